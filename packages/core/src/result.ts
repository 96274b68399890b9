/**
 * The shapes of what comes out: results, tallies, reports.
 */
import type { Outcome, Provenance, Status } from './documents.js';
import type { Issue } from './issue.js';
import type { Quantity, Truth, Verdict } from './verdict.js';

/** Why a value is not known: a fact of the record, or a year without a known verdict (SEMANTICS §3.5, §6). */
export type Reason =
  | {
      /** Id of a fact of the record. */
      readonly fact: string;
      /** The record does not give it; what it gives is not allowed; it is counted of members some of whom are open. */
      readonly why: 'missing' | 'invalid' | 'members-unknown';
    }
  | {
      /** Calendar year that a year rule looks at. */
      readonly year: number;
      /**
       * It lies before the history begins; its verdict is unknown; it was not assessed, under the policy `unknown`; its
       * group is not told; the group changed, under the policy `unknown`.
       */
      readonly why: 'beyond-history' | 'undecided' | 'absent' | 'group-unknown' | 'group-changed';
    };

/** One comparison that fails or is open on the path that decided: what it has and what it needs. */
export interface Gap {
  /** JSON Pointer into the pack, to the comparison or the year rule. */
  readonly pointer: string;
  /** What the record has: points, the fact's own unit, percent of a share (0 to 100), or a number of years. */
  readonly has: Quantity;
  /** How `has` must compare with `needs`. `years`: a number of years that a year rule counts. `upgrade`: years since the rank below was first met. */
  readonly operator: '<' | '<=' | '>' | '>=' | '==' | '!=' | 'years' | 'upgrade';
  /** What the rule asks for, in the unit of `has`; a range when the other side of the comparison is open too. */
  readonly needs: Quantity;
  /** For a share: what is compared, null when nobody is counted. `has` is then its percentage, rounded down to be shown. */
  readonly share?: Share | null;
  /** The years among which a year rule counts, this one included; absent for years in a row. */
  readonly of?: number;
}

/** One year as a year rule sees it. */
export interface CountedYear {
  /** Calendar year. */
  readonly year: number;
  /** `absent`: not assessed, exempt, or without a pack that defines the title. */
  readonly verdict: Truth | 'absent';
  /** Group in which the subject was assessed; absent: the history does not tell it, or the year was not assessed. */
  readonly group?: string;
  /** Why the verdict is unknown: the year lies before the history begins, or it was assessed and is open. Absent otherwise. */
  readonly why?: 'beyond-history' | 'undecided';
  /** What the change of group between this year and the assessed one after it adds, when it is not simply met. */
  readonly groupChange?: 'unmet' | 'unknown';
}

