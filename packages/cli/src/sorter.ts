/**
 * Rows put into order, on disk when there are too many for memory. Texts stand in the order of their code points.
 */
import { type Database, type DatabaseOptions, openDatabase } from './database.js';

export type Value = string | number | null;

export interface Sorter {
  /** Adds a row: a value for each column. */
  add(row: readonly Value[]): void;
  /** All rows so far, in order, in batches. `by` is SQL over the columns `c0`, `c1` …, by default all of them in turn. */
  rows(by?: string, where?: string): AsyncGenerator<readonly (readonly Value[])[]>;
  /** Gives back memory and files; may be called more than once. */
  close(): void;
}

/** Rows that are handed over at once. */
const FLUSH = 20_000;

/** A sorter for rows of these types. What is missing stands before everything. */
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
    rows: async function* (by = isText.map((_, index) => `c${index} NULLS FIRST`).join(', '), where = 'true') {
      flush();
      const result = await connection.stream(`SELECT * FROM t WHERE ${where} ORDER BY ${by}`);
      for (
        let chunk = await result.fetchChunk();
        chunk !== null && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      )
        yield chunk.getRows() as Value[][];
    },
    close: () => {
      if (!open) return;
      open = false;
      appender.closeSync();
      close();
    },
  };
}
