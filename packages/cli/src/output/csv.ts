/**
 * CSV files written row by row, straight to disk, under RFC 4180: commas, LF, quotes where needed.
 */
import { closeSync, openSync, writeSync } from 'node:fs';

/** Bytes gathered before they go to disk. */
const BUFFER_LENGTH = 1 << 20;
/** UTF-8 needs at most so many bytes for a unit of text. */
const BYTES_A_UNIT = 3;

export interface CsvFile {
  readonly rows: () => number;
  write(cells: readonly (string | number | boolean | null | undefined)[]): void;
  close(): void;
  /** Closes without writing what is still gathered: the file is not wanted any more. */
  abandon(): void;
}

/** A new CSV file with its header. `mark` puts a byte order mark first, for lists that people open in a spreadsheet. */
export function createCsv(path: string, columns: readonly string[], { mark = false } = {}): CsvFile {
  const file = openSync(path, 'wx');
  let bytes = Buffer.allocUnsafe(BUFFER_LENGTH);
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
  put(`${mark ? '\ufeff' : ''}${line(columns)}`);
  return {
    rows: () => rows,
    write: (cells) => {
      rows += 1;
      put(line(cells));
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

function line(cells: readonly (string | number | boolean | null | undefined)[]): string {
  let text = '';
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (index > 0) text += ',';
    if (cell === null || cell === undefined) continue;
    text += typeof cell === 'string' ? quoted(cell) : String(cell);
  }
  return `${text}\n`;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) || cell.charCodeAt(0) === 32 ? `"${cell.replaceAll('"', '""')}"` : cell;
}
