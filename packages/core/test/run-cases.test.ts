/**
 * Cases of whole runs as data, for this engine and any other: each file of `run-cases/` is a list of cases.
 *
 * Documents are what differs from small sound ones (`fixtures.ts`): `pack`, or `packs` for several; `programme`, or
 * `programmes`; `places`, a list that stands for the usual one, or `null` for none;
 * the usual one is a nation of two provinces (`p` with the communes `p-a`, `p-b`
 * and the department `office`, `q` with `q-a`). `rows` are judged with `counts` and `options` of a run;
 * `table` are rows as cells, below the names of the columns.
 *
 * What is wanted: `want`, the value at the JSON Pointer `query` of the report, or of the review of its years when
 * `wantOf` is `review`; `wantRows`, every row of every measure in one line each, with `unplaced`; `wantTold`, all that the run
 * tells beside results, one line each; `wantIssues`, what the check of the programme or of the places finds, as `severity
 * code pointer`; `wantReportIssues`, those of the report, as `severity code`. `wantDigests` are digests of records, results and the
 * report, and that of the rules of the first pack. `wantTexts` are the texts of records and of results, with ␟ for
 * U+001F; `wantPlaces` the digests of each place: year, place, kind or `node`, rows, the beginnings of those of records and
 * of results. `others` are other rows: with `wantSame` their
 * records and results have the same digests, without it other records have another digest. `rule` names the
 * rules of SEMANTICS.md that a case shows, by anchor: one, or several; the page prints the case beside the first.
 */
import { describe, expect, test } from 'vitest';
import { recordTexts } from '../src/bytes/record-text.js';
import { resultTexts } from '../src/bytes/result-text.js';
import { createWriter, type RowWriter } from '../src/bytes/writer.js';
import type { DeclaredCount, SubjectRecord } from '../src/document/index.js';
import {
  checkPlaces,
  checkProgramme,
  compilePack,
  compilePlaces,
  compileProgramme,
  createRowReader,
  createRun,
  digest,
  type Report,
  type RunEvents,
  readableColumns,
  reviewOf,
  rulesDigest,
} from '../src/index.js';
import { COUNTS } from '../src/value/tally.js';
import { filesIn, packWith, stagedProgrammeWith, textOf, titleOf } from './fixtures.js';

interface Case {
  readonly rule: string | readonly string[];
  readonly note: string;
  readonly pack?: object;
  readonly packs?: readonly object[];
  readonly programme?: object;
  readonly programmes?: readonly object[];
  readonly places?: object | null;
  readonly rows?: readonly object[];
  readonly table?: readonly [columns: readonly string[], ...rows: (readonly (string | number | boolean)[])[]];
  readonly others?: readonly object[];
  readonly counts?: readonly Partial<DeclaredCount>[];
  readonly options?: {
    readonly tree?: string;
    readonly since?: number | null;
    readonly codesAsOf?: string;
    readonly salt?: string;
  };
  readonly query?: string;
  readonly want?: unknown;
  readonly wantOf?: 'review';
  readonly wantRows?: readonly string[];
  readonly wantTold?: readonly string[];
  readonly wantSame?: boolean;
  readonly wantTexts?: { readonly [of in 'records' | 'results']?: readonly string[] };
  readonly wantPlaces?: readonly string[];
  readonly wantDigests?: { readonly [of in 'records' | 'results' | 'report' | 'rules']?: string };
  readonly wantIssues?: readonly string[];
  readonly wantReportIssues?: readonly string[];
}

const folder = 'packages/core/test/run-cases/';
const place = (id: string, level: string, parent?: string) => ({
  ...{ id, code: id, level, name: id },
  ...(parent !== undefined && { parent }),
});
const usual = {
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
};
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

/** What is written, as text. */
function written(write: (writer: RowWriter) => void): string {
  const writer = createWriter();
  write(writer);
  return Buffer.from(writer.bytes.subarray(0, writer.length)).toString();
}

/** Everything that events tell, one line each. */
function telling(told: string[]): RunEvents {
  const tell =
    <T extends { readonly subject: string; readonly origin: { readonly line: number } }>(
      what: string,
      words: (event: T) => readonly unknown[],
    ) =>
    (event: T) => {
      told.push([event.origin.line, event.subject, what, ...words(event)].join(' '));
    };
  return {
    issue: tell('issue', ({ issue: { severity, code, pointer } }) => [severity, code, pointer]),
    rejected: tell('rejected', ({ issue: { code, pointer } }) => [code, pointer]),
    repaired: tell('repaired', ({ repair: { code, column } }) => [code, column]),
    merged: tell('merged', ({ into }) => [into.line]),
    conflict: tell('conflict', ({ what, values }) => [what, values.join(' | ')]),
    discrepancy: tell('discrepancy', ({ title, computed, recognised }) => [title, computed, recognised]),
    late: tell('late', ({ programme, stage, date, deadline, days }) => [programme, stage, date, deadline, days]),
    elsewhere: tell('elsewhere', ({ role, countedAt, also, programmes }) => [
      ...[role, countedAt ?? '-', also.join('|'), programmes.join('|')],
    ]),
    codeChanged: tell('code', ({ role, code, before, now }) => [role, code, before, now]),
    selfAssessed: tell('self', ({ self: { facts, total, titles } }) => [
      ...facts.map(({ fact, self, judged, difference }) => `${fact}=${self}/${judged}/${difference}`),
      JSON.stringify(total?.difference ?? null),
      ...titles.map(({ title, self, judged }) => `${title}=${self}/${judged}`),
    ]),
  };
}

