/**
 * The shapes of a period report: the years of several reports beside each other (SEMANTICS §7.12).
 */

import type { Issue } from '../issue/issue.js';
import type { TargetResult } from '../programme/target.js';
import type { Baseline, MeasureReport, PlaceholderUse, PlaceTally } from '../rollup/result.js';
import type { PolicyUse } from '../year/policies.js';

/** What one year counted at a place: the row of that year's report. */
export interface ReviewedRow extends Omit<PlaceTally, 'place' | 'level'> {
  /** Calendar year that was counted. */
  readonly year: number;
}

/** How the official share of a place changed from one year to another: certain met by certain members. */
export interface ShareChange {
  /** The earlier year. */
  readonly from: number;
  /** The later year. */
  readonly to: number;
  /**
   * Why the two shares cannot be compared: subjects of divided places are only perhaps counted (`divided`), the place is in
   * force on one of the two trees only (`place-changed`), the programme counts something else under the same name
   * (`another-measure`), or nobody is surely counted (`nobody`). Nothing else is reported then.
   */
  readonly notComparable?: 'divided' | 'place-changed' | 'another-measure' | 'nobody';
  /** Which of the two official shares is the greater one; absent with `notComparable`. */
  readonly direction?: 'up' | 'down' | 'same';
  /** True when every completion of what is undecided in both years has this direction. */
  readonly surely?: true;
  /**
   * The exact difference as a fraction: `met(to) × total(from) − met(from) × total(to)` over `total(from) × total(to)`, not
   * shortened. Whole numbers as text, because they may pass 2⁵³.
   */
  readonly difference?: {
    /** Whole number, negative when the share went down. */
    readonly numerator: string;
    /** Whole number above 0. */
    readonly denominator: string;
  };
}

/** A target of the period, held against the last counted year up to it. */
export interface Goal {
  /** The year that was counted; the verdict is there when it is the target's own. */
  readonly counted: number;
  /** The target, with how far the place was from it that year. */
  readonly target: TargetResult;
}

/** One place over the years. Places are the same when their ids are. */
export interface ReviewedPlace {
  /** Id of the place. */
  readonly place: string;
  /** Level of the place as the last report lists it; empty when only a baseline names a place that no list holds. */
  readonly level: string;
  /** Shares declared without counts, up to the end of the period: shown, never summed nor compared. */
  readonly baselines: readonly Baseline[];
  /** Years in which the place is listed, in their order. */
  readonly rows: readonly ReviewedRow[];
  /** Each of these years against the one before it. */
  readonly changes: readonly ShareChange[];
  /** The last against the first; absent when there is one year only. */
  readonly trend?: ShareChange;
  /** Targets not before the period, by year; none without a row that could be held against them. */
  readonly goals: readonly Goal[];
}

/** One measure over the years of the period, and place by place. */
export interface ReviewedMeasure {
  /** Id of the measure in the programme. */
  readonly measure: string;
  /** What each year's report says of the measure beside its places. */
  readonly years: readonly (Omit<MeasureReport, 'measure' | 'places'> & {
    /** Calendar year that was counted. */
    readonly year: number;
  })[];
  /** Places as the last year lists them, then those that only earlier years or baselines name. */
  readonly places: readonly ReviewedPlace[];
}

/** One year of a programme, and the tree of places it was counted on. */
export interface ReviewedYear {
  /** Calendar year that was counted. */
  readonly year: number;
  /** Versions of the programme that counted it. */
  readonly versions: readonly string[];
  /** Day whose tree of places was used, `YYYY-MM-DD`. */
  readonly tree: string;
  /** Day of the year's own tree, when another one was used. */
  readonly remappedFrom?: string;
  /** Day on which the list of that tree, or of the year's own, was taken, when it is not known from day to day. */
  readonly snapshotTakenOn?: string;
}

/** A listed place that begins or ends between the first tree of the period and the last. */
export interface PlaceChange {
  /** Id of the place. */
  readonly place: string;
  /** Level of the place. */
  readonly level: string;
  /** How it began; absent: it was there before. */
  readonly begins?: {
    /** First day of the place, `YYYY-MM-DD`. */
    readonly on: string;
    /** Ids of the places that went into it, as links say; none when no link does. */
    readonly from: readonly string[];
  };
  /** How it ended; absent: it is still there. */
  readonly ends?: {
    /** First day on which it is no more, `YYYY-MM-DD`. */
    readonly on: string;
    /** Ids of the places it went into, as links say; none when no link does. */
    readonly into: readonly string[];
  };
}

/** One programme over the years of the period. */
export interface ReviewedProgramme {
  /** Id of the programme. */
  readonly programme: string;
  /** Id of the place it covers: the same in all reports. */
  readonly place: string;
  /** Versions that counted years of the period; several are a warning. */
  readonly versions: readonly string[];
  /** Years of the period that some report counts, earliest first. */
  readonly years: readonly ReviewedYear[];
  /** Years of the period that no report counts. */
  readonly missing: readonly number[];
  /** Measures as the last year lists them, then those that only earlier years or baselines name. */
  readonly measures: readonly ReviewedMeasure[];
  /** Absent when no list of places was given. */
  readonly placeChanges?: readonly PlaceChange[];
}

/** Several years in one: ids and numbers only; words are added when it is rendered. */
export interface Review<Told extends Issue = Issue> {
  /** Kind of document, and the version of its format. */
  readonly format: 'tieuchi-review/1';
  /** Version of the semantics by which all its years were counted. */
  readonly semantics: number;
  /** First year of the period; 0 when no report counts a year and none was asked for. */
  readonly from: number;
  /** Last year of the period; 0 likewise. */
  readonly to: number;
  /** Every programme that some report counts, by id. */
  readonly programmes: readonly ReviewedProgramme[];
  /** Placeholders that any of the reports used, each once. */
  readonly placeholders: readonly PlaceholderUse[];
  /** Policies that any of the reports lists, each once; absent: there are none. */
  readonly policies?: readonly PolicyUse[];
  /** What the reports said themselves. */
  readonly reported: readonly Told[];
  /** What is in the way of putting them together; what an error tells of is left out. */
  readonly issues: readonly Told[];
}
