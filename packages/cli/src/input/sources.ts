/**
 * One input file as rows: their keys, by which they are ordered, and a text that holds what is read of them and no more.
 */
import { extname } from 'node:path';
import { type Cell, createRowReader } from '@tieuchi/core';
import { checkFile, piecesOf } from '../text/file.js';
import { ROW_LENGTH, rowsIn } from '../text/rows.js';
import { openTable } from '../text/table.js';
import { InputError } from './error.js';
import { ROW_KEYS } from './keys.js';
import { openParquet } from './parquet.js';
import { createLineReader } from './record.js';
import type { Keys, Reader, SourceRow, Users } from './rows.js';

export interface Source {
  readonly path: string;
  readonly format: 'csv' | 'ndjson' | 'parquet';
  readonly separator?: string;
  /** Columns that are read. */
  readonly columns: readonly string[];
  readonly ignored: readonly { readonly column: string; readonly near?: string }[];
  /** Read while one goes through them, once. */
  readonly batches: AsyncIterable<Iterable<SourceRow>> | Iterable<Iterable<SourceRow>>;
  readonly reader: Reader;
  /** Rows so far, malformed ones included. */
  readonly rows: number;
}

/** Opens a file by its ending. */
export async function openSource(path: string, users: Users): Promise<Source> {
  const ending = extname(path).toLowerCase();
  checkFile(path);
  switch (ending) {
    case '.csv':
    case '.tsv':
    case '.txt':
      return csvSource(path, users);
    case '.ndjson':
    case '.jsonl':
      return lineSource(path, users);
    case '.parquet':
      return parquetSource(path, users);
    default:
      throw new InputError('input/unknown-format', path, { ending });
  }
}

function csvSource(path: string, users: Users): Source {
  const { columns, separator, rows } = openTable(path, ROW_KEYS);
  const table = tableReader(columns, users);
  const source = { path, format: 'csv' as const, separator, ...table, rows: 0 };
  return Object.assign(source, {
    batches: (function* (): Generator<readonly SourceRow[]> {
      for (const batch of rows) {
        source.rows += batch.length;
        yield batch.map(({ line, cells, fault }) => (fault === undefined ? table.row(line, cells) : { line, fault }));
      }
    })(),
  });
}

async function parquetSource(path: string, users: Users): Promise<Source> {
  const { columns, rows } = await openParquet(path, ROW_KEYS);
  const table = tableReader(columns, users);
  const source = { path, format: 'parquet' as const, ...table, rows: 0 };
  return Object.assign(source, {
    batches: (async function* (): AsyncGenerator<Iterable<SourceRow>> {
      for await (const batch of rows(table.used))
        yield (function* () {
          for (const cells of batch) {
            source.rows += 1;
            yield table.kept(source.rows, cells);
          }
        })();
    })(),
  });
}

function lineSource(path: string, users: Users): Source {
  const lines = createLineReader(users);
  const source = { path, format: 'ndjson' as const, columns: [], ignored: [], reader: lines.reader, rows: 0 };
  return Object.assign(source, {
    batches: (function* (): Generator<readonly SourceRow[]> {
      for (const batch of rowsIn(piecesOf(path), undefined)) {
        source.rows += batch.length;
        yield batch.map(({ line, cells: [text], fault }) =>
          fault === undefined
            ? lines.row(line, text!)
            : { line, fault: { code: 'row/too-long', params: { limit: ROW_LENGTH } } },
        );
      }
    })(),
  });
}

/** Stands between cells while a row travels as one text, which is much cheaper than a value a cell. */
const CELL_END = '\u0001';
/** Begins the text of a row whose cells are not JSON. Behind it no mark at the beginning of a cell is lost. */
const UNQUOTED = '=';

/** Reads the rows of a table; only cells of columns that are read travel. */
function tableReader(columns: readonly string[], { packs, programmes }: Users) {
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
    row: (line: number, cells: readonly string[]) =>
      kept(
        line,
        used.map((index) => cells[index]!),
      ),
    reader: (text: string) =>
      reader.read(text.startsWith(UNQUOTED) ? text.slice(1).split(CELL_END) : (JSON.parse(text) as readonly Cell[])),
  };
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
