/**
 * The rows of results as years of a history: their verdicts and decisions, of titles and of ranks.
 */
import type { CompiledPack, HistoryYear, Outcome, Verdict } from '@tieuchi/core';
import type { RecordedRun } from '../folder/recorded.js';
import { openResults } from '../folder/results.js';
import type { Failure } from '../terminal/failure.js';

/** One year of one subject. `run` is the digest of the results it was read from. */
export interface EarlierYear extends HistoryYear {
  readonly run: string;
  readonly kind: string;
  readonly subject: string;
}

/** The years of a folder's results, row by row. */
export async function* earlierYears(
  run: RecordedRun,
  changed: (file: string) => Failure,
  keptSince: number | undefined,
): AsyncGenerator<EarlierYear> {
  const { loaded, receipt } = run;
  const { columns, rows } = await openResults(run, changed, { keptSince });
  const places = new Map(columns.map((column, index) => [column, index]));
  const packs = new Map(loaded.packs.map((pack) => [pack.id, pack]));
  for await (const batch of rows)
    for (const cells of batch) {
      // A column that is not there is one of a pack that no row belonged to.
      const cell = (column: string) => cells[places.get(column) ?? -1] || undefined;
      const judge = packs.get(cell('pack') ?? '');
      if (judge === undefined) continue;
      yield {
        run: receipt.results.digest,
        kind: judge.subject,
        subject: cell('subject') ?? '',
        ...yearOf(judge, Number(cell('year')), cell('group') ?? '', cell),
        ...(cell('registered') === 'false' && { registered: false }),
      };
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
