/**
 * The runs of a period report: folders that `score` wrote, as they were written.
 */

import { digest, type Report, SEMANTICS } from '@tieuchi/core';
import { FILES } from '../folder/files.js';
import { readKeptJson } from '../folder/kept-json.js';
import { readReceipt } from '../folder/kept-receipt.js';
import { openSoundRun, type RecordedRun } from '../folder/recorded.js';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

export interface ReviewedRun {
  readonly folder: string;
  readonly recorded: RecordedRun;
  readonly report: Report;
}

/** All folders, the same run once, in an order of their own: the one that counts the latest year first. */
export function openRuns(folders: readonly string[], speech: Speech): ReviewedRun[] {
  const runs = new Map<string, ReviewedRun>();
  for (const folder of folders) {
    const run = openSound(folder, speech);
    const key = digest(run.recorded.receipt);
    if (!runs.has(key)) runs.set(key, run);
  }
  const latest = ({ report }: ReviewedRun) =>
    Math.max(0, ...report.programmes.flatMap(({ years }) => years.map(({ year }) => year)));
  return [...runs]
    .sort(([keyA, a], [keyB, b]) => latest(b) - latest(a) || (keyA < keyB ? -1 : 1))
    .map(([, run]) => run);
}

/** Opens one folder; its report and the documents it is read with must be what the receipt says. */
function openSound(folder: string, speech: Speech): ReviewedRun {
  const { semantics } = readReceipt(folder, speech);
  if (semantics !== SEMANTICS)
    throw new Failure([speech('review-semantics', { folder, found: semantics, own: SEMANTICS })]);
  const changed = (file: string) => new Failure([speech('review-changed', { folder, file })]);
  const recorded = openSoundRun(folder, [FILES.json.path], speech, changed);
  const report = readKeptJson(folder, FILES.json.path, speech) as Report;
  if (digestOrNone(report) !== recorded.receipt.report) throw changed(FILES.json.path);
  return { folder, recorded, report };
}

/** The digest of JSON; undefined of JSON that has none, such as half a character. */
function digestOrNone(json: object): string | undefined {
  try {
    return digest(json);
  } catch {
    return undefined;
  }
}
