/**
 * The shape of records, of what an authority decided, and of counts that are declared instead of records.
 */

import type { Json } from '../json/guards.js';
import type { Status } from './parts.js';

/**
 * A share as a record declares it: `met` out of `among`, or `among` alone, of which members without a record are unmet
 * (SEMANTICS §7.7).
 */
export interface DeclaredShare {
  /** Members in the numerator; absent: those whose records say so. */
  readonly met?: number;
  /** Members in the denominator, at least as many as `met`. */
  readonly among: number;
}

/**
 * A sourced head-count that has no records. With `met` it is the whole tally of that place; with `among` alone it is
 * the denominator; with `share` alone it is a baseline that is shown and never summed (SEMANTICS §7.4).
 */
export interface DeclaredCount {
  /** Id of the programme that it is for; absent: every programme that has the measure. */
  readonly programme?: string;
  /** Place id, or a code valid on the programme's `asOf` day of that year. */
  readonly place: string;
  /** Calendar year that was counted, 1900 to 2199. */
  readonly year: number;
  /** Id of the measure that it fills. */
  readonly measure: string;
  /** People in the denominator, a whole number. Without `met`, those of them who have no record are unmet. */
  readonly among?: number;
  /** People in the numerator, a whole number not above `among`, which it needs; records at the place are then set aside. */
  readonly met?: number;
  /** Percent, at most two decimals. */
  readonly share?: number;
  /** How sure it is; a baseline is shown with it. */
  readonly status: Status;
  /** Who gives the number, in words or as a citation: shown as it is, and no key of any `sources`. */
  readonly source: string;
}

/** What an authority decided on a title: for rules over years granted is met, refused and revoked are unmet (SEMANTICS §6.2). */
export type Outcome = 'granted' | 'refused' | 'revoked';

/** What the authority decided about a title, beside what the engine computes (SEMANTICS §5.5). */
export interface Recognition {
  /** Id of the title, as its pack names it. */
  readonly title: string;
  /** Id of the rank that was decided on; absent: the title as such. */
  readonly rank?: string;
  /** Granted, or else refused or revoked. A title without an entry is not granted. */
  readonly outcome: Outcome;
  /** The decision that says so: reported where it disagrees with what was computed, and never judged. */
  readonly decision?: {
    /** Its number, as text. */
    readonly number?: string;
    /** Its day, `YYYY-MM-DD`. */
    readonly date?: string;
    /** Who decided, in the caller's own words: an office, not a person. */
    readonly by?: string;
  };
}

/** The value of a role: one place or collective, several of them, or `null` for "in none". */
export type RoleValue = string | readonly string[] | null;

/**
 * The facts of one subject in one year. Only subject, year, group and facts are needed; there is no room for a name, and
 * keys that are not named here are never read (SEMANTICS §5).
 */
export interface SubjectRecord {
  /** Id of the subject, any text that stands for it; no name and no identity number. Kinds of subjects may use the same ids. */
  readonly subject: string;
  /** Calendar year that is judged, 1900 to 2199. */
  readonly year: number;
  /** Group of subjects to which it belongs: the `group` of the packs that may judge it. */
  readonly group: string;
  /** Day that chooses the pack and the values of thresholds, `YYYY-MM-DD` within `year`; absent: 31 December. */
  readonly date?: string | undefined;
  /** Furthest stage of the programme's procedure that it has reached; absent: as far as `dates` says. */
  readonly stage?: string | undefined;
  /** Day on which each stage was reached, `YYYY-MM-DD`, by stage; stages may be left out. */
  readonly dates?: { readonly [stage: string]: string } | undefined;
  /** False: a person of the register who did not take part, and whose titles are all unmet. Absent: true. */
  readonly registered?: boolean | undefined;
  /** Where the subject is, by role: codes or ids of places, or ids of collectives. A role left out is unknown; `null` is in none. */
  readonly places?: { readonly [role: string]: RoleValue | undefined } | undefined;
  /** What was found to be so, by fact. Left out, `undefined`, `null` and `""` are missing: anything that the fact's declaration allows. */
  readonly facts: { readonly [id: string]: Json | undefined };
  /** What the subject says of itself, by fact: compared with `facts`, never judged. */
  readonly selfFacts?: { readonly [id: string]: Json | undefined } | undefined;
  /** References to evidence, by fact, in the caller's own form: kept beside the record, in no verdict and no digest. */
  readonly evidence?: { readonly [id: string]: readonly string[] | undefined } | undefined;
  /** What the authority decided this year; of two entries on one title the last one counts. */
  readonly recognised?: readonly Recognition[] | undefined;
}
