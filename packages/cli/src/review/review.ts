/**
 * A period, for people. Numbers come from the review alone; names from texts and places.
 */
import type { ReviewedProgramme } from '@tieuchi/core';
import { type Block, heading, paragraph, table } from '../block/block.js';
import { type Cell, textCell, yearCell } from '../block/cell.js';
import { nameOfPlace, nameOfProgramme } from '../phrase/names.js';
import { labelNote } from '../phrase/page.js';
import { issueBlocks, placeholderBlocks } from '../phrase/remarks.js';
import { procedureBlocks } from '../report/procedure.js';
import { joined, others, own } from '../words/text.js';
import { measureBlocks } from './measure.js';
import type { ReviewPage } from './model.js';
import { placeChangeBlocks } from './place-changes.js';

/** The whole period. */
export function reviewBlocks(page: ReviewPage): Block[] {
  const { review, sources, speech } = page;
  return [
    heading(1, speech.text('review-title', { from: review.from, to: review.to })),
    ...labelNote(page),
    paragraph(speech.text('review-how')),
    ...issueBlocks([...review.issues, ...review.reported], speech),
    ...review.programmes.flatMap((programme) => programmeSection(page, programme)),
    ...placeholderBlocks(review.placeholders, speech),
    heading(2, speech.text('review-sources')),
    table(
      (['column-report', 'column-years', 'column-programme'] as const).map((key) => speech.text(key)),
      sources.map(({ report, years, programmes }) => [
        textCell(others(report, 'code')),
        textCell(own(years.join(', '))),
        textCell(
          joined(
            programmes.map((each) => others(each)),
            ', ',
          ),
        ),
      ]),
    ),
  ];
}

function programmeSection(page: ReviewPage, programme: ReviewedProgramme): Block[] {
  const { speech, programmes } = page;
  const last = programme.years.at(-1)?.versions.at(-1);
  const known = programmes.filter(({ id }) => id === programme.programme);
  const compiled = known.find(({ version }) => version === last) ?? known[0];
  const versions = last === undefined ? [] : [programme.versions.join(', ')];
  return [
    heading(2, nameOfProgramme(speech, compiled, programme.programme)),
    paragraph([
      ...others([programme.programme, ...versions].join('@'), 'code'),
      ...[...own(' · '), ...nameOfPlace(page, programme.place)],
    ]),
    ...labelNote(page),
    ...yearsBlocks(page, programme),
    ...programme.measures.flatMap((measure) => measureBlocks(page, compiled, programme, measure)),
    ...placeChangeBlocks(page, programme.placeChanges ?? []),
    ...(compiled === undefined ? [] : procedureBlocks(page, compiled)),
  ];
}

/** Each year with its tree of places. */
function yearsBlocks({ speech }: ReviewPage, { years, missing, versions }: ReviewedProgramme): Block[] {
  const rows = years.map(({ year, versions: counted, tree, remappedFrom, snapshotTakenOn }): Cell[] => {
    const remarks = [
      ...(versions.length > 1 ? [speech.text('review-version', { versions: counted.join(', ') })] : []),
      ...(remappedFrom === undefined ? [] : [speech.text('review-remapped', { own: remappedFrom })]),
      ...(snapshotTakenOn === undefined ? [] : [speech.text('review-snapshot', { taken: snapshotTakenOn })]),
    ];
    return [yearCell(year), textCell(others(tree)), textCell(joined(remarks, '; '))];
  });
  const heads = [speech.text('column-year'), speech.text('column-tree'), []];
  return [
    ...(rows.length === 0 ? [] : [table(heads, rows)]),
    ...(missing.length === 0 ? [] : [paragraph(speech.text('review-missing', { years: own(missing.join(', ')) }))]),
  ];
}
