/**
 * The cells of a table as the text in which a row travels.
 */
import { type Cell, createRowReader } from '@tieuchi/core';
import { ROW_KEYS } from './keys.js';
import type { Keys, SourceRow, Users } from './source.js';

/** Stands between cells while a row travels as one text, which is much cheaper than a value a cell. */
export const CELL_END = '\u0001';
/** Begins the text of a row whose cells are not JSON. Behind it no mark at the beginning of a cell is lost. */
const UNQUOTED = '=';

/** True for the text of a row whose cells are texts, with `CELL_END` between them behind the first character. */
export function isCellsOfText(text: string): boolean {
  return text.startsWith(UNQUOTED);
}

/** Reads the rows of a table; only cells of columns that are read travel. */
export function tableReader(columns: readonly string[], { packs, programmes }: Users) {
  const { ignored } = createRowReader(columns, packs, programmes);
  const unread = new Set(ignored.map(({ column }) => column));
  const used = columns.flatMap((column, index) => (unread.has(column) ? [] : [index]));
  const read = used.map((index) => columns[index]!);
  const reader = createRowReader(read, packs, programmes);
  const keyReader = createRowReader(ROW_KEYS, packs, programmes);
  const keysAt = ROW_KEYS.map((key) => read.indexOf(key));
  const kept = (line: number, cells: readonly Cell[]): SourceRow => {
    const text = isAllText(cells) ? UNQUOTED + cells.join(CELL_END) : JSON.stringify(cells);
    return { line, keys: keysOf(keysAt.map((at) => cells[at])), text };
  };
  /** Keys as the reader of all cells would read them; most are plain, and cost nothing. */
  const keysOf = (keys: readonly Cell[]): Keys => {
    const [subject, year, group] = keys;
    return isPlain(subject) && isPlain(group) && typeof year === 'string' && /^\d{4}$/.test(year)
      ? { subject, year: Number(year), group }
      : keyReader.read(keys).record;
  };
  return {
    used,
    columns: read,
    ignored,
    kept,
    /** A row from its text. */
    again: (text: string, line: number): SourceRow => kept(line, cellsIn(text)),
    row: (line: number, cells: readonly string[]) =>
      kept(
        line,
        used.map((index) => cells[index]!),
      ),
    reader: (text: string) => reader.read(cellsIn(text)),
  };
}

function cellsIn(text: string): readonly Cell[] {
  return isCellsOfText(text) ? text.slice(1).split(CELL_END) : (JSON.parse(text) as readonly Cell[]);
}

/** Text of ASCII that has no space around it. */
function isPlain(cell: Cell): boolean {
  return typeof cell === 'string' && /^[!-~](?:[ -~]*[!-~])?$/.test(cell);
}

/** True when the cells can travel as they are. */
function isAllText(cells: readonly Cell[]): boolean {
  for (const cell of cells) if (typeof cell !== 'string' || cell.includes(CELL_END)) return false;
  return true;
}
