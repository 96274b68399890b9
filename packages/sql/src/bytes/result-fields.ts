/**
 * The fields of the result of a plain record (SEMANTICS 8.1.17), over the columns of its pack.
 */
import type { Dialect } from '../dialect/dialect.js';
import type { JudgedPack } from '../pack/judged.js';
import { appliesColumn, metColumn, pointsColumn } from '../pack/names.js';
import type { Column } from '../statement/sql.js';
import { joined, type Part, type Sql, sql, words } from '../statement/sql.js';
import { keyField, verdictField } from './fields.js';

/** What a result says of a title. */
export interface TitleFields {
  readonly verdict: Part;
  readonly by: Part;
  /** Absent for a title without ranks. */
  readonly standing?: { readonly best: Part; readonly worst: Part };
}

const EMPTY = words("''");

export function resultFields(pack: JudgedPack, titles: readonly TitleFields[], dialect: Dialect): Part[] {
  const { plan, given, layers } = pack;
  const column = (name: string): Column => {
    const found = layers.find(name);
    if (found === undefined) throw new TypeError(`${name} is no column of a judged pack`);
    return found;
  };
  const ends = (name: string) => ['low', 'high'].map((end) => dialect.asText(column(`${name}_${end}`)));
  const giving = plan.indicators.filter(({ points }) => points !== undefined);
  return [
    keyField(given.subject, dialect),
    dialect.text(plan.subject),
    dialect.asText(given.year),
    dialect.text(`${plan.id}@${plan.version}`),
    ...(giving.length === 0
      ? []
      : [
          ...ends('points_total'),
          // Where no indicator may give points there is no lowest.
          ...ends('points_lowest').map((end) =>
            giving.some(({ applies }) => applies === undefined) ? end : unlessExempt(giving.map(appliesOf), end),
          ),
        ]),
    ...plan.indicators.flatMap((indicator) => {
      const { id, applies, points } = indicator;
      const own = points === undefined ? [verdictField(column(metColumn(id)))] : ends(pointsColumn(id));
      if (applies === undefined) return own;
      // What does not apply says nothing more (SEMANTICS 8.1.18).
      return [...own.map((field) => unlessExempt([appliesOf(indicator)], field)), verdictField(appliesOf(indicator))];
    }),
    ...titles.flatMap(({ verdict, by, standing }) => [
      verdict,
      by,
      ...(standing === undefined ? [] : [standing.best, standing.worst]),
    ]),
    // Nobody counted its members, and nothing is to be told of a plain row.
    ...plan.facts.flatMap(({ declared }) => (declared === 'count' || declared === 'share' ? [EMPTY] : [])),
    EMPTY,
  ];

  function appliesOf({ id }: { readonly id: string }): Column {
    return column(appliesColumn(id));
  }
}

function unlessExempt(applies: readonly Column[], field: Sql): Sql {
  return sql`CASE WHEN ${joined(
    applies.map((code) => sql`${code} = 0`),
    ' AND ',
  )} THEN '' ELSE ${field} END`;
}
