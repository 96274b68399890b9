/**
 * What a year rule gave, year by year.
 */
import type { Quantity, Truth } from '../value/verdict.js';

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

/** What a year rule, or the gate of a rank, gave. */
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
