/**
 * At which places two runs differ, by the digests of places that both keep.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledPlaces, PlaceLeaf } from '@tieuchi/core';
import { FILES } from '../folder/files.js';
import { openOwnTable } from '../table/own-table.js';
import type { Speech } from '../words/speech.js';

/** Places that are named; the others are counted. */
const SHOWN_PLACES = 10;

/** The digests that a folder keeps of its places; undefined when it keeps none. */
export function placeDigests(folder: string): PlaceLeaf[] | undefined {
  const path = join(folder, FILES.digests.path);
  if (!existsSync(path)) return undefined;
  const { columns, rows } = openOwnTable(path);
  const at = (column: keyof PlaceLeaf) => columns.indexOf(column);
  const found: PlaceLeaf[] = [];
  for (const batch of rows)
    for (const { cells } of batch) {
      const cell = (column: keyof PlaceLeaf) => cells[at(column)] ?? '';
      found.push({
        ...{ year: Number(cell('year')), place: cell('place'), kind: cell('kind'), rows: Number(cell('rows')) },
        ...{ records: cell('records'), results: cell('results') },
      });
    }
  return found;
}

/** A line for each place, year and kind whose rows differ. */
export function placeDifferences(
  was: readonly PlaceLeaf[],
  now: readonly PlaceLeaf[],
  places: CompiledPlaces | undefined,
  speech: Speech,
): string[] {
  // Rows count at leaves; what lies above them differs with them.
  const leaves = (digests: readonly PlaceLeaf[]) =>
    new Map(digests.flatMap((each) => (each.kind === '' ? [] : [[`${each.year} ${each.place} ${each.kind}`, each]])));
  const [before, after] = [leaves(was), leaves(now)];
  const differing = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [a, b] = [before.get(key), after.get(key)];
    return a?.records === b?.records && a?.results === b?.results ? [] : [{ a, b, own: (a ?? b)! }];
  });
  const lines = differing.slice(0, SHOWN_PLACES).map(({ a, b, own: { year, place, kind } }) => {
    const found = places?.find(place);
    const name = found === undefined ? '–' : places!.places[found]!.name;
    return speech('replay-place', { place: name, id: place, year, kind, was: a?.rows ?? 0, now: b?.rows ?? 0 });
  });
  const more = differing.length - lines.length;
  return more > 0 ? [...lines, speech('replay-places', { count: more })] : lines;
}