/** What a year rule, or the gate of a rank, came to. */
export interface YearsResult {
  /** Whether the rule, or the gate, is met this year. */
  readonly verdict: Truth;
  /** Years in a row, met years of those counted, or years since the rank below was first met. */
  readonly has: Quantity;
  /** How many of them the pack asks for. */
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

/** What one subject's earlier years say: `since` is the first year that the history covers. */
export interface History {
  /** First calendar year that it covers: a year from then on without an entry was not assessed, an earlier one is unknown. */
  readonly since: number;
  /** Earlier years in any order, one entry each; a year that is told twice is unknown, and an issue. */
  readonly titles: readonly HistoryYear[];
}

/** What one earlier year says of a subject. */
export interface HistoryYear {
  /** Calendar year, before the one that is judged. */
  readonly year: number;
  /** Group in which the subject was judged; without it a change of group is open. */
  readonly group?: string;
  /** Pack that judged it, as `id@version`: told, and never read. */
  readonly pack?: string;
  /** Computed verdicts, by `title` or `title.rank`. */
  readonly verdicts: { readonly [title: string]: Verdict };
  /** What the authority decided, by `title` or `title.rank`. */
  readonly recognised?: { readonly [title: string]: Outcome };
}

/**
 * The counts of one measure at one place: certain members met, unmet and unknown; subjects whose membership is
 * unknown, likewise; exempt ones. Seven whole numbers of subjects, which merge by addition (SEMANTICS §7.1).
 */
export interface Tally {
  /** Certain members of the denominator who are in the numerator. */
  readonly met: number;
  /** Certain members who are not in the numerator. */
  readonly unmet: number;
  /** Certain members of whom it is not known whether they are in the numerator. */
  readonly unknown: number;
  /** Subjects who may be members, and would be in the numerator. */
  readonly maybeMet: number;
  /** Subjects who may be members, and would not be in the numerator. */
  readonly maybeUnmet: number;
  /** Subjects of whom neither is known. */
  readonly maybeUnknown: number;
  /** Exempt subjects, certain or possible members: in neither numerator nor denominator. */
  readonly exempt: number;
}

/** A share kept as two integers at each end; an end whose denominator is 0 is null (SEMANTICS §7.1). */
export interface Share {
  /** The least share that any completion of what is open gives. */
  readonly low: {
    /** Subjects in the numerator. */
    readonly met: number;
    /** Subjects in the denominator, above 0. */
    readonly total: number;
  } | null;
  /** The greatest share that any completion of what is open gives. */
  readonly high: {
    /** Subjects in the numerator. */
    readonly met: number;
    /** Subjects in the denominator, above 0. */
    readonly total: number;
  } | null;
}

/** A tally held against a target (SEMANTICS §7.2, §7.3). */
export interface TargetResult {
  /** Year for which the document sets the target; later than the counted year when that has none. */
  readonly year: number;
  /** Kind of places for which it is set; absent: the general target. */
  readonly for?: string;
  /** Percent or more; absent: `moreThan`, or no number at all. */
  readonly atLeast?: number;
  /** Strictly more than this percent; absent: `atLeast`, or no number at all. */
  readonly moreThan?: number;
  /** The document's words, when the programme quotes them. */
  readonly inWords?: string;
  /** How sure the target is. */
  readonly status: Status;
  /** Key of the programme's `sources`; absent for placeholders that have none. */
  readonly source?: string;
  /** Absent when the target is for a later year or has no number. */
  readonly verdict?: Verdict;
  /** The least number of further members that must be met, as a range; absent without a number or without members. */
  readonly distance?: Quantity;
}

/** One measure at one place: its counts, the share that they bound, and the target. */
export interface PlaceTally {
  /** Id of the place. */
  readonly place: string;
  /** Level of the place, one of the measure's. */
  readonly level: string;
  /** What was counted there: all who stand in the place or in those that lie in it. */
  readonly tally: Tally;
  /** Null when nobody is counted, surely or perhaps. */
  readonly share: Share | null;
  /** The target of this year, or else the next one; absent when the measure has none from this year on. */
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
  /** Id of the stage in the programme. */
  readonly stage: string;
  /** `met + unmet + unknown` have passed it, the maybe-counts may have, and `met` of those who have are in the numerator. */
  readonly tally: Tally;
}

/** Subjects of one kind at one place, each counted once whatever measures and places count it. */
export interface HeadTally {
  /** Id of the place. */
  readonly place: string;
  /** Level of the place. */
  readonly level: string;
  /** Subjects whom some measure surely counts here; present when the programme states `counting`. */
  readonly subjects?: number;
  /** Subjects whom some measure may count here, and none surely does; beside `subjects`. */
  readonly maybe?: number;
  /** Self-assessments beside what was judged; absent in years without any. */
  readonly self?: SelfTally;
  /** What came in time and what came too late; absent in years without days. */
  readonly deadlines?: readonly DeadlineTally[];
}

/** How the totals that subjects gave themselves differ from those that were judged. */
export interface SelfTally {
  /** Subjects who gave themselves more points in all than they were judged to have. */
  readonly over: number;
  /** Subjects who gave themselves fewer. */
  readonly under: number;
  /** Subjects who gave themselves as many. */
  readonly equal: number;
  /** Those of whom one of the totals is not known. */
  readonly open: number;
  /** Sum of the differences in points, self less judged, of the first three; their mean is `sum` by `over + under + equal`. */
  readonly sum: number;
  /** Those who may stand here. */
  readonly maybe: number;
}

/** How many records came in time for a deadline, and how many too late (SEMANTICS §7.10). */
export interface DeadlineTally {
  /** Id of the stage that was due. */
  readonly stage: string;
  /** The day before which it was due, `YYYY-MM-DD`. */
  readonly before: string;
  /** Records of subjects who surely stand here that have a day for the stage. */
  readonly dated: number;
  /** Those of `dated` whose day is not before the deadline. */
  readonly late: number;
  /** Records of subjects who may stand here that have a day for the stage. */
  readonly maybeDated: number;
  /** Those of `maybeDated` whose day is not before the deadline. */
  readonly maybeLate: number;
}

/** Subjects of one kind, place by place. */
export interface HeadReport {
  /** Kind of the subjects. */
  readonly count: string;
  /** The programme's own place, and those of levels at which some measure counts the kind: each before those that lie in it; those with nobody are left out. */
  readonly places: readonly HeadTally[];
}

/** One measure in one year, place by place. */
export interface MeasureReport {
  /** Id of the measure in the programme. */
  readonly measure: string;
  /** True when only declared counts fill it and none was given at any place. */
  readonly notDeclared?: true;
  /** Subjects of the denominator whose place is not known: perhaps members at the programme's place, in no tally below it. */
  readonly unplaced: number;
  /** By level: places where nobody is counted, and which are not listed. */
  readonly empty: readonly {
    /** Level of the places. */
    readonly level: string;
    /** How many of them there are. */
    readonly count: number;
  }[];
  /** Places of the measure's levels where somebody is counted, and the programme's own when it is of one: each before those that lie in it, siblings by code. */
  readonly places: readonly PlaceTally[];
}

/** One year of a programme. */
export interface YearReport {
  /** Calendar year that was counted. */
  readonly year: number;
  /** Day whose tree of places was used, `YYYY-MM-DD`. */
  readonly tree: string;
  /** Set when that is not the year's own tree, with the day of the year's own: what stood at its places was counted again. */
  readonly remappedFrom?: string;
  /** Set when that tree, or the year's own, is only known as it stood on another day. */
  readonly snapshotTakenOn?: string;
  /** Every measure, in the programme's order. */
  readonly measures: readonly MeasureReport[];
  /** Subjects counted once; absent when there is nothing to tell. */
  readonly heads?: readonly HeadReport[];
}

/** A share that was declared without counts: shown, never summed. */
export interface Baseline {
  /** Id of the place, or its code, as it was declared. */
  readonly place: string;
  /** Calendar year of the share. */
  readonly year: number;
  /** Id of the measure. */
  readonly measure: string;
  /** Percent, at most two decimals. */
  readonly share: number;
  /** How sure it is, as it was declared. */
  readonly status: Status;
  /** Who gives it, in the words of the declaration. */
  readonly source: string;
}

/** A number or rule that no source gives, and that something in this report used. */
export interface PlaceholderUse {
  /** Pack or programme that holds it, as `id@version`. */
  readonly document: string;
  /** JSON Pointer into that document. */
  readonly pointer: string;
}

/** What a pack that judged somebody says of years that its sources leave open. */
export type PolicyUse = Partial<Provenance> & {
  /** Pack that states it, as `id@version`. */
  readonly document: string;
  /** Pointer into the document; of the year rule when it does not state the policy, which then has no status. */
  readonly pointer: string;
  /** Id of the title whose year rule it governs. */
  readonly title: string;
} & (
    | {
        /** What a year without assessment does. */
        readonly policy: 'gap';
        /** It counts as not met, is skipped, or leaves the rule open. */
        readonly value: 'reset' | 'bridge' | 'unknown';
      }
    | {
        /** What a change of group between two years in a row does. */
        readonly policy: 'groupChange';
        /** Nothing, it breaks the row, or it leaves the rule open. */
        readonly value: 'keep' | 'reset' | 'unknown';
      }
  );

/** One programme, year by year. */
export interface ProgrammeReport {
  /** Id of the programme. */
  readonly programme: string;
  /** Version of the programme that counted. */
  readonly version: string;
  /** Id of the place it covers. */
  readonly place: string;
  /** Years in which somebody was counted or declared, earliest first; none when no list holds its place. */
  readonly years: readonly YearReport[];
  /** Shares declared without counts, as they were given. */
  readonly baselines: readonly Baseline[];
}

/** Everything that was counted: ids and numbers only; words are added when it is rendered. */
export interface Report {
  /** Kind of document, and the version of its format. */
  readonly format: 'tieuchi-report/1';
  /** Version of the semantics by which it was counted. */
  readonly semantics: number;
  /** Every programme, in the order in which they were given. */
  readonly programmes: readonly ProgrammeReport[];
  /** All placeholders of the packs that judged somebody in the run, then those of the programmes. */
  readonly placeholders: readonly PlaceholderUse[];
  /** Policies of year rules that have their own provenance or none; others are those of their title. Absent: there are none. */
  readonly policies?: readonly PolicyUse[];
  /** What is wrong with declared counts and places, and what else concerns no single row. */
  readonly issues: readonly Issue[];
}
