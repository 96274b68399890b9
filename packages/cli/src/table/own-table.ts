/**
 * Tables that this program wrote itself: commas, quotes and line feeds under RFC 4180, with nothing to guess.
 */
import { InputError } from './input-error.js';
import { rowsIn, type TextRow } from './rows.js';
import { piecesOf } from './text.js';

export interface OwnTable {
  readonly columns: readonly string[];
  /** The rows below the header, in batches, in the order of the file; read while one goes through them, once. */
  readonly rows: Generator<readonly TextRow[], void>;
}

/**
 * Opens a table that this program wrote, such as results.csv.
 *
 * @throws InputError when it is not one, while it is opened or read.
 */
export function openOwnTable(path: string): OwnTable {
  const batches = rowsIn(piecesOf(path), ',');
  const first = batches.next();
  const [header, ...rows] = first.done ? [] : first.value;
  if (header === undefined) throw new InputError('input/empty', path);
  const columns = header.cells;
  function* sound(batch: readonly TextRow[]) {
    for (const row of batch) {
      if (row.fault !== undefined) throw new InputError('row/quote', path, {}, row.line);
      if (row.cells.length !== columns.length)
        throw new InputError('row/cell-count', path, { found: row.cells.length, expected: columns.length }, row.line);
      yield row;
    }
  }
  return {
    columns,
    rows: (function* () {
      yield [...sound(rows)];
      for (const batch of batches) yield [...sound(batch)];
    })(),
  };
}
