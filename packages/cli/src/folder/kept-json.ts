/**
 * JSON files of a folder that somebody else may have changed: whatever is in them, it is read or refused in words.
 */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

/** No file of a run nests deeper. */
const MOST_LEVELS = 100;

/** The value of a file; fails in words when it is missing, no plain file, no JSON, or deeper than anything a run writes. */
export function readKeptJson(folder: string, file: string, speech: Speech): unknown {
  return parseKept(readKept(folder, file, speech), folder, file, speech);
}

/** The text of a file of a run; links, pipes and folders are no files of a run. */
export function readKept(folder: string, file: string, speech: Speech): string {
  const path = join(folder, file);
  let isFile: boolean;
  try {
    isFile = lstatSync(path).isFile();
  } catch {
    throw new Failure([speech('not-a-run', { folder, file })]);
  }
  if (!isFile) throw new Failure([speech('run-no-file', { folder, file })]);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure([
      speech('run-broken', {
        folder,
        file,
        where: code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'UTF-8' : String(code),
      }),
    ]);
  }
}

/** JSON text of a run's file. */
function parseKept(text: string, folder: string, file: string, speech: Speech): unknown {
  const broken = (where: string) => new Failure([speech('run-broken', { folder, file, where })]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the parser says quotes the text.
    throw broken('JSON');
  }
  if (!isShallow(value)) throw broken(`> ${MOST_LEVELS}`);
  return value;
}

/** Goes level by level, so that no depth is too deep to look at. */
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return false;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return true;
}
