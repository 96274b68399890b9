/**
 * Hashes of texts: SHA-256 over a letter, which says of what it is, and the text in UTF-8.
 */
import { createSha256 } from './sha256.js';
import { begin, createWriter, put, type RowWriter } from './writer.js';

/** What is hashed: a place, names of columns, a tree; the mark of a salted row has no letter. Rows have `r`, groups `g`. */
type HashedLetter = 'p' | 'c' | 't' | '';

/** Makes hashes one after the other, in one place of memory. */
export type Hashing = (letter: HashedLetter, text: string) => Uint8Array;

/** Hashes made one after the other. */
export function createHashing(): Hashing {
  const writer = createWriter();
  const sha256 = createSha256();
  return (letter, text) => {
    begin(writer, letter);
    put(writer, text);
    return hashWritten(writer, sha256);
  };
}

/** The hash of what was written. */
export function hashWritten({ bytes, length }: RowWriter, sha256: ReturnType<typeof createSha256>): Uint8Array {
  return sha256(bytes.subarray(0, length));
}

const DIGITS = '0123456789abcdef';
const PAIRS = Array.from({ length: 256 }, (_, byte) => DIGITS[byte >> 4]! + DIGITS[byte & 15]!);

/** A hash as 64 hexadecimal digits. */
export function hexOf(hash: Uint8Array): string {
  let hex = '';
  for (let at = 0; at < hash.length; at += 1) hex += PAIRS[hash[at]!]!;
  return hex;
}

/** Writes the digits of hashes, each of 32 bytes. */
export function putDigits(into: Uint8Array, from: number, hashes: Uint8Array): void {
  for (let at = 0; at < hashes.length; at += 1) {
    const byte = hashes[at]!;
    into[from + at * 2] = DIGITS.charCodeAt(byte >> 4);
    into[from + at * 2 + 1] = DIGITS.charCodeAt(byte & 15);
  }
}
