/**
 * Whether two tables of this program hold the same rows.
 */
import { createSorter } from '../sorter.js';
import { openOwnTable } from '../text/own.js';

/** Values that rows contradict each other in stand in the order of the rows. */
function inAnyOrder(cell: string): string {
  return cell.includes(' | ') ? cell.split(' | ').sort().join(' | ') : cell;
}

/**
 * True when every column of the first stands in the second too, and the rows agree in them, each as often as in the other.
 * The second may have more columns: a later version tells more.
 */
export async function sameRows(was: string, now: string, ignored: readonly string[], temp: string): Promise<boolean> {
  const [before, after] = [openOwnTable(was), openOwnTable(now)];
  const columns = before.columns.filter((column) => !ignored.includes(column));
  if (columns.some((column) => !after.columns.includes(column))) return false;
  const sorter = await createSorter(['text', 'number'], { temp });
  try {
    for (const [side, table] of [before, after].entries()) {
      const places = columns.map((column) => table.columns.indexOf(column));
      for (const batch of table.rows)
        for (const { cells } of batch)
          sorter.add([JSON.stringify(places.map((place) => inAnyOrder(cells[place]!))), side]);
    }
    let row: unknown;
    let balance = 0;
    for await (const rows of sorter.rows())
      for (const [text, side] of rows) {
        if (text !== row && balance !== 0) return false;
        row = text;
        balance += side === 0 ? 1 : -1;
      }
    return balance === 0;
  } finally {
    sorter.close();
  }
}
