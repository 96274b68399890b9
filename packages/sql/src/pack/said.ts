/**
 * What a result says in words: verdicts, what decided them, ranks, and points as cells of a table.
 */
import type { PlanTitle } from '@tieuchi/core';
import { verdictField } from '../bytes/fields.js';
import type { TitleFields } from '../bytes/result-fields.js';
import type { Dialect } from '../dialect/dialect.js';
import { type Column, joined, type Part, type Sql, sql } from '../statement/sql.js';
import { deciderOf } from './decided.js';
import type { JudgedPack } from './judged.js';
import { bestColumn, byColumn, verdictColumn, worstColumn } from './names.js';

/** Adds what the result says of each title. */
export function saidOfTitles(pack: JudgedPack, dialect: Dialect): TitleFields[] {
  const { plan, layers, exempt, given } = pack;
  const decider = deciderOf(pack, dialect);
  return plan.titles.map((title) => {
    const { id, ranks } = title;
    const own = verdictField(pack.titles.get(id)!);
    const said =
      exempt === undefined
        ? own
        : sql`CASE WHEN ${exempt} = 2 AND ${given.registered} = 2 THEN 'exempt' ELSE ${own} END`;
    const verdict = layers.addText(verdictColumn(id), said, `title ${id} in words`);
    const by = layers.addText(byColumn(id), decider(title), `what decided ${id}`);
    if (ranks.length === 0) return { verdict, by };
    return {
      ...{ verdict, by },
      standing: {
        best: layers.addText(bestColumn(id), firstRank(pack, title, '> 0', dialect), `the best rank that is not unmet`),
        worst: layers.addText(worstColumn(id), firstRank(pack, title, '= 2', dialect), `the best rank that is met`),
      },
    };
  });
}

/** The best rank whose code is so, else `none` (SEMANTICS 3.3). */
function firstRank({ titles }: JudgedPack, { id, ranks }: PlanTitle, is: '> 0' | '= 2', dialect: Dialect): Sql {
  const cases = ranks.map(({ id: rank }) => {
    const code = sql`${titles.get(`${id}.${rank}`)!}`;
    return { text: ` WHEN ${code.text} ${is} THEN ${dialect.text(rank).text}`, reads: code.reads };
  });
  return sql`CASE${joined(cases, '')} ELSE 'none' END`;
}

/** Adds `total_cell` and `lowest_cell`: numbers as a table shows them, `8.5`, or both ends as `73..82`. */
export function saidOfPoints({ plan, layers }: JudgedPack, lowestIsThere: Sql | undefined, dialect: Dialect): Column[] {
  const { total, lowest } = plan.totals;
  const ends = (name: string) => ['low', 'high'].map((end) => layers.find(`${name}_${end}`)) as [Column?, Column?];
  const cell = (name: string, decimals: number): Sql => {
    const [low, high] = ends(name);
    if (low === undefined || high === undefined) return dialect.missing.text;
    const text = (end: Part) => decimalText(end, decimals, dialect);
    return sql`CASE WHEN ${low} = ${high} THEN ${text(low)} ELSE ${text(low)} || '..' || ${text(high)} END`;
  };
  const lowestCell = cell('points_lowest', lowest.decimals);
  return [
    layers.addText('total_cell', cell('points_total', total.decimals), 'the sum of all points, as a cell'),
    layers.addText(
      'lowest_cell',
      lowestIsThere === undefined ? lowestCell : sql`CASE WHEN ${lowestIsThere} THEN ${lowestCell} END`,
      'the lowest points, as a cell',
    ),
  ];
}

/** A whole number on a scale as everybody writes it: `85` in tenths is `8.5`. */
function decimalText(value: Part, decimals: number, dialect: Dialect): Sql {
  if (decimals === 0) return dialect.asText(value);
  const scale = 10 ** decimals;
  const size = sql`abs(${value})`;
  const digits = sql`right(${dialect.asText(sql`${size} % ${scale} + ${scale}`)}, ${decimals})`;
  const fraction = sql`CASE WHEN ${size} % ${scale} = 0 THEN '' ELSE '.' || trim(TRAILING '0' FROM ${digits}) END`;
  return sql`CASE WHEN ${value} < 0 THEN '-' ELSE '' END || ${dialect.asText(dialect.quotient(size, scale))} || ${fraction}`;
}
