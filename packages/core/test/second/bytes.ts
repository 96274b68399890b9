/**
 * SEMANTICS 8.1: the digest of the records of a world; there are fewer than fill a block.
 */
import { createHash } from 'node:crypto';
import type { Person } from './people.js';

type Cell = number | boolean | string;

export function recordsDigest(people: readonly Person[]): string {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const rows = [...people]
    .sort((a, b) => order(a.record.subject, b.record.subject) || a.record.year - b.record.year)
    .map(cellsOf);
  if (rows.length === 0) return `sha256:${createHash('sha256').digest('hex')}`;
  const columns = new Map<string, { name: string; type: number }>();
  for (const row of rows)
    for (const [name, cell] of row) columns.set(`${name} ${typeOf(cell)}`, { name, type: typeOf(cell) });
  const sorted = [...columns.values()].sort((a, b) => order(a.name, b.name) || a.type - b.type);
  const parts = [u32(rows.length)];
  for (const { name, type } of sorted) {
    const valid = Buffer.alloc(Math.ceil(rows.length / 8));
    const values: Buffer[] = [];
    for (const [index, row] of rows.entries()) {
      const cell = row.get(name);
      if (cell === undefined || typeOf(cell) !== type) continue;
      valid[index >> 3]! |= 1 << (index & 7);
      values.push(bytesOf(cell));
    }
    parts.push(text(name), Buffer.from([type]), valid, ...values);
  }
  const block = createHash('sha256').update(Buffer.concat(parts)).digest();
  return `sha256:${createHash('sha256').update(block).digest('hex')}`;
}

function cellsOf({ record, names }: Person): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const { subject, year, group, date, stage, registered, facts, dates = {}, recognised = [] } = record;
  const put = (name: string, value: unknown) => {
    if (value !== undefined && value !== null && value !== '') cells.set(name, value as Cell);
  };
  for (const [name, value] of Object.entries({ subject, year, group, date, stage, registered })) put(name, value);
  for (const [role, list] of names) put(`place.${role}`, list === null ? '-' : list.join('|'));
  for (const [fact, value] of Object.entries(facts)) put(`fact.${fact}`, value);
  for (const [of, day] of Object.entries(dates)) put(`date.${of}`, day);
  for (const { title, outcome, rank } of recognised) {
    put(`recognised.${title}`, outcome);
    put(`recognised.${title}.rank`, rank);
  }
  return cells;
}

const typeOf = (cell: Cell): number => (typeof cell === 'number' ? 1 : typeof cell === 'boolean' ? 2 : 3);

function bytesOf(cell: Cell): Buffer {
  if (typeof cell === 'string') return text(cell);
  if (typeof cell === 'boolean') return Buffer.from([cell ? 1 : 0]);
  const value = Buffer.alloc(8);
  value.writeDoubleLE(cell);
  return value;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u32(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
