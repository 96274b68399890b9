/**
 * A first look at the bytes of a text file: its encoding, its header, and on which line each row begins.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from './error.js';

const CHUNK = 1 << 22;
const [LF, CR, QUOTE] = [10, 13, 34];

/** What the bytes say. Rows are counted with the header as the first. */
export interface Inspected {
  /** Bytes of the mark at the beginning. */
  readonly mark: number;
  readonly header: string;
  /** Rows, blank ones and the header included. */
  readonly rows: number;
  /** Positions of blank rows, ascending; the first row is 1. */
  readonly blank: readonly number[];
  /** The line on which a row begins. */
  readonly lineOf: (row: number) => number;
}

/** Reads a text file once. `separators` tells which byte ends a cell, once the header is known; none for plain lines. */
export function inspect(path: string, separatorOf: ((header: string) => string) | undefined): Inspected {
  const file = openSync(path, 'r');
  try {
    const mark = checkMark(path, file);
    const header = readHeader(file, mark);
    const quotes = separatorOf !== undefined && holdsQuote(file);
    const scan = quotes ? scanQuoted(path, file, mark, separatorOf(header).charCodeAt(0)) : scanLines(path, file, mark);
    return { mark, header, ...scan };
  } finally {
    closeSync(file);
  }
}

function* chunks(file: number): Generator<Buffer> {
  const { size } = fstatSync(file);
  for (let at = 0; at < size; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, size - at));
    const read = readSync(file, chunk, 0, chunk.length, at);
    if (read === 0) return;
    at += read;
    yield chunk.subarray(0, read);
  }
}

function checkMark(path: string, file: number): number {
  const start = Buffer.alloc(3);
  readSync(file, start, 0, 3, 0);
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff))
    throw new InputError('input/utf16', path);
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
}

/** The first line; headers do not hold line breaks. */
function readHeader(file: number, mark: number): string {
  const start = Buffer.alloc(1 << 20);
  const read = readSync(file, start, 0, start.length, mark);
  const end = start.subarray(0, read).indexOf(LF);
  return start.toString('utf8', 0, end < 0 ? read : end).replace(/\r$/, '');
}

function holdsQuote(file: number): boolean {
  for (const chunk of chunks(file)) if (chunk.includes(QUOTE)) return true;
  return false;
}

/** Every chunk is checked with what was cut off before it; a character is at most four bytes. */
function utf8Checker(path: string): (chunk: Buffer, line: number, last: boolean) => void {
  let rest = Buffer.alloc(0);
  return (chunk, line, last) => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let end = bytes.length;
    if (!last) {
      while (end > bytes.length - 4 && end > 0 && (bytes[end - 1]! & 0xc0) === 0x80) end -= 1;
      if (end > 0 && bytes[end - 1]! >= 0xc0) end -= 1;
      else end = bytes.length;
    }
    if (!isUtf8(bytes.subarray(0, end)))
      throw new InputError('input/not-utf8', path, {}, line + badLine(bytes.subarray(0, end)));
    rest = Buffer.from(bytes.subarray(end));
  };
}

/** How many line breaks stand before the first line that is not UTF-8. */
function badLine(bytes: Buffer): number {
  let line = 0;
  for (let from = 0; from <= bytes.length; line += 1) {
    const end = bytes.indexOf(LF, from);
    const stop = end < 0 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, stop))) return line;
    if (end < 0) break;
    from = end + 1;
  }
  return line;
}

/** A file without quotes: each line is a row. */
function scanLines(path: string, file: number, mark: number): Pick<Inspected, 'rows' | 'blank' | 'lineOf'> {
  const check = utf8Checker(path);
  const blank: number[] = [];
  let rows = 0;
  /** Bytes of the row so far, carriage returns aside. */
  let filled = -mark;
  for (const chunk of chunks(file)) {
    check(chunk, rows + 1, false);
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      rows += 1;
      const length = end - from - (end > from && chunk[end - 1] === CR ? 1 : 0);
      if (filled + length <= 0) blank.push(rows);
      filled = 0;
      from = end + 1;
    }
    const length = chunk.length - from;
    filled += length === 1 && chunk[from] === CR ? 0 : length;
  }
  check(Buffer.alloc(0), rows + 1, true);
  if (filled > 0) rows += 1;
  return { rows, blank, lineOf: (row) => row };
}

/** A file with quotes: a row may run over several lines. A quote opens a cell only where the cell begins. */
function scanQuoted(
  path: string,
  file: number,
  mark: number,
  separator: number,
): Pick<Inspected, 'rows' | 'blank' | 'lineOf'> {
  const check = utf8Checker(path);
  const starts: number[] = [];
  const blank: number[] = [];
  let line = 1;
  let skip = mark;
  let state: 'row' | 'cell' | 'text' | 'quoted' | 'closing' = 'row';
  for (const chunk of chunks(file)) {
    check(chunk, line, false);
    for (const byte of chunk) {
      if (skip > 0) {
        skip -= 1;
        continue;
      }
      if (state === 'row' && byte !== CR) {
        starts.push(line);
        if (byte === LF) blank.push(starts.length);
      }
      if (byte === LF) line += 1;
      if (state === 'quoted') state = byte === QUOTE ? 'closing' : 'quoted';
      else if (state === 'closing' && byte === QUOTE) state = 'quoted';
      else if (byte === LF) state = 'row';
      else if (byte === separator) state = 'cell';
      else if (byte === QUOTE && (state === 'row' || state === 'cell')) state = 'quoted';
      else if (!(state === 'row' && byte === CR)) state = 'text';
    }
  }
  check(Buffer.alloc(0), line, true);
  if (state === 'quoted') throw new InputError('input/quotes', path, {}, starts[starts.length - 1] ?? 1);
  return { rows: starts.length, blank, lineOf: (row) => starts[row - 1] ?? line };
}