/** Every row of a report in one line: year, measure, place, the counts that are not 0, and what stands beside them. */
function linesOf({ programmes }: Report): string[] {
  return programmes.flatMap(({ programme, years }) =>
    years.flatMap(({ year, measures }) =>
      measures.flatMap(({ measure, places, unplaced }) => {
        const of = `${programmes.length > 1 ? `${programme} ` : ''}${year} ${measure}`;
        const rows = places.map(({ place: at, tally, declared, notFullyDeterminable, target }) =>
          [
            ...[of, at, ...COUNTS.flatMap((name) => (tally[name] === 0 ? [] : `${name}=${tally[name]}`))],
            ...(declared === undefined ? [] : [declared]),
            ...(notFullyDeterminable ? ['open'] : []),
            ...(target === undefined ? [] : [`${target.verdict ?? 'next'}:${JSON.stringify(target.distance ?? null)}`]),
          ].join(' '),
        );
        return unplaced === 0 ? rows : [...rows, `${of} unplaced ${unplaced}`];
      }),
    ),
  );
}

describe.each(filesIn(folder))('%s', (file) => {
  test.each((JSON.parse(textOf(folder + file)) as Case[]).map((each) => [each.note, each] as const))(
    '%s',
    (_, given) => {
      const packs = (given.packs ?? [given.pack ?? {}]).map((each) => compilePack(packWith({ ...basis, ...each })));
      const documents = (given.programmes ?? [given.programme ?? {}]).map(stagedProgrammeWith);
      const list = given.places === undefined ? usual : given.places;
      if (given.wantIssues !== undefined) {
        const found = given.places === undefined ? checkProgramme(documents[0], packs) : checkPlaces(list);
        expect(found.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)).toEqual(given.wantIssues);
        return;
      }
      const places = list === null ? undefined : compilePlaces(list);
      const programme = documents.map((document) => compileProgramme(document, packs));
      const counts = (given.counts ?? []).map(
        (each) => ({ year: 2023, status: 'placeholder', source: 's', ...each }) as DeclaredCount,
      );
      const { since = 2023, ...options } = given.options ?? {};
      const finished = (rows: readonly object[], on: RunEvents) => {
        const run = createRun({
          ...{ packs, programme, counts, on, ...options },
          ...(since !== null && { since }),
          ...(places !== undefined && { places }),
        });
        for (const row of rows)
          run.add({ year: 2023, group: 'nhom-1', facts: { score: 8 }, ...row } as unknown as SubjectRecord);
        const [columns, ...cells] = given.table ?? [];
        const reader = createRowReader(columns ?? [], packs, programme);
        for (const row of cells) {
          const { record, repairs } = reader.read(row);
          run.add(Object.assign({ year: 2023, group: 'nhom-1' }, record), undefined, repairs);
        }
        return run.finish();
      };
      const told: string[] = [];
      const texts: { [of in 'records' | 'results']: string[] } = { records: [], results: [] };
      const readable = readableColumns(packs, programme);
      const [recordText, resultText] = [
        recordTexts({ ...readable, facts: readable.facts.keys() }),
        resultTexts(packs.map(({ program }) => program)),
      ];
      const scored: RunEvents['scored'] = ({ record, result }) => {
        const { program, subject: kind } = packs.find(({ id, version }) => `${id}@${version}` === result.pack)!;
        texts.records.push(written((writer) => recordText.write({ record, kind }, writer)));
        texts.results.push(written((writer) => resultText.write({ result, program }, writer)));
      };
      const { report, records, results, digests: ofPlaces } = finished(given.rows ?? [], { ...telling(told), scored });
      const digests = (one: { records: typeof records; results: typeof results }) => [
        one.records.digest,
        one.results.digest,
      ];
      if (given.others !== undefined) {
        const other = finished(given.others, {});
        if (given.wantSame) expect(digests(other)).toEqual(digests({ records, results }));
        else expect(other.records.digest).not.toBe(records.digest);
      }
      if (given.wantDigests !== undefined) {
        const all = {
          ...{ records: records.digest, results: results.digest, report: digest(report) },
          rules: rulesDigest(packs[0]!.document),
        };
        expect(all).toMatchObject(given.wantDigests);
      }
      if (given.wantTexts !== undefined) {
        const shown = (of: 'records' | 'results') => texts[of].map((text) => text.replaceAll('\u001f', '␟'));
        expect({ records: shown('records'), results: shown('results') }).toMatchObject(given.wantTexts);
      }
      if (given.wantPlaces !== undefined)
        expect(
          ofPlaces.map((each) =>
            [
              ...[each.year, each.place || '(none)', each.kind || 'node', each.rows],
              ...[each.records, each.results].map((hash) => `${hash.slice(0, 12)}…`),
            ].join(' '),
          ),
        ).toEqual(given.wantPlaces);
      if (given.wantTold !== undefined) expect(told).toEqual(given.wantTold);
      if (given.wantRows !== undefined) expect(linesOf(report)).toEqual(given.wantRows);
      if (given.wantReportIssues !== undefined)
        expect(report.issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual(given.wantReportIssues);
      const answer =
        given.wantOf === 'review'
          ? reviewOf([report], { programmes: programme, places: places === undefined ? [] : [places] })
          : report;
      if (given.query !== undefined) expect(valueAt(answer, given.query) ?? null).toEqual(given.want ?? null);
    },
  );
});
