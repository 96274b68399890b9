/**
 * The shapes of what comes out: results, tallies, reports.
 */
import type { Outcome, Provenance, Status } from './documents.js';
import type { Issue } from './issue.js';
import type { Quantity, Truth, Verdict } from './verdict.js';

/** Why a value is not known: a fact of the record, or a year without a known verdict. */
export type Reason =
  | { readonly fact: string; readonly why: 'missing' | 'invalid' | 'members-unknown' }
  | {
      readonly year: number;
      readonly why: 'beyond-history' | 'undecided' | 'absent' | 'group-unknown' | 'group-changed';
    }
  | { readonly indicator: string; readonly why: 'maybe-exempt' };

/** One comparison that fails or is open on the path that decided: what it has and what it needs. */
export interface Gap {
  readonly pointer: string;
  readonly has: Quantity;
  /** `years`: a number of years that a year rule counts. `upgrade`: years since the rank below was first met. */
  readonly operator: '<' | '<=' | '>' | '>=' | '==' | '!=' | 'years' | 'upgrade';
  readonly needs: Quantity;
  /** For a share: what is compared, null when nobody is counted. `has` is then its percentage, rounded down to be shown. */
  readonly share?: Share | null;
  /** The years among which a year rule counts, this one included; absent for years in a row. */
  readonly of?: number;
}

/** One year as a year rule sees it. */
export interface CountedYear {
  readonly year: number;
  /** `absent`: not assessed, exempt, or without a pack that defines the title. */
  readonly verdict: Truth | 'absent';
  readonly group?: string;
  /** Why the verdict is unknown. */
  readonly why?: 'beyond-history' | 'undecided';
  /** What the change of group between this year and the assessed one after it adds, when it is not simply met. */
  readonly groupChange?: 'unmet' | 'unknown';
}

/** What a year rule, or the gate of a rank, came to. */
export interface YearsResult {
  readonly verdict: Truth;
  /** Years in a row, met years of those counted, or years since the rank below was first met. */
  readonly has: Quantity;
  readonly needs: number;
  /** The years among which met ones are counted, this one included; absent for years in a row and for gates. */
  readonly of?: number;
  /** The years that were looked at, the latest first, as far as was needed to decide. */
  readonly years: readonly CountedYear[];
  /** Why it is unknown, earliest year first; empty otherwise. */
  readonly reasons: readonly Reason[];
}

/** One rank of a title: its verdict, and what keeps the subject from it. */
export interface RankResult {
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
  readonly id: string;
  /** Present when `applies` is not simply met. */
  readonly applies?: 'unmet' | 'unknown';
  readonly points?: Quantity;
  readonly met?: Truth;
  readonly decidedBy?: string;
  readonly reasons?: readonly Reason[];
}

/** One title: its verdict, the rule that decided, and what is lacking or open. */
export interface TitleResult {
  readonly id: string;
  readonly verdict: Verdict;
  /** JSON Pointer into the pack of the rule that decided, or of the whole condition when no part decides alone. */
  readonly decidedBy: string;
  readonly why?: 'not-registered' | 'all-exempt' | 'maybe-all-exempt';
  readonly rank?: { readonly best: string; readonly worst: string };
  /** Verdicts of the ranks, best first, as rules read them. */
  readonly ranks?: readonly RankResult[];
  /** What the year rule came to; absent when the title has none, is exempt, perhaps exempt, or not registered. */
  readonly years?: YearsResult;
  /** Comparisons that fail or are open on the path that decided; absent when met. */
  readonly gaps?: readonly Gap[];
  readonly reasons?: readonly Reason[];
}

/** Points of a record: in all, the lowest of an indicator, and by criterion. */
export interface Points {
  readonly total: Quantity;
  /** Absent when no points indicator may apply. */
  readonly lowest?: Quantity;
  readonly criteria: readonly { readonly id: string; readonly points: Quantity }[];
}

/** The verdicts of one subject in one year: plain JSON, the same bytes for the same input. */
export interface Result {
  readonly subject: string;
  readonly year: number;
  readonly group: string;
  /** Day that chose the pack and the values of its thresholds. */
  readonly date: string;
  /** Id and version of the pack that judged it, as `id@version`. */
  readonly pack: string;
  /** Null for packs whose indicators give no points. */
  readonly points: Points | null;
  readonly indicators: readonly IndicatorResult[];
  readonly titles: readonly TitleResult[];
  /** What the counts and shares of the pack stand for: the tally of the members, by fact. Absent when it has none. */
  readonly members?: readonly { readonly fact: string; readonly tally: Tally }[];
  /** Ids of the facts whose declared default was used. */
  readonly defaults: readonly string[];
  readonly issues: readonly Issue[];
}

/** What one subject's earlier years say: `since` is the first year that the history covers. */
export interface History {
  readonly since: number;
  readonly titles: readonly HistoryYear[];
}

/** What one earlier year says of a subject. */
export interface HistoryYear {
  readonly year: number;
  readonly group?: string;
  readonly pack?: string;
  /** Computed verdicts, by `title` or `title.rank`. */
  readonly verdicts: { readonly [title: string]: Verdict };
  /** What the authority decided, by `title` or `title.rank`. */
  readonly recognised?: { readonly [title: string]: Outcome };
}

/**
 * The counts of one measure at one place: certain members met, unmet and unknown; subjects whose membership is
 * unknown, likewise; exempt ones.
 */
export interface Tally {
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  readonly maybeMet: number;
  readonly maybeUnmet: number;
  readonly maybeUnknown: number;
  readonly exempt: number;
}

/** A share kept as two integers at each end; an end whose denominator is 0 is null. */
export interface Share {
  readonly low: { readonly met: number; readonly total: number } | null;
  readonly high: { readonly met: number; readonly total: number } | null;
}

