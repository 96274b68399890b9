/**
 * One world told twice: by the engine, and by the second implementation. Both answers in one form, so that they can be
 * compared line by line.
 */
import {
  checkPlaces,
  compilePack,
  compilePlaces,
  compileProgramme,
  createRun,
  type Quantity,
  type Report,
  type Review,
  reviewOf,
  type Tally,
  type TargetResult,
} from '../../src/index.js';
import { recordsRoot } from './bytes.js';
import { registerOf } from './people.js';
import { mapOf } from './places.js';
import { type Row, reportOf } from './report.js';
import { type Reviewed, reviewOf as secondReview } from './review.js';
import type { Held, Seven } from './targets.js';
import type { World } from './world.js';

/** True when the list of places of a world is sound: others say nothing. */
export function isSound({ places }: World): boolean {
  return checkPlaces(places).every(({ severity }) => severity !== 'error');
}

/** What is told of a world, one line for each thing. */
export type Lines = readonly string[];

/** On which lines two answers differ. */
export function differences(world: World): { readonly engine: Lines; readonly second: Lines } {
  const [engine, second] = [linesOfEngine(world), linesOfSecond(world)];
  return {
    engine: engine.filter((line) => !second.includes(line)),
    second: second.filter((line) => !engine.includes(line)),
  };
}

const sevenOf = (tally: Tally): Seven => [
  ...[tally.met, tally.unmet, tally.unknown, tally.maybeMet, tally.maybeUnmet, tally.maybeUnknown, tally.exempt],
];

function endsOf(quantity: Quantity): { low: number; high: number } {
  return typeof quantity === 'number' ? { low: quantity, high: quantity } : { low: quantity.low, high: quantity.high };
}

function heldOf({ year, for: kind, verdict, distance }: TargetResult): Held {
  return {
    year,
    ...(kind !== undefined && { for: kind }),
    ...(verdict !== undefined && { verdict }),
    ...(distance !== undefined && { distance: endsOf(distance) }),
  };
}

function linesOfEngine(world: World): string[] {
  const packs = world.packs.map((each) => compilePack(each));
  const programme = compileProgramme(world.programme, packs);
  const places = compilePlaces(world.places);
  const run = createRun({
    packs,
    programme,
    places,
    since: 2020,
    counts: world.counts,
    ...(world.tree !== undefined && { tree: world.tree }),
  });
  for (const row of world.rows) run.add(row);
  const { report, counts, records } = run.finish();
  const review = reviewOf([report], { programmes: [programme], places: [places] });
  return [
    `rows ${counts.records} ${counts.merged} ${counts.rejected}`,
    `records ${records.digest}`,
    `issues ${report.issues
      .map(({ code }) => code)
      .sort()
      .join(' ')}`,
    `baselines ${report.programmes[0]!.baselines.length}`,
    ...linesOfReport(report),
    ...linesOfReview(review),
  ];
}

function linesOfReport({ programmes }: Report): string[] {
  return programmes[0]!.years.flatMap(({ year, tree, remappedFrom, measures, heads = [] }) => [
    `${year} tree ${tree} ${remappedFrom ?? ''}`,
    ...measures.flatMap(({ measure, unplaced, empty, places }) =>
      linesOfMeasure(
        `${year} ${measure}`,
        unplaced,
        empty.map(({ level, count }) => [level, count] as const),
        places.map(({ place, level, tally, declared, notFullyDeterminable, target, stages, granted }) => ({
          ...{ place, level, tally: sevenOf(tally) },
          ...(declared && { declared }),
          ...(notFullyDeterminable && { open: true as const }),
          ...(target && { target: heldOf(target) }),
          ...(stages && { stages: stages.map((each) => sevenOf(each.tally)) }),
          ...(granted && { granted: sevenOf(granted) }),
        })),
      ),
    ),
    ...heads.flatMap(({ places }) =>
      places.map(({ place, subjects, maybe }, at) => `${year} heads ${at} ${place} ${subjects} ${maybe}`),
    ),
  ]);
}

function linesOfMeasure(
  of: string,
  unplaced: number,
  empty: readonly (readonly [string, number])[],
  rows: readonly Row[],
): string[] {
  const row = ({ place, level, tally, declared, open, target, stages, granted }: Row, at: number) =>
    [
      ...[of, at, place, level, tally.join(), declared ?? '-', open ? 'open' : '-', JSON.stringify(target ?? null)],
      ...[stages?.join(' ') ?? '-', granted?.join() ?? '-'],
    ].join(' ');
  return [`${of} unplaced ${unplaced} empty ${empty.map((each) => each.join('=')).join(' ')}`, ...rows.map(row)];
}

function linesOfReview({ programmes }: Review): string[] {
  const { missing, measures } = programmes[0] ?? { missing: [], measures: [] };
  return reviewLines({
    missing,
    measures: measures.map(({ measure, places }) => ({
      measure,
      places: places.flatMap(({ place, rows, changes, goals }) =>
        // Places that only baselines name have no rows.
        rows.length === 0
          ? []
          : {
              place,
              years: rows.map(({ year }) => year),
              changes: changes.map(({ from, to, notComparable, direction, surely, difference }) =>
                notComparable !== undefined
                  ? `${from} ${to} ${notComparable}`
                  : `${from} ${to} ${direction}${surely ? ' surely' : ''} ${difference!.numerator}/${difference!.denominator}`,
              ),
              goals: goals.map(({ counted, target }) => `${counted} ${JSON.stringify(heldOf(target))}`),
            },
      ),
    })),
  });
}

function reviewLines({ missing, measures }: Reviewed): string[] {
  return [
    `review missing ${missing.join()}`,
    ...measures.flatMap(({ measure, places }) =>
      places.map(
        ({ place, years, changes, goals }, at) =>
          `review ${measure} ${at} ${place} ${years.join()} | ${changes.join(', ')} | ${goals.join(', ')}`,
      ),
    ),
  ];
}

function linesOfSecond(world: World): string[] {
  const map = mapOf(world.places);
  const { people, merged, rejected } = registerOf(world, map);
  const told = reportOf(world, people, map);
  return [
    `rows ${people.length} ${merged} ${rejected}`,
    `records ${recordsRoot(world, people, map)}`,
    `issues ${[...told.issues].sort().join(' ')}`,
    `baselines ${told.baselines}`,
    ...told.years.flatMap(({ year, tree, remappedFrom, measures, heads = [] }) => [
      `${year} tree ${tree} ${remappedFrom ?? ''}`,
      ...measures.flatMap(({ measure, unplaced, empty, rows }) =>
        linesOfMeasure(`${year} ${measure}`, unplaced, empty, rows),
      ),
      ...heads.map(({ place, subjects, maybe }, at) => `${year} heads ${at} ${place} ${subjects} ${maybe}`),
    ]),
    ...reviewLines(secondReview(world, told, map)),
  ];
}
