/**
 * CSV files written row by row, straight to disk, under RFC 4180: commas, LF, quotes where needed.
 */
import { closeSync, openSync, writeSync } from 'node:fs';

/** Bytes gathered before they go to disk. */
const BYTES_GATHERED = 1 << 20;
/** UTF-8 needs at most so many bytes for a unit of text. */
const BYTES_A_UNIT = 3;

export interface CsvFile {
  readonly rows: () => number;
  write(cells: readonly (string | number | boolean | null | undefined)[]): void;
  close(): void;
  /** Closes without writing what is still gathered: the file is not wanted any more. */
  abandon(): void;
}

/**
 * A new CSV file with its header. `mark` puts a byte order mark first, for lists that people open in a spreadsheet. `exact`
 * is for what is read again: every cell stays as it is. In any other file a text that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
export function createCsv(
  path: string,
  columns: readonly string[],
  { mark = false, exact = false }: { readonly mark?: boolean; readonly exact?: boolean } = {},
): CsvFile {
  const safe = exact ? (cell: string) => cell : withoutFormula;
  const file = openSync(path, 'wx');
  let bytes = Buffer.allocUnsafe(BYTES_GATHERED);
  let filled = 0;
  let rows = 0;
  let open = true;
  const flush = () => {
    for (let at = 0; at < filled; ) at += writeSync(file, bytes, at, filled - at);
    filled = 0;
  };
  const put = (text: string) => {
    const most = text.length * BYTES_A_UNIT;
    if (filled + most > bytes.length) flush();
    if (most > bytes.length) bytes = Buffer.allocUnsafe(most);
    filled += bytes.write(text, filled, 'utf8');
  };
  put(`${mark ? '\ufeff' : ''}${line(columns, safe)}`);
  return {
    rows: () => rows,
    write: (cells) => {
      rows += 1;
      put(line(cells, safe));
    },
    abandon: () => {
      if (open) closeSync(file);
      open = false;
    },
    close: () => {
      if (!open) return;
      open = false;
      try {
        flush();
      } finally {
        closeSync(file);
      }
    },
  };
}

/** What begins a formula, and what does so behind a semicolon or a tab, at which some spreadsheets cut a line into cells. */
const FIRST = /^(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;
const WITHIN = /([;\t])(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
/** Numbers, and a dash alone, are no formulas. */
const HARMLESS = /^(?:-?\d+(?:[.,]\d+)?|-)$/;

function withoutFormula(cell: string): string {
  return HARMLESS.test(cell) ? cell : cell.replace(FIRST, "'").replace(WITHIN, "$1'");
}

function line(
  cells: readonly (string | number | boolean | null | undefined)[],
  safe: (cell: string) => string,
): string {
  let text = '';
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (index > 0) text += ',';
    if (cell === null || cell === undefined) continue;
    text += typeof cell === 'string' ? csvCell(safe(cell)) : String(cell);
  }
  return `${text}\n`;
}

function csvCell(cell: string): string {
  return /[",\n\r]/.test(cell) || cell.charCodeAt(0) === 32 ? `"${cell.replaceAll('"', '""')}"` : cell;
}
