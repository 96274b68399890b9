/**
 * What the targets of a period still lack.
 */
import type { Target } from '../document/index.js';
import { holdAgainst } from '../programme/target.js';
import type { PlaceTally } from '../rollup/result.js';
import type { ReviewGround } from './ground.js';
import type { Goal, ReviewedRow } from './result.js';

/**
 * The targets of the period, each held against the last row of a year not after it: that of the kind which the place has on
 * the tree of that row, in the words of the last row that was held against it.
 */
export function goalsOf(
  { from, years, targets: known }: ReviewGround,
  measure: string,
  place: string,
  rows: readonly ReviewedRow[],
): Goal[] {
  const held = rows.flatMap(({ year, target }) =>
    target === undefined ? [] : { row: year, target: targetIn(target) },
  );
  const all = rows.map((row) => {
    const { tree } = years.find(({ report }) => report.year === row.year)!.report;
    return { row, targets: known(measure, place, tree) };
  });
  const dues = new Set([
    ...held.map(({ target }) => target.year),
    ...all.flatMap(({ targets = [] }) => targets.map(({ year }) => year)),
  ]);
  return [...dues]
    .filter((year) => year >= from)
    .sort((a, b) => a - b)
    .flatMap((due): Goal[] => {
      const last = all.findLast(({ row }) => row.year <= due);
      if (last === undefined) return [];
      const ofYear = held.filter(({ target }) => target.year === due);
      const own = ofYear.find(({ row }) => row === last.row.year);
      const stated = last.targets?.find(({ year }) => year === due);
      const words = ofYear.findLast(({ target }) => last.targets === undefined || target.for === stated?.for);
      const target =
        own?.target ?? (stated === undefined && last.targets !== undefined ? undefined : (words?.target ?? stated));
      const found = target && holdAgainst(last.row.tally, [target], last.row.year);
      return found === undefined ? [] : [{ counted: last.row.year, target: found }];
    });
}

function targetIn({ verdict: _, distance: __, ...target }: NonNullable<PlaceTally['target']>): Target {
  return target;
}
