/**
 * One measure over the years: the programme's own place year by year, then each level with a column a year.
 */
import type { CompiledProgramme, ReviewedMeasure, ReviewedPlace, ReviewedProgramme, ReviewedRow } from '@tieuchi/core';
import { type Block, heading, list, paragraph, type Series, table } from '../block/block.js';
import { type Cell, distanceCell, joinedCell, NONE, textCell, yearCell } from '../block/cell.js';
import { cellText, decimal } from '../block/said.js';
import { placeCells, shortCell, titlesText, totalOf } from '../phrase/cells.js';
import { changeCell } from '../phrase/change.js';
import { lowest, SHOWN_PLACES, shareAsNumber } from '../phrase/lowest.js';
import { nameOfLevel, nameOfMeasure, nameOfPlace, placeCell } from '../phrase/names.js';
import { askedText } from '../phrase/target.js';
import { own, type Text } from '../words/text.js';
import type { ReviewPage } from './model.js';

type ReviewedBy = CompiledProgramme | undefined;

export function measureBlocks(
  page: ReviewPage,
  compiled: ReviewedBy,
  programme: ReviewedProgramme,
  { measure, places, years }: ReviewedMeasure,
): Block[] {
  const { speech } = page;
  const name = nameOfMeasure(speech, compiled, measure);
  const ownPlace = places.find(({ place }) => place === programme.place);
  const titles = titlesText(speech, compiled, measure);
  const others = places.filter(({ place }) => place !== programme.place);
  const levels = [...new Set(others.map(({ level }) => level))].sort(
    (a, b) => levelPosition(compiled, measure, b) - levelPosition(compiled, measure, a),
  );
  const remarks = years.flatMap(({ year, notDeclared, unplaced }): Text[] => [
    ...(notDeclared ? [[...own(`${year}: `), ...speech.text('report-not-declared')]] : []),
    ...(unplaced > 0
      ? [
          [
            ...own(`${year}: `),
            ...speech.text('report-unplaced', { count: own(speech.number(unplaced)), measure: name }),
          ],
        ]
      : []),
  ]);
  return [
    heading(3, name),
    ...(titles === undefined ? [] : [paragraph(titles.map((span) => ({ ...span, style: 'emphasis' as const })))]),
    ...(ownPlace === undefined ? [] : ownBlocks(page, compiled, measure, ownPlace)),
    ...levels.flatMap((level) =>
      placesOfLevel(
        page,
        compiled,
        level,
        others.filter((each) => each.level === level),
      ),
    ),
    ...list(remarks),
  ];
}

/** Levels as the measure lists them, from the lowest up. */
function levelPosition(compiled: ReviewedBy, measure: string, level: string): number {
  return compiled?.document.measures.find(({ id }) => id === measure)?.levels.indexOf(level) ?? 0;
}

/** The programme's own place: a row a year, with all that the report of the year says. */
function ownBlocks(page: ReviewPage, compiled: ReviewedBy, measure: string, place: ReviewedPlace): Block[] {
  const { speech } = page;
  const heads = (
    ['year', 'numerator', 'denominator', 'share', 'undecided', 'target', 'verdict', 'distance', 'change'] as const
  ).map((key) => speech.text(`column-${key}`));
  const blanks = (count: number) => Array.from({ length: count }, () => NONE);
  const rows = [
    ...place.baselines.map(({ year, share, source, status }): Cell[] => [
      ...[yearCell(year), ...blanks(2), { kind: 'percent', value: share } as const, ...blanks(5)],
      textCell(speech.text('review-baseline', { source, status: own(speech(`status-${status}`)) })),
    ]),
    ...place.rows.map((row, index): Cell[] => {
      const all = placeCells(speech, compiled, measure, row);
      const change = index === 0 ? NONE : changeCell(speech, place.changes[index - 1]);
      return [yearCell(row.year), ...all.slice(0, -1), change, all.at(-1)!];
    }),
  ];
  const { trend } = place;
  const goals = place.goals.map(({ counted, target }) =>
    speech.text(target.verdict === undefined ? 'review-goal' : 'review-goal-judged', {
      year: target.year,
      target: askedText(speech, compiled, target),
      counted,
      verdict: own(target.verdict === undefined ? '' : speech(`verdict-${target.verdict}`)),
      distance: cellText(distanceCell(target), speech),
    }),
  );
  return [
    paragraph(nameOfPlace(page, place.place).map((span) => ({ ...span, style: 'strong' as const }))),
    seriesOf(nameOfMeasure(speech, compiled, measure), place),
    table([...heads, []], rows),
    ...list([
      ...(trend === undefined
        ? []
        : [
            speech.text('review-trend', {
              ...{ from: trend.from, to: trend.to },
              change: cellText(changeCell(speech, trend), speech),
            }),
          ]),
      ...goals,
    ]),
  ];
}

/** The official shares of a place, year by year. */
function seriesOf(text: Text, { rows }: ReviewedPlace): Series {
  const points = rows.flatMap(({ year, tally, share, target }) => {
    const asked = target?.atLeast ?? target?.moreThan;
    if (share === null) return [];
    return [{ year, met: tally.met, total: totalOf(tally), ...(asked !== undefined && { target: asked }) }];
  });
  return { kind: 'series', text, points };
}

/** The places of one level: years are columns, declared baselines among them. */
function placesOfLevel(
  page: ReviewPage,
  compiled: ReviewedBy,
  level: string,
  places: readonly ReviewedPlace[],
): Block[] {
  const { speech } = page;
  const years = [
    ...new Set(places.flatMap(({ rows, baselines }) => [...rows, ...baselines].map(({ year }) => year))),
  ].sort((a, b) => a - b);
  const lastShare = ({ rows }: ReviewedPlace) => (rows.length === 0 ? 1 : shareAsNumber(rows.at(-1)!));
  const shown = lowest(places, lastShare);
  const rows = shown.map((each) => [
    placeCell(page, each.place),
    ...years.map((year) => placeInYear(page, each, year)),
    changeCell(speech, each.trend),
    joinedCell(
      each.goals.map(({ target }) =>
        textCell([
          ...[...askedText(speech, compiled, target), ...own(` (${target.year}): `)],
          ...cellText(distanceCell(target), speech),
        ]),
      ),
      '; ',
    ),
  ]);
  return [
    heading(4, speech.text('report-level', { level: nameOfLevel(speech, compiled, level) })),
    table(
      [
        speech.text('column-place'),
        ...years.map((year) => own(String(year))),
        ...[speech.text('column-trend'), speech.text('column-goals')],
      ],
      rows,
    ),
    ...list(
      places.length > SHOWN_PLACES
        ? [speech.text('review-many', { count: own(speech.number(places.length)), shown: shown.length })]
        : [],
    ),
  ];
}

function placeInYear({ speech }: ReviewPage, { rows, baselines }: ReviewedPlace, year: number): Cell {
  const row: ReviewedRow | undefined = rows.find((each) => each.year === year);
  const declared = baselines
    .filter((each) => each.year === year)
    .map(({ share }) => textCell(speech.text('review-baseline-cell', { share: own(decimal(share, speech)) })));
  const counted =
    row === undefined
      ? []
      : [
          joinedCell(
            [
              shortCell(speech, row),
              ...(row.declared === undefined ? [] : [textCell(own(speech(`declared-${row.declared}`)))]),
              ...(row.notFullyDeterminable ? [textCell(own(speech('divided')))] : []),
            ],
            ' · ',
          ),
        ];
  return joinedCell([...counted, ...declared], '; ');
}
