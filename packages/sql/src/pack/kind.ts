/**
 * The packs of one kind of subject as one query: each judges its own records, and all of them are the years of a subject.
 */
import type { PackPlan, PlanTitle, PlanUpgrade, PlanYears } from '@tieuchi/core';
import type { Dialect } from '../dialect/dialect.js';
import { type Column, joined, type Part, type Sql, sql } from '../statement/sql.js';
import { RECORD_COLUMNS } from './facts.js';
import { type JudgedPack, judgedPack, type YearPhases } from './judged.js';
import { decidedColumn, decidedRankColumn, gateColumn, underscored, yearsColumn } from './names.js';
import { belowOf, yearPhases } from './phases.js';
import { gateOf, yearRule } from './years.js';

/** One step of a larger query: its name, by which later ones read it, and what it is. */
export interface NamedQuery {
  readonly name: string;
  readonly query: string;
}

/** A pack, and what its records say of themselves. */
interface PlacedPack extends JudgedPack {
  readonly position: number;
}

/** A window column: what it is for the records of a pack. */
interface Looking {
  readonly column: string;
  readonly phase: number;
  readonly pack: number;
  /** What is looked at: the verdict's column, by the name of the title or rank. */
  readonly watched: Watched;
  readonly expression: (verdict: Column, assessed: Column) => Sql;
}

type Watched =
  | { readonly way: 'computed' | 'reached'; readonly name: string }
  | { readonly way: 'decided'; readonly name: string; readonly ranks: readonly string[] };

/** What is asked beyond the verdicts. */
export interface KindOptions {
  /** What `pack` is in the records of each plan; absent: its position. */
  readonly positions?: readonly number[];
  /** Adds columns to a pack, and gives those that are wanted in the end; absent: all that say what a record comes to. */
  readonly wanted?: (pack: JudgedPack) => readonly Column[];
}

/**
 * The queries that judge the records of one kind, in their order; the last, `judged`, has a row for each row of `records`:
 * the columns of the record, and what it gives. A column that a pack does not have is NULL in its rows.
 */
export function judgedKind(
  plans: readonly PackPlan[],
  dialect: Dialect,
  records: string,
  { positions = plans.map((_, index) => index), wanted = ({ results }) => results }: KindOptions = {},
): NamedQuery[] {
  const phases = yearPhases(plans);
  const packs = plans.map((plan, index): PlacedPack => {
    const pack = judgedPack(plan, dialect, phases[index]!);
    return { ...pack, position: positions[index]!, results: wanted(pack) };
  });
  const looking = packs.flatMap((pack, index) => lookingOf(pack, phases[index]!));
  const watched = new Map(looking.map(({ watched: each }) => [watchedColumn(each), each]));
  const verdicts = packs.map((pack) => [...watched.values()].map((each) => verdictColumn(pack, each, dialect)));
  const last = Math.max(...packs.map(({ layers }) => layers.phases())) - 1;
  const queries: NamedQuery[] = [];
  let source = records;
  for (let phase = 0; phase <= last; phase += 1) {
    const name = phase === last ? 'judged' : `judged_${phase}`;
    queries.push({ name, query: unionOf(packs, verdicts, phase, looking, source, dialect) });
    if (phase === last) break;
    queries.push({
      name: `years_${phase}`,
      query: windowsOf(
        looking.filter((each) => each.phase === phase + 1),
        name,
      ),
    });
    source = `years_${phase}`;
  }
  return queries;
}

/** The queries as one. */
export function asOneQuery(
  queries: readonly NamedQuery[],
  select: string,
  { stepAs }: Pick<Dialect, 'stepAs'>,
): string {
  return `WITH ${queries.map(({ name, query }) => `${name} ${stepAs} (\n${query}\n)`).join(',\n')}\n${select}`;
}

function lookingOf({ plan, given, position: pack }: PlacedPack, phases: YearPhases): Looking[] {
  const { year, since, group } = given;
  return plan.titles.flatMap((title): Looking[] => {
    const { id, years, ranks } = title;
    const own: Looking[] = [];
    if (years !== undefined)
      own.push({
        ...{ column: yearsColumn(id), phase: phases.years(id), pack },
        watched: watchedBy(plan, years),
        expression: (verdict, assessed) => yearRule(years, { year, since, group, verdict, assessed }),
      });
    ranks.forEach((rank, at) => {
      const upgrade: PlanUpgrade | undefined = rank.upgrade;
      if (upgrade === undefined) return;
      own.push({
        ...{ column: gateColumn(id, rank.id), phase: phases.gate(id, rank.id), pack },
        watched: { way: 'reached', name: belowOf(title, at) },
        expression: (verdict, assessed) => gateOf(upgrade, { year, since, group, verdict, assessed }),
      });
    });
    return own;
  });
}

function watchedBy({ titles }: PackPlan, { title: name, recognised }: PlanYears): Watched {
  if (!recognised) return { way: 'computed', name };
  const of = titles.find(({ id }) => id === name.split('.')[0]) as PlanTitle;
  return { way: 'decided', name, ranks: of.ranks.map(({ id }) => id) };
}

/** The name of the column of what is looked at; the order of ranks matters to what was decided of one of them. */
function watchedColumn(watched: Watched): string {
  const name = watched.name.split('.').map(underscored).join('__');
  const order =
    watched.way === 'decided' && watched.name.includes('.') ? `__${watched.ranks.map(underscored).join('__')}` : '';
  return `looked_${watched.way}_${name}${order}`;
}

