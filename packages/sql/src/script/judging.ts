/**
 * Records as the queries of a kind read them: one column for each fact and decision of its packs, whether the register gives it
 * or not.
 */
import type { CompiledPack, PackPlan } from '@tieuchi/core';
import type { Dialect } from '../dialect/dialect.js';
import { typingOf } from '../intake/typing.js';
import { RECORD_COLUMNS } from '../pack/facts.js';
import { judgedKind, type NamedQuery } from '../pack/kind.js';
import { decidedColumn, decidedRankColumn, factColumn } from '../pack/names.js';

/** The packs of one kind, and where they stand among all packs of a run. */
export interface KindOfPacks {
  readonly kind: string;
  readonly packs: readonly { readonly pack: CompiledPack; readonly plan: PackPlan; readonly at: number }[];
}

/**
 * The queries of a kind, with its name behind the name of each. `given` are the columns of `records`; `since` is SQL of the
 * first year that is known of anybody.
 */
export function kindQueries(
  { kind, packs }: KindOfPacks,
  given: ReadonlySet<string>,
  since: string,
  dialect: Dialect,
): NamedQuery[] {
  const own = `_${kind.replaceAll('-', '_')}`;
  const source = `records${own}`;
  const queries = judgedKind(
    packs.map(({ plan }) => plan),
    dialect,
    source,
  );
  const names = new Set(queries.map(({ name }) => name));
  return [
    { name: source, query: recordsQuery(packs, given, since, dialect) },
    // Each kind has steps of its own: their names must not meet.
    ...queries.map(({ name, query }) => ({
      name: name + own,
      query: query.replace(/\b(FROM) (\w+)/g, (whole, from: string, read: string) =>
        names.has(read) ? `${from} ${read}${own}` : whole,
      ),
    })),
  ];
}

function recordsQuery(
  packs: KindOfPacks['packs'],
  given: ReadonlySet<string>,
  since: string,
  dialect: Dialect,
): string {
  const { types } = typingOf(dialect);
  const plans = packs.map(({ plan }) => plan);
  const facts = [...new Map(plans.flatMap((plan) => plan.facts.map((fact) => [fact.id, fact] as const))).values()];
  const titles = [...new Set(plans.flatMap((plan) => plan.titles.map(({ id }) => id)))];
  const orNull = (name: string, type: string) => (given.has(name) ? name : `CAST(NULL AS ${type}) AS ${name}`);
  const columns = [
    'subject',
    'year',
    `CASE pack${packs.map(({ at }, position) => ` WHEN ${at} THEN ${position}`).join('')} END AS pack`,
    `day AS ${RECORD_COLUMNS.day}`,
    given.has('registered')
      ? `coalesce(registered, 2) AS ${RECORD_COLUMNS.registered}`
      : `2 AS ${RECORD_COLUMNS.registered}`,
    `subject_group AS ${RECORD_COLUMNS.group}`,
    `least(year, ${since}) AS ${RECORD_COLUMNS.since}`,
    // An invalid fact would have made its subject odd.
    `';' AS ${RECORD_COLUMNS.invalid}`,
    ...facts.flatMap(({ id, type, declared }) => {
      const name = factColumn(id);
      // Counts and shares are nobody's plain cells: who has them is odd.
      if (type === 'share')
        return ['low_met', 'low_total', 'high_met', 'high_total'].map(
          (end) => `CAST(NULL AS ${types.whole}) AS ${name}_${end}`,
        );
      if (declared === 'count') return ['low', 'high'].map((end) => `CAST(NULL AS ${types.whole}) AS ${name}_${end}`);
      return [orNull(name, types.whole)];
    }),
    ...titles.flatMap((title) => {
      const name = decidedColumn(title);
      const outcome = given.has(name)
        ? `CASE ${name} WHEN 'granted' THEN 2 WHEN 'refused' THEN 0 WHEN 'revoked' THEN 0 END AS ${name}`
        : `CAST(NULL AS ${types.small}) AS ${name}`;
      return [outcome, orNull(decidedRankColumn(title), types.text)];
    }),
  ];
  return `SELECT ${columns.join(',\n  ')}\nFROM records\nWHERE pack IN (${packs.map(({ at }) => at).join(', ')})`;
}
