/**
 * Earlier years from folders that `score` wrote: their verdicts and decisions, kept again with the run that used them.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SEMANTICS } from '@tieuchi/core';
import { Failure } from '../failure.js';
import { digestFiles } from '../output/files.js';
import type { OutputFolder } from '../output/folder.js';
import { openRun, type RecordedRun } from '../recorded.js';
import { createSorter, type Sorter } from '../sorter.js';
import type { Speech } from '../words/speech.js';
import { type EarlierYears, headLine, KEPT, openKept } from './kept.js';
import { type EarlierYear, yearsOf } from './years.js';

/**
 * The years of several folders, each with the earlier years that it was given itself; undefined without a folder. They are
 * written into the new folder, which then needs no other one to be run again.
 */
export async function readHistory(
  folders: readonly string[],
  into: OutputFolder,
  speech: Speech,
): Promise<EarlierYears | undefined> {
  if (folders.length === 0) return undefined;
  const sorter = await createSorter(['text', 'text', 'number', 'text'], { temp: into.temp });
  try {
    let since = Number.POSITIVE_INFINITY;
    for (const folder of folders) {
      const recorded = await soundRun(folder, speech);
      since = Math.min(since, Number(recorded.receipt.options.since));
      for (const year of yearsOf(folder, recorded)) addTo(sorter, year, JSON.stringify(year));
      for (const line of keptLines(folder, recorded.receipt.history, speech))
        addTo(sorter, JSON.parse(line) as EarlierYear, line);
    }
    const kept = join(into.path, KEPT);
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
export function keptHistory(folder: string): EarlierYears | undefined {
  const path = join(folder, KEPT);
  return existsSync(path) ? openKept(path) : undefined;
}

/** The lines of a file that is kept. The same year of the same run may come by several ways: it is one line. */
async function* inOrder(sorter: Sorter, since: number): AsyncGenerator<string> {
  yield headLine(since);
  let last: unknown;
  for await (const rows of sorter.rows())
    for (const [, , , line] of rows) {
      if (line !== last) yield line as string;
      last = line;
    }
}

/** A folder that says what it said when it was written, under the semantics of this engine. */
async function soundRun(folder: string, speech: Speech): Promise<RecordedRun> {
  const path = join(folder, 'receipt.json');
  if (!existsSync(path)) throw new Failure([speech('not-a-run', { folder, file: 'receipt.json' })]);
  const { semantics } = JSON.parse(readFileSync(path, 'utf8')) as { semantics?: number };
  if (semantics !== SEMANTICS)
    throw new Failure([speech('history-semantics', { folder, found: semantics ?? '', own: SEMANTICS })]);
  const recorded = await openRun(folder, speech);
  const digests = await digestFiles(folder);
  const file = 'results.csv';
  if (digests[file] === undefined || digests[file] !== recorded.receipt.files?.[file])
    throw new Failure([speech('history-changed', { folder, file })]);
  return recorded;
}

/** The lines that a folder keeps itself. */
function keptLines(folder: string, digest: string | undefined, speech: Speech): Iterable<string> {
  const kept = keptHistory(folder);
  if (kept?.digest !== digest) throw new Failure([speech('history-changed', { folder, file: KEPT })]);
  return kept?.lines() ?? [];
}

const BUFFER_LENGTH = 1 << 20;

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const file = openSync(path, 'w');
  try {
    let text = '';
    for await (const line of lines) {
      text += `${line}\n`;
      if (text.length < BUFFER_LENGTH) continue;
      writeFileSync(file, text);
      text = '';
    }
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
