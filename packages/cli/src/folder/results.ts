/**
 * The results of a run, read again: they are those of its receipt, or nothing is made of them.
 */
import { join, resolve } from 'node:path';
import type { Receipt } from '@tieuchi/core';
import { openDatabase, sqlText } from '../table/database.js';
import { createTableDigest } from '../table/digest.js';
import { openOwnTable } from '../table/own-table.js';
import type { Failure } from '../terminal/failure.js';
import { FILES } from './files.js';
import type { RecordedRun } from './recorded.js';

/** The rows of results, each the texts of its cells. */
export interface RecordedResults {
  readonly columns: readonly string[];
  /** In batches, by subject and year; read while one goes through them, once. */
  readonly rows: AsyncGenerator<readonly (readonly string[])[], void>;
}

/** The file in which a run has its results; of both, the one that is read faster. */
export function resultsPath({ files = {} }: Receipt): string {
  return Object.hasOwn(files, FILES.results.path) ? FILES.results.path : FILES.resultsTable.path;
}

/** In which files the results of a run are written. */
export type ResultFormats = 'csv' | 'parquet' | 'both';

/** The files in which a run has its results. */
export function resultFormats({ files = {} }: Receipt): ResultFormats {
  if (!Object.hasOwn(files, FILES.results.path)) return 'csv';
  return Object.hasOwn(files, FILES.resultsTable.path) ? 'both' : 'parquet';
}

/**
 * Opens the results of a run, all or those of one subject. `changed` is thrown when they, or the first year that the run covers,
 * are not what the receipt tells of; whoever reads them must read them to their end before anything of them counts.
 */
export async function openResults(
  { folder, receipt, options }: RecordedRun,
  changed: (file: string) => Failure,
  { only, keptSince = Number.POSITIVE_INFINITY }: ResultsOptions,
): Promise<RecordedResults> {
  const path = resultsPath(receipt);
  const reading: Reading = {
    path: join(folder, path),
    receipt,
    only,
    changed: () => changed(path),
    // Without a row that was judged the first year is that of a rejected one, of which nothing is kept.
    checkFirst: (year) => {
      const first = Math.min(keptSince, year);
      if (options.since === undefined && Number.isFinite(first) && receipt.options.since !== first)
        throw changed(FILES.receipt.path);
    },
  };
  return path === FILES.results.path ? inParquet(reading) : inText(reading);
}

export interface ResultsOptions {
  /** The subject that is wanted; absent: all of them. */
  readonly only?: string;
  /** The first of the earlier years that the folder keeps. */
  readonly keptSince?: number | undefined;
}

interface Reading {
  readonly path: string;
  readonly receipt: Receipt;
  readonly only: string | undefined;
  readonly changed: () => Failure;
  /** Refuses a first year that is not the one of the receipt. */
  readonly checkFirst: (year: number) => void;
}

/** SQL of the rows of a file of results, all of them text. */
export function resultsQuery(path: string): string {
  return `read_parquet(${sqlText(resolve(path).replace(/[*?[]/g, '[$&]'))}, hive_partitioning = false)`;
}

async function inParquet({ path, changed, only, checkFirst }: Reading): Promise<RecordedResults> {
  const database = await openDatabase({ reads: [resolve(path)] });
  const { connection } = database;
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch {
      database.close();
      throw changed();
    }
  };
  const from = resultsQuery(path);
  const described = await attempt(() => connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`));
  const columns = described.getRows().map(([name]) => String(name));
  if (!['subject', 'year'].every((column) => columns.includes(column))) {
    database.close();
    throw changed();
  }
  const where = only === undefined ? '' : ` WHERE subject = ${sqlText(only)}`;
  return {
    columns,
    rows: (async function* () {
      try {
        const result = await attempt(() =>
          connection.stream(`SELECT COLUMNS(lambda c: true)::VARCHAR FROM ${from}${where}`),
        );
        for (;;) {
          const chunk = await attempt(() => result.fetchChunk());
          if (chunk === null || chunk.rowCount === 0) break;
          yield chunk.getRows().map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
        }
        const [[first]] = (
          await attempt(() => connection.runAndReadAll(`SELECT min(CAST(year AS INTEGER)) FROM ${from}`))
        ).getRows() as [[number | null]];
        checkFirst(first ?? Number.POSITIVE_INFINITY);
      } finally {
        database.close();
      }
    })(),
  };
}

function inText({ path, receipt, changed, only, checkFirst }: Reading): RecordedResults {
  const { columns, rows } = openOwnTable(path);
  const digest = createTableDigest();
  digest.add(columns);
  const [subject, year] = ['subject', 'year'].map((column) => columns.indexOf(column)) as [number, number];
  let first = Number.POSITIVE_INFINITY;
  return {
    columns,
    rows: (async function* () {
      for (const batch of rows) {
        for (const { cells } of batch) {
          digest.add(cells);
          first = Math.min(first, Number(cells[year]));
        }
        yield batch.flatMap(({ cells }) => (only === undefined || cells[subject] === only ? [cells] : []));
      }
      // Earlier engines told of the cells; this one tells of the file.
      if (receipt.table !== undefined && digest.finish() !== receipt.table) throw changed();
      // The first of them did not name themselves, nor the first year.
      if (receipt.engine !== undefined || receipt.table !== undefined) checkFirst(first);
    })(),
  };
}
