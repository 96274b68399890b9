/**
 * Year rules and gates as windows over the years of a subject (SEMANTICS §6).
 */
import type { PlanUpgrade, PlanYears } from '@tieuchi/core';
import { type Column, called, extremeOf, type Part, type Sql, sql, words } from '../statement/sql.js';

/** The columns that a window reads. */
export interface YearSource {
  readonly year: Part;
  readonly since: Part;
  /** Verdict of what is looked at: 0, 1 or 2; NULL in a year that counts as not assessed. */
  readonly verdict: Part;
  /** Group of the subject; empty when it is not known. */
  readonly group: Part;
  /** How many years were assessed up to this one. */
  readonly assessed: Column;
}

const BY_YEAR = 'PARTITION BY subject ORDER BY year';

/** An aggregate over the years from so many before this one up to so many before it. */
function over(aggregate: Sql, order: string, from: number | 'all', to: number): Sql {
  const start = from === 'all' ? 'UNBOUNDED PRECEDING' : from === 0 ? 'CURRENT ROW' : `${from} PRECEDING`;
  const end = to === 0 ? 'CURRENT ROW' : `${to} PRECEDING`;
  return sql`${aggregate} OVER (${words(`${order} RANGE BETWEEN ${start} AND ${end}`)})`;
}

/** What a year rule gives. */
export function yearRule(asked: PlanYears, source: YearSource): Sql {
  if (asked.form === 'consecutive') return inARow(asked, source);
  if (asked.form === 'atLeast' || asked.form === 'validYears') return counted(asked, source);
  throw new TypeError(`${asked.form} is no form of a year rule of this version`);
}

/** Years that were assessed, of the latest `of`. */
function assessedIn(of: number, { verdict }: YearSource): Sql {
  return over(sql`COUNT(${verdict})`, BY_YEAR, of - 1, 0);
}

/** How many of the latest `of` years the history covers: all, or those since it began. */
function coveredOf(of: number, { year, since }: YearSource): Sql {
  return called('LEAST', [of, sql`${year} - ${since} + 1`]);
}

/** At least so many of so many calendar years. */
function counted({ needs, of = 1, gap }: PlanYears, source: YearSource): Sql {
  const sumOf = (code: number) =>
    over(sql`COUNT(CASE WHEN ${source.verdict} = ${code} THEN 1 END)`, BY_YEAR, of - 1, 0);
  const met = sumOf(2);
  const beyond = sql`${of} - ${coveredOf(of, source)}`;
  const absent = gap === 'unknown' ? sql` + ${coveredOf(of, source)} - ${assessedIn(of, source)}` : words('');
  return sql`CASE WHEN ${met} >= ${needs} THEN 2 WHEN ${met} + ${sumOf(1)} + ${beyond}${absent} < ${needs} THEN 0 ELSE 1 END`;
}

/** So many years in a row, this one included. */
function inARow(asked: PlanYears, source: YearSource): Sql {
  const { needs, gap, groupChange = 'keep' } = asked;
  if (groupChange !== 'keep' || gap === 'bridge') return inARowByGroup(needs, gap, groupChange, source);
  const least = sql`COALESCE(${over(sql`MIN(${source.verdict})`, BY_YEAR, needs - 1, 0)}, 2)`;
  const beyond = sql`CASE WHEN ${source.year} - ${source.since} + 1 < ${needs} THEN 1 ELSE 2 END`;
  const gaps = sql`CASE WHEN ${assessedIn(needs, source)} < ${coveredOf(needs, source)} THEN ${gap === 'reset' ? 0 : 1} ELSE 2 END`;
  return called('LEAST', [least, beyond, gaps]);
}

/** Year by year: each that is looked at, and the change of group between it and the assessed one after it. */
function inARowByGroup(
  needs: number,
  gap: PlanYears['gap'],
  policy: 'keep' | 'reset' | 'unknown',
  source: YearSource,
): Sql {
  const order = gap === 'bridge' ? `PARTITION BY subject ORDER BY ${source.assessed.name}` : BY_YEAR;
  const at = (value: Part, back: number) => over(sql`MAX(${value})`, order, back, back);
  const group = sql`CASE WHEN ${source.verdict} IS NOT NULL THEN ${source.group} END`;
  const all: Part[] = [];
  const verdicts: Sql[] = [];
  const groups: Sql[] = [];
  for (let back = 0; back < needs; back += 1) {
    const verdict = at(source.verdict, back);
    const own = at(group, back);
    // With gaps bridged, a year that is not there lies beyond the history.
    const absent =
      gap === 'bridge'
        ? sql`1`
        : sql`CASE WHEN ${source.year} - ${back} < ${source.since} THEN 1 ELSE ${gap === 'reset' ? 0 : 1} END`;
    all.push(sql`COALESCE(${verdict}, ${absent})`);
    if (policy !== 'keep' && back > 0) {
      const newer = firstOf(groups);
      const newerVerdict = firstOf(verdicts);
      const changed =
        policy === 'unknown' ? sql`1` : sql`CASE WHEN ${verdict} = 1 OR ${newerVerdict} = 1 THEN 1 ELSE 0 END`;
      all.push(
        sql`CASE WHEN ${own} IS NULL OR ${newer} IS NULL THEN 2 WHEN ${own} = '' OR ${newer} = '' THEN 1 WHEN ${own} = ${newer} THEN 2 ELSE ${changed} END`,
      );
    }
    verdicts.unshift(verdict);
    groups.unshift(own);
  }
  return extremeOf('LEAST', all);
}

/** The first that is there. */
function firstOf(parts: readonly Sql[]): Sql {
  return parts.length === 1 ? parts[0]! : called('COALESCE', parts);
}

/** The gate of a rank: whether the rank below was met so many years before this one. `verdict` is that of the rank below. */
export function gateOf({ afterYears }: PlanUpgrade, { year, since, verdict }: YearSource): Sql {
  const first = (code: number) => over(sql`MIN(CASE WHEN ${verdict} >= ${code} THEN ${year} END)`, BY_YEAR, 'all', 1);
  const last = sql`${year} - ${afterYears}`;
  return sql`CASE WHEN ${first(2)} <= ${last} THEN 2 WHEN ${since} > ${last} OR ${first(1)} <= ${last} THEN 1 ELSE 0 END`;
}
