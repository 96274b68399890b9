/**
 * Text as rows of cells: quotes, separators and line ends of any kind, with the line on which each row begins.
 */

/** A row, or what was meant to be one. */
export interface TextRow {
  /** 1-based line where the row begins. */
  readonly line: number;
  /** Empty when the row is too long to be kept. */
  readonly cells: readonly string[];
  /** `quote`: text behind a closing quote. `open`: a quote that is never closed. `long`: more text than a row may have. */
  readonly fault?: 'quote' | 'open' | 'long';
}

/** Characters of a row: far more than any register has in one. */
export const ROW_LENGTH = 8_000_000;

const [LF, CR, QUOTE, SPACE] = [10, 13, 34, 32];

/** Where a row that is read character by character stands: before a cell, in one, in quotes, behind a quote in quotes, behind quotes. */
type State = 'cell' | 'text' | 'quoted' | 'closing' | 'behind';

/**
 * The rows of text that comes in pieces, in batches. Rows in which nothing stands are passed over. Without a separator each
 * line is a row of one cell.
 */
export function* rowsIn(pieces: Iterable<string>, separator: string | undefined): Generator<readonly TextRow[], void> {
  const scanner = createScanner(separator);
  for (const piece of pieces) yield scanner.scan(piece, false);
  yield scanner.scan('', true);
}

function createScanner(separator: string | undefined): { scan: (piece: string, isLast: boolean) => TextRow[] } {
  let rest = '';
  let line = 1;
  /** A row that is too long: where it began, and where it is. */
  let long: { readonly line: number; state: State } | undefined;
  return {
    scan: (piece, isLast) => {
      const text = rest === '' ? piece : rest + piece;
      const rows: TextRow[] = [];
      let at = 0;
      let quote = -1;
      let ret = -1;
      while (at < text.length) {
        if (long === undefined) {
          const feed = text.indexOf('\n', at);
          const end = feed < 0 ? text.length : feed;
          if (quote < at && separator !== undefined) quote = placeOf(text, '"', at);
          if (ret < at) ret = placeOf(text, '\r', at);
          let stop = end;
          if (ret < end && feed >= 0) while (stop > at && text.charCodeAt(stop - 1) === CR) stop -= 1;
          const isPlain = (separator === undefined || quote >= end) && ret >= stop;
          if (isPlain && (feed >= 0 || isLast)) {
            if (stop - at > ROW_LENGTH) rows.push({ line, cells: [], fault: 'long' });
            else if (stop > at) {
              const whole = text.slice(at, stop);
              const cells = separator === undefined ? [whole] : whole.split(separator);
              if (!isBlank(cells)) rows.push({ line, cells });
            }
            line += 1;
            at = end + 1;
            continue;
          }
          if (isPlain) {
            if (text.length - at > ROW_LENGTH) long = { line, state: 'cell' };
            else break;
          } else {
            const found = readRow(text, at, separator, 'cell', isLast);
            if (found.end !== undefined) {
              if (found.end - at > ROW_LENGTH) rows.push({ line, cells: [], fault: 'long' });
              else if (found.fault !== undefined) rows.push({ line, cells: found.cells, fault: found.fault });
              else if (!isBlank(found.cells)) rows.push({ line, cells: found.cells });
              line += found.lines;
              at = found.end;
              continue;
            }
            if (text.length - at <= ROW_LENGTH) break;
            long = { line, state: 'cell' };
          }
        }
        const skipped = readRow(text, at, separator, long.state, isLast);
        line += skipped.lines;
        if (skipped.end === undefined) {
          // A carriage return may be half of a line end.
          at = text.length - (text.endsWith('\r') ? 1 : 0);
          long.state = skipped.state;
          break;
        }
        rows.push({ line: long.line, cells: [], fault: skipped.fault === 'open' ? 'open' : 'long' });
        at = skipped.end;
        long = undefined;
      }
      rest = text.slice(at);
      if (isLast && long?.state === 'quoted') rows.push({ line: long.line, cells: [], fault: 'open' });
      else if (isLast && long !== undefined) rows.push({ line: long.line, cells: [], fault: 'long' });
      return rows;
    },
  };
}

function placeOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** Nothing but spaces in any cell. */
function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

interface ReadRow {
  /** Where the next row begins; undefined when the row goes on behind this text. */
  readonly end: number | undefined;
  readonly cells: readonly string[];
  readonly fault?: 'quote' | 'open';
  /** Line ends that were passed. */
  readonly lines: number;
  readonly state: State;
}

/** Reads one row character by character. A quote opens a cell only where the cell begins; spaces may be around the quotes. */
function readRow(text: string, begin: number, separator: string | undefined, from: State, isLast: boolean): ReadRow {
  const between = separator?.charCodeAt(0);
  const cells: string[] = [];
  let fault: 'quote' | undefined;
  let state = from;
  let lines = 0;
  let start = begin;
  /** Where the last quotes closed. */
  let closed = begin;
  const cell = (end: number) => {
    if (state === 'closing') closed = end;
    const isQuoted = state === 'closing' || state === 'behind';
    cells.push(isQuoted ? text.slice(start + 1, closed - 1).replaceAll('""', '"') : text.slice(start, end));
    start = end + 1;
  };
  for (let at = begin; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === LF || unit === CR) {
      const end = lineEnd(text, at);
      if (end === undefined && !isLast) return { end, cells, lines, state };
      lines += 1;
      if (state !== 'quoted') {
        cell(at);
        return { end: end ?? text.length, cells, lines, state, ...(fault && { fault }) };
      }
      at = (end ?? text.length) - 1;
    } else if (state === 'quoted') {
      if (unit === QUOTE) state = 'closing';
    } else if (unit === between) {
      cell(at);
      state = 'cell';
    } else if (unit === SPACE && state !== 'text') {
      if (state === 'closing') {
        closed = at;
        state = 'behind';
      }
    } else if (unit === QUOTE && separator !== undefined && (state === 'cell' || state === 'closing')) {
      if (state === 'cell') start = at;
      state = 'quoted';
    } else {
      if (state === 'closing' || state === 'behind') fault = 'quote';
      state = 'text';
    }
  }
  if (!isLast) return { end: undefined, cells, lines, state };
  if (state === 'quoted') return { end: text.length, cells, lines, state, fault: 'open' };
  cell(text.length);
  return { end: text.length, cells, lines, state, ...(fault && { fault }) };
}

/** Where the line end that begins here ends; undefined when it may go on behind the text. */
function lineEnd(text: string, at: number): number | undefined {
  if (text.charCodeAt(at) === LF) return at + 1;
  let end = at;
  while (text.charCodeAt(end) === CR) end += 1;
  if (end === text.length) return undefined;
  return text.charCodeAt(end) === LF ? end + 1 : at + 1;
}
