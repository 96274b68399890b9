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
import { sqlText, streamQuery } from '../table.js';
import type { Speech } from '../words/speech.js';
import { type EarlierYears, headLine, KEPT, openKept } from './kept.js';
import { yearsOf } from './years.js';

/** What DuckDB may take before it sorts on disk. */
const MEMORY = '200MB';

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
  const found = join(into.temp, 'found.ndjson');
  let since = Number.POSITIVE_INFINITY;
  await writeLines(
    found,
    (async function* () {
      for (const folder of folders) {
        const recorded = await soundRun(folder, speech);
        since = Math.min(since, Number(recorded.receipt.options.since));
        for await (const year of yearsOf(folder, recorded)) yield JSON.stringify(year);
        yield* keptLines(folder, recorded.receipt.history, speech);
      }
    })(),
  );
  const kept = join(into.path, KEPT);
  mkdirSync(dirname(kept), { recursive: true });
  await writeLines(kept, inOrder(found, since, into.temp));
  return openKept(kept);
}

/** The earlier years that a folder of `score` keeps. */
export function keptHistory(folder: string): EarlierYears | undefined {
  const path = join(folder, KEPT);
  return existsSync(path) ? openKept(path) : undefined;
}

/** The lines of a file that is kept. The same year of the same run may come by several ways: it is one line. */
async function* inOrder(found: string, since: number, temp: string): AsyncGenerator<string> {
  yield headLine(since);
  const lines = `read_csv(${sqlText(found)}, delim = E'\\x02', quote = '', escape = '', header = false, auto_detect = false, columns = {line: 'VARCHAR'})`;
  const by = (name: string) => `json_extract_string(line, '$.${name}')`;
  const sql = `SELECT line FROM (SELECT DISTINCT line FROM ${lines}) ORDER BY ${by('kind')}, ${by('subject')}, ${by('year')}, line`;
  for await (const rows of streamQuery(sql, { memory_limit: MEMORY, temp_directory: temp }))
    for (const [line] of rows) yield line!;
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
