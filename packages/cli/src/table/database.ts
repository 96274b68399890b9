/**
 * The embedded database, which types, orders and reads rows. Every statement of the program that reads a file is made in
 * `register/parquet.ts`, or, for lines of text, in `register/csv.ts`.
 */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';

export interface Database {
  readonly connection: DuckDBConnection;
  /** One more, for what is written while something is read; closed with the database. */
  readonly connect: () => Promise<DuckDBConnection>;
  /** Gives back memory and files; may be called more than once. */
  close(): void;
}

export interface DatabaseOptions {
  /** A folder of this run for what does not fit into memory; absent: nothing goes to disk. */
  readonly temp?: string;
  /** How much memory it may take before it goes to disk. */
  readonly memory?: string;
  /** The only files that it may read; absent: none. */
  readonly reads?: readonly string[];
  /** Folders into which it may write; absent: none. */
  readonly writes?: readonly string[];
}

/** Small, so that many rows need no more than few. */
const MEMORY = '200MB';

/** Nothing is fetched, installed or loaded, whatever a path looks like. */
const CLOSED = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
};

/**
 * Opens an empty database in memory. Its settings are locked: no network, no extensions, no other files than those named, and
 * UTC, so that nothing depends on the machine.
 */
export async function openDatabase({
  temp,
  memory = MEMORY,
  reads = [],
  writes = [],
}: DatabaseOptions = {}): Promise<Database> {
  // Most of what it takes to start the program, for commands that open none.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    ...CLOSED,
    memory_limit: memory,
    threads: '2',
    preserve_insertion_order: 'true',
    // Without a folder it would write into the one that the program was started in. Files of two databases have the same
    // names: in one folder each would read what the other wrote.
    temp_directory: temp === undefined ? '' : join(temp, `database-${randomUUID()}`),
  });
  const connection = await instance.connect();
  const connections = [connection];
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    for (const each of connections) each.closeSync();
    instance.closeSync();
  };
  try {
    const folders = [...new Set([...reads.map((path) => dirname(path)), ...writes])];
    await connection.run("SET TimeZone = 'UTC'");
    // One expression for each column, and some over them all.
    await connection.run('SET max_expression_depth = 100000');
    if (folders.length > 0) await connection.run(`SET allowed_directories = [${folders.map(sqlText).join(', ')}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
  } catch (error) {
    close();
    throw error;
  }
  const connect = async () => {
    const more = await instance.connect();
    connections.push(more);
    return more;
  };
  return { connection, connect, close };
}

/** Text as it may be in SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of a column as it may be in SQL. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
