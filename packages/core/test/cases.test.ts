/**
 * Conformance cases as data, for this engine and any other: each file of `cases/` is a list of cases of three kinds. `rule`
 * names the rules of SEMANTICS.md that a case shows, by anchor: one, or several; the page prints the case beside the first.
 *
 * `{ note, pack, records, history?, query, want }`: `pack` is what differs from a small sound pack (`fixtures.ts`); `want`
 * holds, for each record in turn, the value at the JSON Pointer `query` of its result, `null` when nothing stands there.
 *
 * `{ note, pack, places, programme, records, counts?, options?, wantTallies | query, want }`: a run. `places` is a list, or
 * the path of one in this repository; `programme` is what differs from a small sound programme; `options` are those of a
 * run. `wantTallies` holds all rows of the first measure, by year and place, as their seven integers in the order of
 * SEMANTICS 7.1; `want` is the value at `query` of the report, `null` when nothing stands there.
 *
 * `{ note, pack | places, wantIssues }`: what the check of the document finds, as `severity code pointer`. A `pack` that is a
 * text is the whole document, as it is written.
 */
import { describe, expect, test } from 'vitest';
import type { DeclaredCount, SubjectRecord } from '../src/document/index.js';
import {
  checkPack,
  checkPlaces,
  compilePack,
  compilePlaces,
  compileProgramme,
  createRun,
  evaluate,
} from '../src/index.js';
import type { Report } from '../src/rollup/result.js';
import { COUNTS } from '../src/value/tally.js';
import type { History } from '../src/year/history.js';
import { filesIn, packWith, programmeWith, textOf } from './fixtures.js';

interface Case {
  readonly rule: string | readonly string[];
  readonly note: string;
  readonly pack?: object | string;
  readonly places?: object | string;
  readonly programme?: object;
  readonly records?: readonly SubjectRecord[];
  readonly counts?: readonly DeclaredCount[];
  readonly options?: { readonly tree?: string; readonly since?: number; readonly codesAsOf?: string };
  readonly history?: History;
  readonly query?: string;
  readonly want?: unknown;
  readonly wantTallies?: { readonly [yearAndPlace: string]: readonly number[] };
  readonly wantIssues?: readonly string[];
}

const folder = 'packages/core/test/cases/';

function valueAt(json: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as { readonly [key: string]: unknown } | undefined)?.[key], json);
}

function packOf(written: object | string): object | string {
  return typeof written === 'string' ? written : packWith(written);
}

function issuesOf({ pack, places }: Case): string[] {
  const issues = places === undefined ? checkPack(packOf(pack!)) : checkPlaces(places);
  return issues.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
}

function reportOf({ pack, places, programme, records = [], counts = [], options }: Case): Report {
  const compiled = compilePack(packOf(pack!));
  const run = createRun({
    packs: [compiled],
    programme: compileProgramme(programmeWith(programme!), [compiled]),
    places: compilePlaces(typeof places === 'string' ? textOf(places) : places),
    counts,
    ...options,
    on: {
      rejected: ({ issue }) => {
        throw new Error(issue.message);
      },
    },
  });
  for (const record of records) run.add(record);
  return run.finish().report;
}

function talliesOf({ programmes }: Report): Case['wantTallies'] {
  return Object.fromEntries(
    programmes[0]!.years.flatMap(({ year, measures }) =>
      measures[0]!.places.map(({ place, tally }) => [`${year} ${place}`, COUNTS.map((name) => tally[name])]),
    ),
  );
}

function resultsOf({ pack, records, history, query }: Case): unknown[] {
  const compiled = compilePack(packOf(pack!));
  return records!.map((record) => valueAt(evaluate(compiled, record, history), query!) ?? null);
}

describe.each(filesIn(folder))('%s', (file) => {
  test.each((JSON.parse(textOf(folder + file)) as Case[]).map((each) => [each.note, each] as const))(
    '%s',
    (_, given) => {
      if (given.wantIssues !== undefined) expect(issuesOf(given)).toEqual(given.wantIssues);
      else if (given.programme === undefined) expect(resultsOf(given)).toEqual(given.want);
      else if (given.wantTallies !== undefined) expect(talliesOf(reportOf(given))).toEqual(given.wantTallies);
      else expect(valueAt(reportOf(given), given.query!) ?? null).toEqual(given.want);
    },
  );
});
