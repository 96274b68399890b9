/**
 * The shape of lists of places. It mirrors `schema/places.schema.json`, word by word.
 */
import type { Source } from './parts.js';

/** One place, as it was from `from` until the day before `until`: an administrative unit, or an organisation. */
export interface Place {
  /** Identity of the place; it is never given to another one. */
  readonly id: string;
  /** Official code, as text with its leading zeros; another place may have it at another time. */
  readonly code: string;
  /** Level of the place, in the author's own word: a commune, a province, a unit. */
  readonly level: string;
  /** Official name, as reports show it. */
  readonly name: string;
  /** Id of the place it lies in; absent for the topmost one. */
  readonly parent?: string;
  /** First day of the place, `YYYY-MM-DD`; absent: from the beginning. */
  readonly from?: string;
  /** First day on which it no longer exists, `YYYY-MM-DD`; absent: it still does. */
  readonly until?: string;
}

/** What became of a place that ended: on that day it, or a part of it, went into one that began. */
export interface PlaceLink {
  /** Id of the place that ended. */
  readonly from: string;
  /** Id of the place that began on that day. */
  readonly to: string;
  /** `full` when all of the old place went there, `partial` when only a part did. */
  readonly kind: 'full' | 'partial';
}

/** A stretch of time for which the list of places is known only as of one day. */
export interface Snapshot {
  /** First day on which the list is known from day to day again, `YYYY-MM-DD`: the snapshot is used for all days before it. */
  readonly before: string;
  /** Day on which the list was taken, `YYYY-MM-DD`; reports name it. */
  readonly takenOn: string;
}

/** How many places of a level a list must hold on a day, as documents say. */
export interface ExpectedCount {
  /** Level whose places are counted. */
  readonly level: string;
  /** First words of the names that are counted; absent: all. */
  readonly named?: string;
  /** Day on which they are counted, `YYYY-MM-DD`. */
  readonly on: string;
  /** How many there must be; another number refuses the list. */
  readonly count: number;
  /** Key of the entry in `sources` that gives the number. */
  readonly source?: string;
}

/** Places and what became of them: the tree of administrative units and organisations, day by day. */
export interface Places {
  /** Address of this schema, by which editors complete and check the file. */
  readonly $schema?: string;
  /** Kind of document, and the version of its format. */
  readonly format: 'tieuchi-places/1';
  /** Id of this document, the same in all its versions: words of lower-case letters and digits, joined by - . and /. */
  readonly id: string;
  /** Version of this document, as major.minor.patch. */
  readonly version: string;
  /** The documents that the rest refers to, by a key of your choice. */
  readonly sources?: { readonly [key: string]: Source };
  /** Stretches of time whose list is known only as of one day; reports say so. */
  readonly snapshots?: readonly Snapshot[];
  /** What the list must hold; checked when it is read. */
  readonly expect?: {
    /** How many places of a level there are on a day. */
    readonly counts: readonly ExpectedCount[];
  };
  /** The places, in any order. */
  readonly places: readonly Place[];
  /** What became of places that ended. */
  readonly links?: readonly PlaceLink[];
}
