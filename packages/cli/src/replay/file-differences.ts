/**
 * Where the files of a folder and the same files made again differ: all of them, byte for byte under one engine, and by
 * what they say under another.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { extname, join } from 'node:path';
import { canonicalJson, digest, type Receipt } from '@tieuchi/core';
import { digestFile, digestFiles } from '../folder/digests.js';
import { FILES, fileAt, INPUTS, KEPT } from '../folder/files.js';
import { keptText } from '../folder/inputs.js';
import { receiptText } from '../folder/kept-receipt.js';
import type { RecordedRun } from '../folder/recorded.js';
import type { Speech } from '../words/speech.js';
import { agreementOf } from './agreement.js';
import { placeDifferences, placeDigests } from './places.js';
import { type DifferenceOptions, resultDifferences } from './result-differences.js';

/** How strictly two runs can be held against each other. */
export interface Likeness {
  /** Both were made by one engine, so that every byte counts. */
  readonly isSameEngine: boolean;
  /** The rows were in the same files and lines, so that these count too. */
  readonly isSameOrder: boolean;
}

export interface FileDifferences {
  readonly lines: readonly string[];
  /** Files in which only words can differ, and do: another engine may say the same otherwise. */
  readonly reworded: readonly string[];
  /** True when a list says the same of rows that are elsewhere. */
  readonly moved: boolean;
}

/** Columns that say where rows were. */
const PLACE_COLUMNS = ['file', 'line', 'rows'];

/** Compares the folder of a run with `work`, where it was made again. */
export async function fileDifferences(
  { folder, receipt: was, loaded, changed, unlisted }: RecordedRun,
  work: string,
  now: Receipt,
  like: Likeness,
  { temp, changes }: Pick<DifferenceOptions, 'temp' | 'changes'>,
  speech: Speech,
): Promise<FileDifferences> {
  const { isSameEngine, isSameOrder } = like;
  const lines = [
    ...unlisted.map((file) => speech('replay-unlisted', { file })),
    ...changed.map(({ file, missing }) => speech(missing ? 'replay-missing' : 'replay-file', { file })),
  ];
  const reworded: string[] = [];
  let inResults: readonly string[] | undefined;
  const moved = !isSameOrder && was.register !== undefined;
  const missing = new Set(changed.flatMap((each) => (each.missing ? [each.file] : [])));
  const made = digestFiles(work);
  const files = new Set([
    ...Object.keys(was.files ?? {}),
    ...Object.keys(made).filter((file) => isSameEngine || file.startsWith(`${INPUTS}/`)),
  ]);
  for (const file of files) {
    const [theirs, ours] = [join(folder, file), join(work, file)];
    if (missing.has(file)) continue;
    if (
      file === KEPT.records &&
      was.register !== undefined &&
      readFileSync(theirs, 'utf8') !== keptText(was.register.sources)
    )
      lines.push(speech('replay-says', { file }));
    else if (made[file] === undefined) lines.push(speech('replay-not-made', { file }));
    else if (unlisted.includes(file) || (isSameEngine && was.files?.[file] === undefined))
      lines.push(speech('replay-left-out', { file }));
    else if (digestFile(theirs) === made[file]) continue;
    else if (file === FILES.results.path || file === FILES.resultsTable.path) {
      // The rows count: an engine may put the same ones into other bytes of Parquet.
      if (inResults !== undefined) continue;
      inResults = await toldOfResults(file, theirs, ours, isSameEngine, { temp, changes }, speech);
      if (inResults.length === 0 && file === FILES.resultsTable.path) reworded.push(file);
    } else if (file === KEPT.records && !isSameOrder) continue;
    else if (extname(file) === '.csv' && !(isSameEngine && isSameOrder)) {
      const ignored = [...(isSameEngine ? [] : (fileAt(file)?.wording ?? [])), ...(isSameOrder ? [] : PLACE_COLUMNS)];
      const agreement = await agreementOf(theirs, ours, ignored, temp);
      // A later version may find more to say of the same records.
      if (agreement === 'more' && !isSameEngine && fileAt(file)?.mayGrow) reworded.push(file);
      else if (agreement !== 'same') lines.push(speech('replay-says', { file }));
      else if (await isReworded(file, theirs, ours, like, temp)) reworded.push(file);
    } else if (isSameEngine) lines.push(speech('replay-made', { file, line: lineOfDifference(theirs, ours) }));
    else if (extname(file) === '.md') reworded.push(file);
    else if (isOtherwise(file, theirs, ours, now)) lines.push(speech('replay-says', { file }));
  }
  const parquet = was.files?.[FILES.results.path];
  const madeFiles = { ...now.files, ...(parquet !== undefined && { [FILES.results.path]: parquet }) };
  const expected = isSameOrder ? { ...now, files: madeFiles } : { ...now, register: was.register, files: was.files };
  if (
    isSameEngine &&
    lines.length + (inResults ?? []).length === 0 &&
    readFileSync(join(folder, FILES.receipt.path), 'utf8') !== receiptText(expected as Receipt)
  )
    lines.push(speech('replay-file', { file: FILES.receipt.path }));
  const [before, after] = [placeDigests(folder), placeDigests(work)];
  const atPlaces =
    before === undefined || after === undefined ? [] : placeDifferences(before, after, loaded.places, speech);
  return { lines: [...lines, ...atPlaces, ...(inResults ?? [])], reworded, moved };
}

