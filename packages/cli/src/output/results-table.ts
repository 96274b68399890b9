/**
 * The table of results, in order, as Parquet and as CSV: rows are gathered in the database, which orders and writes them.
 */
import { join } from 'node:path';
import type { DuckDBAppender } from '@duckdb/node-api';
import { FILES } from '../folder/files.js';
import type { ResultFormats } from '../folder/results.js';
import { type Database, sqlName, sqlText } from '../table/database.js';
import type { ResultCell } from './results.js';

export interface ResultsTable {
  /** Adds the cells of one result, in the order of the columns. */
  readonly add: (cells: readonly ResultCell[]) => void;
  readonly rows: () => number;
  /** Writes all rows by subject and year, those of a query among them: it gives `subject`, `year` and each column as text. */
  readonly save: (folder: string, formats: ResultFormats, more?: string) => Promise<void>;
}

/** Stands between the cells of a row, and before what stands for it in a cell. */
const [BETWEEN, ESCAPE] = ['\u001f', '\u001e'];

/** Rows of a group in the file: few, so that one subject is found without reading many others. */
const GROUP_ROWS = 30_720;

/** Rows that are handed over at once. */
const FLUSH = 20_000;

/** A table in a database, which must be allowed to write into the folder. */
export async function createResultsTable(
  { connection, connect }: Database,
  columns: readonly string[],
): Promise<ResultsTable> {
  await connection.run('CREATE TABLE result_rows (subject VARCHAR, year SMALLINT, position INTEGER, cells VARCHAR)');
  const appender: DuckDBAppender = await (await connect()).createAppender('result_rows');
  let rows = 0;
  return {
    rows: () => rows,
    add: (cells) => {
      appender.appendVarchar(String(cells[0]));
      appender.appendSmallInt(Number(cells[1]));
      appender.appendInteger(rows);
      appender.appendVarchar(cells.map(cellText).join(BETWEEN));
      appender.endRow();
      rows += 1;
      if (rows % FLUSH === 0) appender.flushSync();
    },
    save: async (folder, formats, more) => {
      appender.closeSync();
      const plain = `string_split(cells, ${sqlText(BETWEEN)})`;
      const back = `replace(replace(cell, ${sqlText(`${ESCAPE}1`)}, ${sqlText(BETWEEN)}), ${sqlText(`${ESCAPE}0`)}, ${sqlText(ESCAPE)})`;
      const split = `CASE WHEN contains(cells, ${sqlText(ESCAPE)}) THEN list_transform(${plain}, lambda cell: ${back}) ELSE ${plain} END`;
      const named = (at: number) => `nullif(s[${at + 1}], '') AS ${sqlName(columns[at]!)}`;
      const own = `SELECT subject, year, position, s FROM (SELECT subject, year, position, ${split} AS s FROM result_rows)`;
      const all = more === undefined ? own : `${own} UNION ALL ${more}`;
      const list = columns.map((column, at) => (column === 'year' ? 'CAST(year AS INTEGER) AS year' : named(at)));
      const sorted = `SELECT ${list.join(', ')} FROM (${all}) ORDER BY subject, year, position`;
      const parquet = sqlText(join(folder, FILES.results.path));
      const csv = sqlText(join(folder, FILES.resultsTable.path));
      if (formats !== 'csv')
        await connection.run(
          `COPY (${sorted}) TO ${parquet} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${GROUP_ROWS})`,
        );
      if (formats !== 'parquet')
        await connection.run(`COPY (${sorted}) TO ${csv} (FORMAT csv, HEADER true, NULLSTR '')`);
    },
  };
}

function cellText(cell: ResultCell): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell);
  return text.includes(BETWEEN) || text.includes(ESCAPE)
    ? text.replaceAll(ESCAPE, `${ESCAPE}0`).replaceAll(BETWEEN, `${ESCAPE}1`)
    : text;
}
