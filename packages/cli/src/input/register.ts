/**
 * A register: files of rows as one stream, ordered by subject and year, each row with its file and its line.
 */
import { join } from 'node:path';
import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api';
import { sqlText } from '../database.js';
import { InputError } from './error.js';
import { csvSource, insertLines, lookAt, parquetSource, type Table } from './tables.js';

export interface Row {
  /** Position in the register's `sources`. */
  readonly file: number;
  /** 1-based line where the row begins; for Parquet the number of the row. */
  readonly line: number;
  readonly cells: readonly (string | null)[];
}

interface Source {
  readonly path: string;
  readonly format: 'csv' | 'ndjson' | 'parquet';
  readonly separator?: string;
  readonly rows: number;
}

/**
 * A row that is none: too few cells, too many, a quote in the wrong place. Its text is not kept: nobody can say which of it
 * stands in columns that are read.
 */
interface MalformedRow {
  readonly file: number;
  readonly line: number;
  readonly code: string;
  readonly params: { readonly [name: string]: string | number };
}

export interface Register {
  /** Columns of all tables by name, in the order first seen. */
  readonly columns: readonly string[];
  /** Column that holds the text of a line of NDJSON, when there is one. */
  readonly jsonColumn?: number;
  readonly sources: readonly Source[];
  /** Rows with data, malformed ones included. */
  readonly rowsRead: number;
  /** Years found in the rows, ascending. */
  readonly years: readonly number[];
  /** Groups found in the rows, in the order of their code points. */
  readonly groups: readonly string[];
  readonly malformed: readonly MalformedRow[];
  /**
   * Ordered by how high the row's group stands, 0 for those that are not named, then by subject (NFC, code points), year,
   * file and line.
   */
  rows(ranks?: ReadonlyMap<string, number>): AsyncIterable<Iterable<Row>>;
  /** Gives back memory and files; may be called more than once. */
  close(): Promise<void>;
}

