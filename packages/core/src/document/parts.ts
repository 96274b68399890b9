/**
 * The parts that documents share: sources, facts, rules, roles. Dates are `YYYY-MM-DD`, intervals are half-open, ids are
 * kebab-case. They mirror `schema/common.schema.json`, word by word.
 */
import type { Json } from '../json/guards.js';

/** How sure a number or a rule is: decided nationally, decided locally, told by a third party, or filled in by us. */
export type Status = 'official' | 'local' | 'reported' | 'placeholder';

/** Where a number or a rule comes from, and how sure it is. A placeholder needs no source. */
export interface Provenance {
  /** Key of the entry in `sources` that says so. Only a `placeholder` needs none. */
  readonly source?: string;
  /** How sure it is: `official` (decided for the whole country), `local` (a place's own decision), `reported` (reported by others), `placeholder` (no source gives it). */
  readonly status: Status;
  /** What a reader must know: sources that contradict each other, a reading that was chosen. It changes no verdict. */
  readonly note?: string;
}

/** One document that others cite, and the place where its words were seen. */
export interface Source {
  /** The document as one cites it, with its number. */
  readonly document: string;
  /** The body that issued it. */
  readonly issuer?: string;
  /** Day on which it was issued, `YYYY-MM-DD`. */
  readonly issued?: string;
  /** Where its words were seen, when not in the document itself: another document, a newspaper. */
  readonly seenIn?: string;
  /** Web address at which it can be read; nothing opens it. */
  readonly url?: string;
  /** What a reader must know: sources that contradict each other, a reading that was chosen. It changes no verdict. */
  readonly note?: string;
}

/** A policy: either the bare value (decided by the pack's source) or the value with its own provenance. */
export type Policy<T extends string> =
  | T
  | ({
      /** The policy's word. */
      readonly value: T;
    } & Provenance);

/** A rule of `tieuchi-logic/1`: one operator with its operands, or a literal. */
export type Rule = Json;

/** One input that records give: typed, and bounded, so that a missing one is a known range and not a guess. */
export interface Fact extends Partial<Provenance> {
  /** Kind of value: `integer`, `decimal`, `boolean` (yes or no), `choice` (one of a list), `count` (a number of members), `share` (how many of how many members). */
  readonly type: 'integer' | 'decimal' | 'boolean' | 'choice' | 'count' | 'share';
  /** Least value allowed, in the fact's own unit. An `integer` and a `decimal` need it; of a `count` it is 0 unless said. */
  readonly min?: number;
  /** Greatest value allowed, a whole number of steps above `min`. An `integer`, a `decimal` and a `count` need it. */
  readonly max?: number;
  /** Distance between neighbouring values, counted from `min`. A `decimal` needs it; of whole numbers it is 1 unless said. */
  readonly step?: number;
  /** The values of a `choice`, at least two; no other is accepted. */
  readonly of?: readonly string[];
  /** What a count or a share counts: members of the subject, by their own records. A count needs it; a share without it is always declared by the record. */
  readonly from?: Members;
  /** Percent that a share counts as when nobody is counted, at most two decimals, bare or with provenance; absent: comparisons are unknown then. */
  readonly whenEmpty?:
    | number
    | ({
        /** The percent, 0 to 100. */
        readonly value: number;
      } & Provenance);
  /** Value used when the fact is missing, never when it is wrong. Only where the document says so; a count or a share has none. */
  readonly default?: number | boolean | string;
  /** True when evidence may be attached to it in records. It is no condition. */
  readonly evidence?: boolean;
}

/**
 * A measure over the members of a subject: those of kind `count` whose role `through` names the subject itself, or a place
 * that lies in the subject's own.
 */
export interface Members extends Partial<Provenance> {
  /** Kind of the subjects that are counted: the `subject` of the packs that judge them. */
  readonly count: string;
  /** Role by which they belong: to the subject itself, or to a place that lies in the subject's own. */
  readonly through: string;
  /** Who is in the denominator, as a rule over the member's record. Absent: all of them. */
  readonly among?: Rule;
  /** The denominator in the document's own words, quoted for readers. */
  readonly amongInWords?: string;
  /** Who is in the numerator, as a rule over the member's record. A share needs it; a count without it counts the whole denominator. */
  readonly met?: Rule;
}

/** How a subject belongs: to a place of the tree, or to a collective subject of the named kind. */
export interface Role {
  /** `place` for places of the tree, or the kind of the collective subject to which the role leads. */
  readonly of: string;
}
