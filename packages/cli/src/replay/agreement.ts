/**
 * Whether two tables of this program hold the same rows.
 */
import { openOwnTable } from '../table/own-table.js';
import { createSorter } from '../table/sorter.js';

/** Values that rows contradict each other in are in the order of the rows. */
function inAnyOrder(cell: string): string {
  return cell.includes(' | ') ? cell.split(' | ').sort().join(' | ') : cell;
}

/** How the rows of two tables agree. */
export type Agreement = 'same' | 'more' | 'other';

/**
 * Whether the rows agree in the columns of the first table, each as often as in the other: `more` when the second only has
 * rows besides. It may always have more columns: a later version tells more.
 */
export async function agreementOf(
  was: string,
  now: string,
  ignored: readonly string[],
  temp: string,
): Promise<Agreement> {
  const [before, after] = [openOwnTable(was), openOwnTable(now)];
  const columns = before.columns.filter((column) => !ignored.includes(column));
  if (columns.some((column) => !after.columns.includes(column))) return 'other';
  const sorter = await createSorter(['text', 'number'], { temp });
  try {
    for (const [side, table] of [before, after].entries()) {
      const places = columns.map((column) => table.columns.indexOf(column));
      for (const batch of table.rows)
        for (const { cells } of batch)
          sorter.add([JSON.stringify(places.map((place) => inAnyOrder(cells[place]!))), side]);
    }
    let row: unknown;
    /** How often the row is in the first table beyond the second. */
    let balance = 0;
    let hasMore = false;
    for await (const rows of sorter.rows())
      for (const [text, side] of rows) {
        if (text !== row) {
          if (balance > 0) return 'other';
          hasMore ||= balance < 0;
          balance = 0;
        }
        row = text;
        balance += side === 0 ? 1 : -1;
      }
    if (balance > 0) return 'other';
    return hasMore || balance < 0 ? 'more' : 'same';
  } finally {
    sorter.close();
  }
}
