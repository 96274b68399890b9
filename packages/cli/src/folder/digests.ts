/**
 * What is in a folder, and the digests of its files.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_FILES, INPUTS } from './files.js';

/** Something that is in a folder, by its path from there, with `/` between names. */
export interface Entry {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** All that is in a folder and below, in the order of names; links are not followed. */
export function entriesIn(folder: string, below = ''): Entry[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((found) => {
      const path = below === '' ? found.name : `${below}/${found.name}`;
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return [{ path, kind } as const, ...(kind === 'folder' ? entriesIn(folder, path) : [])];
    });
}

/** SHA-256 of each file that a run has written into this folder so far, by name: first what it found, then what it keeps. */
export function digestFiles(folder: string): { [name: string]: string } {
  const kept = existsSync(join(folder, INPUTS)) ? entriesIn(folder, INPUTS) : [];
  const files = [
    ...ALL_FILES.flatMap(({ path, listed }) => (listed !== false && existsSync(join(folder, path)) ? [path] : [])),
    ...kept.flatMap(({ path, kind }) => (kind === 'file' ? [path] : [])),
  ];
  return Object.fromEntries(files.map((name) => [name, digestFile(join(folder, name))]));
}

const DIGEST_CHUNK = 1 << 20;

/** SHA-256 of one file. */
export function digestFile(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(DIGEST_CHUNK);
    for (let length = 1; length > 0; ) {
      length = readSync(file, chunk, 0, DIGEST_CHUNK, null);
      hash.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
  return `sha256:${hash.digest('hex')}`;
}
