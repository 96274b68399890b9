/**
 * The receipt of a folder: its text, and its shape.
 */
import { type Receipt, SEMANTICS } from '@tieuchi/core';
import { isMap } from '../document/json.js';
import { ENGINE } from '../terminal/engine.js';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';
import { FILES, INPUTS } from './files.js';
import { readKeptJson } from './kept-json.js';

type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isDigest: Check = (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
const isScalar: Check = (value) => ['string', 'number', 'boolean'].includes(typeof value);
const all =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const values =
  (check: Check): Check =>
  (value) =>
    isMap(value) && Object.values(value).every(check);
const object =
  (checks: { readonly [key: string]: Check }): Check =>
  (value) =>
    isMap(value) && Object.entries(checks).every(([key, check]) => Object.hasOwn(value, key) && check(value[key]));
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const entries = all(object({ id: isText, version: isText, digest: isDigest }));
const rows = object({ rows: isCount, digest: isDigest });

const PARTS: { readonly [key in keyof Receipt]-?: Check } = {
  format: (value) => value === 'tieuchi-receipt/1',
  semantics: isCount,
  packs: entries,
  programmes: entries,
  places: entries,
  declaredCounts: maybe(isDigest),
  history: maybe(isDigest),
  options: values(isScalar),
  counts: object({ rowsRead: isCount, records: isCount, merged: isCount, rejected: isCount }),
  records: rows,
  results: rows,
  salted: maybe((value) => value === true),
  report: isDigest,
  engine: maybe(object({ name: isText, version: isText })),
  register: maybe(object({ sources: all(object({ name: isText, format: isText, rows: isCount })), places: isDigest })),
  table: maybe(isDigest),
  files: maybe(values(isDigest)),
  stamp: maybe(isText),
};

/** The name of the first part that no receipt has so; undefined when it is a receipt. */
function wrongPart(value: unknown): string | undefined {
  if (!isMap(value)) return 'JSON';
  return Object.entries(PARTS).find(([key, check]) => !check(Object.hasOwn(value, key) ? value[key] : undefined))?.[0];
}

/** The receipt alone; it says which semantics the folder needs before anything else is read. */
export function readReceipt(folder: string, speech: Speech): Receipt {
  const value = readKeptJson(folder, FILES.receipt.path, speech);
  const isOther = isMap(value) && Number.isInteger(value.semantics) && value.semantics !== SEMANTICS;
  const wrong = isOther ? undefined : wrongPart(value);
  if (wrong !== undefined)
    throw new Failure([speech('run-broken', { folder, file: FILES.receipt.path, where: wrong })]);
  return value as Receipt;
}

/** True when the receipt says of all files of the folder what they are, and not of the results alone as the first ones did. */
export function listsAll({ files = {} }: Receipt): boolean {
  return Object.keys(files).some((file) => file.startsWith(`${INPUTS}/`));
}

/**
 * True when a receipt can be one that a run wrote: its numbers agree, and it has exactly the parts that the engine it names
 * writes. Only `replay` can hold its digests against the records.
 */
export function isWhole(receipt: Receipt): boolean {
  const { counts, records, results, engine, register, table } = receipt;
  if (counts.rowsRead !== counts.records + counts.merged + counts.rejected) return false;
  if (records.rows !== counts.records || results.rows !== counts.records) return false;
  // The first engines did not name themselves, and listed less.
  if (engine === undefined) return !listsAll(receipt) && register === undefined && table === undefined;
  const isOwn = engine.name === ENGINE.name && engine.version === ENGINE.version;
  return !isOwn || (register !== undefined && Object.keys(receipt).every((key) => key in PARTS && key !== 'stamp'));
}

/** A receipt as it is written. */
export function receiptText(receipt: Receipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}
