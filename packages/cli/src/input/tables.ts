/**
 * One input file as a table that DuckDB can read.
 */
import { extname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../database.js';
import { checkFile } from '../text/file.js';
import { InputError } from './error.js';
import { checkColumns, separatorOf, splitHeader } from './header.js';
import { type Inspected, inspect } from './inspect.js';

/** One file, looked at. */
export interface Table {
  readonly path: string;
  readonly format: 'csv' | 'ndjson' | 'parquet';
  readonly columns: readonly string[];
  readonly separator?: string;
  readonly bytes?: Inspected;
}

/** Looks at a file by its ending: its columns, and for text its encoding and lines. */
export async function lookAt(path: string, connection: DuckDBConnection): Promise<Table> {
  const ending = extname(path).toLowerCase();
  checkFileFirst(path, ending);
  if (ending === '.parquet') return parquetTable(path, connection);
  if (ending === '.ndjson' || ending === '.jsonl')
    return { path, format: 'ndjson', columns: [], bytes: inspect(path, undefined) };
  const bytes = inspect(path, separatorOf);
  const separator = separatorOf(bytes.header);
  const columns = splitHeader(bytes.header, separator);
  checkColumns(columns, path);
  return { path, format: 'csv', columns, separator, bytes };
}

function checkFileFirst(path: string, ending: string): void {
  checkFile(path);
  if (!['.csv', '.tsv', '.txt', '.ndjson', '.jsonl', '.parquet'].includes(ending))
    throw new InputError('input/unknown-format', path, { ending });
}

async function parquetTable(path: string, connection: DuckDBConnection): Promise<Table> {
  try {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${sqlText(path)})`);
    const columns = described.getRows().map(([name]) => String(name).trim().normalize('NFC'));
    checkColumns(columns, path);
    return { path, format: 'parquet', columns };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('input/parquet', path, { reason: (error as Error).message.split('\n')[0]! });
  }
}

/** The rows of a CSV file as SQL; what is no row goes to the tables `rejected` and `scanned`. */
export function csvSource({ path, separator, columns }: Table): string {
  const names = columns.map((_, index) => `c${index}: 'VARCHAR'`).join(', ');
  return `read_csv(${sqlText(path)}, delim = ${sqlText(separator!)}, quote = '"', escape = '"', header = false, skip = 1, auto_detect = false, columns = {${names}},
    store_rejects = true, rejects_table = 'rejected', rejects_scan = 'scanned', strict_mode = true, null_padding = false, buffer_size = 8388608, max_line_size = 4194304)`;
}

/** The rows of a Parquet file as SQL, every value as text. */
export async function parquetSource({ path, columns }: Table, connection: DuckDBConnection): Promise<string> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${sqlText(path)})`);
  const names = described.getRows().map(([name, type], index) => {
    const column = `"${String(name).replaceAll('"', '""')}"`;
    return `${String(type).endsWith('[]') ? `array_to_string(${column}, '|')` : `CAST(${column} AS VARCHAR)`} AS c${index}`;
  });
  return `(SELECT ${names.slice(0, columns.length).join(', ')} FROM read_parquet(${sqlText(path)}))`;
}

/** Lines of NDJSON as they are; what is no JSON is told when it is read as a record. */
export function insertLines({ path }: Table, file: number): string {
  const text = `read_csv(${sqlText(path)}, delim = E'\\x02', quote = '', escape = '', header = false, auto_detect = false, columns = {t: 'VARCHAR'}, buffer_size = 16777216, max_line_size = 8388608)`;
  const field = (name: string) => `CASE WHEN json_valid(t) THEN json_extract_string(t, '$.${name}') END`;
  return `INSERT INTO register SELECT nfc_normalize(trim(${field('subject')})), try_cast(${field('year')} AS INTEGER), nfc_normalize(trim(${field('group')})), ${file}, row_number() OVER (), t FROM (SELECT t FROM ${text}) WHERE trim(t) <> ''`;
}
