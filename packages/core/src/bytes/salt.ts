/**
 * The salt of a run: who does not know it cannot make sure of a row by guessing it.
 */
import { type Hashing, hexOf } from './hashes.js';
import { BETWEEN, keyField } from './row-text.js';

/** The first field of a salted row; the name of its column is `salt`. */
export function saltField(salt: string, subject: string, year: number, hashing: Hashing): string {
  return hexOf(hashing('', salt + BETWEEN + keyField(subject) + BETWEEN + year));
}
