/**
 * Parquet as rows of typed cells. Every statement of the program that reads a file is made here.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DuckDBDataChunk, DuckDBListValue, type DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '@tieuchi/core';
import { type Database, openDatabase, sqlName, sqlText } from '../table/database.js';
import { checkKeys, checkNames } from '../table/header.js';
import { InputError } from '../table/input-error.js';
import { tableReader } from './cells.js';
import { ROW_KEYS } from './keys.js';
import type { Format, Source, SourceRow, Users } from './source.js';

export const parquet: Format = { name: 'parquet', title: 'Parquet', endings: ['.parquet'], open: parquetSource };

interface ParquetTable {
  readonly columns: readonly string[];
  /** The cells of these columns, row by row, in batches; read while one goes through them, once. */
  rows(columns: readonly number[]): AsyncGenerator<Iterable<readonly Cell[]>, void>;
}

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
    return {
      columns,
      rows: (used) =>
        parquetRows(
          path,
          size,
          database,
          used.map((index) => cells[index]!),
          from,
        ),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A path that is that very file, and no pattern. */
function literalPath(path: string): string {
  // A backslash before such a character would be read as part of a pattern.
  if (/[*?[\]]/.test(path) && path.includes('\\') && !/^[a-z]:\\/i.test(path))
    throw new InputError('input/file-name', path);
  return path.replace(/[*?[]/g, '[$&]');
}

interface CellSql {
  readonly sql: string;
  readonly value: (found: DuckDBValue) => Cell;
}

/** How a column is read: values are what they are. */
function cellSql(column: string, type: string): CellSql {
  const text = (sql: string): CellSql => ({ sql: `left(${sql}, ${TEXT_LENGTH})`, value: (found) => found as string });
  const asText = `CAST(${column} AS VARCHAR)`;
  if (type.endsWith(']'))
    return {
      sql: `list_transform(CAST(${column} AS VARCHAR[])[1:${LIST_LENGTH}], lambda x: left(x, ${TEXT_LENGTH}))`,
      value: (found) => (found instanceof DuckDBListValue ? found.items.filter((item) => item !== null) : null),
    };
  if (type === 'BOOLEAN') return { sql: column, value: (found) => found as boolean };
  if (type === 'DOUBLE' || /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type))
    return {
      sql: column,
      value: (found) => (typeof found === 'bigint' ? numberIn(String(found)) : numberOrText(found)),
    };
  // A short float is the number that it is written as, not the long one that is nearest to it.
  if (type === 'FLOAT' || type.startsWith('DECIMAL'))
    return { sql: asText, value: (found) => numberIn(found as string) };
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
  { connection, close }: Database,
  cells: readonly CellSql[],
  from: string,
): AsyncGenerator<Iterable<readonly Cell[]>, void> {
  const room = { left: CHARACTERS + CHARACTERS_A_BYTE * size };
  try {
    const sql = `SELECT ${cells.map((cell) => cell.sql).join(', ')} FROM ${from}`;
    const result = await read(path, () => connection.stream(sql));
    for (;;) {
      const chunk = await read(path, () => result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunkCells(chunk, cells, () => {
        if (room.left < 0) throw new InputError('input/expands', path, { size });
        return room;
      });
    }
  } finally {
    close();
  }
}

/** The rows of a chunk, each made only when it is asked for: one text may stand in all of them. */
function* chunkCells(
  chunk: DuckDBDataChunk,
  cells: readonly CellSql[],
  roomLeft: () => { left: number },
): Generator<readonly Cell[]> {
  const vectors = cells.map((_, index) => chunk.getColumnVector(index));
  for (let row = 0; row < chunk.rowCount; row += 1) {
    const room = roomLeft();
    yield vectors.map((vector, index) => {
      const found = vector.getItem(row);
      const value = found === null ? null : cells[index]!.value(found);
      room.left -= typeof value === 'string' ? value.length : 1;
      return value;
    });
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
  const { columns, rows } = await openParquet(path, ROW_KEYS);
  const table = tableReader(columns, users);
  const source = { path, format: parquet.name, isTable: true, ...table, rows: 0 };
  return Object.assign(source, {
    batches: (async function* (): AsyncGenerator<Iterable<SourceRow>> {
      for await (const batch of rows(table.used))
        yield (function* () {
          for (const cells of batch) {
            source.rows += 1;
            yield table.kept(source.rows, cells);
          }
        })();
    })(),
  });
}
