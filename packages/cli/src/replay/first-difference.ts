/**
 * Where two tables of this program differ, row by row of a subject and year, whatever their order is.
 */
import { openOwnTable } from '../table/own-table.js';
import { createSorter } from '../table/sorter.js';

export interface Difference {
  readonly subject: string;
  readonly year: string;
  /** The first column that differs; `subject` when only one of the tables has the row. */
  readonly column: string;
  readonly was: string;
  readonly now: string;
  /** Subjects and years that differ, this one included. */
  readonly count: number;
}

/** The first subject and year of which two tables tell differently; undefined when there is none. */
export async function firstDifference(
  was: string,
  now: string,
  { ignored, temp }: { readonly ignored: readonly string[]; readonly temp: string },
): Promise<Difference | undefined> {
  const tables = [openOwnTable(was), openOwnTable(now)];
  const columns = [...new Set(tables.flatMap((table) => table.columns))].filter((column) => !ignored.includes(column));
  const sorter = await createSorter(['text', 'text', 'number', 'text'], { temp });
  try {
    for (const [side, table] of tables.entries()) {
      const places = columns.map((column) => table.columns.indexOf(column));
      const [subject, year] = ['subject', 'year'].map((column) => table.columns.indexOf(column)) as [number, number];
      for (const batch of table.rows)
        for (const { cells } of batch)
          sorter.add([
            cells[subject] ?? '',
            cells[year] ?? '',
            side,
            JSON.stringify(places.map((place) => cells[place] ?? '')),
          ]);
    }
    let first: Omit<Difference, 'count'> | undefined;
    let count = 0;
    const tell = (subject: string, year: string, sides: readonly (readonly string[])[]) => {
      const [before, after] = sides as [readonly string[], readonly string[]];
      if (before.join('\n') === after.join('\n')) return;
      count += 1;
      first ??= { subject, year, ...firstCell(columns, before, after) };
    };
    let key: readonly [string, string] | undefined;
    let sides: [string[], string[]] = [[], []];
    for await (const rows of sorter.rows())
      for (const [subject, year, side, text] of rows as [string, string, 0 | 1, string][]) {
        if (key !== undefined && (key[0] !== subject || key[1] !== year)) {
          tell(...key, sides);
          sides = [[], []];
        }
        key = [subject, year];
        sides[side].push(text);
      }
    if (key !== undefined) tell(...key, sides);
    return first && { ...first, count };
  } finally {
    sorter.close();
  }
}

/** The first cell in which the rows of a subject and year differ. */
function firstCell(columns: readonly string[], before: readonly string[], after: readonly string[]) {
  for (let row = 0; row < Math.max(before.length, after.length); row += 1) {
    const [was, now] = [before[row], after[row]].map((text) => (text === undefined ? undefined : JSON.parse(text))) as (
      | string[]
      | undefined
    )[];
    if (was === undefined || now === undefined) {
      const at = columns.indexOf('subject');
      return { column: 'subject', was: was?.[at] ?? '', now: now?.[at] ?? '' };
    }
    const at = columns.findIndex((_, index) => was[index] !== now[index]);
    if (at >= 0) return { column: columns[at]!, was: was[at]!, now: now[at]! };
  }
  return { column: 'subject', was: '', now: '' };
}
