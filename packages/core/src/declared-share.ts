/**
 * Shares as records give them: declared counts, or a tally whole.
 */

import { writtenValue } from './plain.js';
import type { Tally } from './result.js';
import { LARGEST_COUNT } from './share.js';
import { COUNTS, EMPTY, tallyOf } from './tally.js';

/** What a record says of a share: a whole tally, or the number of members alone. */
export type Declaration =
  | { readonly tally: Tally; readonly among?: undefined }
  | { readonly tally?: undefined; readonly among: number };

/**
 * Reads the value of a share fact: `{ met, among }`, `{ among }` alone, or the seven counts of a tally. Undefined for
 * anything else. Own properties only.
 */
export function declarationIn(value: unknown): Declaration | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const given = value as { readonly [key: string]: unknown };
  // Each way to declare has one of the two; the keys of what may be anything, and any size, are not listed.
  if (!Object.hasOwn(given, 'met') && !Object.hasOwn(given, 'among')) return undefined;
  const keys = Object.keys(given);
  const numbers = keys.map((key) => given[key]);
  if (keys.length === 0 || !numbers.every(isCount)) return undefined;
  const known = new Map(keys.map((key, index) => [key, numbers[index] as number]));
  if (known.has('among')) return declared(known);
  return tallyAmong(known);
}

/** The seven counts of a tally, and nothing else. */
export function countsIn(value: unknown): Tally | undefined {
  const found = declarationIn(value)?.tally;
  return found === undefined || Object.hasOwn(value as object, 'among') ? undefined : found;
}

function tallyAmong(known: ReadonlyMap<string, number>): Declaration | undefined {
  if (known.size !== COUNTS.length || !COUNTS.every((count) => known.has(count))) return undefined;
  const tally = tallyOf(COUNTS.map((count) => known.get(count)!));
  return COUNTS.reduce((sum, count) => sum + tally[count], 0) <= LARGEST_COUNT ? { tally } : undefined;
}

function declared(known: ReadonlyMap<string, number>): Declaration | undefined {
  const among = known.get('among')!;
  const met = known.get('met');
  if (known.size !== (met === undefined ? 1 : 2)) return undefined;
  if (met === undefined) return { among };
  return met <= among ? { tally: { ...EMPTY, met, unmet: among - met } } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= LARGEST_COUNT;
}

/** A cell of a table: `38/40`, `/40`, or seven counts with spaces between. Undefined for anything else. */
export function declarationOf(cell: string): { readonly [key: string]: number } | undefined {
  const [, met, among] = /^(\d{0,10}) ?\/ ?(\d{1,10})$/.exec(cell) ?? [];
  if (among !== undefined) return { ...(met !== '' && { met: Number(met) }), among: Number(among) };
  return countsOf(cell);
}

/** A cell with seven counts. Undefined for anything else. */
export function countsOf(cell: string): { readonly [key: string]: number } | undefined {
  if (!/^\d{1,10}( \d{1,10}){6}$/.test(cell)) return undefined;
  return { ...tallyOf(cell.split(' ').map(Number)) };
}

/** A value of a record as one text, the same for all ways to write the same share: as a cell of a table would say it. */
export function factText(value: unknown): string {
  const declared = declarationIn(value);
  if (declared === undefined) return writtenValue(value);
  return declared.tally === undefined ? `/${declared.among}` : tallyCell(declared.tally);
}

/**
 * A tally as a cell of a table, which is read back as the same tally: `38/40` when everybody is known, else the seven
 * counts in their order, with spaces between (SEMANTICS §7.7). Never throws.
 *
 * @example
 * tallyCell({ met: 3, unmet: 1, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 }); // => '3/4'
 */
export function tallyCell(tally: Tally): string {
  const { met, unmet } = tally;
  const rest = COUNTS.slice(2).some((count) => tally[count] > 0);
  return rest ? countsCell(tally) : `${met}/${met + unmet}`;
}

/**
 * The seven counts of a tally as a cell, with spaces between, in their order: `met`, `unmet`, `unknown`, `maybeMet`,
 * `maybeUnmet`, `maybeUnknown`, `exempt` (SEMANTICS §7.7). Never throws.
 *
 * @example
 * countsCell({ met: 3, unmet: 1, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 }); // => '3 1 0 0 0 0 0'
 */
export function countsCell(tally: Tally): string {
  return COUNTS.map((count) => tally[count]).join(' ');
}
