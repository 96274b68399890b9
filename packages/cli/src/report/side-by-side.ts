/**
 * The models side by side: the places of one level as rows, the measures of a programme that counts several kinds as columns.
 */
import type { CompiledProgramme, MeasureReport, PlaceTally } from '@tieuchi/core';
import { type Block, heading, list, table } from '../block/block.js';
import { nameWithTitles, shortCell } from '../phrase/cells.js';
import { lowest, shareAsNumber } from '../phrase/lowest.js';
import { placeCell } from '../phrase/names.js';
import type { Page } from '../phrase/page.js';

/** The table, headed; nothing for a programme of one kind, or a level at which fewer than two measures count anybody. */
export function sideBySideBlocks(
  page: Page,
  compiled: CompiledProgramme | undefined,
  level: string,
  measures: readonly MeasureReport[],
): Block[] {
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
    heading(5, speech.text('report-models')),
    table(
      [speech.text('column-place'), ...columns.map(({ measure }) => nameWithTitles(speech, compiled, measure))],
      shown.map(({ place, row }) => [placeCell(page, place), ...row.map((each) => shortCell(speech, each))]),
    ),
    ...list(
      shown.length < rows.length
        ? [speech.text('report-models-many', { count: rows.length, shown: shown.length })]
        : [],
    ),
  ];
}
