// interim
import { DuckDBInstance } from '@duckdb/node-api';
import { join } from 'node:path';
export interface Row { readonly file: number; readonly line: number; readonly cells: readonly (string | null)[] }
export interface Register {
  readonly columns: readonly string[];
  readonly jsonColumn?: number;
  readonly sources: readonly { path: string; format: 'csv' | 'ndjson' | 'parquet'; separator?: string; rows: number }[];
  readonly rowsRead: number;
  readonly firstYear?: number;
  readonly malformed: readonly { file: number; line: number; code: string; params: Record<string, string | number>; text: string }[];
  rows(): AsyncIterable<readonly Row[]>;
  close(): Promise<void>;
}
export async function openRegister(paths: readonly string[], options: { temp: string; onProgress?: (done: number, total: number) => void }): Promise<Register> {
  const db = await DuckDBInstance.create(':memory:', { memory_limit: '1GB', temp_directory: options.temp, threads: '2' });
  const c = await db.connect();
  void join;
  const froms = paths.map((p, i) => `SELECT ${i} AS "\u0001f", row_number() OVER () + 1 AS "\u0001l", * FROM read_csv('${p}', all_varchar=true, header=true)`);
  const from = froms.join(' UNION ALL BY NAME ');
  const meta = await c.runAndReadAll(`SELECT count(*), min(try_cast(year AS INTEGER)) FROM (${from})`);
  const [n, first] = meta.getRows()[0]! as [bigint, number];
  const cols = (await c.runAndReadAll(`DESCRIBE ${from}`)).getRows().map((r) => String(r[0]));
  const columns = cols.slice(2);
  return {
    columns, sources: paths.map((path) => ({ path, format: 'csv' as const, separator: ',', rows: 0 })), rowsRead: Number(n), firstYear: first, malformed: [],
    async *rows() {
      const result = await c.stream(`SELECT * FROM (${from}) ORDER BY nfc_normalize(subject), try_cast(year AS INTEGER), "\u0001f", "\u0001l"`);
      for await (const rows of result.yieldRows()) yield rows.map((r) => ({ file: Number(r[0]), line: Number(r[1]), cells: r.slice(2).map((v) => (v === null ? null : String(v))) }));
    },
    async close() { c.closeSync(); db.closeSync(); },
  };
}
