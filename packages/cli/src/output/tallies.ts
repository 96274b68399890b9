/**
 * tallies.csv: every count of the report, one row for each programme, year, measure and place.
 */
import { join } from 'node:path';
import type { CompiledPlaces, Report, Share } from '@tieuchi/core';
import { FILES } from '../folder/files.js';
import { createCsv } from '../table/csv.js';

const TALLY_COLUMNS = [
  ...['programme', 'year', 'tree', 'measure', 'place', 'code', 'level', 'name'],
  ...['met', 'unmet', 'unknown', 'maybe_met', 'maybe_unmet', 'maybe_unknown', 'exempt'],
  ...['share_low_met', 'share_low_total', 'share_high_met', 'share_high_total'],
  ...[
    'target_year',
    'target_for',
    'at_least',
    'more_than',
    'verdict',
    'distance_low',
    'distance_high',
    'declared',
    'not_fully_determinable',
    'remapped_from',
  ],
];

export function writeTallies(folder: string, report: Report, places: CompiledPlaces | undefined): void {
  const file = createCsv(join(folder, FILES.tallies.path), TALLY_COLUMNS);
  const ends = (end: Share['low'] | undefined) => [end?.met, end?.total];
  for (const { programme, years } of report.programmes) {
    for (const { year, tree, remappedFrom, measures } of years) {
      for (const { measure, places: rows } of measures) {
        for (const { place, level, tally, share, target, declared, notFullyDeterminable } of rows) {
          const found = places?.find(place);
          const row = found === undefined ? undefined : places?.places[found];
          const { met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown, exempt } = tally;
          const distance = target?.distance;
          file.write([
            ...[programme, year, tree, measure, place, row?.code, level, row?.name],
            ...[met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown, exempt],
            ...[...ends(share?.low), ...ends(share?.high)],
            ...[target?.year, target?.for, target?.atLeast, target?.moreThan, target?.verdict],
            ...(distance === undefined
              ? [undefined, undefined]
              : typeof distance === 'number'
                ? [distance, distance]
                : [distance.low, distance.high]),
            ...[declared, notFullyDeterminable, remappedFrom],
          ]);
        }
      }
    }
  }
  file.close();
}
