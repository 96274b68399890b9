/**
 * The rows of a run: each record that was judged, and each result, becomes a text and a hash.
 */

import type { SubjectRecord } from '../document/index.js';
import type { Result } from '../judge/result.js';
import type { CompiledPack } from '../pack/compiled.js';
import { type CompiledPlaces, placeNamed } from '../place/places.js';
import { createHashing, hashWritten, hexOf } from './hashes.js';
import type { HashedRow } from './leaves.js';
import type { RowColumns } from './place-tree.js';
import { type ReadNames, recordTexts } from './record-text.js';
import { resultTexts } from './result-text.js';
import { BETWEEN } from './row-text.js';
import { saltField } from './salt.js';
import { createSha256 } from './sha256.js';
import { begin, createWriter } from './writer.js';

/** Takes the hashes of one judged record, and where it counts. */
export type TakeHashes = (row: {
  readonly year: number;
  readonly place: string;
  readonly kind: string;
  readonly subject: string;
  readonly record: Uint8Array;
  readonly result: Uint8Array;
}) => void;

/** Hashes a record that was judged, and its result. */
export type Digesting = (record: SubjectRecord, result: Result, pack: CompiledPack) => void;

/** What is read of records: the names of facts stand as keys. */
export type ReadColumns = Omit<ReadNames, 'facts'> & { readonly facts: ReadonlyMap<string, unknown> };

/** What the bytes of a run depend on beside its rows. */
export interface DigestingOptions {
  readonly packs: readonly CompiledPack[];
  readonly places?: CompiledPlaces;
  readonly codesAsOf?: string;
  readonly salt?: string;
}

/** Names of the fields of rows, in their order. */
export function rowColumns(read: ReadColumns, packs: readonly CompiledPack[], salt: string | undefined): RowColumns {
  const columns = (own: readonly string[]) => (salt === undefined ? own : ['salt', ...own]);
  return {
    records: columns(textsOf(read).columns),
    results: columns(resultTexts(packs.map(({ program }) => program)).columns),
  };
}

function textsOf(read: ReadColumns) {
  return recordTexts({ ...read, facts: read.facts.keys() });
}

/** Hashes what a run judges, and hands each row on. */
export function createDigesting(
  read: ReadColumns,
  { packs, places, codesAsOf, salt }: DigestingOptions,
  take: TakeHashes,
): Digesting {
  const hashing = createHashing();
  const writer = createWriter();
  const sha256 = createSha256();
  const [records, results] = [textsOf(read), resultTexts(packs.map(({ program }) => program))];
  const start = ({ subject, year }: SubjectRecord) =>
    begin(writer, salt === undefined ? 'r' : `r${saltField(salt, subject, year, hashing)}${BETWEEN}`);
  return (record, result, { program, subject: kind }) => {
    start(record);
    records.write({ record, kind }, writer);
    const ofRecord = hashWritten(writer, sha256);
    start(record);
    results.write({ result, program }, writer);
    const place = countingPlace(record, program.plan.through, places, codesAsOf);
    const { subject, year } = record;
    take({ year, place, kind, subject, record: ofRecord, result: hashWritten(writer, sha256) });
  };
}

/** The row in digits. */
export function inDigits({ record, result, ...where }: Parameters<TakeHashes>[0]): HashedRow {
  return { ...where, record: hexOf(record), result: hexOf(result) };
}

/** Id of the place at which a record counts by this role: the first that it names; empty without one. */
function countingPlace(
  { places: given, date, year }: SubjectRecord,
  role: string,
  places: CompiledPlaces | undefined,
  codesAsOf: string | undefined,
): string {
  const value = given?.[role];
  const first = Array.isArray(value) ? (value as readonly string[])[0] : (value as string | null | undefined);
  if (places === undefined || first === undefined || first === null || first === '') return '';
  const found = placeNamed(places, first, codesAsOf ?? date ?? `${year}-12-31`);
  return found === undefined ? '' : places.idOf(found);
}
