/**
 * The report on one programme: for each year, measure and place the tally, its share and the target.
 */

import type { DeclaredCount } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import type { Bucket } from '../measure/counting.js';
import { snapshotFor } from '../place/places.js';
import { type KindOf, kindsOn, targetsFor } from '../programme/place-kinds.js';
import { holdAgainst } from '../programme/target.js';
import { shareOf } from '../value/share.js';
import { asMaybe, EMPTY, maybeOf, tallyOf, totalOf } from '../value/tally.js';
import { createSetAside, enterCounts, resolveCounts } from './declared.js';
import { headsOn } from './head-report.js';
import { remapCounts } from './remapping.js';
import type { Baseline, MeasureReport, PlaceTally, ProgrammeReport, YearReport } from './result.js';
import { type StagesAt, stagesOn } from './stage-report.js';
import { addTo, addToTree, groundOf, isOwn, type ProgrammeCounting, type TreeOfYear } from './tree-of-year.js';

/** The report of one programme over all its years. */
export function reportOf(given: ProgrammeCounting, counts: readonly DeclaredCount[], issues: Issue[]): ProgrammeReport {
  const { programme, places } = given;
  const { years } = given.counting;
  const { document } = programme;
  const root = places.find(document.place);
  const own = counts.filter(
    (count) =>
      (count.programme ?? programme.id) === programme.id && document.measures.some(({ id }) => id === count.measure),
  );
  const numbered = own.filter(({ among, met }) => among !== undefined || met !== undefined);
  const all = [...new Set([...years.keys(), ...numbered.map(({ year }) => year)])].sort((a, b) => a - b);
  const reports =
    root === undefined
      ? []
      : all.map((year) =>
          yearReport(
            given,
            year,
            root,
            numbered.filter((each) => each.year === year),
            issues,
          ),
        );
  const baselines: Baseline[] = own.flatMap(({ share, among, met, place, year, measure, status, source }) =>
    share !== undefined && among === undefined && met === undefined
      ? { place, year, measure, share, status, source }
      : [],
  );
  return { programme: programme.id, version: programme.version, place: document.place, years: reports, baselines };
}

function yearReport(
  given: ProgrammeCounting,
  year: number,
  root: number,
  counts: readonly DeclaredCount[],
  issues: Issue[],
): YearReport {
  const { programme, places, counting, tree } = given;
  const bucket = counting.years.get(year);
  const own = groundOf(given, year, root, issues);
  const declared = resolveCounts(own, counts);
  const setAside = createSetAside(own, declared);
  // In the order of the places, so that issues do not follow the order of the subjects.
  const leaves = [...(bucket?.leaves ?? [])]
    .sort(([a], [b]) => a - b)
    .filter(([leaf]) => own.covers(leaf) !== 'no')
    .map(([leaf, all]) => setAside(leaf, all));
  const fill = (treeOfYear: TreeOfYear) => {
    for (const leaf of leaves) addToTree(treeOfYear, leaf);
    // Who is nowhere known may be here: the programme's own place must not be decided without them.
    if (bucket !== undefined) addTo(treeOfYear, root, asMaybe(bucket.unplaced), 'sure');
    return treeOfYear;
  };
  const entered = enterCounts(fill(own), declared);
  const isRemapped = tree !== undefined && tree !== own.date;
  const treeOfYear = isRemapped ? fill(groundOf(given, year, root, issues, tree)) : own;
  if (isRemapped) remapCounts(own, treeOfYear, entered);
  const order = [...new Set([...places.tree(treeOfYear.date), root])].filter((place) => isOwn(treeOfYear, place));
  const stagesAt = stagesOn(treeOfYear, bucket, leaves);
  const heads = headsOn(treeOfYear, counting.heads, order);
  const stretches = stretchesOf(treeOfYear, order);
  const kindOf = kindsOn(programme.document, places, treeOfYear.date, issues);
  const snapshot = snapshotFor(places, treeOfYear.date) ?? snapshotFor(places, own.date);
  return {
    year,
    tree: treeOfYear.date,
    ...(isRemapped && { remappedFrom: own.date }),
    ...(snapshot !== undefined && { snapshotTakenOn: snapshot.takenOn }),
    measures: programme.measures.map((_, index) =>
      measureReport(treeOfYear, index, stretches, unplacedIn(bucket, index), stagesAt, kindOf),
    ),
    ...(heads.length > 0 && { heads }),
  };
}

/** Members, certain or perhaps, whose place is not known. */
function unplacedIn(bucket: Bucket | undefined, index: number): number {
  let count = 0;
  for (let at = 0; at < 6; at += 1) count += bucket?.unplaced[index * 7 + at] ?? 0;
  return count;
}

/** A place at which something is gathered, or how many there are of a level, one behind the other, at which nothing is. */
interface Stretch {
  readonly level: string;
  readonly places: readonly [place: number, id: string] | number;
}

/** The places of a report in their order. */
function stretchesOf({ places, root, gathered }: TreeOfYear, order: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  /** Of each level the stretch of those at which nothing is gathered: it stands where the first of them does. */
  const empty = new Map<string, { level: string; places: number }>();
  for (const place of order) {
    const { id, level } = places.places[place]!;
    if (place === root || gathered.has(place)) {
      stretches.push({ level, places: [place, id] });
      continue;
    }
    let some = empty.get(level);
    if (some === undefined) {
      some = { level, places: 0 };
      empty.set(level, some);
      stretches.push(some);
    }
    some.places += 1;
  }
  return stretches;
}

function measureReport(
  treeOfYear: TreeOfYear,
  index: number,
  order: readonly Stretch[],
  unplaced: number,
  stagesAt: StagesAt,
  kindOf: KindOf | undefined,
): MeasureReport {
  const { programme, year, root, gathered } = treeOfYear;
  const measure = programme.document.measures[index]!;
  const { basis } = programme.measures[index]!;
  const rows: PlaceTally[] = [];
  const empty = new Map<string, number>();
  for (const { level, places: some } of order) {
    if (!measure.levels.includes(level)) continue;
    // Of most places nobody tells anything: they are counted at once.
    if (typeof some === 'number') {
      empty.set(level, (empty.get(level) ?? 0) + some);
      continue;
    }
    const [place, id] = some;
    const found = gathered.get(place);
    const tally = found === undefined ? EMPTY : tallyOf(found.counts.subarray(index * 7, index * 7 + 7));
    if (place !== root && totalOf(tally) + maybeOf(tally) + tally.exempt === 0) {
      empty.set(level, (empty.get(level) ?? 0) + 1);
      continue;
    }
    const target = holdAgainst(tally, targetsFor(measure.targets ?? [], kindOf?.(place)), year);
    const declared = found?.declared[index];
    rows.push({
      place: id,
      level,
      tally,
      share: shareOf(tally),
      ...(target !== undefined && { target }),
      ...(declared !== undefined && { declared }),
      ...(found?.open[index] && maybeOf(tally) > 0 && { notFullyDeterminable: true as const }),
      ...stagesAt(index, place),
    });
  }
  const nobody = measure.declared && rows.every(({ share }) => share === null);
  return {
    measure: measure.id,
    ...(programme.document.titles !== undefined && basis !== undefined && { titles: basis }),
    ...(nobody && { notDeclared: true as const }),
    unplaced,
    empty: [...empty].map(([level, count]) => ({ level, count })),
    places: rows,
  };
}
