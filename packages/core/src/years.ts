/**
 * Year rules: a title that depends on other years.
 */
import type { Outcome, Policy, YearRule } from './documents.js';
import type { History, HistoryYear, Reason } from './result.js';
import { allOf, type Quantity, quantity, type Truth, type Verdict } from './verdict.js';

/** The year that is being judged, as its own history entry would say. */
export interface ThisYear {
  readonly year: number;
  readonly group: string;
  readonly verdict: Verdict;
  readonly outcome?: Outcome | undefined;
}

export interface YearVerdict {
  readonly truth: Truth;
  /** Years in a row that are met, counted back from this one; a range when some are not known. */
  readonly run: Quantity;
  readonly reasons: readonly Reason[];
}

const UNMET_NOW: YearVerdict = { truth: 'unmet', run: 0, reasons: [] };

interface Link {
  readonly year: number;
  readonly verdict: Truth | 'absent';
  readonly group?: string | undefined;
  readonly why?: 'beyond-history' | 'undecided';
}

/** The value of a policy, bare or with provenance. */
export function policyOf<T extends string>(policy: Policy<T> | undefined, fallback: T): T {
  return policy === undefined ? fallback : typeof policy === 'string' ? policy : policy.value;
}

/** Kleene AND over `consecutive` years ending this one, under the rule's policies for gaps and changes of group. */
export function runYears(rule: YearRule, history: History | undefined, now: ThisYear): YearVerdict {
  // One unmet year decides, and this year's is at hand.
  if (now.verdict === 'unmet' && rule.counts !== 'recognised') return UNMET_NOW;
  const gap = policyOf(rule.gap, 'unknown');
  const chain = chainOf(rule, history, now, gap === 'bridge');
  const truths = chain.map(
    ({ verdict }): Truth => (verdict !== 'absent' ? verdict : gap === 'reset' ? 'unmet' : 'unknown'),
  );
  const missing = rule.consecutive - chain.length;
  const truth = allOf([...truths, ...changesOf(rule, chain), ...(missing > 0 ? (['unknown'] as const) : [])]);
  const until = (ends: (verdict: Truth) => boolean) => {
    const at = truths.findIndex(ends);
    return at < 0 ? truths.length : at;
  };
  const possible = until((verdict) => verdict === 'unmet');
  const run = quantity(
    until((verdict) => verdict !== 'met'),
    possible === truths.length ? possible + Math.max(0, missing) : possible,
  );
  if (truth !== 'unknown') return { truth, run, reasons: [] };
  const reasons: Reason[] = chain
    .filter(({ verdict }) => verdict === 'unknown' || verdict === 'absent')
    .map(({ year, verdict, why }) => ({ year, why: verdict === 'absent' ? 'absent' : (why ?? 'undecided') }));
  if (reasons.length === 0) {
    const last = chain[chain.length - 1]?.year ?? now.year;
    reasons.push(
      missing > 0
        ? { year: Math.min(last, history?.since ?? now.year) - 1, why: 'beyond-history' }
        : { year: now.year, why: 'group-unknown' },
    );
  }
  return { truth, run, reasons: reasons.sort((a, b) => ('year' in a ? a.year : 0) - ('year' in b ? b.year : 0)) };
}

/** The years of the window, this one first; when gaps are bridged absent years are skipped, back to `since`. */
function chainOf(rule: YearRule, history: History | undefined, now: ThisYear, bridges: boolean): Link[] {
  const recognised = rule.counts === 'recognised';
  const entries = new Map<number, HistoryYear | 'two'>();
  const since = history?.since ?? now.year;
  for (const entry of history?.titles ?? []) {
    if (entry.year < since || entry.year >= now.year || !defines(entry, rule.title, recognised)) continue;
    entries.set(entry.year, entries.has(entry.year) ? 'two' : entry);
  }
  const own = recognised ? outcomeVerdict(now.outcome) : now.verdict;
  const chain: Link[] = [];
  const add = (link: Link) => {
    if (!bridges || link.verdict !== 'absent') chain.push(link);
  };
  add({
    year: now.year,
    verdict: own === 'exempt' ? 'absent' : own,
    group: now.group,
    ...(own === 'unknown' && { why: 'undecided' }),
  });
  for (let year = now.year - 1; chain.length < rule.consecutive; year -= 1) {
    if (year < since) {
      if (bridges) break;
      chain.push({ year, verdict: 'unknown', why: 'beyond-history' });
      continue;
    }
    const entry = entries.get(year);
    if (entry === undefined) add({ year, verdict: 'absent' });
    else if (entry === 'two') add({ year, verdict: 'unknown', why: 'undecided' });
    else add({ year, verdict: verdictIn(entry, rule.title, recognised), group: entry.group });
  }
  return chain;
}

function defines(entry: HistoryYear, title: string, recognised: boolean): boolean {
  return Object.hasOwn((recognised ? entry.recognised : entry.verdicts) ?? {}, title);
}

function verdictIn(entry: HistoryYear, title: string, recognised: boolean): Truth | 'absent' {
  const verdict = recognised ? outcomeVerdict(entry.recognised?.[title]) : entry.verdicts[title];
  return verdict === 'met' || verdict === 'unmet' || verdict === 'unknown' ? verdict : 'absent';
}

/** The authority's outcome as a verdict; nothing decided is absent, told as exempt. */
export function outcomeVerdict(outcome: Outcome | undefined): Verdict {
  return outcome === 'granted' ? 'met' : outcome === 'refused' || outcome === 'revoked' ? 'unmet' : 'exempt';
}

/** What changes of group between neighbouring years add. */
function changesOf(rule: YearRule, chain: readonly Link[]): Truth[] {
  const policy = policyOf(rule.groupChange, 'keep');
  if (policy === 'keep') return [];
  const present = chain.filter(({ verdict }) => verdict !== 'absent');
  return present.slice(1).flatMap((older, index): Truth[] => {
    const newer = present[index]!;
    if (older.group === undefined || newer.group === undefined) return ['unknown'];
    if (older.group === newer.group) return [];
    const open = older.verdict === 'unknown' || newer.verdict === 'unknown';
    return [policy === 'unknown' || open ? 'unknown' : 'unmet'];
  });
}