export interface RegisterOptions {
  /** A folder for files of passage. */
  readonly temp: string;
  /** How much memory DuckDB may take before it sorts on disk. */
  readonly memory?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Stands between cells while a row travels as one text, which is much cheaper than a value a cell. */
const BETWEEN = '\u0001';

/** What DuckDB may take before it sorts on disk: small, so that many rows need no more than few. */
const MEMORY = '200MB';

/**
 * Opens files of CSV, NDJSON and Parquet as one register.
 *
 * @throws InputError for a file that cannot be a register; malformed rows are listed instead.
 */
export async function openRegister(paths: readonly string[], options: RegisterOptions): Promise<Register> {
  const settings = {
    memory_limit: options.memory ?? MEMORY,
    threads: '2',
    temp_directory: options.temp,
    preserve_insertion_order: 'true',
  };
  const instance = await DuckDBInstance.create(join(options.temp, 'register.duckdb'), settings);
  const connection = await instance.connect();
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    connection.closeSync();
    instance.closeSync();
  };
  try {
    return await load(paths, options, connection, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function load(
  paths: readonly string[],
  { onProgress }: RegisterOptions,
  connection: DuckDBConnection,
  close: () => Promise<void>,
): Promise<Register> {
  const tables: Table[] = [];
  for (const path of paths) tables.push(await lookAt(path, connection));
  const columns = [...new Set(tables.flatMap((table) => table.columns))];
  const hasJson = tables.some(({ format }) => format === 'ndjson');
  await connection.run(
    'CREATE TABLE register (subject VARCHAR, year INTEGER, "group" VARCHAR, file INTEGER, row BIGINT, cells VARCHAR)',
  );
  const sources: Source[] = [];
  const malformed: MalformedRow[] = [];
  const lines: ((row: number) => number)[] = [];
  for (const [file, table] of tables.entries()) {
    const bad = await insert(table, file, columns, connection);
    const count = await one(connection, `SELECT count(*) FROM register WHERE file = ${file}`);
    lines.push(lineFinder(table, count, bad));
    malformed.push(...bad);
    sources.push({
      path: table.path,
      format: table.format,
      ...(table.separator !== undefined && { separator: table.separator }),
      rows: count + bad.length,
    });
    onProgress?.(file + 1, tables.length);
  }
  const rowsRead = sources.reduce((sum, { rows }) => sum + rows, 0);
  if (rowsRead === 0) throw new InputError('input/no-rows', paths[0]);
  const distinct = async (column: string) =>
    (
      await connection.runAndReadAll(
        `SELECT DISTINCT ${column} FROM register WHERE ${column} IS NOT NULL ORDER BY ${column}`,
      )
    ).getRows();
  const all = hasJson ? [...columns, '\u0000json'] : columns;
  return {
    columns: all,
    ...(hasJson && { jsonColumn: columns.length }),
    sources,
    rowsRead,
    years: (await distinct('year')).map(([year]) => Number(year)),
    groups: (await distinct('"group"')).map(([group]) => String(group)),
    malformed,
    rows: (ranks = new Map()) => ordered(connection, ranks, all.length, hasJson, tables, lines),
    close,
  };
}

async function one(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0);
}

/** Puts the rows of a file into the register; gives those that are no rows. */
async function insert(
  table: Table,
  file: number,
  columns: readonly string[],
  connection: DuckDBConnection,
): Promise<MalformedRow[]> {
  if (table.format === 'ndjson') await connection.run(insertLines(table, file));
  else {
    const source = table.format === 'csv' ? csvSource(table) : await parquetSource(table, connection);
    const cell = (column: string) => {
      const at = table.columns.indexOf(column);
      return at < 0 ? "''" : `coalesce(c${at}, '')`;
    };
    const cells = columns.map(cell).join(` || chr(1) || `);
    await connection.run(
      `INSERT INTO register SELECT nfc_normalize(trim(${cell('subject')})), try_cast(${cell('year')} AS INTEGER), nfc_normalize(trim(${cell('group')})), ${file}, row_number() OVER (), ${cells} FROM ${source}`,
    );
  }
  return table.format === 'csv' ? rejectsOf(table, file, connection) : [];
}

async function rejectsOf(
  { bytes, columns }: Table,
  file: number,
  connection: DuckDBConnection,
): Promise<MalformedRow[]> {
  const found = await connection.runAndReadAll(
    'SELECT line, any_value(error_type), any_value(error_message) FROM rejected GROUP BY line ORDER BY line',
  );
  await connection.run('DROP TABLE rejected');
  await connection.run('DROP TABLE scanned');
  return found.getRows().map(([row, type, message]) => {
    const line = bytes!.lineOf(Number(row));
    const count = /Found: (\d+)/.exec(String(message))?.[1];
    const counted = String(type).endsWith('COLUMNS') && count !== undefined;
    return {
      file,
      line,
      code: counted ? 'row/cell-count' : 'row/malformed',
      params: counted ? { found: Number(count), expected: columns.length } : { reason: String(type).toLowerCase() },
    };
  });
}

/** From the number of a row that was read to its line: header, blank and malformed rows lie between. */
function lineFinder(
  { path, format, bytes }: Table,
  count: number,
  bad: readonly MalformedRow[],
): (row: number) => number {
  if (bytes === undefined) return (row) => row;
  const header = format === 'csv' ? 1 : 0;
  const badLines = new Set(bad.map(({ line }) => line));
  const passed = [...bytes.blank];
  if (badLines.size > 0)
    for (let row = 1; row <= bytes.rows; row += 1) if (badLines.has(bytes.lineOf(row))) passed.push(row);
  passed.sort((a, b) => a - b);
  if (header + count + passed.length !== bytes.rows) throw new InputError('input/quotes', path, {}, bytes.lineOf(1));
  // The row before which so many were passed over, by halving.
  return (row) => {
    let [low, high] = [0, passed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passed[middle]! - header - middle <= row) low = middle + 1;
      else high = middle;
    }
    return bytes.lineOf(row + header + low);
  };
}

async function* ordered(
  connection: DuckDBConnection,
  ranks: ReadonlyMap<string, number>,
  width: number,
  hasJson: boolean,
  tables: readonly Table[],
  lines: readonly ((row: number) => number)[],
): AsyncGenerator<Iterable<Row>> {
  const cases = [...ranks].filter(([, rank]) => rank > 0).map(([group, rank]) => `WHEN ${sqlText(group)} THEN ${rank}`);
  const rank = cases.length === 0 ? '' : `CASE "group" ${cases.join(' ')} ELSE 0 END, `;
  const result = await connection.stream(
    `SELECT file, row, cells FROM register ORDER BY ${rank}subject NULLS FIRST, year NULLS FIRST, file, row`,
  );
  const columns = hasJson ? width - 1 : width;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    yield rowsOf(chunk, columns, tables, lines);
  }
}

/** The rows of a chunk, each cut into cells only when it is asked for: so few of them live at once. */
function* rowsOf(
  chunk: DuckDBDataChunk,
  columns: number,
  tables: readonly Table[],
  lines: readonly ((row: number) => number)[],
): Generator<Row> {
  const [files, numbers, texts] = [0, 1, 2].map((index) => chunk.getColumnVector(index));
  for (let index = 0; index < chunk.rowCount; index += 1) {
    const file = files!.getItem(index) as number;
    const text = texts!.getItem(index) as string;
    const line = lines[file]!(Number(numbers!.getItem(index)));
    if (tables[file]!.format === 'ndjson') yield { file, line, cells: [...Array(columns).fill(null), text] };
    else {
      const cells = text.split(BETWEEN);
      if (cells.length !== columns) throw new InputError('row/control-character', tables[file]!.path, {}, line);
      yield { file, line, cells };
    }
  }
}
