/**
 * Conformance cases of whole runs as data, for this engine and any other: each file of `run-cases/` is a list of
 * `{ note, pack?, programme?, rows, query?, want?, wantTold?, wantIssues? }`.
 *
 * `pack` and `programme` are what differs from those of `fixtures.ts`; the places are a country `vn` with two provinces,
 * `p` (communes `p-a`, `p-b`) and `q` (commune `q-a`), of which `p` has a department `office`. `want` is the value at the
 * JSON Pointer `query` of the report; `wantTold` is all that the run tells beside results, one line each; `wantIssues` is
 * what the check of the programme finds, as `severity code pointer`. The number at the head of a note is the paragraph of
 * SEMANTICS.md.
 */
import { describe, expect, test } from 'vitest';
import type { Record as SubjectRecord } from '../src/document/index.js';
import { checkProgramme, compilePack, compilePlaces, compileProgramme, createRun } from '../src/index.js';
import { filesIn, packWith, stagedProgrammeWith, textOf, titleOf } from './fixtures.js';

interface Case {
  readonly note: string;
  readonly pack?: object;
  readonly programme?: object;
  readonly rows?: readonly object[];
  readonly query?: string;
  readonly want?: unknown;
  readonly wantTold?: readonly string[];
  readonly wantIssues?: readonly string[];
}

const folder = 'packages/core/test/run-cases/';
const place = (id: string, level: string, parent?: string) => ({
  ...{ id, code: id, level, name: id },
  ...(parent !== undefined && { parent }),
});
const places = compilePlaces({
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  places: [
    place('vn', 'nation'),
    place('p', 'province', 'vn'),
    place('q', 'province', 'vn'),
    place('p-a', 'commune', 'p'),
    place('p-b', 'commune', 'p'),
    place('q-a', 'commune', 'q'),
    place('office', 'unit', 'p'),
  ],
});
const basis = {
  facts: { score: { type: 'integer', min: 0, max: 10 } },
  criteria: [{ id: 'k', indicators: [{ id: 'i', points: { var: 'score' }, status: 'placeholder' }] }],
  titles: [titleOf('t', { '>=': [{ var: 'points.total' }, 5] })],
};

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
      const pack = compilePack(packWith({ ...basis, ...given.pack }));
      const document = stagedProgrammeWith(given.programme ?? {});
      if (given.wantIssues !== undefined) {
        const found = checkProgramme(document, [pack]);
        expect(found.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)).toEqual(given.wantIssues);
        return;
      }
      const told: string[] = [];
      const tell =
        <T extends { readonly subject: string; readonly origin: { readonly line: number } }>(
          what: string,
          words: (event: T) => readonly unknown[],
        ) =>
        (event: T) => {
          told.push([event.origin.line, event.subject, what, ...words(event)].join(' '));
        };
      const run = createRun({
        packs: [pack],
        programme: compileProgramme(document, [pack]),
        places,
        since: 2023,
        on: {
          issue: tell('issue', ({ issue: { severity, code, pointer } }) => [severity, code, pointer]),
          rejected: tell('rejected', ({ issue: { code, pointer } }) => [code, pointer]),
          merged: tell('merged', ({ into }) => [into.line]),
          late: tell('late', ({ programme, stage, date, deadline, days }) => [programme, stage, date, deadline, days]),
          elsewhere: tell('elsewhere', ({ role, countedAt, also, programmes }) => [
            ...[role, countedAt ?? '-', also.join('|'), programmes.join('|')],
          ]),
          selfAssessed: tell('self', ({ self: { facts, total, titles } }) => [
            ...facts.map(({ fact, self, judged, difference }) => `${fact}=${self}/${judged}/${difference}`),
            JSON.stringify(total?.difference ?? null),
            ...titles.map(({ title, self, judged }) => `${title}=${self}/${judged}`),
          ]),
        },
      });
      for (const row of given.rows ?? [])
        run.add({ year: 2023, group: 'nhom-1', facts: { score: 8 }, ...row } as unknown as SubjectRecord);
      const { report } = run.finish();
      if (given.wantTold !== undefined) expect(told).toEqual(given.wantTold);
      if (given.query !== undefined) expect(valueAt(report, given.query)).toEqual(given.want);
    },
  );
});
