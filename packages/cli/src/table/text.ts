/**
 * A text file, read once from the front: its encoding is checked, its marks are taken away, and its text comes in pieces.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { InputError } from './input-error.js';

const PIECE = 1 << 21;
const [LF, CR, NUL] = [10, 13, 0];
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Refuses what is no readable file: a pipe or a device may never end. */
export function checkFile(path: string, mayBeEmpty = false): void {
  let size: number;
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw new InputError('input/directory', path);
    if (!found.isFile()) throw new InputError('input/not-a-file', path);
    size = found.size;
    closeSync(openSync(path, 'r'));
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(path, error);
  }
  if (size === 0 && !mayBeEmpty) throw new InputError('input/empty', path);
}

function unreadable(path: string, error: unknown): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? new InputError('input/missing-file', path)
    : new InputError('input/unreadable', path, { reason: message });
}

/**
 * The text of a file in pieces, without the marks at its beginning.
 *
 * @throws InputError for what is no regular file, cannot be read, or is not UTF-8, with the line.
 */
export function* piecesOf(path: string, mayBeEmpty = false): Generator<string, void> {
  checkFile(path, mayBeEmpty);
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(PIECE);
    let passed = 0;
    /** Bytes of a character that is cut in two. */
    let rest = 0;
    let isFirst = true;
    for (;;) {
      const length = readBytes(path, file, bytes, rest);
      const filled = rest + length;
      if (filled === 0) return;
      let from = 0;
      if (isFirst) {
        checkUtf16(path, bytes.subarray(0, filled));
        while (bytes.subarray(from, from + 3).equals(BYTE_ORDER_MARK)) from += 3;
        isFirst = false;
      }
      const end = length === 0 ? filled : wholeCharacters(bytes, filled);
      const piece = bytes.subarray(from, end);
      if (!isUtf8(piece))
        throw new InputError('input/not-utf8', path, {}, lineOf(path, passed + from + soundBytes(piece)));
      passed += end;
      yield piece.toString('utf8');
      bytes.copyWithin(0, end, filled);
      rest = filled - end;
      if (length === 0) return;
    }
  } finally {
    closeSync(file);
  }
}

/** The whole text of a file; an empty one has none. */
export function textOf(path: string): string {
  return [...piecesOf(path, true)].join('');
}

function readBytes(path: string, file: number, bytes: Buffer, from: number): number {
  try {
    return readSync(file, bytes, from, bytes.length - from, null);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Text of two bytes a character has a mark, or a zero in every second byte of its Latin letters. */
function checkUtf16(path: string, start: Buffer): void {
  const isMarked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const head = start.subarray(0, 1000);
  const zeros = [0, 1].map((odd) => head.filter((byte, index) => byte === NUL && index % 2 === odd).length);
  const isPlain = zeros.some((count, odd) => count * 4 > head.length && zeros[1 - odd] === 0);
  if (isMarked || isPlain) throw new InputError('input/utf16', path);
}

/** Where the last whole character ends. */
function wholeCharacters(bytes: Buffer, filled: number): number {
  let start = filled;
  while (start > filled - 4 && start > 0 && (bytes[start - 1]! & 0xc0) === 0x80) start -= 1;
  const lead = start > 0 ? bytes[start - 1]! : 0;
  const needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
  return needed > filled - start + 1 ? start - 1 : filled;
}

/** The line of a byte that is not UTF-8; the file is read again for it, which is needed once. */
function lineOf(path: string, offset: number): number {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(offset);
    return 1 + lineEnds(bytes.subarray(0, readSync(file, bytes, 0, offset, 0)));
  } finally {
    closeSync(file);
  }
}

/** Line ends of any kind: `\n`, `\r\n`, `\r`, and `\r\r\n`, which is one. */
function lineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === LF) count += 1;
    else if (bytes[at] === CR && bytes[at + 1] !== LF && !(bytes[at + 1] === CR && bytes[at + 2] === LF)) count += 1;
  }
  return count;
}

/** How many bytes from the front are UTF-8, to the beginning of the line in which the first stands that is not. */
function soundBytes(bytes: Buffer): number {
  let from = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) continue;
    if (!isUtf8(bytes.subarray(from, at))) return from;
    from = at + 1;
  }
  return from;
}
