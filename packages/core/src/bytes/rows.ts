/**
 * The digest of rows: blocks of columns.
 */

import { compareCodePoints } from '../text/names.js';
import { digestName } from './digest.js';
import { sha256 } from './sha256.js';
import { putUtf8, utf8Of } from './utf8.js';

/** Rows of one block. */
export const BLOCK_ROWS = 65_536;

/** Digests rows given in order, block by block. A column is asked for once and then takes a value in any row. */
export interface RowDigest {
  /** Starts the next row. */
  row(): void;
  numbers(name: string): (value: number) => void;
  truths(name: string): (value: boolean) => void;
  texts(name: string): (value: string) => void;
  finish(): RowsDigest;
}

/** The digest of all rows, and of each block in order, so that a difference can be narrowed down. */
export interface RowsDigest {
  /** How many rows there are. */
  readonly rows: number;
  /** SHA-256 over the digests of the blocks in order, as `sha256:` and 64 hexadecimal digits (SEMANTICS §8.1). */
  readonly digest: string;
  /** The digest of each block of 65,536 rows, in order; the last block may hold fewer. */
  readonly blocks: readonly string[];
}

const NUMBER = 1;
const TRUTH_TAG = 2;
const TEXT = 3;

interface Column {
  readonly name: string;
  readonly type: number;
  readonly valid: Uint8Array;
  bytes: Uint8Array;
  view: DataView;
  /** Bytes of values in this block. */
  length: number;
}

/**
 * A digest over rows of named, typed values.
 *
 * A block holds the number of rows (u32), then its columns ordered by name and type: name (u32 length, UTF-8), type (u8:
 * 1 number, 2 truth, 3 text), one validity bit a row (least significant first), and the values of the rows that have
 * one: f64, u8, or u32 length and UTF-8; all little-endian. A column without any value in a block is not in it. The
 * whole is the SHA-256 of the blocks' digests in order.
 */
export function createRowDigest(): RowDigest {
  const blocks: Uint8Array[] = [];
  const columns: Column[] = [];
  let rows = 0;
  let inBlock = -1;

  const close = () => {
    if (inBlock < 0) return;
    blocks.push(
      digestBlock(
        inBlock + 1,
        columns.filter(({ length }) => length > 0),
      ),
    );
    for (const column of columns) {
      column.length = 0;
      column.valid.fill(0);
    }
    inBlock = -1;
  };
  const create = (name: string, type: number): Column => {
    const bytes = new Uint8Array(4096);
    const column = {
      name,
      type,
      valid: new Uint8Array(BLOCK_ROWS / 8),
      bytes,
      view: new DataView(bytes.buffer),
      length: 0,
    };
    columns.push(column);
    return column;
  };
  const mark = (column: Column, room: number) => {
    if (column.length + room > column.bytes.length) grow(column, room);
    column.valid[inBlock >> 3]! |= 1 << (inBlock & 7);
  };
  return {
    row: () => {
      if (inBlock === BLOCK_ROWS - 1) close();
      inBlock += 1;
      rows += 1;
    },
    numbers: (name) => {
      const column = create(name, NUMBER);
      return (value) => {
        mark(column, 8);
        column.view.setFloat64(column.length, value + 0, true);
        column.length += 8;
      };
    },
    truths: (name) => {
      const column = create(name, TRUTH_TAG);
      return (value) => {
        mark(column, 1);
        column.bytes[column.length] = value ? 1 : 0;
        column.length += 1;
      };
    },
    texts: (name) => {
      const column = create(name, TEXT);
      return (value) => {
        mark(column, 4 + value.length * 3);
        const written = putUtf8(column.bytes, column.length + 4, value);
        column.view.setUint32(column.length, written, true);
        column.length += 4 + written;
      };
    },
    finish: () => {
      close();
      const all = new Uint8Array(blocks.length * 32);
      for (const [index, block] of blocks.entries()) all.set(block, index * 32);
      return { rows, digest: digestName(sha256(all)), blocks: blocks.map(digestName) };
    },
  };
}

function grow(column: Column, room: number): void {
  const bytes = new Uint8Array(Math.max(column.bytes.length * 2, column.length + room));
  bytes.set(column.bytes.subarray(0, column.length));
  column.bytes = bytes;
  column.view = new DataView(bytes.buffer);
}

function digestBlock(rows: number, columns: readonly Column[]): Uint8Array {
  const hash = sha256.create();
  hash.update(u32(rows));
  for (const { name, type, valid, bytes, length } of [...columns].sort(
    (a, b) => compareCodePoints(a.name, b.name) || a.type - b.type,
  )) {
    const label = utf8Of(name);
    hash.update(u32(label.length)).update(label).update(Uint8Array.of(type));
    hash.update(valid.subarray(0, Math.ceil(rows / 8))).update(bytes.subarray(0, length));
  }
  return hash.digest();
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
