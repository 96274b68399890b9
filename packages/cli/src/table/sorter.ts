/**
 * Rows put into order, on disk when there are too many for memory. Texts are in the order of their code points.
 */
import type { DuckDBDataChunk } from '@duckdb/node-api';
import { type Database, type DatabaseOptions, openDatabase } from './database.js';

type Value = string | number | null;

export interface Sorter {
  /** Adds a row: a value for each column. */
  add(row: readonly Value[]): void;
  /** All rows so far, in the order of their columns, in batches: of each only some columns, made when it is asked for. */
  rows(options?: RowOptions): AsyncGenerator<Iterable<readonly Value[]>>;
  /** Gives back memory and files; may be called more than once. */
  close(): void;
}

interface RowOptions {
  /** Which columns a row has; absent: all. */
  readonly columns?: readonly number[];
  /** Only rows that have this value in a column. */
  readonly only?: { readonly column: number; readonly value: number };
  /** No more than the first so many, which need not put all in order. */
  readonly first?: number;
}

/** Rows that are handed over at once. */
const FLUSH = 20_000;

/** A sorter for rows of these types. What is missing is before everything. */
export async function createSorter(
  types: readonly ('text' | 'number')[],
  options: Pick<DatabaseOptions, 'temp' | 'memory'>,
): Promise<Sorter> {
  const database = await openDatabase(options);
  try {
    const columns = types.map((type, index) => `c${index} ${type === 'text' ? 'VARCHAR' : 'INTEGER'}`);
    await database.connection.run(`CREATE TABLE t (${columns.join(', ')})`);
    return await sorterOver(database, types);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function sorterOver({ connection, close }: Database, types: readonly ('text' | 'number')[]): Promise<Sorter> {
  const appender = await connection.createAppender('t');
  const isText = types.map((type) => type === 'text');
  let waiting = 0;
  let open = true;
  const flush = () => {
    if (waiting > 0) appender.flushSync();
    waiting = 0;
  };
  return {
    add: (row) => {
      for (let index = 0; index < isText.length; index += 1) {
        const value = row[index];
        if (value === null || value === undefined) appender.appendNull();
        else if (isText[index]) appender.appendVarchar(value as string);
        else appender.appendInteger(value as number);
      }
      appender.endRow();
      waiting += 1;
      if (waiting >= FLUSH) flush();
    },
    rows: async function* ({ columns = types.map((_, index) => index), only, first }: RowOptions = {}) {
      flush();
      const order = types.map((_, index) => `c${index} NULLS FIRST`).join(', ');
      const where = only === undefined ? '' : `WHERE c${only.column} = ${only.value}`;
      const wanted = columns.map((index) => `c${index}`).join(', ');
      const limit = first === undefined ? '' : `LIMIT ${first}`;
      const result = await connection.stream(`SELECT ${wanted} FROM t ${where} ORDER BY ${order} ${limit}`);
      for (
        let chunk = await result.fetchChunk();
        chunk !== null && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      )
        yield chunkRows(chunk);
    },
    close: () => {
      if (!open) return;
      open = false;
      appender.closeSync();
      close();
    },
  };
}

/** The rows of a chunk, each made only when it is asked for: so few of them live at once. */
function* chunkRows(chunk: DuckDBDataChunk): Generator<readonly Value[]> {
  const vectors = Array.from({ length: chunk.columnCount }, (_, index) => chunk.getColumnVector(index));
  for (let row = 0; row < chunk.rowCount; row += 1) yield vectors.map((vector) => vector.getItem(row) as Value);
}
