/**
 * The verdicts at the programmes' own places: what to read first.
 */
import { type Block, heading, table } from '../block/block.js';
import { textCell, yearCell } from '../block/cell.js';
import { cellHeads, placeCells } from '../phrase/cells.js';
import { nameOfMeasure, placeCell } from '../phrase/names.js';
import { labelNote, type Page } from '../phrase/page.js';

/** One row for each verdict. */
export function overviewBlocks(page: Page): Block[] {
  const { report, programmes, speech } = page;
  const rows = report.programmes.flatMap(({ programme, place, years }) => {
    const compiled = programmes.find(({ id }) => id === programme);
    return years.flatMap(({ year, measures }) =>
      measures.flatMap(({ measure, places }) => {
        const row = places.find((each) => each.place === place);
        if (row?.target?.verdict === undefined || row.share === null) return [];
        return [
          [
            ...[placeCell(page, place), yearCell(year), textCell(nameOfMeasure(speech, compiled, measure))],
            ...placeCells(speech, compiled, measure, row),
          ],
        ];
      }),
    );
  });
  if (rows.length === 0) return [];
  const heads = (['place', 'year', 'measure'] as const).map((key) => speech.text(`column-${key}`));
  return [heading(2, speech.text('overview')), ...labelNote(page), table([...heads, ...cellHeads(speech)], rows)];
}
