/**
 * The shapes of a period report: the years of several reports beside each other.
 */
import type { Issue } from './issue.js';
import type { Baseline, MeasureReport, PlaceholderUse, PlaceTally, PolicyUse, TargetResult } from './result.js';

/** What one year counted at a place: the row of that year's report. */
export interface ReviewedRow extends Omit<PlaceTally, 'place' | 'level'> {
  readonly year: number;
}

/** How the official share of a place changed from one year to another: certain met by certain members. */
export interface ShareChange {
  readonly from: number;
  readonly to: number;
  /**
   * Why the two shares cannot be compared: subjects of divided places are only perhaps counted (`divided`), the place is in
   * force on one of the two trees only (`place-changed`), the programme counts something else under the same name
   * (`another-measure`), or nobody is surely counted (`nobody`). Nothing else is told then.
   */
  readonly notComparable?: 'divided' | 'place-changed' | 'another-measure' | 'nobody';
  readonly direction?: 'up' | 'down' | 'same';
  /** True when every completion of what is undecided in both years has this direction. */
  readonly surely?: true;
  /**
   * The exact difference as a fraction: `met(to) × total(from) − met(from) × total(to)` over `total(from) × total(to)`, not
   * shortened. Whole numbers as text, because they may pass 2⁵³.
   */
  readonly difference?: { readonly numerator: string; readonly denominator: string };
}

/** A target of the period, held against the last counted year up to it. */
export interface Goal {
  /** The year that was counted; the verdict is there when it is the target's own. */
  readonly counted: number;
  readonly target: TargetResult;
}

/** One place over the years. Places are the same when their ids are. */
export interface ReviewedPlace {
  readonly place: string;
  readonly level: string;
  /** Shares declared without counts, up to the end of the period: shown, never summed nor compared. */
  readonly baselines: readonly Baseline[];
  /** Years in which the place is listed, in their order. */
  readonly rows: readonly ReviewedRow[];
  /** Each of these years against the one before it. */
  readonly changes: readonly ShareChange[];
  /** The last against the first; absent when there is one year only. */
  readonly trend?: ShareChange;
  readonly goals: readonly Goal[];
}

/** One measure over the years of the period, and place by place. */
export interface ReviewedMeasure {
  readonly measure: string;
  readonly years: readonly (Omit<MeasureReport, 'measure' | 'places'> & { readonly year: number })[];
  readonly places: readonly ReviewedPlace[];
}

/** One year of a programme, and the tree of places it was counted on. */
export interface ReviewedYear {
  readonly year: number;
  /** Versions of the programme that counted it. */
  readonly versions: readonly string[];
  readonly tree: string;
  readonly remappedFrom?: string;
  readonly snapshotTakenOn?: string;
}

/** A listed place that begins or ends between the first tree of the period and the last. */
export interface PlaceChange {
  readonly place: string;
  readonly level: string;
  /** First day of the place, and the places that its list says went into it. */
  readonly begins?: { readonly on: string; readonly from: readonly string[] };
  /** First day on which it is no more, and the places it went into. */
  readonly ends?: { readonly on: string; readonly into: readonly string[] };
}

/** One programme over the years of the period. */
export interface ReviewedProgramme {
  readonly programme: string;
  readonly place: string;
  readonly versions: readonly string[];
  readonly years: readonly ReviewedYear[];
  /** Years of the period that no report counts. */
  readonly missing: readonly number[];
  readonly measures: readonly ReviewedMeasure[];
  /** Absent when no list of places was given. */
  readonly placeChanges?: readonly PlaceChange[];
}

/** Several years in one: ids and numbers only; words are added when it is rendered. */
export interface Review {
  readonly format: 'tieuchi-review/1';
  readonly semantics: number;
  /** First and last year of the period. */
  readonly from: number;
  readonly to: number;
  readonly programmes: readonly ReviewedProgramme[];
  readonly placeholders: readonly PlaceholderUse[];
  readonly policies?: readonly PolicyUse[];
  /** What the reports said themselves. */
  readonly reported: readonly Issue[];
  /** What stands in the way of putting them together; what an error tells of is left out. */
  readonly issues: readonly Issue[];
}
