/** All documents in `criteria-packs/`, as the package.json of each folder lists them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Pack, Places } from '@tieuchi/core';
import type { Documents } from './recorded-run.js';

const root = new URL('../../../../criteria-packs/', import.meta.url);
type Kind = 'packs' | 'programmes' | 'places' | 'texts';

export function readDocuments(): Documents {
  const folders = readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const listed = (kind: Kind) =>
    folders.sort().flatMap((folder) => {
      const { tieuchi } = JSON.parse(read(`${folder}/package.json`)) as { tieuchi: { [kind in Kind]?: string[] } };
      return (tieuchi[kind] ?? []).map((path) => `${folder}/${path}`);
    });
  const texts = listed('texts').map((path) => JSON.parse(read(path)) as { readonly of: string });
  return {
    packs: listed('packs').map((path) => {
      const pack = JSON.parse(read(path)) as Pack;
      return { pack, texts: texts.filter(({ of }) => of === pack.id) };
    }),
    programmes: listed('programmes').map((path) => JSON.parse(read(path)) as object),
    places: listed('places').map((path) => (path.endsWith('.csv') ? table(path) : (JSON.parse(read(path)) as Places))),
  };
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** A table of places as a document; its cells hold no commas. */
function table(path: string): Places {
  const [head, ...rows] = read(path)
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const places = rows.map((cells) =>
    Object.fromEntries(head!.flatMap((column, index) => (cells[index] ? [[column, cells[index]]] : []))),
  );
  return { format: 'tieuchi-places/1', id: path, version: '1.0.0', places } as unknown as Places;
}
