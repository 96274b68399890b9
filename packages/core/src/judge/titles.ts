/**
 * The result of a title: its verdict, what decided it, and what it lacks.
 */

import type { Frame } from '../frame/frame.js';
import { MET, truthOf, UNKNOWN, UNMET } from '../frame/kleene.js';
import { decidedBy, gapsOf, gapsOfTrace, traceOf } from '../frame/trace.js';
import type { BoundTitle, Program } from '../plan/program.js';
import { type Gap, type Gaps, withGap } from '../value/gap.js';
import type { Verdict } from '../value/verdict.js';
import type { TitleYears } from '../year/alone.js';
import type { Reason, YearsResult } from '../year/result.js';
import type { Entry } from './entry.js';
import type { Judged } from './judge.js';
import { reasonsOf, reasonsOfTitle } from './reasons.js';
/** One rank of a title: its verdict, and what keeps the subject from it. */
export interface RankResult {
  /** Id of the rank in the pack. */
  readonly id: string;
  /** As rules read it: met with a better rank too. */
  readonly verdict: Verdict;
  /** What its gate came to, when it has one. */
  readonly upgrade?: YearsResult;
  /** What keeps the rank from one who has the title: comparisons of its own condition, and its gate. */
  readonly gaps?: readonly Gap[];
}

/** One title: its verdict, the rule that decided, and what is lacking or open. */
export interface TitleResult {
  /** Id of the title in the pack. */
  readonly id: string;
  /** What the engine computed; what the authority decided is in no result. */
  readonly verdict: Verdict;
  /** JSON Pointer into the pack of the rule that decided, or of the whole condition when no part decides alone. */
  readonly decidedBy: string;
  /**
   * Why the title was settled before its own condition was looked at: the record was not registered (unmet), all
   * indicators are exempt (exempt), or perhaps all of them are (unknown). Absent otherwise.
   */
  readonly why?: 'not-registered' | 'all-exempt' | 'maybe-all-exempt';
  /** Between which ranks the subject stands; absent for titles without ranks (SEMANTICS §3.3). */
  readonly rank?: {
    /** Id of the best rank that is not unmet, else `none`. */
    readonly best: string;
    /** Id of the best rank that is met for sure, else `none`. */
    readonly worst: string;
  };
  /** Verdicts of the ranks, best first, as rules read them. */
  readonly ranks?: readonly RankResult[];
  /** What the year rule came to; absent when the title has none, is exempt, perhaps exempt, or not registered. */
  readonly years?: YearsResult;
  /** Comparisons that fail or are open on the path that decided; absent when met. */
  readonly gaps?: readonly Gap[];
  /** Why it is unknown: facts in the pack's order, then years, earliest first; absent when it is known. */
  readonly reasons?: readonly Reason[];
}

/** A title whose own conditions decide. What a year rule says of many subjects at once is made once, and frozen. */
export function openTitle(
  program: Program,
  judged: Judged,
  title: BoundTitle,
  other: TitleYears | undefined,
): TitleResult {
  if (other === undefined || !other.isShared) return titleOf(program, judged, title, other);
  if (other.shown !== undefined) return other.shown;
  const result = titleOf(program, judged, title, other);
  const { when, ranks, years } = title;
  if (when === undefined && ranks.length === 0 && judged.frame.code[years!.slot] !== UNKNOWN) {
    for (const list of [result.gaps, result.reasons]) for (const part of [...(list ?? []), list]) Object.freeze(part);
    other.shown = Object.freeze(result);
  }
  return result;
}

