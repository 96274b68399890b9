/** Tables in Parquet, as tests read them. */
import { DuckDBInstance } from '@duckdb/node-api';

/** The rows of a table, every cell as text; an empty one as the empty text. */
export async function rowsOf(path: string): Promise<{ [column: string]: string }[]> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  try {
    const read = await connection.runAndReadAll(
      `SELECT coalesce(CAST(COLUMNS(*) AS VARCHAR), '') FROM read_parquet('${path.replaceAll("'", "''")}')`,
    );
    return read.getRowObjects() as { [column: string]: string }[];
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}
