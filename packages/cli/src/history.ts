/**
 * Earlier years from folders that `score` wrote: their verdicts and decisions, kept again with the run that used them.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type CompiledPack, type HistoryYear, type Outcome, SEMANTICS, type Verdict } from '@tieuchi/core';
import { Failure } from './failure.js';
import { splitHeader } from './input/header.js';
import { digestFiles } from './output/files.js';
import { openRun, type RecordedRun } from './recorded.js';
import { sqlText, streamQuery } from './table.js';
import type { Speech } from './words/speech.js';

/** Where a run keeps the earlier years that it was given. */
const KEPT = 'inputs/history.ndjson';

/** Earlier years, as a run takes them. */
export interface EarlierYears {
  /** The first year that they cover. */
  readonly since: number;
  /** SHA-256 of the kept file. */
  readonly digest: string;
  readonly subjects: number;
  /** The years of which they tell anything. */
  readonly years: ReadonlySet<number>;
  of(subject: string, kind: string): readonly HistoryYear[] | undefined;
  /** Writes them into a folder, which then needs no other folder to be run again. */
  keep(folder: string): void;
}

/** One year of one subject, as a line of the kept file. `run` is the digest of the results it was read from. */
interface Line extends HistoryYear {
  readonly run: string;
  readonly kind: string;
  readonly subject: string;
}

/** The years of several folders, each with the earlier years that it was given itself; undefined without a folder. */
export async function readHistory(folders: readonly string[], speech: Speech): Promise<EarlierYears | undefined> {
  if (folders.length === 0) return undefined;
  // The same year of the same run may come by several ways: it is one.
  const lines = new Set<string>();
  let since = Number.POSITIVE_INFINITY;
  for (const folder of folders) {
    const recorded = await soundRun(folder, speech);
    since = Math.min(since, Number(recorded.receipt.options.since));
    for await (const line of linesOf(folder, recorded)) lines.add(JSON.stringify(line));
    for (const line of await keptLines(folder, recorded.receipt.history, speech)) lines.add(line);
  }
  return earlierYears(since, [...lines].sort());
}

/** The earlier years that a folder of `score` keeps. */
export async function keptHistory(folder: string): Promise<EarlierYears | undefined> {
  const path = join(folder, KEPT);
  if (!existsSync(path)) return undefined;
  const [head, ...lines] = await textLines(path);
  return earlierYears((JSON.parse(head!) as { since: number }).since, lines);
}

function earlierYears(since: number, lines: readonly string[]): EarlierYears {
  const head = JSON.stringify({ format: 'tieuchi-history/1', since });
  const hash = createHash('sha256').update(`${head}\n`);
  const subjects = new Map<string, string[]>();
  const years = new Set<number>();
  for (const line of lines) {
    hash.update(`${line}\n`);
    const { kind, subject, year } = JSON.parse(line) as Line;
    years.add(year);
    const key = `${kind} ${subject}`;
    const own = subjects.get(key);
    if (own === undefined) subjects.set(key, [line]);
    else own.push(line);
  }
  return {
    since,
    digest: `sha256:${hash.digest('hex')}`,
    subjects: subjects.size,
    years,
    of: (subject, kind) => subjects.get(`${kind} ${subject}`)?.map((line) => JSON.parse(line) as Line),
    keep: (folder) => {
      const file = openSync(join(folder, KEPT), 'w');
      try {
        for (const line of [head, ...lines]) writeSync(file, `${line}\n`);
      } finally {
        closeSync(file);
      }
    },
  };
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

async function keptLines(folder: string, digest: string | undefined, speech: Speech): Promise<string[]> {
  const kept = await keptHistory(folder);
  if (kept?.digest !== digest) throw new Failure([speech('history-changed', { folder, file: KEPT })]);
  return digest === undefined ? [] : (await textLines(join(folder, KEPT))).slice(1);
}

async function textLines(path: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) lines.push(line);
  return lines;
}

async function firstLine(path: string): Promise<string> {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) return line;
  return '';
}

/** The rows of a folder's results as lines. */
async function* linesOf(folder: string, { loaded, receipt }: RecordedRun): AsyncGenerator<Line> {
  const path = sqlText(join(folder, 'results.csv'));
  const table = `read_csv(${path}, all_varchar = true, header = true, sample_size = -1)`;
  // Packs that no row belonged to have no columns.
  const written = new Set(splitHeader(await firstLine(join(folder, 'results.csv')), ','));
  const titles = [...new Set(loaded.packs.flatMap(({ document }) => document.titles.map(({ id }) => id)))].filter(
    (id) => written.has(`title.${id}`),
  );
  const ranked = titles.filter((title) =>
    loaded.packs.some(({ document }) => document.titles.some(({ id, ranks }) => id === title && ranks !== undefined)),
  );
  const columns = [
    ...['subject', 'year', '"group"', 'pack'],
    ...titles.flatMap((title) => [`"title.${title}"`, `"recognised.${title}"`]),
    ...ranked.flatMap((title) => [`"title.${title}.rank"`, `"recognised.${title}.rank"`]),
  ];
  const packs = new Map(loaded.packs.map((pack) => [pack.id, pack]));
  for await (const batch of streamQuery(`SELECT ${columns.join(', ')} FROM ${table}`, { memory_limit: '1GB' })) {
    for (const row of batch) {
      const cell = (column: string) => row[columns.indexOf(`"${column}"`)] ?? undefined;
      const [subject, year, group, pack] = row as readonly string[];
      const judge = packs.get(pack!);
      if (judge === undefined) continue;
      yield {
        run: receipt.results.digest,
        kind: judge.subject,
        subject: subject!,
        ...yearOf(judge, Number(year), group!, cell),
      };
    }
  }
}

function yearOf(
  { id, document }: CompiledPack,
  year: number,
  group: string,
  cell: (column: string) => string | undefined,
): HistoryYear {
  const verdicts: { [title: string]: Verdict } = {};
  const recognised: { [title: string]: Outcome } = {};
  for (const { id: title, ranks = [] } of document.titles) {
    const verdict = cell(`title.${title}`) as Verdict | undefined;
    if (verdict !== undefined) {
      verdicts[title] = verdict;
      const order = ranks.map((rank) => rank.id);
      const [best, worst] = (cell(`title.${title}.rank`) ?? 'none/none').split('/') as [string, string];
      for (const [index, rank] of order.entries())
        verdicts[`${title}.${rank}`] = verdict === 'exempt' ? verdict : verdictOfRank(index, order, best, worst);
    }
    const outcome = cell(`recognised.${title}`) as Outcome | undefined;
    if (outcome === undefined) continue;
    recognised[title] = outcome;
    const rank = cell(`recognised.${title}.rank`);
    if (rank !== undefined) recognised[`${title}.${rank}`] = outcome;
  }
  return { year, group, pack: id, verdicts, ...(Object.keys(recognised).length > 0 && { recognised }) };
}

/** Ranks never get worse downwards: from the worst on all are met, above the best none is. */
function verdictOfRank(index: number, order: readonly string[], best: string, worst: string): Verdict {
  const at = (rank: string) => (rank === 'none' ? order.length : order.indexOf(rank));
  return index >= at(worst) ? 'met' : index < at(best) ? 'unmet' : 'unknown';
}
