/**
 * The header of a table that people made: which separator it uses, and whether its columns can be what is wanted.
 */
import { InputError } from './input-error.js';
import { rowsIn, type TextRow } from './rows.js';

const SEPARATORS = [',', ';', '\t'] as const;

/** Characters in which the header must stand. */
const HEAD_LENGTH = 1_000_000;

/** Columns of a table: more than any spreadsheet has. */
const MOST_COLUMNS = 20_000;

/** Rows among which the header is looked for, when it is not the first. */
const HEADER_ROWS = 30;

export interface Header {
  readonly separator: string;
  readonly columns: readonly string[];
  /** 1-based line where it begins. */
  readonly line: number;
}

/**
 * The header that is at the beginning of a text. `keys` are the columns that the table must have; the separator is the one
 * that gives most of them, or failing that the most columns.
 *
 * @throws InputError when no header is there, a column has no name or a doubled one, or a key is missing. A first line
 * without any of the keys may be somebody's row: what stands in it is not told.
 */
export function headerIn(text: string, keys: readonly string[], path: string): Header {
  const head = text.slice(0, HEAD_LENGTH);
  const tried = SEPARATORS.map((separator) => {
    const rows = firstRows(head, separator);
    const columns = columnNames(rows[0]);
    return { separator, rows, columns, keys: keysAmong(keys, columns) };
  });
  const best = tried.reduce((a, b) =>
    b.keys > a.keys || (b.keys === a.keys && b.columns.length > a.columns.length) ? b : a,
  );
  const { separator, columns } = best;
  const line = best.rows[0]?.line ?? 1;
  if (best.keys === 0) throw noHeader(tried, keys, columns.length, path, line);
  checkNames(columns, path, line);
  checkKeys(columns, keys, path, line);
  return { separator, columns, line };
}

/** Refuses a table without one of its keys. */
export function checkKeys(columns: readonly string[], keys: readonly string[], path: string, line = 1): void {
  const missing = keys.find((key) => !columns.includes(key));
  if (missing === undefined) return;
  const near = columns.findIndex((column) => isNear(column, missing)) + 1;
  if (near > 0) throw new InputError('input/near-column', path, { column: missing, position: near }, line);
  throw new InputError('input/missing-column', path, { column: missing, found: shownColumns(columns) }, line);
}

/** Names of columns as a message may show them: the first ones, and no long ones. */
function shownColumns(columns: readonly string[]): string {
  const shown = columns.slice(0, 20).map((column) => (column.length > 60 ? `${column.slice(0, 57)}…` : column));
  return [...shown, ...(columns.length > 20 ? ['…'] : [])].join(', ');
}

/** Refuses a column without a name, and one that is there twice. */
export function checkNames(columns: readonly string[], path: string, line = 1): void {
  if (columns.length > MOST_COLUMNS)
    throw new InputError('input/too-many-columns', path, { found: columns.length, limit: MOST_COLUMNS }, line);
  const seen = new Map<string, number>();
  for (const [index, column] of columns.entries()) {
    if (column === '') throw new InputError('input/empty-column-name', path, { position: index + 1 }, line);
    const first = seen.get(column);
    if (first !== undefined)
      throw new InputError('input/doubled-column', path, { column, first: first + 1, second: index + 1 }, line);
    seen.set(column, index);
  }
}

function firstRows(head: string, separator: string): TextRow[] {
  const rows: TextRow[] = [];
  // In parts, so that a long text is not cut into cells for its first rows.
  for (const batch of rowsIn(partsOf(head), separator)) {
    rows.push(...batch.slice(0, HEADER_ROWS - rows.length));
    if (rows.length >= HEADER_ROWS) break;
  }
  return rows;
}

function* partsOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 8192) yield text.slice(at, at + 8192);
}

/** The names of columns: without spaces around them, composed. */
function columnNames(row: TextRow | undefined): readonly string[] {
  return (row?.cells ?? []).map((cell) => cell.trim().normalize('NFC'));
}

function keysAmong(keys: readonly string[], columns: readonly string[]): number {
  return keys.filter((key) => columns.includes(key)).length;
}

/** A name in another habit: capitals, spaces, marks that nobody sees. */
function isNear(column: string, key: string): boolean {
  return column.replace(/[\p{C}\s_-]/gu, '').toLowerCase() === key.replace(/[_-]/g, '');
}

function noHeader(
  tried: readonly { readonly rows: readonly TextRow[]; readonly columns: readonly string[] }[],
  keys: readonly string[],
  count: number,
  path: string,
  line: number,
): InputError {
  const below = tried
    .flatMap(({ rows }) => rows.slice(1))
    .find((row) => keysAmong(keys, columnNames(row)) === keys.length);
  if (below !== undefined) return new InputError('input/header-below', path, { line: below.line }, line);
  for (const { columns } of tried)
    for (const key of keys) {
      const position = columns.findIndex((column) => isNear(column, key)) + 1;
      if (position > 0) return new InputError('input/near-column', path, { column: key, position }, line);
    }
  return new InputError('input/no-header', path, { count, keys: keys.join('`, `') }, line);
}
