/**
 * Standard Schema: what form libraries and routers ask of anything that can say whether a value is sound.
 */
import type { Issue } from './issue.js';
import { type Wording, wordIssue } from './wording.js';

/** One thing that is wrong with a value, as Standard Schema tells it, with the code of our own issue. */
export interface StandardIssue {
  /** What is wrong and what to do, in one line. */
  readonly message: string;
  /** Keys that lead to it from the value, outermost first; empty for the whole of it. */
  readonly path: readonly (string | number)[];
  /** Code of the issue; it never changes its meaning. */
  readonly code: string;
}

/** The value itself when it has no error, or else its errors. */
export type StandardResult<Value> =
  | {
      /** The value as it was given: nothing is changed, added or taken away. */
      readonly value: Value;
      /** Never there beside a value. */
      readonly issues?: undefined;
    }
  | {
      /** At least one error. */
      readonly issues: readonly StandardIssue[];
    };

/** Version 1 of Standard Schema (https://standardschema.dev): everything that takes such a schema takes this. */
export interface StandardSchema<Value> {
  /** What such libraries call. */
  readonly '~standard': {
    /** Version of the specification. */
    readonly version: 1;
    /** Whose schema it is. */
    readonly vendor: 'tieuchi';
    /** Says what is wrong with any value whatever; warnings refuse nothing and are not told. Never throws. */
    readonly validate: (value: unknown) => StandardResult<Value>;
    /** What goes in and comes out, for the types only: never there when it runs. */
    readonly types?:
      | {
          /** What may be given. */
          readonly input: Value;
          /** What is given back: the same. */
          readonly output: Value;
        }
      | undefined;
  };
}

/** A schema out of a check, with its sentences in one language; without a wording, those of the issues or their codes. */
export function schemaOf<Value>(
  check: (value: unknown) => readonly Issue[],
  wording: Wording | undefined,
): StandardSchema<Value> {
  const validate = (value: unknown): StandardResult<Value> => {
    const errors = check(value).filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return { value: value as Value };
    return { issues: errors.map((issue) => standardIssue(issue, value, wording)) };
  };
  return { '~standard': { version: 1, vendor: 'tieuchi', validate } };
}

function standardIssue(issue: Issue, value: unknown, wording: Wording | undefined): StandardIssue {
  const { message, hint } = wordIssue(wording, issue);
  return {
    message: hint === undefined ? message : `${message}; ${hint}`,
    path: pathOf(issue.pointer, value),
    code: issue.code,
  };
}

/** The steps of a pointer; those into a list are numbers. */
function pathOf(pointer: string, value: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let at = value;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replace(/~1/g, '/').replace(/~0/g, '~');
    const isList = Array.isArray(at) && /^\d+$/.test(key);
    path.push(isList ? Number(key) : key);
    at = memberOf(at, key);
  }
  return path;
}

function memberOf(value: unknown, key: string): unknown {
  try {
    return typeof value === 'object' ? (value as { readonly [key: string]: unknown } | null)?.[key] : undefined;
  } catch {
    // An object of the caller's that cannot be read leads no further.
    return undefined;
  }
}
