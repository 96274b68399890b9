/**
 * A writer of rows: fields as bytes, one behind the other, in one place of memory that all rows share.
 */
import { putUtf8 } from './utf8.js';

/** What stands between fields; no field holds it. */
const UNIT_SEPARATOR = 0x1f;

/** Bytes that are written one row after the other. */
export interface RowWriter {
  bytes: Uint8Array;
  /** How many bytes the row has so far. */
  length: number;
}

/** A writer in which nothing stands. */
export function createWriter(): RowWriter {
  return { bytes: new Uint8Array(4096), length: 0 };
}

/** Begins a row, or another text, with some first characters. */
export function begin(writer: RowWriter, text: string): void {
  writer.length = 0;
  put(writer, text);
}

/** Ends a field. */
export function next(writer: RowWriter): void {
  if (writer.length === writer.bytes.length) grow(writer, 1);
  writer.bytes[writer.length++] = UNIT_SEPARATOR;
}

/** Ends as many fields, of which all but the first are empty. */
export function nextTimes(writer: RowWriter, fields: number): void {
  if (writer.length + fields > writer.bytes.length) grow(writer, fields);
  writer.bytes.fill(UNIT_SEPARATOR, writer.length, writer.length + fields);
  writer.length += fields;
}

/** Writes a text in UTF-8. */
export function put(writer: RowWriter, text: string): void {
  if (writer.length + text.length * 3 > writer.bytes.length) grow(writer, text.length * 3);
  writer.length += putUtf8(writer.bytes, writer.length, text);
}

/** Writes a whole number of millionths or of any other scale, in decimal digits. */
export function putWhole(writer: RowWriter, value: number): void {
  // Most are small: no text is made of them.
  if (value >= 0 && value < 10) {
    if (writer.length === writer.bytes.length) grow(writer, 1);
    writer.bytes[writer.length++] = 0x30 + value;
  } else put(writer, String(value));
}

function grow(writer: RowWriter, room: number): void {
  const bytes = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + room));
  bytes.set(writer.bytes.subarray(0, writer.length));
  writer.bytes = bytes;
}
