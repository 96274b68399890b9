/**
 * The report on heads: at each place, subjects counted once, their self-assessments, and what came too late.
 */

import type { HeadRow, Heads } from '../measure/heads.js';
import { deadlinesOf, dueDay } from '../programme/deadlines.js';
import { compareCodePoints } from '../text/names.js';
import { AT, MILLIONTHS } from './added-values.js';
import type { HeadReport, HeadTally } from './result.js';
import { spreadOf, type TreeOfYear } from './tree-of-year.js';

/** What surely is at a place, and what may. */
interface HeadsAtPlace {
  readonly sure: Float64Array;
  readonly perhaps: Float64Array;
}

/** The heads of a year by kind of subject; nothing when there is nothing to tell of them. */
export function headsOn(treeOfYear: TreeOfYear, heads: Heads, order: readonly number[]): HeadReport[] {
  const kinds = heads.of(treeOfYear.year);
  if (kinds === undefined) return [];
  return [...kinds]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .flatMap(([kind, rows]) => {
      const places = placesOf(treeOfYear, kind, [...rows.values()], order);
      return places.length === 0 ? [] : { count: kind, places };
    });
}

function placesOf(
  treeOfYear: TreeOfYear,
  kind: string,
  rows: readonly HeadRow[],
  order: readonly number[],
): HeadTally[] {
  const { programme, places, root } = treeOfYear;
  const gathered = headsByPlace(treeOfYear, rows);
  const told = telling(treeOfYear, rows);
  const levels = new Set(programme.document.measures.flatMap((each) => (each.count === kind ? each.levels : [])));
  return order.flatMap((place): HeadTally[] => {
    const { id, level } = places.places[place]!;
    const at = gathered.get(place);
    if (at === undefined || !(levels.has(level) || place === root)) return [];
    const parts = told(at);
    return Object.keys(parts).length === 0 ? [] : [{ place: id, level, ...parts }];
  });
}

function headsByPlace(treeOfYear: TreeOfYear, rows: readonly HeadRow[]): Map<number, HeadsAtPlace> {
  const gathered = new Map<number, HeadsAtPlace>();
  const add = (place: number, which: keyof HeadsAtPlace, values: Float64Array) => {
    let at = gathered.get(place);
    if (at === undefined) {
      at = { sure: new Float64Array(values.length), perhaps: new Float64Array(values.length) };
      gathered.set(place, at);
    }
    for (let index = 0; index < values.length; index += 1) at[which][index]! += values[index]!;
  };
  for (const row of rows) {
    const surely = row.sure.map((leaf) => spreadOf(treeOfYear, leaf));
    const maybe = row.perhaps.map((leaf) => spreadOf(treeOfYear, leaf));
    const sure = new Set(surely.flatMap((spread) => spread.sure));
    const perhaps = new Set([
      ...surely.flatMap((spread) => spread.perhaps),
      ...maybe.flatMap((spread) => [...spread.sure, ...spread.perhaps]),
      ...(row.anywhere ? [treeOfYear.root] : []),
    ]);
    for (const place of sure) add(place, 'sure', row.values);
    for (const place of perhaps) if (!sure.has(place)) add(place, 'perhaps', row.values);
  }
  return gathered;
}

/** What is reported about a place: only that of which somebody in this year gives anything. */
function telling({ programme, year }: TreeOfYear, rows: readonly HeadRow[]): (at: HeadsAtPlace) => Partial<HeadTally> {
  const { document } = programme;
  const some = (from: number, count: number) =>
    rows.some(({ values }) => values.subarray(from, from + count).some((value) => value !== 0));
  const isSelf = some(AT.over, 4);
  const deadlines = deadlinesOf(document)
    .map((deadline, index) => ({ deadline, from: AT.deadlines + index * 2 }))
    .filter(({ from }) => some(from, 1));
  return ({ sure, perhaps }) => ({
    ...(document.counting !== undefined && { subjects: sure[AT.subject]!, maybe: perhaps[AT.subject]! }),
    ...(isSelf && { self: selfCounts(sure, perhaps) }),
    ...(deadlines.length > 0 && {
      deadlines: deadlines.map(({ deadline, from }) => ({
        stage: deadline.stage,
        before: dueDay(deadline, year),
        dated: sure[from]!,
        late: sure[from + 1]!,
        maybeDated: perhaps[from]!,
        maybeLate: perhaps[from + 1]!,
      })),
    }),
  });
}

function selfCounts(sure: Float64Array, perhaps: Float64Array): NonNullable<HeadTally['self']> {
  return {
    over: sure[AT.over]!,
    under: sure[AT.under]!,
    equal: sure[AT.equal]!,
    open: sure[AT.open]!,
    sum: sure[AT.sum]! / MILLIONTHS,
    maybe: perhaps[AT.over]! + perhaps[AT.under]! + perhaps[AT.equal]! + perhaps[AT.open]!,
  };
}
