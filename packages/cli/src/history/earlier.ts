/**
 * Earlier years from folders that `score` wrote: their verdicts and decisions, kept again with the run that used them.
 */
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SEMANTICS } from '@tieuchi/core';
import { KEPT } from '../folder/files.js';
import type { OutputFolder } from '../folder/folder.js';
import { readReceipt } from '../folder/kept-receipt.js';
import { openSoundRun, type RecordedRun } from '../folder/recorded.js';
import { resultsPath } from '../folder/results.js';
import { createSorter, type Sorter } from '../table/sorter.js';
import { ENGINE, engineName } from '../terminal/engine.js';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';
import { type EarlierYears, headLine, openKept } from './kept.js';
import { BrokenLine } from './lines.js';
import { type EarlierYear, earlierYears } from './years.js';

/**
 * The years of several folders, each with the earlier years that it was given itself; undefined without a folder. They are
 * written into the new folder, which then needs no other one to be run again.
 */
export async function readHistory(
  folders: readonly string[],
  into: OutputFolder,
  speech: Speech,
  warn: (line: string) => void,
): Promise<EarlierYears | undefined> {
  if (folders.length === 0) return undefined;
  const sorter = await createSorter(['text', 'text', 'number', 'text'], { temp: into.temp });
  try {
    let since = Number.POSITIVE_INFINITY;
    for (const folder of folders) {
      const recorded = soundRun(folder, speech, warn);
      since = Math.min(since, Number(recorded.receipt.options.since));
      const kept = keptAs(folder, recorded.receipt.history, speech);
      for await (const year of earlierYears(recorded, changedIn(folder, speech), kept?.since))
        addTo(sorter, year, JSON.stringify(year));
      for (const line of kept?.lines() ?? []) addTo(sorter, JSON.parse(line) as EarlierYear, line);
    }
    const kept = join(into.path, KEPT.history);
    mkdirSync(dirname(kept), { recursive: true });
    await writeLines(kept, inOrder(sorter, since));
    return openKept(kept);
  } finally {
    sorter.close();
  }
}

function addTo(sorter: Sorter, { kind, subject, year }: EarlierYear, line: string): void {
  sorter.add([kind, subject, year, line]);
}

/** The earlier years that a folder of `score` keeps. */
export function keptHistory(folder: string, speech: Speech): EarlierYears | undefined {
  const path = join(folder, KEPT.history);
  if (!existsSync(path)) return undefined;
  try {
    return openKept(path);
  } catch (error) {
    if (!(error instanceof BrokenLine)) throw error;
    throw new Failure([speech('run-broken', { folder, file: KEPT.history, where: error.line })]);
  }
}

/** The lines of a file that is kept. The same year of the same run may come by several ways: it is one line. */
async function* inOrder(sorter: Sorter, since: number): AsyncGenerator<string> {
  yield headLine(since);
  let last: unknown;
  for await (const rows of sorter.rows({ columns: [3] }))
    for (const [line] of rows) {
      if (line !== last) yield line as string;
      last = line;
    }
}

/** A folder that says what it said when it was written, under the semantics of this engine. */
function soundRun(folder: string, speech: Speech, warn: (line: string) => void): RecordedRun {
  const receipt = readReceipt(folder, speech);
  const { semantics, engine } = receipt;
  if (semantics !== SEMANTICS)
    throw new Failure([speech('history-semantics', { folder, found: semantics, own: SEMANTICS })]);
  const recorded = openSoundRun(folder, [resultsPath(receipt)], speech, changedIn(folder, speech));
  const made = engine === undefined ? speech('engine-unnamed') : engineName(engine);
  if (made !== engineName(ENGINE)) warn(speech('history-engine', { folder, made, own: engineName(ENGINE) }));
  return recorded;
}

function changedIn(folder: string, speech: Speech): (file: string) => Failure {
  return (file) => new Failure([speech('history-changed', { folder, file })]);
}

/** The earlier years that a folder keeps itself, as its receipt says. */
function keptAs(folder: string, digest: string | undefined, speech: Speech): EarlierYears | undefined {
  const kept = keptHistory(folder, speech);
  if (kept?.digest !== digest) throw new Failure([speech('history-changed', { folder, file: KEPT.history })]);
  return kept;
}

const LINES_LENGTH = 1 << 20;

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const file = openSync(path, 'w');
  try {
    let text = '';
    for await (const line of lines) {
      text += `${line}\n`;
      if (text.length < LINES_LENGTH) continue;
      writeFileSync(file, text);
      text = '';
    }
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
