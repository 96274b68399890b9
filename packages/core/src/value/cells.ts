/**
 * Counts and shares as cells of a table.
 */

import { writtenValue } from '../json/plain.js';
import { declarationIn } from './declared.js';
import { COUNTS, type Tally, tallyOf } from './tally.js';

/** A cell of a table: `38/40`, `/40`, or seven counts with spaces between. Undefined for anything else. */
export function declarationInCell(cell: string): { readonly [key: string]: number } | undefined {
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
 * counts in their order, with spaces between (SEMANTICS §7.7). Never throws for a tally.
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
 * `maybeUnmet`, `maybeUnknown`, `exempt` (SEMANTICS §7.7). Never throws for a tally.
 *
 * @example
 * countsCell({ met: 3, unmet: 1, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 }); // => '3 1 0 0 0 0 0'
 */
export function countsCell(tally: Tally): string {
  return COUNTS.map((count) => tally[count]).join(' ');
}
