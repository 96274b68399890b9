/**
 * The verdicts at the programmes' own places: what to read first.
 */
import { cellHeads, cells } from '../phrase/cells.js';
import { nameOfMeasure, nameOfPlace } from '../phrase/names.js';
import { labelLines, type Page } from '../phrase/page.js';
import { table } from '../phrase/table.js';

/** One row for each verdict. */
export function overviewLines(page: Page): string[] {
  const { report, programmes, speech } = page;
  const rows = report.programmes.flatMap(({ programme, place, years }) => {
    const compiled = programmes.find(({ id }) => id === programme);
    return years.flatMap(({ year, measures }) =>
      measures.flatMap(({ measure, places }) => {
        const row = places.find((each) => each.place === place);
        if (row?.target?.verdict === undefined || row.share === null) return [];
        return [
          [
            nameOfPlace(page, place),
            String(year),
            nameOfMeasure(page, compiled, measure),
            ...cells(speech, compiled, measure, row),
          ],
        ];
      }),
    );
  });
  if (rows.length === 0) return [];
  const head = [...(['place', 'year', 'measure'] as const).map((key) => speech(`column-${key}`)), ...cellHeads(speech)];
  return [`## ${speech('overview')}`, '', ...labelLines(page), ...table(head, rows)];
}
