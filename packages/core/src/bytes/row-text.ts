/**
 * The text of a row: its fields, joined by U+001F (SEMANTICS §8.1). What is missing is an empty field.
 */
import { hasHalf } from '../text/names.js';
import { factText } from '../value/cells.js';
import { put, putWhole, type RowWriter } from './writer.js';

/** Stands between fields; no field holds it. */
export const BETWEEN = '\u001f';

/** Numbers are whole numbers of this part of one. */
const MILLION = 1e6;
/** Of more millionths than this not every number is exact. */
const MOST = 9e15;

/** A key, a code or an id as it is; as JSON when it begins with a quote, or holds what no text may hold. */
export function keyField(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || (unit === 0x22 && at === 0) || ((unit & 0xf800) === 0xd800 && hasHalf(text)))
      return JSON.stringify(text);
  }
  return text;
}

/** A value of a record: a number in millionths, a truth, a text as JSON, a share as a cell of a table. */
export function valueField(value: unknown): string {
  if (typeof value === 'number') return numberField(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'bigint' ? `${value}n` : factText(value);
}

/** Writes the field of a value. Most are small whole numbers and truths. */
export function putValue(writer: RowWriter, value: unknown): void {
  if (typeof value === 'number' && value > 0 && value < 10 && Math.trunc(value) === value) {
    putWhole(writer, value);
    put(writer, '000000');
  } else put(writer, valueField(value));
}

function numberField(value: number): string {
  const millionths = Math.round(value * MILLION);
  if (millionths / MILLION === value && millionths <= MOST && millionths >= -MOST) return String(millionths + 0);
  return `j${String(value)}`;
}

/** Places or collectives of a role, with `|` between; `-` for none. A name that could be taken for this is its JSON. */
export function roleField(value: unknown): string {
  if (value === undefined || value === '') return '';
  if (value === null) return '-';
  return typeof value === 'string' ? nameInRole(value) : (value as readonly string[]).map(nameInRole).join('|');
}

function nameInRole(name: string): string {
  return name === '-' || name.includes('|') ? JSON.stringify(name) : keyField(name);
}
