/**
 * Whether something is a receipt, before anything of it is used.
 */
import type { Receipt } from '@tieuchi/core';
import { isMap } from './kept-json.js';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
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
const rows = object({ rows: isCount, digest: isDigest, blocks: all(isDigest) });

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
  report: isDigest,
  engine: maybe(object({ name: isText, version: isText })),
  register: maybe(object({ sources: all(object({ name: isText, format: isText, rows: isCount })), places: isDigest })),
  table: maybe(isDigest),
  files: maybe(values(isDigest)),
  stamp: maybe(isText),
};

/** The name of the first part that no receipt has so; undefined when it is a receipt. */
export function wrongPart(value: unknown): string | undefined {
  if (!isMap(value)) return 'JSON';
  return Object.entries(PARTS).find(([key, check]) => !check(Object.hasOwn(value, key) ? value[key] : undefined))?.[0];
}
