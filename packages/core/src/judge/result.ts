/**
 * The shapes of what comes out: results, tallies, reports.
 */

import type { Issue } from '../issue/issue.js';
import type { Gap } from '../value/gap.js';
import type { Tally } from '../value/tally.js';
import type { Quantity, Truth, Verdict } from '../value/verdict.js';
import type { Reason, YearsResult } from '../year/result.js';
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

/** One indicator: its points, or whether it is met, and why either is open. */
export interface IndicatorResult {
  /** Id of the indicator in the pack. */
  readonly id: string;
  /** Present when `applies` is not simply met: `unmet` is exempt, and then there are neither points nor `met`. */
  readonly applies?: 'unmet' | 'unknown';
  /** Points it gives, if it applies; a range while it is open. Absent for indicators that are met or not. */
  readonly points?: Quantity;
  /** Whether it is met, if it applies. Absent for indicators that give points. */
  readonly met?: Truth;
  /** JSON Pointer into the pack of the part of `met`, or of `applies` when exempt, that decided. Absent with points. */
  readonly decidedBy?: string;
  /** What is behind the open points, `met` or `applies`, in the pack's order; absent when nothing is open. */
  readonly reasons?: readonly Reason[];
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

/** Points of a record: in all, the lowest of an indicator, and by criterion. */
export interface Points {
  /** Sum over all indicators; an exempt one adds 0 and thresholds are not rescaled (SEMANTICS §3.2). */
  readonly total: Quantity;
  /** Points of the lowest indicator. Absent when no points indicator may apply. */
  readonly lowest?: Quantity;
  /** Sum of each criterion, in the pack's order. */
  readonly criteria: readonly {
    /** Id of the criterion in the pack. */
    readonly id: string;
    /** Sum over its indicators. */
    readonly points: Quantity;
  }[];
}

/** The verdicts of one subject in one year: plain JSON, the same bytes for the same input. */
export interface Result {
  /** Id of the subject, from the record; empty when the record's could not be read. */
  readonly subject: string;
  /** Calendar year that was judged; 0 when the record's could not be read. */
  readonly year: number;
  /** Group of the record; empty when it could not be read. */
  readonly group: string;
  /** Day that chose the pack and the values of its thresholds, `YYYY-MM-DD`: the record's, or 31 December. */
  readonly date: string;
  /** Id and version of the pack that judged it, as `id@version`. */
  readonly pack: string;
  /** Null for packs whose indicators give no points. */
  readonly points: Points | null;
  /** Every indicator, in the pack's order. */
  readonly indicators: readonly IndicatorResult[];
  /** Every title, in the pack's order. */
  readonly titles: readonly TitleResult[];
  /** What the counts and shares of the pack stand for: the tally of the members, by fact. Absent when it has none. */
  readonly members?: readonly {
    /** Id of the fact. */
    readonly fact: string;
    /** Members counted, or what the record declares in their stead. */
    readonly tally: Tally;
  }[];
  /** Ids of the facts whose declared default was used. */
  readonly defaults: readonly string[];
  /** What is wrong with the record, the history or the tallies, each by its JSON Pointer into the record. */
  readonly issues: readonly Issue[];
}
