/**
 * `tieuchi replay`: runs a folder again from the records and what it kept, and says *identical* or what differs.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Receipt, SEMANTICS } from '@tieuchi/core';
import colours from 'picocolors';
import { firstDifference } from '../differences.js';
import { EXIT, Failure } from '../failure.js';
import { keptHistory } from '../history/folders.js';
import { openRegister } from '../input/register.js';
import { digestFiles, FILES } from '../output/files.js';
import { openRun, readReceipt } from '../recorded.js';
import { scoreInto } from '../scoring.js';
import { createSpeech, type Speech } from '../words/speech.js';
import { asFailure } from './score.js';

/** Exit code 0 when identical, 1 when something differs. */
export async function replay(
  folder: string,
  records: readonly string[],
  options: { readonly json: boolean },
  speech: Speech,
  print: (line: string) => void,
): Promise<number> {
  const recorded = readReceipt(folder, speech);
  if (recorded.semantics !== SEMANTICS)
    throw new Failure([speech('replay-semantics', { needed: recorded.semantics, own: SEMANTICS })]);
  const { loaded, counts, options: kept } = await openRun(folder, speech);
  const work = mkdtempSync(join(tmpdir(), 'tieuchi-replay-'));
  const temp = join(work, '.passage');
  mkdirSync(temp);
  try {
    const register = await openRegister(records, { temp });
    const { receipt } = await scoreInto(work, temp, {
      register,
      loaded,
      counts,
      history: keptHistory(folder),
      options: kept,
      speech: createSpeech(kept.lang),
    });
    await register.close();
    const lines = [
      ...receiptDifferences(recorded, receipt, speech),
      ...(await fileDifferences(folder, work, temp, recorded, receipt, speech)),
    ];
    if (options.json) print(JSON.stringify({ identical: lines.length === 0, differences: lines }, null, 2));
    else {
      print(lines.length === 0 ? colours.green(speech('replay-identical')) : colours.red(speech('replay-differs')));
      for (const line of lines) print(`  ${line}`);
    }
    return lines.length === 0 ? EXIT.done : EXIT.input;
  } catch (error) {
    throw asFailure(error, folder, records, speech);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function receiptDifferences(was: Receipt, now: Receipt, speech: Speech): string[] {
  const lines: string[] = [];
  const compare = (part: string, before: unknown, after: unknown) => {
    const [a, b] = [JSON.stringify(before) ?? '–', JSON.stringify(after) ?? '–'];
    if (a !== b) lines.push(speech('replay-part', { part, was: short(a), now: short(b) }));
  };
  for (const kind of ['packs', 'programmes', 'places'] as const) {
    const ids = new Set([...was[kind], ...now[kind]].map(({ id, version }) => `${id}@${version}`));
    const of = (receipt: Receipt, name: string) =>
      receipt[kind].find(({ id, version }) => `${id}@${version}` === name)?.digest;
    for (const name of ids) compare(name, of(was, name), of(now, name));
  }
  compare('declared counts', was.declaredCounts, now.declaredCounts);
  compare('history', was.history, now.history);
  compare('options', was.options, now.options);
  compare('rows', was.counts, now.counts);
  compare('records', was.records.digest, now.records.digest);
  compare('results', was.results.digest, now.results.digest);
  compare('report', was.report, now.report);
  return lines;
}

function short(text: string): string {
  return text.length > 90 ? `${text.slice(0, 87)}…` : text;
}

/** Files that were changed after the run; and where results.csv differs from what comes out now. */
async function fileDifferences(
  folder: string,
  work: string,
  temp: string,
  was: Receipt,
  now: Receipt,
  speech: Speech,
): Promise<string[]> {
  const found = await digestFiles(folder);
  const changed = FILES.filter((file) => found[file] !== was.files?.[file]);
  const lines = changed.map((file) => speech('replay-file', { file }));
  const differs = was.results.digest !== now.results.digest || changed.includes('results.csv');
  if (differs && found['results.csv'] !== undefined)
    lines.push(...(await differenceLines(join(folder, 'results.csv'), join(work, 'results.csv'), temp, speech)));
  return lines;
}

/** The first row of results.csv that differs, and how many do. */
async function differenceLines(was: string, now: string, temp: string, speech: Speech): Promise<string[]> {
  // Reasons are words that a later version may say better: they are in no digest, and the rows of an old folder differ in them.
  const found = await firstDifference(was, now, { ignored: ['reasons'], temp });
  if (found === undefined) return [];
  const { count, ...first } = found;
  return [speech('replay-first', first), speech('replay-more', { count })];
}