/** A tally held against a target. */
export interface TargetResult {
  /** Year for which the document sets the target; later than the counted year when that has none. */
  readonly year: number;
  /** Kind of places for which it is set; absent: the general target. */
  readonly for?: string;
  readonly atLeast?: number;
  readonly moreThan?: number;
  readonly inWords?: string;
  readonly status: Status;
  readonly source?: string;
  /** Absent when the target is for a later year or has no number. */
  readonly verdict?: Verdict;
  /** The least number of further members that must be met, as a range; absent without a number or without members. */
  readonly distance?: Quantity;
}

/** One measure at one place: its counts, the share that they bound, and the target. */
export interface PlaceTally {
  readonly place: string;
  readonly level: string;
  readonly tally: Tally;
  /** Null when nobody is counted. */
  readonly share: Share | null;
  readonly target?: TargetResult;
  /** How declared counts entered: the whole tally, or the denominator. */
  readonly declared?: 'tally' | 'denominator';
  /** True when subjects of places that were divided may belong here or elsewhere: never apportioned. */
  readonly notFullyDeterminable?: true;
  /** By stage, in the programme's order; absent in years in which no record names a stage. */
  readonly stages?: readonly StageTally[];
  /** The measure among those to whom the authority granted a title that it is about; beside `stages`. */
  readonly granted?: Tally;
}

/** A measure among those who have passed one stage. */
export interface StageTally {
  readonly stage: string;
  /** `met + unmet + unknown` have passed it, the maybe-counts may have, and `met` of those who have are in the numerator. */
  readonly tally: Tally;
}

/** Subjects of one kind at one place, each counted once whatever measures and places count it. */
export interface HeadTally {
  readonly place: string;
  readonly level: string;
  /** Those whom some measure surely counts here, and those whom one may; present when the programme states `counting`. */
  readonly subjects?: number;
  readonly maybe?: number;
  /** Self-assessments beside what was judged; absent in years without any. */
  readonly self?: SelfTally;
  /** What came in time and what came too late; absent in years without days. */
  readonly deadlines?: readonly DeadlineTally[];
}

/** How the totals that subjects gave themselves differ from those that were judged. */
export interface SelfTally {
  readonly over: number;
  readonly under: number;
  readonly equal: number;
  /** Those of whom one of the totals is not known. */
  readonly open: number;
  /** Sum of the differences, self less judged, of the first three; their mean is `sum` by `over + under + equal`. */
  readonly sum: number;
  /** Those who may stand here. */
  readonly maybe: number;
}

/** How many records came in time for a deadline, and how many too late. */
export interface DeadlineTally {
  readonly stage: string;
  /** The day before which it was due. */
  readonly before: string;
  /** Records with a day for the stage, and those of them whose day is not before that. */
  readonly dated: number;
  readonly late: number;
  readonly maybeDated: number;
  readonly maybeLate: number;
}

/** Subjects of one kind, place by place. */
export interface HeadReport {
  readonly count: string;
  readonly places: readonly HeadTally[];
}

/** One measure in one year, place by place. */
export interface MeasureReport {
  readonly measure: string;
  /** True when only declared counts fill it and none was given at any place. */
  readonly notDeclared?: true;
  /** Subjects of the denominator whose place is not known: perhaps members at the programme's place, in no tally below it. */
  readonly unplaced: number;
  /** By level: places where nobody is counted, and which are not listed. */
  readonly empty: readonly { readonly level: string; readonly count: number }[];
  readonly places: readonly PlaceTally[];
}

/** One year of a programme. */
export interface YearReport {
  readonly year: number;
  /** Day whose tree of places was used. */
  readonly tree: string;
  /** Set when that is not the year's own tree, with the day of the year's own: what stood at its places was counted again. */
  readonly remappedFrom?: string;
  /** Set when that tree, or the year's own, is only known as it stood on another day. */
  readonly snapshotTakenOn?: string;
  readonly measures: readonly MeasureReport[];
  /** Subjects counted once; absent when there is nothing to tell. */
  readonly heads?: readonly HeadReport[];
}

/** A share that was declared without counts: shown, never summed. */
export interface Baseline {
  readonly place: string;
  readonly year: number;
  readonly measure: string;
  readonly share: number;
  readonly status: Status;
  readonly source: string;
}

/** A number or rule that no source gives, and that something in this report used. */
export interface PlaceholderUse {
  readonly document: string;
  readonly pointer: string;
}

/** What a pack that judged somebody says of years that its sources leave open. */
export type PolicyUse = Partial<Provenance> & {
  readonly document: string;
  /** Pointer into the document; of the year rule when it does not state the policy, which then has no status. */
  readonly pointer: string;
  readonly title: string;
} & (
    | { readonly policy: 'gap'; readonly value: 'reset' | 'bridge' | 'unknown' }
    | { readonly policy: 'groupChange'; readonly value: 'keep' | 'reset' | 'unknown' }
  );

/** One programme, year by year. */
export interface ProgrammeReport {
  readonly programme: string;
  readonly version: string;
  readonly place: string;
  readonly years: readonly YearReport[];
  readonly baselines: readonly Baseline[];
}

/** Everything that was counted: ids and numbers only; words are added when it is rendered. */
export interface Report {
  readonly format: 'tieuchi-report/1';
  readonly semantics: number;
  readonly programmes: readonly ProgrammeReport[];
  readonly placeholders: readonly PlaceholderUse[];
  /** Policies of year rules that have their own provenance or none; others are those of their title. Absent: there are none. */
  readonly policies?: readonly PolicyUse[];
  readonly issues: readonly Issue[];
}
