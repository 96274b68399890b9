/**
 * The digest of where rows were, in the order in which they were judged.
 */
import { createHash } from 'node:crypto';

export interface RowPlaces {
  add(file: number, line: number): void;
  finish(): string;
}

/** Rows are gathered so that few pieces go into the hash. */
const PLACES_GATHERED = 1 << 16;

/** SHA-256 over file and line of each row, `file:line` and a line break. */
export function createRowPlaces(): RowPlaces {
  const hash = createHash('sha256');
  let text = '';
  return {
    add: (file, line) => {
      text += `${file}:${line}\n`;
      if (text.length < PLACES_GATHERED) return;
      hash.update(text);
      text = '';
    },
    finish: () => `sha256:${hash.update(text).digest('hex')}`,
  };
}
