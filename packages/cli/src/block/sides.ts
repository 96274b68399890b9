/**
 * To which side the columns of a table stand.
 */
import type { Column } from './block.js';

/** The side of each column; where none is given, a column of nothing but numbers is to the right. `rows` as they read. */
export function sidesOf(columns: readonly Column[], rows: readonly (readonly string[])[]): ('left' | 'right')[] {
  return columns.map(
    ({ side }, column) => side ?? (isNumeric(rows.map((row) => row[column] ?? '')) ? 'right' : 'left'),
  );
}

/** Numbers, ranges, shares and dashes, one thing in each cell; one number at least. */
function isNumeric(cells: readonly string[]): boolean {
  return cells.every((cell) => !/[\p{L}·]/u.test(cell)) && cells.some((cell) => /\d/.test(cell));
}
