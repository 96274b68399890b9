/**
 * The years of one subject as a year rule sees them, each by itself.
 */
import type { Truth, Verdict } from '../value/verdict.js';
import type { History, HistoryYear } from './history.js';
import { type Outcomes, outcomeOf, type Watched } from './recognition.js';
import type { CountedYear, Reason } from './result.js';

/** The year that is being judged, as its own history entry would say. */
export interface ThisYear {
  readonly year: number;
  readonly group: string;
  /** The computed verdict of the title that is looked at. */
  readonly verdict: Verdict;
  /** What the authority decided. */
  readonly outcomes?: Outcomes | undefined;
}

/** What a year rule looks at. */
export interface WatchedYears {
  readonly watched: Watched;
  /** Whether the authority's outcome counts instead of the computed one. */
  readonly recognised: boolean;
  readonly history: History | undefined;
  readonly now: ThisYear;
}

/** The first year that is known. Without a history only this one is. */
export function sinceOf({ history, now }: WatchedYears): number {
  return history === undefined || history.since > now.year ? now.year : history.since;
}

/** One of the watched years, this one or an earlier one. */
export function yearAt(watching: WatchedYears, year: number): CountedYear {
  const { watched, recognised, history, now } = watching;
  if (year === now.year) {
    const verdict = recognised ? verdictOfOutcome(outcomeOf(now.outcomes, watched)) : plainVerdict(now.verdict);
    const { group } = now;
    return verdict === 'unknown' ? { year, verdict, group, why: 'undecided' } : { year, verdict, group };
  }
  if (year < sinceOf(watching)) return { year, verdict: 'unknown', why: 'beyond-history' };
  let found: HistoryYear | undefined;
  for (const entry of history?.titles ?? []) {
    if (entry.year !== year || !defines(entry, watched)) continue;
    // Told twice: which of the two is right is not known.
    if (found !== undefined) return { year, verdict: 'unknown', why: 'undecided' };
    found = entry;
  }
  if (found === undefined) return { year, verdict: 'absent' };
  const verdict = recognised
    ? verdictOfOutcome(outcomeOf(found.recognised, watched))
    : found.registered === false
      ? 'unmet'
      : plainVerdict(found.verdicts[watched.name]);
  const { group } = found;
  if (verdict === 'unknown')
    return group === undefined ? { year, verdict, why: 'undecided' } : { year, verdict, group, why: 'undecided' };
  return group === undefined ? { year, verdict } : { year, verdict, group };
}

/** Why years leave a rule open, the earliest first. */
export function reasonsOfYears(years: readonly CountedYear[], opens: (year: CountedYear) => boolean): Reason[] {
  return years
    .filter(opens)
    .map(({ year, verdict, why }): Reason => ({ year, why: verdict === 'absent' ? 'absent' : (why ?? 'undecided') }))
    .reverse();
}

/** An entry tells of a title when it has a verdict or a decision on it, or on one of its ranks. */
function defines({ verdicts, recognised = {} }: HistoryYear, { title }: Watched): boolean {
  if (Object.hasOwn(verdicts, title) || Object.hasOwn(recognised, title)) return true;
  const ofRank = (name: string) => name.startsWith(`${title}.`);
  return Object.keys(verdicts).some(ofRank) || Object.keys(recognised).some(ofRank);
}

/** Exempt, and anything that is no verdict, is no assessment. */
function plainVerdict(verdict: Verdict | undefined): Truth | 'absent' {
  return verdict === 'met' || verdict === 'unmet' || verdict === 'unknown' ? verdict : 'absent';
}

/** The authority's outcome as a verdict; nothing decided is absent. */
function verdictOfOutcome(outcome: ReturnType<typeof outcomeOf>): Truth | 'absent' {
  return outcome === undefined ? 'absent' : outcome === 'granted' ? 'met' : 'unmet';
}
