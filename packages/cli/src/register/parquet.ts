/**
 * Parquet as rows of typed cells. Every statement of the program that reads a file is made here.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DuckDBDataChunk, DuckDBListValue, DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '@tieuchi/core';
import { type Database, openDatabase, sqlName, sqlText } from '../table/database.js';
import { checkKeys, checkNames } from '../table/header.js';
import { InputError } from '../table/input-error.js';
import { NOT_IN_LINES } from '../table/lines.js';
import { tableReader } from './cells.js';
import { ROW_KEYS } from './keys.js';
import { literalPath } from './paths.js';
import type { Format, Source, SourceRow, Users } from './source.js';

export const parquet: Format = { name: 'parquet', title: 'Parquet', endings: ['.parquet'], open: parquetSource };

interface ParquetTable {
  readonly columns: readonly string[];
  /** What is behind FROM, and SQL of the text of each column. */
  readonly from: string;
  readonly texts: readonly string[];
  /** False when a column of the file hides the numbers of its rows. */
  readonly isNumbered: boolean;
  /**
   * The cells of these columns, row by row, in batches, by a database that may read the file; read while one goes through
   * them. `only` is SQL of the rows that are wanted, over their numbers from 0.
   */
  rows(
    database: Pick<Database, 'connection'>,
    columns: readonly number[],
    only?: string,
  ): AsyncGenerator<Iterable<readonly [row: number, cells: readonly Cell[]]>, void>;
}

/** The number of a row in its file, from 0, which the database gives beside the columns. */
const ROW_NUMBER = 'file_row_number';

/** Longer texts and lists than a record may hold are cut: the check of records then refuses them. */
const [TEXT_LENGTH, LIST_LENGTH] = [10_001, 1001];

/** Rows that any file may have, and so many more for each of its bytes: no register has more. */
const [ROWS, ROWS_A_BYTE] = [100_000, 50];

/** Characters that any file may hold, and so many more for each of its bytes. */
const [CHARACTERS, CHARACTERS_A_BYTE] = [64_000_000, 1000];

/**
 * Opens a file of Parquet.
 *
 * @throws InputError when it is none with these columns, is damaged, or holds far more than its size allows; also while it is
 * read. What stands in it is not told.
 */
async function openParquet(path: string, keys: readonly string[]): Promise<ParquetTable> {
  const full = resolve(path);
  const { size } = statSync(full);
  const database = await openDatabase({ reads: [full] });
  const from = `read_parquet(${sqlText(literalPath(full))}, hive_partitioning = false)`;
  try {
    const { described, count } = await read(path, async () => ({
      described: (await database.connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)).getRows(),
      count: Number((await database.connection.runAndReadAll(`SELECT count(*) FROM ${from}`)).getRows()[0]![0]),
    }));
    const names = described.map(([name]) => String(name));
    const columns = names.map((name) => name.trim().normalize('NFC'));
    checkKeys(columns, keys, path);
    checkNames(columns, path);
    if (count > ROWS + ROWS_A_BYTE * size) throw new InputError('input/expands', path, { size });
    const cells = described.map(([name, type]) => cellSql(sqlName(String(name)), String(type)));
    const isNumbered = !names.some((name) => name.toLowerCase() === ROW_NUMBER);
    return {
      columns,
      from,
      isNumbered,
      texts: cells.map(({ text }) => text),
      rows: (by, used, only) =>
        parquetRows(
          path,
          size,
          by,
          used.map((index) => cells[index]!),
          only === undefined ? from : `${from} WHERE ${ROW_NUMBER} IN (${only})`,
          isNumbered ? ROW_NUMBER : 'row_number() OVER () - 1',
        ),
    };
  } finally {
    database.close();
  }
}

interface CellSql {
  readonly sql: string;
  /** SQL of its text, as a row of text would have it; what no text says is one that nothing takes for plain. */
  readonly text: string;
  readonly value: (found: DuckDBValue) => Cell;
}

