/**
 * Small tables read whole: lists of organisations, declared counts, the rows of one subject.
 */
import { DuckDBInstance } from '@duckdb/node-api';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Text as it may stand in SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A CSV file as DuckDB reads it, every cell as text. `where` is SQL over the columns. */
export async function readTable(path: string, where?: string): Promise<Table> {
  return query(
    `SELECT * FROM read_csv(${sqlText(path)}, all_varchar = true, header = true, sample_size = -1) ${where === undefined ? '' : `WHERE ${where}`}`,
  );
}

/** The rows of one query, every value as text. */
export async function query(sql: string, settings: { readonly [name: string]: string } = {}): Promise<Table> {
  const instance = await DuckDBInstance.create(':memory:', settings);
  try {
    const connection = await instance.connect();
    try {
      const reader = await connection.runAndReadAll(sql);
      const rows = reader.getRows().map((row) => row.map((value) => (value === null ? null : String(value))));
      return { columns: reader.columnNames(), rows };
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** The rows of one query as they come, in batches: memory holds one batch, and DuckDB sorts on disk when it must. */
export async function* streamQuery(
  sql: string,
  settings: { readonly [name: string]: string },
): AsyncGenerator<readonly (readonly (string | null)[])[]> {
  const instance = await DuckDBInstance.create(':memory:', settings);
  try {
    const connection = await instance.connect();
    try {
      const result = await connection.stream(sql);
      for await (const rows of result.yieldRows())
        yield rows.map((row) => row.map((value) => (value === null ? null : String(value))));
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}