/** The first row of results that differs, and how many do; where rows of text agree, the line. */
async function toldOfResults(
  file: string,
  was: string,
  now: string,
  isSameEngine: boolean,
  options: Pick<DifferenceOptions, 'temp' | 'changes'>,
  speech: Speech,
): Promise<string[]> {
  const found = await resultDifferences(was, now, {
    ...options,
    ignored: isSameEngine ? [] : (fileAt(file)?.wording ?? []),
  });
  if (found === undefined)
    return isSameEngine && file === FILES.resultsTable.path
      ? [speech('replay-made', { file, line: lineOfDifference(was, now) })]
      : [];
  const { count, ...first } = found;
  return [speech('replay-first', { file, ...first }), speech('replay-more', { count })];
}

/** True when two tables that agree differ in words of the engine. */
async function isReworded(file: string, was: string, now: string, like: Likeness, temp: string): Promise<boolean> {
  if (like.isSameEngine || fileAt(file)?.wording === undefined) return false;
  return (await agreementOf(was, now, like.isSameOrder ? [] : PLACE_COLUMNS, temp)) !== 'same';
}

/** True when a file of JSON of another engine does not say the same. */
function isOtherwise(file: string, was: string, now: string, receipt: Receipt): boolean {
  if (extname(file) !== '.json') return true;
  const valueIn = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  if (file === FILES.json.path) return attempt(() => digest(valueIn(was) as object)) !== receipt.report;
  return attempt(() => canonicalJson(valueIn(was))) !== attempt(() => canonicalJson(valueIn(now)));
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

const COMPARED_CHUNK = 1 << 16;

/** The first line, from 1, in which two files differ. */
function lineOfDifference(was: string, now: string): number {
  const files = [was, now].map((path) => openSync(path, 'r'));
  const chunks = files.map(() => Buffer.allocUnsafe(COMPARED_CHUNK));
  let line = 1;
  try {
    for (let at = 0; ; at += COMPARED_CHUNK) {
      const [a, b] = chunks.map((chunk, index) =>
        chunk.subarray(0, readSync(files[index]!, chunk, 0, COMPARED_CHUNK, at)),
      ) as [Buffer, Buffer];
      for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
        if (a[index] !== b[index]) return line;
        if (a[index] === 10) line += 1;
      }
      if (a.length === 0) return line;
    }
  } finally {
    for (const file of files) closeSync(file);
  }
}
