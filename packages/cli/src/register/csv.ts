/**
 * Registers in CSV.
 */
import { openTable } from '../table/table.js';
import { tableReader } from './cells.js';
import { ROW_KEYS } from './keys.js';
import type { Format, Source, SourceRow, Users } from './source.js';

export const csv: Format = { name: 'csv', title: 'CSV', endings: ['.csv', '.tsv', '.txt'], open: csvSource };

function csvSource(path: string, users: Users): Source {
  const { columns, separator, rows } = openTable(path, ROW_KEYS);
  const table = tableReader(columns, users);
  const source = { path, format: csv.name, isTable: true, separator, ...table, rows: 0 };
  return Object.assign(source, {
    batches: (function* (): Generator<readonly SourceRow[]> {
      for (const batch of rows) {
        source.rows += batch.length;
        yield batch.map(({ line, cells, fault }) => (fault === undefined ? table.row(line, cells) : { line, fault }));
      }
    })(),
  });
}
