/**
 * Bytes: canonical JSON, SHA-256, and the columnar encoding of rows whose digest no order of input can change.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Json } from './documents.js';
import { limits } from './limits.js';
import { compareCodePoints, LONE_SURROGATE } from './names.js';
import { putUtf8, utf8Of } from './utf8.js';

/** Rows of one block. */
export const BLOCK_ROWS = 65_536;

/**
 * RFC 8785 canonical JSON: keys ordered by UTF-16 units, numbers in their shortest form, no spaces. Members that are
 * `undefined` are left out. SEMANTICS §8.1 says what is digested from it.
 *
 * @throws TypeError for what is not JSON; RangeError for a number that is none, for more than 100 levels, and for text with
 * lone surrogates, which has no UTF-8.
 *
 * @example
 * canonicalJson({ b: 1, a: [true, null] }); // => '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return canonical(value, 0);
}

function canonical(value: unknown, depth: number): string {
  if (depth > limits.depth) throw new RangeError(`nested deeper than ${limits.depth} levels`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`no JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) throw new RangeError('text with a lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') {
    const map = value as { readonly [key: string]: unknown };
    const keys = Object.keys(map)
      .filter((key) => map[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${canonical(key, 0)}:${canonical(map[key], depth + 1)}`).join(',')}}`;
  }
  throw new TypeError(`no JSON: ${typeof value}`);
}

/**
 * SHA-256 of the canonical JSON of a document, as `sha256:` and 64 hexadecimal digits (SEMANTICS §8.1).
 *
 * @throws TypeError or RangeError for what `canonicalJson` refuses.
 *
 * @example
 * digest({ b: 1, a: 2 }) === digest({ a: 2, b: 1 }); // => true
 */
export function digest(value: Json | object): string {
  return named(sha256(utf8Of(canonicalJson(value))));
}

/**
 * The digest of a pack's rules, or of any document: everything but `$schema`, so that moving a file changes nothing. Texts
 * stand in files of their own, and are no part of it (SEMANTICS §8.2).
 *
 * @throws TypeError or RangeError for what `canonicalJson` refuses; no document that a check accepts is.
 *
 * @example
 * rulesDigest({ ...pack.document, $schema: './pack.schema.json' }) === rulesDigest(pack.document); // => true
 */
export function rulesDigest(document: object): string {
  const { $schema: _, ...rules } = document as { $schema?: unknown };
  return digest(rules);
}

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
const TRUTH = 2;
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
      const column = create(name, TRUTH);
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
      return { rows, digest: named(sha256(all)), blocks: blocks.map(named) };
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

function named(hash: Uint8Array): string {
  return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
