/**
 * review.md: a period in words. Numbers come from the review alone; names from texts and places.
 */
import type { PlaceChange, ReviewedProgramme } from '@tieuchi/core';
import { allInMarkdown, documentInMarkdown, inMarkdown, placesInMarkdown } from '../phrase/escaped.js';
import { nameOfPlace } from '../phrase/names.js';
import { labelLines } from '../phrase/page.js';
import { table } from '../phrase/table.js';
import { procedureLines } from '../report/procedure.js';
import { measureLines } from './measure.js';
import type { ReviewPage } from './model.js';

/** Places that begin or end are listed up to so many a programme; all stand in review.json. */
const SHOWN_CHANGES = 40;

/** The whole period as Markdown. */
export function renderReview(given: ReviewPage): string {
  const page: ReviewPage = {
    ...given,
    review: allInMarkdown(given.review),
    sources: allInMarkdown(given.sources),
    programmes: given.programmes.map(documentInMarkdown),
    places: given.places && placesInMarkdown(given.places),
    label: given.label === undefined ? undefined : inMarkdown(given.label),
  };
  const { review, sources, speech } = page;
  const lines = [
    `# ${speech('review-title', { from: review.from, to: review.to })}`,
    '',
    ...labelLines(page),
    speech('review-how'),
    '',
  ];
  const told = [...review.issues, ...review.reported];
  if (told.length > 0)
    lines.push(
      `## ${speech('report-issues')}`,
      '',
      ...told.map((issue) => `- \`${issue.code}\`: ${speech.issue(issue).message}`),
      '',
    );
  for (const programme of review.programmes) lines.push(...reviewProgrammeLines(page, programme));
  if (review.placeholders.length > 0) {
    const documents = [...new Set(review.placeholders.map(({ document }) => document))];
    const uses = (document: string) => review.placeholders.filter((use) => use.document === document);
    lines.push(`## ${speech('report-placeholders')}`, '');
    for (const document of documents)
      lines.push(
        `- ${document}: ${uses(document)
          .map(({ pointer }) => `\`${pointer}\``)
          .join(', ')}`,
      );
    lines.push('');
  }
  lines.push(
    `## ${speech('review-sources')}`,
    '',
    ...table(
      [speech('column-report'), speech('column-years'), speech('column-programme')],
      sources.map(({ report, years, programmes }) => [`\`${report}\``, years.join(', '), programmes.join(', ')]),
    ),
  );
  return `${lines.join('\n')}\n`;
}

function reviewProgrammeLines(page: ReviewPage, programme: ReviewedProgramme): string[] {
  const { speech, programmes } = page;
  const last = programme.years.at(-1)?.versions.at(-1);
  const known = programmes.filter(({ id }) => id === programme.programme);
  const compiled = known.find(({ version }) => version === last) ?? known[0];
  const lines = [
    `## ${compiled?.texts[speech.language]?.name ?? programme.programme}`,
    '',
    `\`${[programme.programme, ...(last === undefined ? [] : [programme.versions.join(', ')])].join('@')}\` · ${nameOfPlace(page, programme.place)}`,
    '',
    ...labelLines(page),
    ...yearsLines(page, programme),
  ];
  for (const measure of programme.measures) lines.push(...measureLines(page, compiled, programme, measure));
  lines.push(...placeChangeLines(page, programme.placeChanges ?? []));
  if (compiled !== undefined) lines.push(...procedureLines(page, compiled));
  return lines;
}

/** Each year with its tree of places. */
function yearsLines({ speech }: ReviewPage, { years, missing, versions }: ReviewedProgramme): string[] {
  const rows = years.map(({ year, versions: own, tree, remappedFrom, snapshotTakenOn }) => [
    String(year),
    tree,
    [
      ...(versions.length > 1 ? [speech('review-version', { versions: own.join(', ') })] : []),
      ...(remappedFrom === undefined ? [] : [speech('review-remapped', { own: remappedFrom })]),
      ...(snapshotTakenOn === undefined ? [] : [speech('review-snapshot', { taken: snapshotTakenOn })]),
    ].join('; '),
  ]);
  return [
    ...(rows.length === 0 ? [] : table([speech('column-year'), speech('column-tree'), ''], rows)),
    ...(missing.length === 0 ? [] : [`${speech('review-missing', { years: missing.join(', ') })}`, '']),
  ];
}

function placeChangeLines(page: ReviewPage, changes: readonly PlaceChange[]): string[] {
  const { speech } = page;
  if (changes.length === 0) return [];
  const names = (ids: readonly string[]) => ids.map((id) => nameOfPlace(page, id)).join(', ');
  const sentences = changes.flatMap(({ place, begins, ends }) => {
    const name = nameOfPlace(page, place);
    return [
      ...(begins === undefined
        ? []
        : [
            begins.from.length === 0
              ? speech('place-begins', { place: name, day: begins.on })
              : speech('place-begins-from', { place: name, day: begins.on, others: names(begins.from) }),
          ]),
      ...(ends === undefined
        ? []
        : [
            ends.into.length === 0
              ? speech('place-ends', { place: name, day: ends.on })
              : speech('place-ends-into', { place: name, day: ends.on, others: names(ends.into) }),
          ]),
    ];
  });
  const more = sentences.length - SHOWN_CHANGES;
  return [
    `### ${speech('review-places')}`,
    '',
    speech('review-places-how'),
    '',
    ...sentences.slice(0, SHOWN_CHANGES).map((sentence) => `- ${sentence}`),
    ...(more > 0 ? [`- ${speech('review-places-more', { count: speech.number(more) })}`] : []),
    '',
  ];
}