function titleOf(program: Program, judged: Judged, title: BoundTitle, other: TitleYears | undefined): TitleResult {
  const { frame } = judged;
  const { id, when, ranks } = title;
  const ranked = ranks.length > 0;
  const verdict = truthOf(frame.code[title.slot]!);
  const years = other?.rule;
  const trace = title.traces && traceOf(title.traces, frame);
  const decider = whatDecided(title, frame, verdict, years?.verdict, trace?.decidedBy);
  // Most titles of most records: written out, for spreading is what costs here.
  if (verdict === 'met' && !ranked)
    return years === undefined ? { id, verdict, decidedBy: decider } : { id, verdict, decidedBy: decider, years };
  if (verdict === 'met')
    return { id, verdict, decidedBy: decider, ...rankResults(title, frame, other), ...(years && { years }) };
  let gaps = trace !== undefined ? gapsOfTrace(trace, frame) : when && gapsOf(undefined, when, frame, MET);
  if (years !== undefined && years.verdict !== 'met')
    gaps = withGap(gaps, yearsGap(title.years!.pointer, 'years', years));
  if (gaps === undefined)
    for (const rank of ranks) if (rank.when !== undefined) gaps = gapsOf(gaps, rank.when, frame, MET);
  if (verdict === 'unmet' && !ranked && gaps !== undefined)
    return years === undefined
      ? { id, verdict, decidedBy: decider, gaps }
      : { id, verdict, decidedBy: decider, years, gaps };
  const reasons = verdict === 'unknown' ? reasonsOfTitle(program, judged, title) : [];
  if (!ranked && years !== undefined && gaps !== undefined && reasons.length > 0)
    return { id, verdict, decidedBy: decider, years, gaps, reasons };
  return {
    id,
    verdict,
    decidedBy: decider,
    ...(ranked && rankResults(title, frame, other)),
    ...(years && { years }),
    ...(gaps && { gaps }),
    ...(reasons.length > 0 && { reasons }),
  };
}

/** A title that is settled before its own conditions are looked at. */
export function settledTitle(
  program: Program,
  judged: Judged,
  { id, pointer, ranks }: BoundTitle,
  { keys, isImpossible }: Entry,
): TitleResult {
  const why = isImpossible
    ? undefined
    : !keys.registered
      ? 'not-registered'
      : judged.exempt === 'met'
        ? 'all-exempt'
        : 'maybe-all-exempt';
  const verdict: Verdict = why === 'not-registered' ? 'unmet' : why === 'all-exempt' ? 'exempt' : 'unknown';
  const best = verdict === 'unknown' ? (ranks[0]?.id ?? 'none') : 'none';
  const roots = why === 'maybe-all-exempt' ? program.indicators.flatMap(({ applies }) => applies ?? []) : [];
  const reasons = reasonsOf(program, judged, roots);
  return {
    id,
    verdict,
    decidedBy: pointer,
    ...(why !== undefined && { why }),
    ...(ranks.length > 0 && {
      rank: { best, worst: 'none' },
      ranks: ranks.map((each) => ({ id: each.id, verdict })),
    }),
    ...(reasons.length > 0 && { reasons }),
  };
}

function yearsGap(pointer: string, operator: 'years' | 'upgrade', { has, needs, of }: YearsResult): Gap {
  return of === undefined ? { pointer, has, operator, needs } : { pointer, has, operator, needs, of };
}

function whatDecided(
  { pointer, when, years, ranks }: BoundTitle,
  frame: Frame,
  verdict: Verdict,
  byYears: Verdict | undefined,
  traced: string | undefined,
): string {
  if (
    when !== undefined &&
    (verdict === 'unmet' ? frame.code[when.slot] === UNMET : years === undefined && ranks.length === 0)
  )
    return traced ?? decidedBy(when, frame);
  if (years !== undefined && (verdict === 'unmet' ? byYears === 'unmet' : when === undefined && ranks.length === 0))
    return years.pointer;
  return pointer;
}

function rankResults(
  title: BoundTitle,
  frame: Frame,
  other: TitleYears | undefined,
): Pick<TitleResult, 'rank' | 'ranks'> {
  const isMet = frame.code[title.slot] === MET;
  const results = title.ranks.map(({ id, slot, when, upgrade }, index): RankResult => {
    const verdict = truthOf(frame.code[slot]!);
    const gate = other?.gates[index];
    let gaps: Gaps;
    // What keeps the title itself from being met is told there.
    if (isMet && verdict !== 'met') {
      if (when !== undefined) gaps = gapsOf(gaps, when, frame, MET);
      if (gate !== undefined && gate.verdict !== 'met')
        gaps = withGap(gaps, yearsGap(upgrade!.pointer, 'upgrade', gate));
    }
    return { id, verdict, ...(gate && { upgrade: gate }), ...(gaps && { gaps }) };
  });
  return {
    rank: {
      best: results.find(({ verdict }) => verdict !== 'unmet')?.id ?? 'none',
      worst: results.find(({ verdict }) => verdict === 'met')?.id ?? 'none',
    },
    ranks: results,
  };
}
