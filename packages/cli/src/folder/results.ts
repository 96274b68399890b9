/**
 * The rows of a run's results.csv, read again: they are those of its receipt, or nothing is made of them.
 */
import { join } from 'node:path';
import { createTableDigest } from '../table/digest.js';
import { type OwnTable, openOwnTable } from '../table/own-table.js';
import type { Failure } from '../terminal/failure.js';
import { FILES } from './files.js';
import type { RecordedRun } from './recorded.js';

/**
 * Opens the results of a run. Whoever reads them must read them to their end before anything of them counts: then `changed`
 * is thrown when the cells, or the first year that the run covers, are not those of the receipt. `keptSince` is the first of
 * the earlier years that the folder keeps.
 */
export function openResults(
  { folder, receipt, options }: RecordedRun,
  changed: (file: string) => Failure,
  keptSince = Number.POSITIVE_INFINITY,
): OwnTable {
  const { columns, rows } = openOwnTable(join(folder, FILES.results.path));
  const digest = createTableDigest();
  digest.add(columns);
  const at = columns.indexOf('year');
  let first = keptSince;
  return {
    columns,
    rows: (function* () {
      for (const batch of rows) {
        for (const { cells } of batch) {
          digest.add(cells);
          first = Math.min(first, Number(cells[at]));
        }
        yield batch;
      }
      // The first engines did not tell of cells, nor of themselves.
      const isKnown = receipt.table !== undefined || receipt.engine !== undefined;
      if (!isKnown) return;
      if (digest.finish() !== receipt.table) throw changed(FILES.results.path);
      // Without a row that was judged the first year is that of a rejected one, of which nothing is kept.
      if (options.since === undefined && Number.isFinite(first) && receipt.options.since !== first)
        throw changed(FILES.receipt.path);
    })(),
  };
}
