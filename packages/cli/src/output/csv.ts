/**
 * CSV files written row by row, straight to disk, under RFC 4180: commas, LF, quotes where needed.
 */
import { closeSync, openSync, writeSync } from 'node:fs';

/** Text gathered before it goes to disk. */
const BUFFER_LENGTH = 1 << 20;

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
  let text = `${mark ? '\ufeff' : ''}${line(columns)}`;
  let rows = 0;
  let open = true;
  const flush = () => {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    text = '';
  };
  return {
    rows: () => rows,
    write: (cells) => {
      rows += 1;
      text += line(cells);
      if (text.length > BUFFER_LENGTH) flush();
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
