/**
 * The conformance cases of `packages/core/test/cases` and `run-cases`, by the rules of SEMANTICS.md that they cite. What
 * a case holds is told in `cases.test.ts` and `run-cases.test.ts`, which run them.
 */
import { filesIn, textOf } from '../../../packages/core/test/fixtures.js';

export type Json = unknown;
export type Parts = { readonly [key: string]: Json };

interface ConformanceCase {
  /** The rules that it shows, by anchor; its example is printed beside the first. */
  readonly rule: string | readonly string[];
  readonly note: string;
  readonly pack?: Parts | string;
  readonly packs?: readonly Parts[];
  readonly programme?: Parts;
  readonly programmes?: readonly Parts[];
  readonly places?: Parts | string | null;
  readonly records?: readonly Parts[];
  readonly rows?: readonly Parts[];
  readonly table?: readonly (readonly Json[])[];
  readonly others?: readonly Parts[];
  readonly history?: Parts;
  readonly counts?: readonly Parts[];
  readonly options?: Parts;
  readonly query?: string;
  readonly want?: Json;
  readonly wantOf?: 'review';
  readonly wantTallies?: { readonly [at: string]: readonly number[] };
  readonly wantRows?: readonly string[];
  readonly wantTold?: readonly string[];
  readonly wantSame?: boolean;
  readonly wantDigests?: { readonly [of: string]: string };
  readonly wantTexts?: { readonly [of: string]: readonly string[] };
  readonly wantPlaces?: readonly string[];
  readonly wantIssues?: readonly string[];
  readonly wantReportIssues?: readonly string[];
}

/** A case and the file in which it is written. */
export interface Cited extends ConformanceCase {
  readonly file: string;
  readonly rules: readonly string[];
}

/** Every case, in the order of files and within them. */
export function citedCases(): readonly Cited[] {
  return ['cases', 'run-cases'].flatMap((folder) =>
    filesIn(`packages/core/test/${folder}/`).flatMap((name) =>
      (JSON.parse(textOf(`packages/core/test/${folder}/${name}`)) as ConformanceCase[]).map((each) => ({
        ...each,
        file: `${folder}/${name}`,
        rules: [each.rule].flat(),
      })),
    ),
  );
}
