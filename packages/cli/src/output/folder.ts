/**
 * The output folder: written whole beside its place, and given its name only when everything stands in it.
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../failure.js';
import type { Speech } from '../words/speech.js';

export interface OutputFolder {
  /** Where files are written meanwhile. */
  readonly path: string;
  /** For files of passage; gone in the end. */
  readonly temp: string;
  /** Gives the folder its final name. */
  keep(): void;
  /** Leaves nothing behind. */
  discard(): void;
}

/** Opens a folder that does not exist yet or is empty; anything else is refused before work begins. */
export function openFolder(out: string, speech: Speech): OutputFolder {
  const final = resolve(out);
  if (existsSync(final)) {
    if (!statSync(final).isDirectory()) throw new Failure([speech('out-is-file', { out })]);
    if (readdirSync(final).length > 0) throw new Failure([speech('out-not-empty', { out })]);
  }
  let path: string;
  let temp: string;
  try {
    makeParents(dirname(final));
    path = mkdtempSync(join(dirname(final), `.${basename(final)}.partial-`));
    // Folders of passage are made for the owner alone; this one will be read by others as any folder.
    chmodSync(path, 0o777 & ~process.umask());
    temp = join(path, '.passage');
    mkdirSync(temp);
  } catch (error) {
    throw new Failure([speech('out-not-writable', { out, reason: (error as Error).message })]);
  }
  const clear = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  return {
    path,
    temp,
    keep: () => {
      clear(temp);
      if (existsSync(final)) rmdirSync(final);
      renameSync(path, final);
    },
    discard: () => clear(path),
  };
}

/** Makes the folders that are missing above, one by one, from the nearest that exists: that one must be a folder. */
function makeParents(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file`);
    return;
  }
  if (dirname(folder) === folder) throw new Error(`${folder} does not exist`);
  makeParents(dirname(folder));
  mkdirSync(folder);
}
