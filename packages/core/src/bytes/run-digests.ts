/**
 * The digests of a run: each record and each result becomes a row, and rows are joined where they count.
 */

import type { SubjectRecord } from '../document/index.js';
import type { Result } from '../judge/result.js';
import type { CompiledPack } from '../pack/compiled.js';
import { type CompiledPlaces, placeNamed } from '../place/places.js';
import { createHashing, hexOf } from './hashes.js';
import { createLeafJoiner, type PlaceLeaf } from './leaves.js';
import { type PlaceTree, placeTree, type RowColumns } from './place-tree.js';
import { type ReadNames, recordTexts } from './record-text.js';
import { resultTexts } from './result-text.js';
import { BETWEEN } from './row-text.js';
import { saltField } from './salt.js';

/** What digests the records that are judged, and their results. */
export interface Digesting {
  readonly add: (record: SubjectRecord, result: Result, pack: CompiledPack) => void;
  readonly sealed: () => PlaceTree;
}

/** What the bytes of a run depend on beside its rows. */
export interface DigestingOptions {
  readonly packs: readonly CompiledPack[];
  readonly places?: CompiledPlaces;
  readonly codesAsOf?: string;
  readonly salt?: string;
}

/** Digests of what a run judges. Subjects of one kind must come in the order of code points. */
export function createDigesting(names: ReadNames, { packs, places, codesAsOf, salt }: DigestingOptions): Digesting {
  const hashing = createHashing();
  const [records, results] = [recordTexts(names), resultTexts(packs.map(({ program }) => program))];
  const joiner = createLeafJoiner(hashing);
  const columns = (own: readonly string[]) => (salt === undefined ? own : ['salt', ...own]);
  const all: RowColumns = { records: columns(records.columns), results: columns(results.columns) };
  return {
    add: (record, result, { program, subject: kind }) => {
      const { subject, year } = record;
      const before = salt === undefined ? '' : saltField(salt, subject, year, hashing) + BETWEEN;
      const [ofRecord, ofResult] = [records.textOf({ record, kind }), results.textOf({ result, program })].map((text) =>
        hexOf(hashing('r', before + text)),
      ) as [string, string];
      joiner.add(year, countingPlace(record, program.plan.through, places, codesAsOf), kind, ofRecord, ofResult);
    },
    sealed: () => placeTree(joiner.finish(), places, all),
  };
}

/** Id of the place at which a record counts by this role: the first that it names; empty without one. */
function countingPlace(
  { places: given, date, year }: SubjectRecord,
  role: string,
  places: CompiledPlaces | undefined,
  codesAsOf: string | undefined,
): PlaceLeaf['place'] {
  const value = given?.[role];
  const first = Array.isArray(value) ? (value as readonly string[])[0] : (value as string | null | undefined);
  if (places === undefined || first === undefined || first === null || first === '') return '';
  const found = placeNamed(places, first, codesAsOf ?? date ?? `${year}-12-31`);
  return found === undefined ? '' : places.idOf(found);
}
