/**
 * Registers in CSV.
 */

import { sqlText } from '../table/database.js';
import { NOT_IN_LINES, plainLinesOf } from '../table/lines.js';
import { openTable } from '../table/table.js';
import { tableReader } from './cells.js';
import { ROW_KEYS } from './keys.js';
import { literalPath } from './paths.js';
import type { Format, Source, SourceRow, Users } from './source.js';

export const csv: Format = { name: 'csv', title: 'CSV', endings: ['.csv', '.tsv', '.txt'], open: csvSource };

function csvSource(path: string, users: Users): Source {
  const { columns, separator, line: headerLine, rows, rowIn } = openTable(path, ROW_KEYS);
  const table = tableReader(columns, users);
  const rowOf = ({ line, cells, fault }: NonNullable<ReturnType<typeof rowIn>>): SourceRow =>
    fault === undefined ? table.row(line, cells) : { line, fault };
  const source = { path, format: csv.name, isTable: true, separator, ...table, rows: 0 };
  return Object.assign(source, {
    batches: (function* (): Generator<readonly SourceRow[]> {
      for (const batch of rows) {
        source.rows += batch.length;
        yield batch.map(rowOf);
      }
    })(),
    typed: () => {
      const lines = plainLinesOf(path, separator);
      if (lines === undefined) return undefined;
      const text = sqlText(literalPath(path));
      const options = [
        ...["columns = {'l': 'VARCHAR'}", `delim = ${sqlText(NOT_IN_LINES)}`, "quote = ''", "escape = ''"],
        ...['header = false', 'auto_detect = false', "compression = 'none'", 'hive_partitioning = false'],
        `new_line = '${lines.end === '\n' ? '\\n' : '\\r\\n'}'`,
      ];
      return {
        source: `(SELECT l, string_split(l, ${sqlText(separator)}) AS s FROM read_csv(${text}, ${options.join(', ')}))`,
        cells: new Map(table.used.map((at) => [columns[at]!, `s[${at + 1}]`])),
        isRow: `len(s) = ${columns.length} AND NOT contains(l, '"')`,
        raw: 'l',
        lines: lines.count,
        rowIn: (raw: string, line: number) => {
          if (line <= headerLine) return undefined;
          const row = rowIn(raw, line);
          return row && rowOf(row);
        },
      };
    },
  });
}
