/**
 * The output folder: written whole in a temporary folder, and given its name only when everything is in it.
 */

import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';
import { FILES } from './files.js';
import {
  clearLeftBehind,
  createTemporary,
  isBeingMade,
  keepTemporary,
  type LeftBehind,
  removeTemporary,
} from './temporary.js';

export interface OutputFolder {
  /** Where files are written meanwhile. */
  readonly path: string;
  /** For temporary files; gone in the end. */
  readonly temp: string;
  /** Gives the folder its final name. */
  keep(): void;
  /** Leaves nothing behind. */
  discard(): void;
}

/** Temporary folders beside the folder that is wanted, or in it. */
const TEMPORARY_NAME = /^\..*\.?partial-[A-Za-z0-9]{6}$/;

/** The last file to be moved: a folder without it is no run. */
const LAST_MOVED = FILES.receipt.path;

/**
 * Opens a folder that does not exist yet or is empty; anything else is refused before work begins. `tell` is given a line
 * about what runs that were killed left there.
 */
export function openFolder(out: string, speech: Speech, tell: (line: string) => void): OutputFolder {
  const final = resolve(out);
  const found = look(final, out, speech);
  const parent = dirname(final);
  for (const folder of found === undefined ? [parent] : [parent, final])
    tellLeft(clearLeftBehind(folder, TEMPORARY_NAME), speech, tell);
  if (isBeingMade(parent, (name) => name.startsWith(`.${basename(final)}.partial-`) && TEMPORARY_NAME.test(name)))
    throw new Failure([speech('out-taken', { out })]);
  if (found !== undefined && readdirSync(final).length > 0) throw new Failure([speech('out-not-empty', { out })]);
  let path: string;
  let temp: string;
  // Who cannot put another folder in the place of this one, such as a volume, moves what was written into it.
  const isInside = found !== undefined && !canReplace(final, found);
  try {
    if (found === undefined) makeParents(parent);
    path = isInside ? createTemporary(final, '.partial-') : createTemporary(parent, `.${basename(final)}.partial-`);
    temp = join(path, '.temporary');
    mkdirSync(temp);
  } catch (error) {
    throw new Failure([speech('out-not-writable', { out, reason: reasonOf(error) })]);
  }
  return {
    path,
    temp,
    keep: () => {
      removeTemporary(temp);
      try {
        keepTemporary(path);
        if (isInside) moveUp(path, final);
        else {
          // Temporary folders are made for the owner alone; this one will be read by others as any folder.
          chmodSync(path, found === undefined ? 0o777 & ~process.umask() : found.mode & 0o7777);
          // Only Windows does not put a folder in the place of an empty one.
          if (process.platform === 'win32' && existsSync(final)) rmdirSync(final);
          renameSync(path, final);
        }
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOTEMPTY' || code === 'EEXIST') throw new Failure([speech('out-taken', { out })]);
        throw new Failure([speech('out-not-writable', { out, reason: reasonOf(error) })]);
      }
    },
    discard: () => removeTemporary(path),
  };
}

/** What is under the name that is wanted; undefined when nothing is there. Links and what is no folder are refused. */
function look(final: string, out: string, speech: Speech): Stats | undefined {
  let found: Stats;
  try {
    found = lstatSync(final);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw new Failure([speech('out-not-writable', { out, reason: reasonOf(error) })]);
  }
  if (found.isSymbolicLink()) throw new Failure([speech('out-is-link', { out })]);
  if (!found.isDirectory()) throw new Failure([speech('out-is-file', { out })]);
  return found;
}

/** Tries whether the folder's place can be taken: it cannot when something is mounted there, or the folder above is closed. */
function canReplace(final: string, { mode, dev }: Stats): boolean {
  if (statSync(dirname(final)).dev !== dev || realpathSync(final) === realpathSync(process.cwd())) return false;
  try {
    rmdirSync(final);
  } catch {
    return false;
  }
  mkdirSync(final);
  chmodSync(final, mode & 0o7777);
  return true;
}

/** Gives what was written the folder that was there, the receipt last. */
function moveUp(path: string, final: string): void {
  const names = readdirSync(path);
  const moved: string[] = [];
  try {
    for (const name of [
      ...names.filter((each) => each !== LAST_MOVED),
      ...names.filter((each) => each === LAST_MOVED),
    ]) {
      if (existsSync(join(final, name))) throw Object.assign(new Error(name), { code: 'EEXIST' });
      renameSync(join(path, name), join(final, name));
      moved.push(name);
    }
    rmdirSync(path);
  } catch (error) {
    for (const name of moved) rmSync(join(final, name), { recursive: true, force: true });
    throw error;
  }
}

/** Says what was found of runs that were killed. */
export function tellLeft({ removed, doubtful }: LeftBehind, speech: Speech, tell: (line: string) => void): void {
  for (const folder of removed) tell(speech('left-removed', { folder }));
  for (const folder of doubtful) tell(speech('left-doubtful', { folder }));
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

function reasonOf(error: unknown): string {
  return (error as Error).message;
}
