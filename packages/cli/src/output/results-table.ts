/**
 * The table of results, by subject and year, as Parquet and as CSV. Rows go to disk as they come, and the database makes the
 * files of them: so none of it stays in memory.
 */
import { join } from 'node:path';
import { FILES } from '../folder/files.js';
import type { ResultFormats } from '../folder/results.js';
import { createCsv } from '../table/csv.js';
import { type Database, sqlName, sqlText } from '../table/database.js';
import type { ResultCell } from './results.js';

export interface ResultsTable {
  /** Adds the cells of one result, in the order of the columns. */
  readonly add: (cells: readonly ResultCell[]) => void;
  /** Writes all rows by subject and year. */
  readonly save: (formats: ResultFormats) => Promise<void>;
  /** Closes what is open: the table is not wanted any more. */
  readonly abandon: () => void;
}

/** Rows of a group in the file: few, so that one subject is found without reading many others. */
const GROUP_ROWS = 30_720;

/** Bytes of the longest line that the database expects by itself. */
const LINE_BYTES = 2 << 20;

/** A table in a folder; `temp` lies in it, and the database must be allowed to write there. */
export function createResultsTable(
  { connection }: Pick<Database, 'connection'>,
  columns: readonly string[],
  folder: string,
  temp: string,
): ResultsTable {
  const path = join(temp, 'gathered.csv');
  const file = createCsv(path, columns, { exact: true });
  let last: readonly [subject: string, year: number] | undefined;
  let isInOrder = true;
  let longest = 0;
  return {
    add: (cells) => {
      const [subject, year] = cells as readonly [string, number, ...ResultCell[]];
      isInOrder &&= last === undefined || isBefore(last, [subject, year]);
      last = [subject, year];
      let length = cells.length;
      for (const cell of cells) if (typeof cell === 'string') length += cell.length;
      if (length > longest) longest = length;
      file.write(cells);
    },
    save: async (formats) => {
      file.close();
      // A unit of text is at most three bytes, and a quote in it is doubled.
      const line = Math.max(LINE_BYTES, longest * 6);
      const types = columns.map((column) => `${sqlText(column)}: ${column === 'year' ? "'INTEGER'" : "'VARCHAR'"}`);
      const form = `auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\n', max_line_size = ${line}`;
      const rows = `SELECT ${columns.map(sqlName).join(', ')} FROM read_csv(${sqlText(path)}, columns = {${types.join(', ')}}, ${form})`;
      // Only kinds of several ranks come one after the other; those of one subject and year stay in the order of ranks.
      const sorted = isInOrder
        ? rows
        : `SELECT * EXCLUDE position FROM (SELECT *, row_number() OVER () AS position FROM (${rows})) ORDER BY subject, year, position`;
      if (formats !== 'csv')
        await connection.run(
          `COPY (${sorted}) TO ${sqlText(join(folder, FILES.results.path))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${GROUP_ROWS})`,
        );
      if (formats !== 'parquet')
        await connection.run(
          `COPY (${sorted}) TO ${sqlText(join(folder, FILES.resultsTable.path))} (FORMAT csv, HEADER true, NULLSTR '')`,
        );
    },
    abandon: file.abandon,
  };
}

/** True when one surely stands before the other. Halves of pairs are in another order here than in the database. */
function isBefore([subject, year]: readonly [string, number], [next, its]: readonly [string, number]): boolean {
  return subject === next ? year <= its : subject < next && !/[\ud800-\udfff]/.test(next);
}
