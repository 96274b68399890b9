/**
 * The rows of a results.csv as years of a history: their verdicts and decisions, of titles and of ranks.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CompiledPack, HistoryYear, Outcome, Verdict } from '@tieuchi/core';
import { splitHeader } from '../input/header.js';
import type { RecordedRun } from '../recorded.js';
import { sqlText, streamQuery } from '../table.js';

/** One year of one subject. `run` is the digest of the results it was read from. */
export interface EarlierYear extends HistoryYear {
  readonly run: string;
  readonly kind: string;
  readonly subject: string;
}

/** The years of a folder's results, row by row. */
export async function* yearsOf(folder: string, { loaded, receipt }: RecordedRun): AsyncGenerator<EarlierYear> {
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

async function firstLine(path: string): Promise<string> {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) return line;
  return '';
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
