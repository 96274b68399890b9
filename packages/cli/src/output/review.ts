/**
 * review.csv: a row for each programme, measure, place and year; declared baselines are rows without counts.
 */
import type { CompiledPlaces, Goal, Review, ReviewedProgramme, ReviewedRow, ShareChange } from '@tieuchi/core';
import { createCsv } from '../table/csv.js';

type ReviewCell = string | number | boolean | undefined;

const REVIEW_COLUMNS = [
  ...['programme', 'version', 'year', 'tree', 'remapped_from', 'snapshot_taken_on'],
  ...['measure', 'place', 'code', 'level', 'name'],
  ...['met', 'unmet', 'unknown', 'maybe_met', 'maybe_unmet', 'maybe_unknown', 'exempt'],
  ...['share_met', 'share_total', 'share_low_met', 'share_low_total', 'share_high_met', 'share_high_total'],
  ...['target_year', 'target_for', 'at_least', 'more_than', 'verdict', 'distance_low', 'distance_high'],
  ...['declared', 'not_fully_determinable', 'baseline_percent', 'baseline_status', 'baseline_source'],
  ...['before', 'direction', 'surely', 'difference_numerator', 'difference_denominator', 'not_comparable'],
  ...['since_first', 'since_direction', 'since_surely'],
  ...['since_difference_numerator', 'since_difference_denominator', 'since_not_comparable', 'goals'],
];

export function writeReviewCsv(
  path: string,
  review: Review,
  places: Pick<CompiledPlaces, 'find' | 'places'> | undefined,
): void {
  const file = createCsv(path, REVIEW_COLUMNS);
  for (const programme of review.programmes) {
    for (const { measure, places: rows } of programme.measures) {
      for (const { place, level, baselines, rows: years, changes, trend, goals } of rows) {
        const found = places?.find(place);
        const known = found === undefined ? undefined : places!.places[found];
        const where = [measure, place, known?.code, level, known?.name];
        for (const { year, share, status, source } of baselines)
          file.write([
            ...[programme.programme, undefined, year, undefined, undefined, undefined, ...where],
            ...blanks(22),
            ...[share, status, source],
          ]);
        for (const [index, row] of years.entries()) {
          const isLast = index === years.length - 1;
          file.write([
            ...yearCells(programme, row.year),
            ...where,
            ...countCells(row),
            ...blanks(3),
            ...changeCells(index === 0 ? undefined : changes[index - 1]),
            ...changeCells(isLast ? trend : undefined),
            isLast ? goals.map(goalCell).join(' ') : undefined,
          ]);
        }
      }
    }
  }
  file.close();
}

function blanks(length: number): undefined[] {
  return Array.from({ length }, () => undefined);
}

function yearCells({ programme, years }: ReviewedProgramme, year: number): ReviewCell[] {
  const { versions, tree, remappedFrom, snapshotTakenOn } = years.find((each) => each.year === year)!;
  return [programme, versions.join(' '), year, tree, remappedFrom, snapshotTakenOn];
}

function countCells({ tally, share, target, declared, notFullyDeterminable }: ReviewedRow): ReviewCell[] {
  const { met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown, exempt } = tally;
  return [
    ...[met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown, exempt],
    ...(share === null ? [undefined, undefined] : [met, met + unmet + unknown]),
    ...[share?.low?.met, share?.low?.total, share?.high?.met, share?.high?.total],
    ...[target?.year, target?.for, target?.atLeast, target?.moreThan, target?.verdict],
    ...distanceCells(target),
    ...[declared, notFullyDeterminable],
  ];
}

function distanceCells(target: ReviewedRow['target']): ReviewCell[] {
  const distance = target?.distance;
  if (distance === undefined) return [undefined, undefined];
  return typeof distance === 'number' ? [distance, distance] : [distance.low, distance.high];
}

function changeCells(change: ShareChange | undefined): ReviewCell[] {
  return [
    ...[change?.from, change?.direction, change?.surely],
    ...[change?.difference?.numerator, change?.difference?.denominator, change?.notComparable],
  ];
}

/** `2030:12` or `2030:12..15`, and the verdict where there is one. */
function goalCell({ target }: Goal): string {
  const [low, high] = distanceCells(target);
  const distance = low === undefined ? '' : low === high ? String(low) : `${low}..${high}`;
  return [target.year, distance, ...(target.verdict === undefined ? [] : [target.verdict])].join(':');
}
