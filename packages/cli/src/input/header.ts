/**
 * The header of a table: which separator it uses, and whether its columns can be a register.
 */
import { InputError } from './error.js';

const REQUIRED = ['subject', 'year', 'group'] as const;
const SEPARATORS = [',', ';', '\t'] as const;

/** The separator that gives the required columns, or failing that the most columns. */
export function separatorOf(header: string): string {
  const score = (separator: string) => {
    const columns = splitHeader(header, separator);
    return REQUIRED.filter((column) => columns.includes(column)).length * 1000 + columns.length;
  };
  return [...SEPARATORS].sort((a, b) => score(b) - score(a))[0]!;
}

/** The names of the columns: trimmed, composed, quotes taken away. */
export function splitHeader(header: string, separator: string): string[] {
  const cells = header.match(new RegExp(`("(?:[^"]|"")*"|[^${separator}]*)(?:${separator}|$)`, 'g')) ?? [];
  if (!header.endsWith(separator)) cells.pop();
  return cells.map((cell) =>
    cell
      .replace(new RegExp(`${separator}$`), '')
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replaceAll('""', '"')
      .trim()
      .normalize('NFC'),
  );
}

/**
 * Refuses a column without a name, a doubled one, and a register without its keys. A first line with none of the keys may
 * be somebody's row: what stands in it is not told.
 */
export function checkColumns(columns: readonly string[], path: string): void {
  if (!REQUIRED.some((column) => columns.includes(column)))
    throw new InputError('input/no-header', path, { count: columns.length }, 1);
  for (const [index, column] of columns.entries()) {
    if (column === '') throw new InputError('input/empty-column-name', path, { position: index + 1 }, 1);
    const first = columns.indexOf(column);
    if (first < index)
      throw new InputError('input/doubled-column', path, { column, first: first + 1, second: index + 1 }, 1);
  }
  for (const column of REQUIRED) {
    if (!columns.includes(column))
      throw new InputError('input/missing-column', path, { column, found: columns.join(', ') }, 1);
  }
}
