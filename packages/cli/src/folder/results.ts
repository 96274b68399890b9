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
 * Opens the results of a run. When the last row was read and the cells are not those that the receipt tells of, `changed` is
 * thrown: whoever reads them must read them to their end before anything of them counts.
 */
export function openResults({ folder, receipt }: RecordedRun, changed: (file: string) => Failure): OwnTable {
  const { columns, rows } = openOwnTable(join(folder, FILES.results.path));
  const digest = createTableDigest();
  digest.add(columns);
  return {
    columns,
    rows: (function* () {
      for (const batch of rows) {
        for (const { cells } of batch) digest.add(cells);
        yield batch;
      }
      // The first engines did not tell of cells, nor of themselves.
      const isKnown = receipt.table !== undefined || receipt.engine !== undefined;
      if (isKnown && digest.finish() !== receipt.table) throw changed(FILES.results.path);
    })(),
  };
}
