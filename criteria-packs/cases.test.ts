/** Every case of every folder passes, and every pack and programme has one. What a case is: `packages/testing`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CompiledPack, compilePack, compilePlaces } from '@tieuchi/core';
import { type Case, caseFault, runCases, type Stock } from '@tieuchi/testing';
import { describe, expect, test } from 'vitest';

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

/** A folder's own documents by their paths, with the packs and places of all folders around them. */
const stocks = new Map(
  folders.map((folder): [string, Stock] => [
    folder,
    {
      packs: new Map(listed(folder, 'packs').map((path) => [path, packs.get(`${folder}/${path}`)!])),
      programmes: new Map(listed(folder, 'programmes').map((path) => [path, read(`${folder}/${path}`)])),
      allPacks: [...packs.values()],
      places: () => places,
    },
  ]),
);
const tried = new Set<string>();

describe.each(files)('%s/cases/%s', (folder, file) => {
  test.each((JSON.parse(read(`${folder}/cases/${file}`)) as Case[]).map((each) => [each.note, each] as const))(
    '%s',
    (_, given) => {
      const stock = stocks.get(folder)!;
      expect(caseFault(given, stock)).toBeUndefined();
      tried.add(`${folder}/${given.pack ?? given.programme}`);
      expect(runCases(stock, [given])).toEqual([{ given, found: given.want, passed: true }]);
    },
  );
});

test('every pack and every programme has cases', () => {
  const all = folders.flatMap((folder) =>
    ['packs', 'programmes'].flatMap((kind) => listed(folder, kind).map((path) => `${folder}/${path}`)),
  );
  expect([...tried].sort()).toEqual(all.sort());
});