/** How a column is read: values are what they are. */
function cellSql(column: string, type: string): CellSql {
  const asText = `CAST(${column} AS VARCHAR)`;
  const text = (sql: string): CellSql => {
    const cut = `left(${sql}, ${TEXT_LENGTH})`;
    return { sql: cut, text: cut, value: (found) => found as string };
  };
  if (type.endsWith(']'))
    return {
      sql: `list_transform(CAST(${column} AS VARCHAR[])[1:${LIST_LENGTH}], lambda x: left(x, ${TEXT_LENGTH}))`,
      text: `CASE WHEN ${column} IS NOT NULL THEN ${sqlText(NOT_IN_LINES)} END`,
      value: (found) => (found === null ? null : (found as DuckDBListValue).items.filter((item) => item !== null)),
    };
  if (type === 'BOOLEAN') return { sql: column, text: asText, value: (found) => found as boolean };
  const cut = `regexp_replace(${asText}, '(\\.[0-9]*?)0+$', '\\1')`;
  const shortest = `rtrim(${cut}, '.')`;
  const asNumber = `CASE WHEN ${column} IS NULL THEN NULL WHEN regexp_full_match(${shortest}, '(-?[1-9][0-9]{0,8}|0)(\\.[0-9]{1,6})?') THEN ${shortest} ELSE ${sqlText(NOT_IN_LINES)} END`;
  if (type === 'DOUBLE' || /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type))
    return {
      sql: column,
      text: type === 'DOUBLE' ? asNumber : asText,
      value: (found) => (typeof found === 'bigint' ? numberIn(String(found)) : numberOrText(found)),
    };
  // A short float is the number that it is written as, not the long one that is nearest to it.
  if (type === 'FLOAT' || type.startsWith('DECIMAL'))
    return { sql: asText, text: asNumber, value: (found) => numberIn(found as string) };
  if (type.startsWith('TIMESTAMP')) {
    const time = type === 'TIMESTAMP WITH TIME ZONE' ? column : `CAST(${column} AS TIMESTAMP)`;
    const isDay = `${time} = date_trunc('day', ${time})`;
    return text(`CASE WHEN ${isDay} THEN strftime(${time}, '%Y-%m-%d') ELSE ${asText} END`);
  }
  if (type === 'BLOB') return text(`coalesce(try(decode(${column})), ${asText})`);
  return text(asText);
}

function numberOrText(found: DuckDBValue): Cell {
  return typeof found === 'number' && !Number.isFinite(found) ? String(found) : (found as number | null);
}

/** A number as it is written in full; one that the language does not hold stays text, which no fact takes. */
function numberIn(written: string | null): Cell {
  if (written === null) return null;
  const plain = written.includes('.') ? written.replace(/\.?0+$/, '') : written;
  const number = Number(plain);
  return String(number) === plain ? number : written;
}

async function* parquetRows(
  path: string,
  size: number,
  { connection }: Pick<Database, 'connection'>,
  cells: readonly CellSql[],
  from: string,
  number: string,
): AsyncGenerator<Iterable<readonly [row: number, cells: readonly Cell[]]>, void> {
  const room = { left: CHARACTERS + CHARACTERS_A_BYTE * size };
  const sql = `SELECT ${number}, ${cells.map((cell) => cell.sql).join(', ')} FROM ${from}`;
  const result = await read(path, () => connection.stream(sql));
  for (;;) {
    const chunk = await read(path, () => result.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunkCells(chunk, cells, () => {
      if (room.left < 0) throw new InputError('input/expands', path, { size });
      return room;
    });
  }
}

/** The rows of a chunk, each made only when it is asked for: one text may be in all of them. */
function* chunkCells(
  chunk: DuckDBDataChunk,
  cells: readonly CellSql[],
  roomLeft: () => { left: number },
): Generator<readonly [row: number, cells: readonly Cell[]]> {
  const numbers = chunk.getColumnVector(0);
  const vectors = cells.map((_, index) => chunk.getColumnVector(index + 1));
  for (let row = 0; row < chunk.rowCount; row += 1) {
    const room = roomLeft();
    const own = vectors.map((vector, index) => {
      const found = vector.getItem(row);
      const value = found === null ? null : cells[index]!.value(found);
      room.left -= typeof value === 'string' ? value.length : 1;
      return value;
    });
    yield [Number(numbers.getItem(row)), own];
  }
}

/** What the database says may hold values of rows: it is not told. */
async function read<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = (error as Error).message ?? '';
    if (/No space left|could not write/i.test(message)) throw error;
    throw new InputError(/Out of Memory/i.test(message) ? 'input/expands' : 'input/parquet', path, {
      size: statSync(path).size,
    });
  }
}

async function parquetSource(path: string, users: Users): Promise<Source> {
  const parquetTable = await openParquet(path, ROW_KEYS);
  const { columns, from, texts } = parquetTable;
  const table = tableReader(columns, users);
  const source = { path, format: parquet.name, isTable: true, ...table, rows: 0 };
  async function* rowsBy(database: Pick<Database, 'connection'>, only?: string): AsyncGenerator<Iterable<SourceRow>> {
    for await (const batch of parquetTable.rows(database, table.used, only))
      yield (function* () {
        for (const [row, cells] of batch) yield table.kept(row + 1, cells);
      })();
  }
  return Object.assign(source, {
    batches: (async function* (): AsyncGenerator<Iterable<SourceRow>> {
      const database = await openDatabase({ reads: [resolve(path)] });
      try {
        for await (const batch of rowsBy(database))
          yield (function* () {
            for (const row of batch) {
              source.rows += 1;
              yield row;
            }
          })();
      } finally {
        database.close();
      }
    })(),
    ...(parquetTable.isNumbered && {
      typed: () => ({
        source: from,
        cells: new Map(table.used.map((at) => [columns[at]!, texts[at]!])),
        oddRows: (database: Database, typed: string) => rowsBy(database, `SELECT rowid FROM ${typed} WHERE odd`),
      }),
    }),
  });
}
