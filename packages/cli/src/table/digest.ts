/**
 * The digest of a table's cells: whoever reads a table again tells by it whether what was read is what was written, whatever
 * names the table has come under and however it was read.
 */
import { createHash } from 'node:crypto';

export interface TableDigest {
  /** Adds the next row; the first is the header. */
  add(cells: readonly (string | number | boolean | null | undefined)[]): void;
  finish(): string;
}

/** Rows are gathered so that few pieces go into the hash. */
const CELLS_GATHERED = 1 << 16;

/** SHA-256 over all cells in order: each its length in UTF-16 units, `:` and its text, each row ended by a line break. */
export function createTableDigest(): TableDigest {
  const hash = createHash('sha256');
  let text = '';
  return {
    add: (cells) => {
      for (const cell of cells) {
        const each = cell === null || cell === undefined ? '' : String(cell);
        text += `${each.length}:${each}`;
      }
      text += '\n';
      if (text.length < CELLS_GATHERED) return;
      hash.update(text);
      text = '';
    },
    finish: () => `sha256:${hash.update(text).digest('hex')}`,
  };
}
