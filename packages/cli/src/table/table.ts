/**
 * A table that people made, as text: its columns, and its rows with their lines, read once from the front.
 */
import { type Header, headerIn } from './header.js';
import { InputError } from './input-error.js';
import { ROW_LENGTH, rowsIn, type TextRow } from './rows.js';
import { piecesOf } from './text.js';

/** A row with as many cells as the header, or why it is none. Its text is not told: nobody can say what is in it. */
interface TableRow {
  /** 1-based line where the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault?: { readonly code: string; readonly params: { readonly [name: string]: string | number } };
}

export interface TextTable extends Header {
  /** The rows below the header, in batches; read while one goes through them, once. Rows without any text are passed over. */
  readonly rows: Generator<readonly TableRow[], void>;
  /** A line by itself as a row; undefined when nothing is in it. */
  readonly rowIn: (text: string, line: number) => TableRow | undefined;
}

/**
 * Opens a table of text: CSV with `,`, `;` or tabs, in UTF-8, with line ends of any kind.
 *
 * @throws InputError when it is none with these columns; while it is read, when it is not UTF-8 or a quote is never closed.
 */
export function openTable(path: string, keys: readonly string[]): TextTable {
  const pieces = piecesOf(path);
  const first = pieces.next();
  const start = first.done ? '' : first.value;
  const header = headerIn(start, keys, path);
  const { separator, columns } = header;
  function* all() {
    yield start;
    yield* pieces;
  }
  return {
    ...header,
    rowIn: (text, line) => {
      const [row] = [...rowsIn([text], separator)].flat();
      return row && tableRow({ ...row, line }, columns.length, path);
    },
    rows: (function* () {
      let isHeader = true;
      for (const batch of rowsIn(all(), separator)) {
        yield batch.slice(isHeader ? 1 : 0).map((row) => tableRow(row, columns.length, path));
        if (batch.length > 0) isHeader = false;
      }
    })(),
  };
}

function tableRow({ line, cells, fault }: TextRow, width: number, path: string): TableRow {
  if (fault === 'open') throw new InputError('input/quotes', path, {}, line);
  if (fault === 'long') return { line, cells: [], fault: { code: 'row/too-long', params: { limit: ROW_LENGTH } } };
  if (fault === 'quote') return { line, cells: [], fault: { code: 'row/quote', params: {} } };
  // Empty cells behind the last column hold nothing.
  let count = cells.length;
  while (count > width && cells[count - 1]!.trim() === '') count -= 1;
  if (count === width) return { line, cells: count === cells.length ? cells : cells.slice(0, count) };
  return { line, cells: [], fault: { code: 'row/cell-count', params: { found: cells.length, expected: width } } };
}
