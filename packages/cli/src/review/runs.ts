/**
 * The runs of a period report: folders that `score` wrote, as they were written.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest, type Report, rulesDigest, SEMANTICS } from '@tieuchi/core';
import { Failure } from '../failure.js';
import { digestFiles } from '../output/files.js';
import { openRun, type RecordedRun, readReceipt } from '../recorded.js';
import type { Speech } from '../words/speech.js';

export interface ReviewedRun {
  readonly folder: string;
  readonly recorded: RecordedRun;
  readonly report: Report;
}

/** All folders, the same run once, in an order of their own: the one that counts the latest year first. */
export async function openRuns(folders: readonly string[], speech: Speech): Promise<ReviewedRun[]> {
  const runs = new Map<string, ReviewedRun>();
  for (const folder of folders) {
    const run = await openSound(folder, speech);
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
async function openSound(folder: string, speech: Speech): Promise<ReviewedRun> {
  const { semantics } = readReceipt(folder, speech);
  if (semantics !== SEMANTICS)
    throw new Failure([speech('review-semantics', { folder, found: semantics, own: SEMANTICS })]);
  const recorded = await openRun(folder, speech);
  const { receipt, loaded } = recorded;
  const path = join(folder, 'report.json');
  if (!existsSync(path)) throw new Failure([speech('not-a-run', { folder, file: 'report.json' })]);
  const changed = (file: string) => new Failure([speech('review-changed', { folder, file })]);
  if ((await digestFiles(folder))['report.json'] !== receipt.files?.['report.json']) throw changed('report.json');
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  if (digest(report) !== receipt.report) throw changed('report.json');
  for (const [kind, documents] of [
    ['programmes', loaded.programmes.map(({ document }) => document)],
    ['places', loaded.places?.documents ?? []],
  ] as const) {
    const own = new Set(receipt[kind].map((each) => each.digest));
    if (own.size !== documents.length || documents.some((document) => !own.has(rulesDigest(document))))
      throw changed(`inputs/${kind}`);
  }
  return { folder, recorded, report };
}
