/**
 * The models side by side: the places of one level as rows, the measures of a programme that counts several kinds as columns.
 */
import type { CompiledProgramme, MeasureReport, PlaceTally } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';
import { nameWithTitles, undecided } from './cells.js';
import { lowest, shareAsNumber } from './lowest.js';
import { nameOfPlace } from './names.js';
import type { Page } from './page.js';
import { table } from './table.js';

/** The table, headed; nothing for a programme of one kind, or a level at which fewer than two measures count anybody. */
export function sideBySideLines(
  page: Page,
  compiled: CompiledProgramme | undefined,
  level: string,
  measures: readonly MeasureReport[],
): string[] {
  const { speech } = page;
  const kinds = new Set(compiled?.document.measures.map(({ count }) => count));
  const columns = measures
    .filter(({ notDeclared }) => !notDeclared)
    .map(({ measure, places }) => ({ measure, places: places.filter((each) => each.level === level) }))
    .filter(({ places }) => places.some(({ share }) => share !== null));
  if (kinds.size < 2 || columns.length < 2) return [];
  // A place is listed where any measure lists it, in the order of the measures' own lists.
  const places = new Map<string, (PlaceTally | undefined)[]>();
  for (const [index, column] of columns.entries()) {
    for (const each of column.places) {
      const row = places.get(each.place) ?? columns.map(() => undefined);
      row[index] = each;
      places.set(each.place, row);
    }
  }
  const rows = [...places].map(([place, row]) => ({ place, row }));
  const shown = lowest(rows, ({ row }) =>
    Math.min(...row.map((each) => (each === undefined ? 1 : shareAsNumber(each)))),
  );
  return [
    `##### ${speech('report-models')}`,
    '',
    ...table(
      [speech('column-place'), ...columns.map(({ measure }) => nameWithTitles(page, compiled, measure))],
      shown.map(({ place, row }) => [nameOfPlace(page, place), ...row.map((each) => shortCell(speech, each))]),
    ),
    ...(shown.length < rows.length
      ? [`- ${speech('report-models-many', { count: rows.length, shown: shown.length })}`, '']
      : []),
  ];
}

/** `met/total share verdict`, and how many are undecided. */
export function shortCell(speech: Speech, each: Omit<PlaceTally, 'place' | 'level'> | undefined): string {
  if (each === undefined || each.share === null) return '–';
  const { tally, target } = each;
  const total = tally.met + tally.unmet + tally.unknown;
  const open = undecided(tally);
  return [
    `${speech.number(tally.met)}/${speech.number(total)}`,
    ...(total > 0 ? [speech.percent(tally.met, total, target?.atLeast ?? target?.moreThan)] : []),
    ...(target?.verdict === undefined ? [] : [speech(`verdict-${target.verdict}`)]),
    ...(open > 0 ? [speech('cell-open', { count: speech.number(open) })] : []),
  ].join(' · ');
}
