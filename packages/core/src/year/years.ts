/**
 * Year rules: a title that depends on other years.
 */
import type { ConsecutiveYears, YearRule } from '../document/index.js';
import { quantity, type Truth } from '../value/verdict.js';
import { type Chain, reasonsIn, sinceOf, type ThisYear, yearAt } from './chain.js';
import type { History } from './history.js';
import { policyOf } from './policies.js';
import type { Watched } from './recognition.js';
import type { CountedYear, Reason, YearsResult } from './result.js';

/** What a year rule comes to in this year. */
export function runYears(rule: YearRule, watched: Watched, history: History | undefined, now: ThisYear): YearsResult {
  const chain: Chain = { watched, recognised: rule.counts === 'recognised', history, now };
  if ('consecutive' in rule) return runConsecutive(rule, chain);
  const gap = policyOf(rule.gap, 'unknown');
  return 'atLeast' in rule
    ? countYears(chain, rule.of, rule.atLeast, gap)
    : countYears(chain, rule.validYears + 1, 1, gap);
}

/** Kleene AND over the years of a row, latest first, up to the one that breaks it. */
function runConsecutive(rule: ConsecutiveYears, chain: Chain): YearsResult {
  const { consecutive: needs } = rule;
  const gap = policyOf(rule.gap, 'unknown');
  const groupChange = policyOf(rule.groupChange, 'keep');
  const first = sinceOf(chain);
  const years: CountedYear[] = [];
  const reasons: Reason[] = [];
  let counted = 0;
  let certain: number | undefined;
  let broken = false;
  let newer: CountedYear | undefined;
  for (let year = chain.now.year; counted < needs && !broken; year -= 1) {
    if (gap === 'bridge' && year < first) {
      reasons.push({ year, why: 'beyond-history' });
      break;
    }
    const seen = yearAt(chain, year);
    const isAbsent = seen.verdict === 'absent';
    const change = isAbsent || newer === undefined ? 'met' : changeOf(groupChange, seen, newer);
    years.push(change === 'met' ? seen : { ...seen, groupChange: change });
    if (isAbsent && gap === 'bridge') continue;
    const truth = seen.verdict !== 'absent' ? seen.verdict : gap === 'reset' ? 'unmet' : 'unknown';
    broken = truth === 'unmet' || change === 'unmet';
    if (truth !== 'met' || change !== 'met') certain ??= counted;
    if (change === 'unknown') reasons.push(...changeReasons(seen, newer!));
    if (truth === 'unknown') reasons.push(...reasonsIn([seen], () => true));
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
}

/** What a change of group between neighbouring years adds. */
function changeOf(policy: 'keep' | 'reset' | 'unknown', older: CountedYear, newer: CountedYear): Truth {
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
function countYears(chain: Chain, of: number, needs: number, gap: 'reset' | 'unknown'): YearsResult {
  const years: CountedYear[] = [];
  let met = 0;
  let open = 0;
  const opens = ({ verdict }: CountedYear) => verdict === 'unknown' || (verdict === 'absent' && gap === 'unknown');
  for (let back = 0; back < of; back += 1) {
    const seen = yearAt(chain, chain.now.year - back);
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
    reasons: verdict === 'unknown' ? reasonsIn(years, opens) : [],
  };
}

/** The gate of a rank: whether the rank below was met at least `needs` years before this one. */
export function runUpgrade(
  needs: number,
  below: Watched,
  history: History | undefined,
  { year: thisYear, group }: Pick<ThisYear, 'year' | 'group'>,
): YearsResult {
  const now: ThisYear = { year: thisYear, group, verdict: 'unknown' };
  const chain: Chain = { watched: below, recognised: false, history, now };
  const last = thisYear - needs;
  const first = sinceOf(chain);
  const years: CountedYear[] = [];
  let [certain, possible] = [0, 0];
  for (let year = thisYear - 1; year >= first; year -= 1) {
    const seen = yearAt(chain, year);
    if (year <= last) years.push(seen);
    if (seen.verdict === 'met') certain = thisYear - year;
    if (seen.verdict === 'met' || seen.verdict === 'unknown') possible = thisYear - year;
  }
  const isBeyond = history === undefined || history.since > last;
  if (isBeyond) possible = needs;
  const verdict = certain >= needs ? 'met' : possible < needs ? 'unmet' : 'unknown';
  const reasons = isBeyond
    ? [{ year: last, why: 'beyond-history' as const }]
    : reasonsIn(years, (seen) => seen.verdict === 'unknown');
  return { verdict, has: quantity(certain, possible), needs, years, reasons: verdict === 'unknown' ? reasons : [] };
}
