/**
 * SEMANTICS 7.12: the years of a report beside each other.
 */
import type { Atlas } from './places.js';
import { kindsOf, type Row, type Told, targetsOfKind } from './report.js';
import { endsOf, holdAgainst } from './targets.js';
import type { World } from './world.js';

interface ReviewedPlace {
  readonly place: string;
  readonly years: readonly number[];
  /** Each change in words: years, why not, or direction, whether surely, and the fraction. */
  readonly changes: readonly string[];
  readonly goals: readonly string[];
}

export interface Reviewed {
  readonly missing: readonly number[];
  readonly measures: readonly { readonly measure: string; readonly places: readonly ReviewedPlace[] }[];
}

export function reviewOf(world: World, { years }: Told, map: Atlas): Reviewed {
  const numbers = years.map(({ year }) => year);
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
  const missing: number[] = [];
  for (let year = from; year <= to; year += 1) if (!numbers.includes(year)) missing.push(year);
  const measures = world.programme.measures.map(({ id, targets = [] }) => {
    const rowsOf = (place: string) =>
      years.flatMap(({ year, tree, measures: all }) => {
        const row = all.find(({ measure }) => measure === id)!.rows.find((each) => each.place === place);
        return row === undefined ? [] : [{ year, tree, row }];
      });
    const places = [
      ...new Set(
        [...years]
          .reverse()
          .flatMap(({ measures: all }) => all.find(({ measure }) => measure === id)!.rows.map(({ place }) => place)),
      ),
    ];
    return {
      measure: id,
      places: places.map((place) => {
        const rows = rowsOf(place);
        const changes = rows.slice(1).map((after, index) => changed(rows[index]!, after, map.isInForce, place));
        const dues = [...new Set(targets.map(({ year }) => year))].filter((year) => year >= from).sort((a, b) => a - b);
        const goals = dues.flatMap((due) => {
          const last = rows.filter(({ year }) => year <= due).at(-1);
          if (last === undefined) return [];
          const ofKind = targetsOfKind(targets, kindsOf(world, map, last.tree).of.get(place));
          const held = holdAgainst(
            last.row.tally,
            ofKind.filter(({ year }) => year === due),
            last.year,
          );
          return held === undefined ? [] : [`${last.year} ${JSON.stringify(held)}`];
        });
        return { place, years: rows.map(({ year }) => year), changes, goals };
      }),
    };
  });
  return { missing, measures };
}

interface Counted {
  readonly year: number;
  readonly tree: string;
  readonly row: Row;
}

function changed(a: Counted, b: Counted, isInForce: Atlas['isInForce'], place: string): string {
  const of = `${a.year} ${b.year}`;
  if (a.row.open || b.row.open) return `${of} divided`;
  if (a.tree !== b.tree && isInForce(place, a.tree) !== isInForce(place, b.tree)) return `${of} place-changed`;
  const [first, last] = [a, b].map(({ row: { tally } }) => ({
    met: tally[0]!,
    total: tally[0]! + tally[1]! + tally[2]!,
  }));
  if (first!.total === 0 || last!.total === 0) return `${of} nobody`;
  const numerator = last!.met * first!.total - first!.met * last!.total;
  const direction = Math.sign(numerator);
  // Every completion lies between the ends: all of them go one way when the nearest and the farthest ends do.
  const ratios = [a, b].map(({ row }) => endsOf(row.tally).map((end) => end!));
  const signs = ratios[0]!.flatMap((before) =>
    ratios[1]!.map((after) => Math.sign(after.met * before.total - before.met * after.total)),
  );
  const surely = signs.every((sign) => sign === direction) ? ' surely' : '';
  return `${of} ${['down', 'same', 'up'][direction + 1]}${surely} ${numerator}/${first!.total * last!.total}`;
}
