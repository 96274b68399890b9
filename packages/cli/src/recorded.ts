/**
 * A folder that `score` wrote, read again: its receipt, its options and the documents it kept.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeclaredCount, Receipt } from '@tieuchi/core';
import { compileAll, findDocuments, type Loaded, type Names } from './documents.js';
import { Failure } from './failure.js';
import type { ScoreOptions } from './output/options.js';
import type { Speech } from './words/speech.js';

export interface RecordedRun {
  readonly receipt: Receipt;
  readonly options: ScoreOptions;
  readonly counts: readonly DeclaredCount[];
  readonly names: Names;
  readonly loaded: Loaded;
}

/** Opens a folder of `score`; fails in words when it is none. */
export async function openRun(folder: string, speech: Speech): Promise<RecordedRun> {
  const receipt = readReceipt(folder, speech);
  const inputs = join(folder, 'inputs');
  const json = <T>(file: string): T => {
    const path = join(inputs, file);
    if (!existsSync(path)) throw new Failure([speech('not-a-run', { folder, file: `inputs/${file}` })]);
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  };
  const documents = async (kind: keyof Names) => {
    const path = join(inputs, kind);
    return existsSync(path) && readdirSync(path).length > 0 ? findDocuments(path, kind, speech) : [];
  };
  const names: Names = {
    packs: await documents('packs'),
    programmes: await documents('programmes'),
    places: await documents('places'),
  };
  return {
    receipt,
    options: json('options.json'),
    counts: json('counts.json'),
    names,
    loaded: compileAll(names, speech),
  };
}

/** The receipt alone; it says which semantics the folder needs before anything else is read. */
export function readReceipt(folder: string, speech: Speech): Receipt {
  const path = join(folder, 'receipt.json');
  if (!existsSync(path)) throw new Failure([speech('not-a-run', { folder, file: 'receipt.json' })]);
  return JSON.parse(readFileSync(path, 'utf8')) as Receipt;
}
