/**
 * Where the results of two runs differ, row by row of a subject and year, whatever their order and their format is.
 */
import { resolve } from 'node:path';
import { FILES } from '../folder/files.js';
import { resultsQuery } from '../folder/results.js';
import { createCsv } from '../table/csv.js';
import { type Database, openDatabase, sqlName, sqlText } from '../table/database.js';
import { InputError } from '../table/input-error.js';
import { openOwnTable } from '../table/own-table.js';

export interface FirstDifference {
  readonly subject: string;
  readonly year: string;
  /** The first column that differs; `subject` when only one of the tables has the row. */
  readonly column: string;
  readonly was: string;
  readonly now: string;
  /** Subjects and years that differ, this one included. */
  readonly count: number;
}

export interface DifferenceOptions {
  /** Columns that are not compared. */
  readonly ignored: readonly string[];
  readonly temp: string;
  /** A new CSV file for every cell that differs; absent: only the first is told. */
  readonly changes?: string | undefined;
}

/** A row of one side. */
interface SideRow {
  readonly side: number;
  readonly cells: readonly string[];
}

const CHANGE_COLUMNS = ['subject', 'year', 'column', 'was', 'now'];

/** Stands between the cells of a row. */
const BETWEEN = '\u001f';

/** The first subject and year of which two files of results tell differently; undefined when there is none. */
export async function resultDifferences(
  was: string,
  now: string,
  { ignored, temp, changes }: DifferenceOptions,
): Promise<FirstDifference | undefined> {
  const database = await openDatabase({ temp, reads: [resolve(was), resolve(now)] });
  const file = changes === undefined ? undefined : createCsv(changes, CHANGE_COLUMNS, { mark: true });
  try {
    const sides = [await openSide(database, was, 0), await openSide(database, now, 1)] as const;
    const columns = [...new Set(sides.flatMap((side) => side.columns))].filter((column) => !ignored.includes(column));
    const query = (side: (typeof sides)[number], at: number) =>
      `SELECT ${at} AS side, ${side.cell('subject')} AS subject, ${side.cell('year')} AS year, ` +
      `concat_ws(${sqlText(BETWEEN)}, ${columns.map(side.cell).join(', ')}) AS cells FROM ${side.from}`;
    const [before, after] = sides.map(query) as [string, string];
    await database.connection.run(
      'CREATE TABLE differing AS SELECT DISTINCT subject, year FROM (' +
        `SELECT subject, year, sum(1 - 2 * side) AS beyond FROM (${before} UNION ALL ${after}) GROUP BY subject, year, sha256(cells) HAVING beyond <> 0)`,
    );
    const result = await database.connection.stream(
      `SELECT side, subject, year, cells FROM (${before} UNION ALL ${after}) AS both_sides SEMI JOIN differing USING (subject, year) ORDER BY subject, year, side, cells`,
    );
    let first: Omit<FirstDifference, 'count'> | undefined;
    let count = 0;
    let key: readonly [subject: string, year: string] | undefined;
    let rows: SideRow[] = [];
    const tell = () => {
      if (key === undefined) return;
      count += 1;
      const found = changedCells(columns, rows);
      first ??= { subject: key[0], year: key[1], ...(found[0] ?? { column: 'subject', was: '', now: '' }) };
      for (const { column, was: before, now: after } of found) file?.write([...key, column, before, after]);
    };
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk())
      for (const [side, subject, year, cells] of chunk.getRows() as [number, string, string, string][]) {
        if (key === undefined || key[0] !== subject || key[1] !== year) {
          tell();
          key = [subject, year];
          rows = [];
        }
        rows.push({ side, cells: cells.split(BETWEEN) });
      }
    tell();
    file?.close();
    return first && { ...first, count };
  } finally {
    file?.abandon();
    database.close();
  }
}

interface Side {
  readonly columns: readonly string[];
  readonly from: string;
  /** SQL of the text of a column; of one that it does not have, the empty text. */
  readonly cell: (column: string) => string;
}

/** One file of results as something that the database reads. */
async function openSide({ connection }: Database, path: string, side: number): Promise<Side> {
  if (path.endsWith(FILES.results.path)) {
    const from = resultsQuery(path);
    try {
      const columns = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`))
        .getRows()
        .map(([name]) => String(name));
      const text = (column: string) => `replace(CAST(${sqlName(column)} AS VARCHAR), ${sqlText(BETWEEN)}, ' ')`;
      return { columns, from, cell: (column) => (columns.includes(column) ? `coalesce(${text(column)}, '')` : "''") };
    } catch {
      throw new InputError('input/parquet', path, { size: 0 });
    }
  }
  const { columns, rows } = openOwnTable(path);
  const table = `side_${side}`;
  await connection.run(`CREATE TABLE ${table} (line VARCHAR)`);
  const appender = await connection.createAppender(table);
  for (const batch of rows) {
    for (const { cells } of batch) {
      appender.appendVarchar(cells.map((cell) => cell.replaceAll(BETWEEN, ' ')).join(BETWEEN));
      appender.endRow();
    }
    appender.flushSync();
  }
  appender.closeSync();
  const from = `(SELECT string_split(line, ${sqlText(BETWEEN)}) AS s FROM ${table})`;
  return { columns, from, cell: (column) => (columns.includes(column) ? `s[${columns.indexOf(column) + 1}]` : "''") };
}

/** The cells in which the rows of a subject and year differ. */
function changedCells(
  columns: readonly string[],
  rows: readonly SideRow[],
): { readonly column: string; readonly was: string; readonly now: string }[] {
  const [before, after] = [0, 1].map((side) => rows.filter((row) => row.side === side)) as [SideRow[], SideRow[]];
  const at = columns.indexOf('subject');
  return Array.from({ length: Math.max(before.length, after.length) }, (_, row) => {
    const [was, now] = [before[row]?.cells, after[row]?.cells];
    if (was === undefined || now === undefined)
      return [{ column: 'subject', was: was?.[at] ?? '', now: now?.[at] ?? '' }];
    return columns.flatMap((column, index) =>
      was[index] === now[index] ? [] : [{ column, was: was[index]!, now: now[index]! }],
    );
  }).flat();
}