/** What the records of a pack say of what is looked at. */
function verdictColumn(
  { layers, titles, reached, given, exempt }: JudgedPack,
  watched: Watched,
  dialect: Dialect,
): Column {
  const { way, name } = watched;
  const verdict = (way === 'reached' ? reached : titles).get(name);
  if (way !== 'decided') {
    const own =
      verdict === undefined
        ? unregistered(layers, given, titles, name)
        : exempt === undefined
          ? sql`${verdict}`
          : sql`CASE WHEN ${exempt} = 2 AND ${given.registered} = 2 THEN NULL ELSE ${verdict} END`;
    return layers.add(watchedColumn(watched), own, `${name}, as a year of the subject; NULL: exempt, not assessed`);
  }
  return layers.add(watchedColumn(watched), decidedVerdict(layers, watched, dialect), `what was decided of ${name}`);
}

/** Who did not register has not met what the pack does not know either, once the year tells of the title at all. */
function unregistered(
  layers: JudgedPack['layers'],
  { registered }: JudgedPack['given'],
  titles: JudgedPack['titles'],
  name: string,
): Sql {
  const [title] = name.split('.') as [string];
  if (titles.has(title)) return sql`CASE WHEN ${registered} = 0 THEN 0 END`;
  const decided = layers.find(decidedColumn(title)) ?? layers.given(decidedColumn(title));
  return sql`CASE WHEN ${registered} = 0 AND ${decided} IS NOT NULL THEN 0 END`;
}

/** What the authority decided of a title or a rank, as a verdict; NULL: nothing (SEMANTICS 6.2). */
function decidedVerdict(
  layers: JudgedPack['layers'],
  { name, ranks }: Extract<Watched, { way: 'decided' }>,
  dialect: Dialect,
): Sql {
  const [title, rank] = name.split('.') as [string, string?];
  const column = (of: string) => layers.find(of) ?? layers.given(of);
  const whole = column(decidedColumn(title));
  if (rank === undefined) return sql`${whole}`;
  // Position of the rank that the decision names, from 0; NULL when it names none, or one that the asking pack does not know.
  const cases = ranks.map((each, index) => sql` WHEN ${dialect.text(each)} THEN ${index}`);
  const named = sql`CASE ${column(decidedRankColumn(title))}${joined(cases, '')} END`;
  const at = ranks.indexOf(rank);
  const other = at === ranks.length - 1 ? sql`${whole}` : sql`CASE WHEN ${whole} = 0 THEN 0 END`;
  return sql`CASE WHEN ${whole} = 2 AND ${named} <= ${at} THEN 2 WHEN ${named} = ${at} THEN ${whole} WHEN ${whole} = 2 AND ${named} > ${at} THEN 0 ELSE ${other} END`;
}

/** What all packs give in one phase, with all columns that a later phase, or the reader, needs. */
function unionOf(
  packs: readonly PlacedPack[],
  verdicts: readonly (readonly Column[])[],
  phase: number,
  looking: readonly Looking[],
  source: string,
  dialect: Dialect,
): string {
  const neededAfter = (after: number) => {
    const stillRead = new Set(looking.flatMap((each) => (each.phase > after ? [watchedColumn(each.watched)] : [])));
    return packs.map(({ layers, given, results }, index) =>
      layers.carried(after, [
        ...Object.values(given),
        ...results,
        ...verdicts[index]!.filter(({ name }) => stillRead.has(name)),
      ]),
    );
  };
  const before = phase === 0 ? undefined : neededAfter(phase - 1);
  const needed = neededAfter(phase);
  const names = new Map(needed.flat().map((column) => [column.name, column]));
  return packs
    .map(({ layers, position }, index) => {
      const own = new Set(needed[index]!.map(({ name }) => name));
      const list = [...names.values()].map(({ name, isText }) =>
        own.has(name) ? name : `${(isText ? dialect.missing.text : dialect.missing.whole).text} AS ${name}`,
      );
      // A pack reads its own columns alone: another may have one of the same name that this one is still to compute.
      const read = [...(before?.[index] ?? []), ...layers.givenAt(phase)].map(({ name }) => name);
      const columns = [...new Set(read)].join(', ');
      const ofPack = `(SELECT ${columns} FROM ${source} WHERE ${RECORD_COLUMNS.pack} = ${position}) AS own`;
      return `SELECT * FROM (\n${layers.query(phase, ofPack, list)}\n) AS pack_${index}`;
    })
    .join('\nUNION ALL\n');
}

/** The windows that must be known when a phase begins, over the records of all packs. */
function windowsOf(looking: readonly Looking[], source: string): string {
  const counts = [...new Set(looking.map((each) => watchedColumn(each.watched)))];
  const assessed = (name: string) => `${name}_assessed`;
  const first = counts.map(
    (name) => `    COUNT(${name}) OVER (PARTITION BY subject ORDER BY year) AS ${assessed(name)}`,
  );
  const columns = new Map<string, { pack: number; expression: Sql }[]>();
  for (const each of looking) {
    const name = watchedColumn(each.watched);
    const column = (of: string): Column => ({ name: of, phase: 0, depth: 0 });
    const list = columns.get(each.column) ?? [];
    list.push({ pack: each.pack, expression: each.expression(column(name), column(assessed(name))) });
    columns.set(each.column, list);
  }
  const written = [...columns].map(([column, list]) => {
    const texts = new Set(list.map(({ expression }) => expression.text));
    const expression: Part =
      texts.size === 1
        ? list[0]!.expression
        : {
            text: `CASE ${RECORD_COLUMNS.pack}${list.map(({ pack, expression: own }) => ` WHEN ${pack} THEN ${own.text}`).join('')} END`,
            reads: [],
          };
    return `    ${expression.text} AS ${column}`;
  });
  return `SELECT *,\n${written.join(',\n')}\nFROM (\n  SELECT *,\n${first.join(',\n')}\n  FROM ${source}\n) AS assessed`;
}
