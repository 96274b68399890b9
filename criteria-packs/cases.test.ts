/**
 * Cases of packs and programmes as data: each file of a folder's `cases/` is a list of
 * `{ note, pack | programme, record?, records?, history?, members?, counts?, placeKinds?, query, want }`.
 *
 * `record` holds what all `records` share. Of a pack, `want` holds for each record in turn the value at `query` in its
 * result, which counts the records of `members`, judged first; of a programme, the value at `query` in its report over all records and `counts`, with the places of
 * `placeKinds` in its kinds. `query` is a JSON Pointer in which a step into a list may also be the id, year, measure or
 * place of the element meant.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CompiledPack,
  compilePack,
  compilePlaces,
  compileProgramme,
  createRun,
  type DeclaredCount,
  evaluate,
  type History,
  type Programme,
  type Result,
  type Record as SubjectRecord,
} from '@tieuchi/core';
import { describe, expect, test } from 'vitest';

interface Case {
  readonly note: string;
  readonly pack?: string;
  readonly programme?: string;
  readonly record?: Partial<SubjectRecord>;
  readonly records?: readonly Partial<SubjectRecord>[];
  readonly history?: History;
  readonly members?: readonly Partial<SubjectRecord>[];
  readonly counts?: readonly DeclaredCount[];
  readonly placeKinds?: { readonly [kind: string]: readonly string[] };
  readonly query: string;
  readonly want: unknown;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const folders = readdirSync(here).filter((name) => name === 'vn' || name.startsWith('vn-'));
const read = (path: string) => readFileSync(join(here, path), 'utf8');
const listed = (folder: string, kind: string) =>
  (JSON.parse(read(`${folder}/package.json`)) as { tieuchi: { [kind: string]: string[] } }).tieuchi[kind] ?? [];
const files = folders.flatMap((folder) =>
  existsSync(join(here, folder, 'cases')) ? readdirSync(join(here, folder, 'cases')).map((file) => [folder, file]) : [],
) as [folder: string, file: string][];

const packs = new Map<string, CompiledPack>(
  folders.flatMap((folder) =>
    listed(folder, 'packs').map((path) => [`${folder}/${path}`, compilePack(read(`${folder}/${path}`))] as const),
  ),
);
const places = compilePlaces(
  ...folders.flatMap((folder) =>
    listed(folder, 'places').map((path) =>
      path.endsWith('.csv') ? placesIn(folder, read(`${folder}/${path}`)) : read(`${folder}/${path}`),
    ),
  ),
);

/** A table of places as a document. */
function placesIn(folder: string, text: string): object {
  const [head, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const places = rows.map((cells) =>
    Object.fromEntries(head!.flatMap((column, index) => (cells[index] ? [[column, cells[index]]] : []))),
  );
  return { format: 'tieuchi-places/1', id: folder, version: '1.0.0', places };
}

const tried = new Set<string>();

/** A record of a case: what all share, and what is its own. */
function recordOf({ record }: Case, own: Partial<SubjectRecord>): SubjectRecord {
  const facts = { ...record?.facts, ...own.facts };
  return { subject: 'a', year: 2024, group: '', ...record, ...own, facts };
}

function found(folder: string, given: Case): unknown {
  const records = (given.records ?? [{}]).map((own) => recordOf(given, own));
  if (given.pack !== undefined) {
    const pack = packs.get(`${folder}/${given.pack}`)!;
    tried.add(pack.id);
    if (given.members !== undefined)
      return judged(records, given.members).map((result) => valueAt(result, given.query));
    return records.map((record) => valueAt(evaluate(pack, record, given.history), given.query));
  }
  const document = JSON.parse(read(`${folder}/${given.programme}`)) as Programme;
  for (const [kind, listed] of Object.entries(given.placeKinds ?? {}))
    (document.placeKinds![kind] as { places: readonly string[] }).places = listed;
  const programme = compileProgramme(document, [...packs.values()]);
  tried.add(programme.id);
  const run = createRun({ packs: [...packs.values()], programme, places, counts: given.counts ?? [], since: 2016 });
  for (const record of given.records ?? []) run.add(recordOf(given, record));
  return valueAt(run.finish().report.programmes[0], given.query);
}

/** Results of records that stand above others. */
function judged(records: readonly SubjectRecord[], members: readonly Partial<SubjectRecord>[]): (Result | undefined)[] {
  const results = new Map<string, Result>();
  const run = createRun({
    packs: [...packs.values()],
    places,
    since: 2016,
    on: { scored: ({ subject, result }) => void results.set(subject, result) },
  });
  for (const record of [...members.map((own) => recordOf({} as Case, own)), ...records]) run.add(record);
  run.finish();
  return records.map(({ subject }) => results.get(subject));
}

function valueAt(json: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => {
      if (!Array.isArray(at)) return (at as { readonly [key: string]: unknown } | undefined)?.[step];
      const named = (at as { readonly [key: string]: unknown }[]).find((each) =>
        ['id', 'year', 'measure', 'place', 'fact'].some((key) => String(each[key]) === step),
      );
      return named ?? at[Number(step)];
    }, json);
}

describe.each(files)('%s/cases/%s', (folder, file) => {
  test.each((JSON.parse(read(`${folder}/cases/${file}`)) as Case[]).map((each) => [each.note, each] as const))(
    '%s',
    (_, given) => {
      expect(found(folder, given)).toEqual(given.want);
    },
  );
});

test('every pack and every programme has cases', () => {
  const ids = folders.flatMap((folder) =>
    ['packs', 'programmes'].flatMap((kind) =>
      listed(folder, kind).map((path) => (JSON.parse(read(`${folder}/${path}`)) as { id: string }).id),
    ),
  );
  expect([...tried].sort()).toEqual(ids.sort());
});
