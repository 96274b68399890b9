/**
 * Whether the lines of a text file are its rows, so that a database may cut it: it knows nothing of quotes that hold a line
 * end, of line ends of several kinds, or of what is no UTF-8.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { rowsIn } from './rows.js';

/** Text that is cut at its line ends. */
export interface PlainLines {
  readonly end: '\n' | '\r\n';
  readonly count: number;
}

/** Stands nowhere in such a text. */
export const NOT_IN_LINES = '\u0001';

const CHUNK = 1 << 20;
const [LF, CR, QUOTE] = [10, 13, 34];

/** Lines with quotes that are looked at one by one: of more, a row by row reading is as quick. */
const MOST_QUOTED = 200_000;

/** The lines of a file, when each of them is a row by itself; undefined when they may not be, or when a line is very long. */
export function plainLinesOf(path: string, separator: string): PlainLines | undefined {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(2 * CHUNK);
    let filled = 0;
    let count = 0;
    let quoted = 0;
    let end: PlainLines['end'] | undefined;
    for (;;) {
      const length = readSync(file, buffer, filled, CHUNK, null);
      filled += length;
      const isLast = length === 0;
      if (isLast && filled === 0) return { end: end ?? '\n', count };
      const cut = isLast ? filled : buffer.lastIndexOf(LF, filled - 1) + 1;
      if (cut === 0) {
        if (filled > CHUNK) return undefined;
        continue;
      }
      const piece = buffer.subarray(0, cut);
      if (!isUtf8(piece) || piece.includes(0) || piece.includes(NOT_IN_LINES)) return undefined;
      const own = lineEndOf(piece);
      if (own === undefined || (end !== undefined && own.end !== undefined && own.end !== end)) return undefined;
      end ??= own.end;
      count += own.lines;
      quoted += quotedLines(piece, separator);
      if (!(quoted <= MOST_QUOTED)) return undefined;
      buffer.copyWithin(0, cut, filled);
      filled -= cut;
      if (isLast) return { end: end ?? '\n', count };
    }
  } finally {
    closeSync(file);
  }
}

/** How the lines of whole lines end, all alike, and how many there are; undefined when they differ. */
function lineEndOf(piece: Buffer): { readonly end: PlainLines['end'] | undefined; readonly lines: number } | undefined {
  let feeds = 0;
  let returns = 0;
  const hasReturns = piece.includes(CR);
  for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) {
    feeds += 1;
    if (hasReturns && piece[at - 1] === CR) returns += 1;
  }
  const lines = feeds + (piece[piece.length - 1] === LF ? 0 : 1);
  if (!hasReturns) return { end: feeds === 0 ? undefined : '\n', lines };
  if (returns !== feeds) return undefined;
  let all = 0;
  for (let at = piece.indexOf(CR); at >= 0; at = piece.indexOf(CR, at + 1)) all += 1;
  return all === feeds ? { end: '\r\n', lines } : undefined;
}

/** How many lines hold quotes; not a number when a quote may go on behind its line. */
function quotedLines(piece: Buffer, separator: string): number {
  let count = 0;
  for (let at = piece.indexOf(QUOTE); at >= 0; ) {
    const begin = piece.lastIndexOf(LF, at) + 1;
    const feed = piece.indexOf(LF, at);
    const text = piece.toString('utf8', begin, feed < 0 ? piece.length : feed);
    const [row] = [...rowsIn([text], separator)].flat();
    if (row?.fault === 'open') return Number.NaN;
    count += 1;
    if (count > MOST_QUOTED) return count;
    at = feed < 0 ? -1 : piece.indexOf(QUOTE, feed);
  }
  return count;
}
