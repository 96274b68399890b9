/**
 * Hashes of texts: SHA-256 over a letter, which says of what it is, and the text in UTF-8.
 */
import { sha256 } from './sha256.js';
import { putUtf8 } from './utf8.js';

/** What is hashed: a row, a group of hashes, a place, names of columns, a tree; the mark of a salted row has no letter. */
type HashedLetter = 'r' | 'g' | 'p' | 'c' | 't' | '';

/** Makes hashes one after the other, in one place of memory. */
export type Hashing = (letter: HashedLetter, text: string) => Uint8Array;

/** Hashes made one after the other. */
export function createHashing(): Hashing {
  let bytes = new Uint8Array(4096);
  return (letter, text) => {
    if (bytes.length < 1 + text.length * 3) bytes = new Uint8Array(2 * (1 + text.length * 3));
    const from = putUtf8(bytes, 0, letter);
    return sha256(bytes.subarray(0, from + putUtf8(bytes, from, text)));
  };
}

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A hash as 64 hexadecimal digits. */
export function hexOf(hash: Uint8Array): string {
  let hex = '';
  for (let at = 0; at < hash.length; at += 1) hex += DIGITS[hash[at]!]!;
  return hex;
}
