/**
 * Conformance cases as data, for this engine and any other: each file of `cases/` is a list of
 * `{ note, pack, records?, history?, query?, want | wantIssues }`.
 *
 * `pack` is what differs from a small sound pack (`fixtures.ts`). `want` holds, for each record in turn, the value at the
 * JSON Pointer `query` of its result; `wantIssues` holds what the check of the pack finds, as `severity code pointer`.
 * The number at the head of a note is the paragraph of SEMANTICS.md.
 */
import { describe, expect, test } from 'vitest';
import type { Record as SubjectRecord } from '../src/documents.js';
import { checkPack, compilePack, evaluate, type History } from '../src/index.js';
import { filesIn, packWith, textOf } from './fixtures.js';

interface Case {
  readonly note: string;
  readonly pack: object;
  readonly records?: readonly SubjectRecord[];
  readonly history?: History;
  readonly query?: string;
  readonly want?: readonly unknown[];
  readonly wantIssues?: readonly string[];
}

const folder = 'packages/core/test/cases/';

function valueAt(json: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as { readonly [key: string]: unknown } | undefined)?.[key], json);
}

describe.each(filesIn(folder))('%s', (file) => {
  test.each((JSON.parse(textOf(folder + file)) as Case[]).map((each) => [each.note, each] as const))(
    '%s',
    (_, given) => {
      const pack = packWith(given.pack);
      if (given.wantIssues !== undefined) {
        expect(checkPack(pack).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)).toEqual(
          given.wantIssues,
        );
        return;
      }
      const compiled = compilePack(pack);
      const found = given.records!.map((record) => valueAt(evaluate(compiled, record, given.history), given.query!));
      expect(found).toEqual(given.want);
    },
  );
});
