/**
 * The shape of a report.
 */

import type { Status } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import type { TitleBasis } from '../plan/format.js';
import type { TargetResult } from '../programme/target.js';
import type { Share } from '../value/share.js';
import type { Tally } from '../value/tally.js';
import type { PolicyUse } from '../year/policies.js';

/** One measure at one place: its counts, the share that they bound, and the target. */
export interface PlaceTally {
  /** Id of the place. */
  readonly place: string;
  /** Level of the place, one of the measure's. */
  readonly level: string;
  /** What was counted there: all who are in the place or in those that lie in it. */
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
  /** Those who may be here. */
  readonly maybe: number;
}

/** How many records came in time for a deadline, and how many too late (SEMANTICS §7.10). */
export interface DeadlineTally {
  /** Id of the stage that was due. */
  readonly stage: string;
  /** The day before which it was due, `YYYY-MM-DD`. */
  readonly before: string;
  /** Records of subjects who surely are here that have a day for the stage. */
  readonly dated: number;
  /** Those of `dated` whose day is not before the deadline. */
  readonly late: number;
  /** Records of subjects who may be here that have a day for the stage. */
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
  /** Whether the titles that it counts are computed or decided; absent when it reads none, or when the programme does not state `titles`. */
  readonly titles?: TitleBasis;
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
  /** Set when that is not the year's own tree, with the day of the year's own: what was at its places was counted again. */
  readonly remappedFrom?: string;
  /** Set when that tree, or the year's own, is known only as of another day. */
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
export interface Report<Told extends Issue = Issue> {
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
  readonly issues: readonly Told[];
}
