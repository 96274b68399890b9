/**
 * Year rules: a title that depends on other years.
 */

import { quantity, type Truth } from '../value/verdict.js';
import type { History } from './history.js';
import type { Watched } from './recognition.js';
import type { CountedYear, Reason, YearsResult } from './result.js';
import { reasonsOfYears, sinceOf, type ThisYear, type WatchedYears, yearAt } from './watched-years.js';
/** A year rule as data: what it asks for. */
export interface YearsAsked {
  /** Key of its form. */
  readonly form: string;
  /** Years that must be met. */
  readonly needs: number;
  /** The years among which they count, this one included; absent for years in a row. */
  readonly of?: number;
  /** Whether the authority's outcome counts instead of the computed one. */
  readonly recognised: boolean;
  /** What a year without assessment does. */
  readonly gap: 'reset' | 'bridge' | 'unknown';
  /** What a change of group does, for years in a row. */
  readonly groupChange?: 'keep' | 'reset' | 'unknown';
}

/** What a form of year rules gives in this year. */
export type YearsForm = (asked: YearsAsked, watching: WatchedYears) => YearsResult;

/** Kleene AND over the years of a row, latest first, up to the one that breaks it. */
export const runConsecutive: YearsForm = ({ needs, gap, groupChange = 'keep' }, watching) => {
  const first = sinceOf(watching);
  const years: CountedYear[] = [];
  const reasons: Reason[] = [];
  let counted = 0;
  let certain: number | undefined;
  let broken = false;
  let newer: CountedYear | undefined;
  for (let year = watching.now.year; counted < needs && !broken; year -= 1) {
    if (gap === 'bridge' && year < first) {
      reasons.push({ year, why: 'beyond-history' });
      break;
    }
    const seen = yearAt(watching, year);
    const isAbsent = seen.verdict === 'absent';
    const change = isAbsent || newer === undefined ? 'met' : changeOfGroup(groupChange, seen, newer);
    years.push(change === 'met' ? seen : { ...seen, groupChange: change });
    if (isAbsent && gap === 'bridge') continue;
    const truth = seen.verdict !== 'absent' ? seen.verdict : gap === 'reset' ? 'unmet' : 'unknown';
    broken = truth === 'unmet' || change === 'unmet';
    if (truth !== 'met' || change !== 'met') certain ??= counted;
    if (change === 'unknown') reasons.push(...changeReasons(seen, newer!));
    if (truth === 'unknown') reasons.push(...reasonsOfYears([seen], () => true));
    if (!broken) counted += 1;
    if (!isAbsent) newer = seen;
  }
  const isOpen = reasons.length > 0;
  return {
    verdict: broken ? 'unmet' : isOpen ? 'unknown' : 'met',
    has: quantity(certain ?? counted, broken ? counted : needs),
    needs,
    years,
    reasons: broken ? [] : reasons.reverse(),
  };
};

/** What a change of group between neighbouring years adds. */
function changeOfGroup(policy: 'keep' | 'reset' | 'unknown', older: CountedYear, newer: CountedYear): Truth {
  if (policy === 'keep') return 'met';
  if (older.group === undefined || newer.group === undefined) return 'unknown';
  if (older.group === newer.group) return 'met';
  const isOpen = older.verdict === 'unknown' || newer.verdict === 'unknown';
  return policy === 'unknown' || isOpen ? 'unknown' : 'unmet';
}

/** Why a change of group is open; a year that is unknown itself says so by itself. */
function changeReasons(older: CountedYear, newer: CountedYear): Reason[] {
  if (older.verdict === 'unknown' || newer.verdict === 'unknown') return [];
  if (older.group === undefined) return [{ year: older.year, why: 'group-unknown' }];
  return [{ year: newer.year, why: newer.group === undefined ? 'group-unknown' : 'group-changed' }];
}

/** Whether at least `needs` of the last `of` calendar years are met. */
export const countYears: YearsForm = ({ needs, of = 1, gap }, watching) => {
  const years: CountedYear[] = [];
  let met = 0;
  let open = 0;
  const opens = ({ verdict }: CountedYear) => verdict === 'unknown' || (verdict === 'absent' && gap === 'unknown');
  for (let back = 0; back < of; back += 1) {
    const seen = yearAt(watching, watching.now.year - back);
    years.push(seen);
    if (seen.verdict === 'met') met += 1;
    else if (opens(seen)) open += 1;
  }
  const verdict = met >= needs ? 'met' : met + open < needs ? 'unmet' : 'unknown';
  return {
    verdict,
    has: quantity(met, met + open),
    needs,
    of,
    years,
    reasons: verdict === 'unknown' ? reasonsOfYears(years, opens) : [],
  };
};

/** The gate of a rank: whether the rank below was met at least `needs` years before this one. */
export function runUpgrade(
  needs: number,
  below: Watched,
  history: History | undefined,
  { year: thisYear, group }: Pick<ThisYear, 'year' | 'group'>,
): YearsResult {
  const now: ThisYear = { year: thisYear, group, verdict: 'unknown' };
  const watching: WatchedYears = { watched: below, recognised: false, history, now };
  const last = thisYear - needs;
  const first = sinceOf(watching);
  const years: CountedYear[] = [];
  let [certain, possible] = [0, 0];
  for (let year = thisYear - 1; year >= first; year -= 1) {
    const seen = yearAt(watching, year);
    if (year <= last) years.push(seen);
    if (seen.verdict === 'met') certain = thisYear - year;
    if (seen.verdict === 'met' || seen.verdict === 'unknown') possible = thisYear - year;
  }
  const isBeyond = history === undefined || history.since > last;
  if (isBeyond) possible = needs;
  const verdict = certain >= needs ? 'met' : possible < needs ? 'unmet' : 'unknown';
  const reasons = isBeyond
    ? [{ year: last, why: 'beyond-history' as const }]
    : reasonsOfYears(years, (seen) => seen.verdict === 'unknown');
  return { verdict, has: quantity(certain, possible), needs, years, reasons: verdict === 'unknown' ? reasons : [] };
}
