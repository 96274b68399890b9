/**
 * One sentence of an explanation, and what it says as data.
 */

import type { Status } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import type { TitleResult } from '../judge/titles.js';
import type { Gap } from '../value/gap.js';
import type { Quantity, Verdict } from '../value/verdict.js';
import type { CountedYear, Reason } from '../year/result.js';

/** What each kind of line says, as data: ids, numbers, ranges and words of the engine, the same in every language. */
export interface LineParams {
  /** A title and its verdict. */
  readonly title: {
    /** Id of the title. */
    readonly title: string;
    /** Its verdict. */
    readonly verdict: Verdict;
  };
  /** A rank of the title before it. */
  readonly rank: {
    /** Id of the title. */
    readonly title: string;
    /** Id of the rank. */
    readonly rank: string;
    /** Its verdict. */
    readonly verdict: Verdict;
  };
  /** What a comparison or a year rule lacks, as `leastChange` gives it. */
  readonly gap: Omit<Gap, 'pointer'> & {
    /** Name that the rule reads; absent when it computes something, and of years. */
    readonly what?: string;
    /** How much is lacking; a range when it is not known. */
    readonly gap: Quantity;
  };
  /** Indicators behind what is not met. */
  readonly indicators: {
    /** They lie, or may lie, below what the lowest must reach; or they are not met; or it is not known of them. */
    readonly why: 'below' | 'unmet' | 'unknown';
    /** Ids of the indicators, in the pack's order. */
    readonly indicators: readonly string[];
  };
  /** Why something is open: a fact or a year; or why the title was settled before its condition was looked at. */
  readonly reason:
    | Reason
    | {
        /** The title's own reason. */
        readonly why: NonNullable<TitleResult['why']>;
      };
  /** The years that a year rule looked at, the latest first. */
  readonly years: {
    /** Each year with its verdict. */
    readonly years: readonly CountedYear[];
  };
  /** A threshold that the title reads, or the number that its year rule asks for, with its source. */
  readonly threshold: {
    /** Id of the threshold; absent of a year rule. */
    readonly threshold?: string;
    /** The number on the record's day. */
    readonly value: number;
    /** Key of the source in the pack; absent when it has none. */
    readonly source?: string;
    /** How sure it is. */
    readonly status: Status;
  };
  /** Points in all, and of the lowest indicator. */
  readonly points: {
    /** Sum over all indicators. */
    readonly total: Quantity;
    /** Absent when no points indicator may apply. */
    readonly lowest?: Quantity;
  };
  /** Members that were counted for a fact. */
  readonly members: {
    /** Id of the fact. */
    readonly fact: string;
    /** Those who are met. */
    readonly met: number;
    /** Those who are counted for sure. */
    readonly total: number;
    /** Those of whom something is not known. */
    readonly open: number;
  };
  /** An issue of the result. */
  readonly issue: Issue['params'];
  /** What an issue says. */
  readonly message: Issue['params'];
  /** What to do about it. */
  readonly hint: Issue['params'];
}

export type LineOf<Kind extends keyof LineParams> = {
  /** What it speaks of; `LineParams` says what each kind is. */
  readonly kind: Kind;
  /** The sentence in the language of the explanation. */
  readonly text: string;
  /** JSON Pointer into the pack; of issues, where the issue points. Absent where a line speaks of no single place. */
  readonly pointer?: string;
  /** What it says, as data and not as words: an app can word it itself. */
  readonly params: LineParams[Kind];
};

/** One sentence, with what it says as data; `kind` tells which. */
export type Line = { readonly [Kind in keyof LineParams]: LineOf<Kind> }[keyof LineParams];

/** Makes a line. */
export function lineOf<Kind extends keyof LineParams>(
  kind: Kind,
  text: string,
  params: LineParams[Kind],
  pointer?: string,
): Line {
  // The kind and its params belong together, which a union of all lines cannot tell of one that is not known yet.
  return { kind, text, params, ...(pointer !== undefined && { pointer }) } as LineOf<Kind> as Line;
}
