/**
 * One measure over the years: the programme's own place year by year, then each level with a column a year.
 */
import type { CompiledProgramme, ReviewedMeasure, ReviewedPlace, ReviewedProgramme, ReviewedRow } from '@tieuchi/core';
import { cells, shortCell, titlesText } from '../phrase/cells.js';
import { changeText } from '../phrase/change.js';
import { lowest, SHOWN_PLACES, shareAsNumber } from '../phrase/lowest.js';
import { nameOfMeasure, nameOfPlace } from '../phrase/names.js';
import { table } from '../phrase/table.js';
import { askedText, decimal, distanceText } from '../phrase/target.js';
import type { ReviewPage } from './model.js';

export function measureLines(
  page: ReviewPage,
  compiled: CompiledProgramme | undefined,
  programme: ReviewedProgramme,
  measure: ReviewedMeasure,
): string[] {
  const { speech } = page;
  const name = nameOfMeasure(page, compiled, measure.measure);
  const own = measure.places.find(({ place }) => place === programme.place);
  const titles = titlesText(speech, compiled, measure.measure);
  const lines = [`### ${name}`, '', ...(titles === undefined ? [] : [`*${titles}*`, ''])];
  if (own !== undefined) lines.push(...ownLines(page, compiled, measure.measure, own));
  const others = measure.places.filter(({ place }) => place !== programme.place);
  const levels = [...new Set(others.map(({ level }) => level))].sort(
    (a, b) => levelPosition(compiled, measure.measure, b) - levelPosition(compiled, measure.measure, a),
  );
  for (const level of levels)
    lines.push(
      ...reviewLevelLines(
        page,
        compiled,
        level,
        others.filter((each) => each.level === level),
      ),
    );
  const remarks = measure.years.flatMap(({ year, notDeclared, unplaced }) => [
    ...(notDeclared ? [`${year}: ${speech('report-not-declared')}`] : []),
    ...(unplaced > 0
      ? [`${year}: ${speech('report-unplaced', { count: speech.number(unplaced), measure: name })}`]
      : []),
  ]);
  return remarks.length === 0 ? lines : [...lines, ...remarks.map((remark) => `- ${remark}`), ''];
}

/** Levels as the measure lists them, from the lowest up. */
function levelPosition(compiled: CompiledProgramme | undefined, measure: string, level: string): number {
  return compiled?.document.measures.find(({ id }) => id === measure)?.levels.indexOf(level) ?? 0;
}

/** The programme's own place: a row a year, with all that the report of the year says. */
function ownLines(
  page: ReviewPage,
  compiled: CompiledProgramme | undefined,
  measure: string,
  own: ReviewedPlace,
): string[] {
  const { speech } = page;
  const head = [
    ...['year', 'numerator', 'denominator', 'share', 'undecided', 'target', 'verdict', 'distance'],
    'change',
  ] as ('year' | 'change')[];
  const blanks = Array.from({ length: 5 }, () => '–');
  const rows = [
    ...own.baselines.map(({ year, share, source, status }) => [
      ...[String(year), '–', '–', `${decimal(speech, share)}${speech.percentSign}`, ...blanks],
      speech('review-baseline', { source, status: speech(`status-${status}`) }),
    ]),
    ...own.rows.map((row, index) => {
      const all = cells(speech, compiled, measure, row);
      return [
        String(row.year),
        ...all.slice(0, -1),
        index === 0 ? '–' : changeText(speech, own.changes[index - 1]),
        all.at(-1)!,
      ];
    }),
  ];
  const goals = own.goals.map(({ counted, target }) =>
    speech(target.verdict === undefined ? 'review-goal' : 'review-goal-judged', {
      year: target.year,
      target: askedText(speech, compiled, target),
      counted,
      verdict: target.verdict === undefined ? '' : speech(`verdict-${target.verdict}`),
      distance: distanceText(speech, target),
    }),
  );
  const { trend } = own;
  return [
    `**${nameOfPlace(page, own.place)}**`,
    '',
    ...table([...head.map((key) => speech(`column-${key}`)), ''], rows),
    ...(trend === undefined
      ? []
      : [`- ${speech('review-trend', { from: trend.from, to: trend.to, change: changeText(speech, trend) })}`]),
    ...goals.map((goal) => `- ${goal}`),
    ...(trend !== undefined || goals.length > 0 ? [''] : []),
  ];
}

/** The places of one level: years are columns, declared baselines among them. */
function reviewLevelLines(
  page: ReviewPage,
  compiled: CompiledProgramme | undefined,
  level: string,
  places: readonly ReviewedPlace[],
): string[] {
  const { speech } = page;
  const years = [
    ...new Set(places.flatMap(({ rows, baselines }) => [...rows, ...baselines].map(({ year }) => year))),
  ].sort((a, b) => a - b);
  const lastShare = ({ rows }: ReviewedPlace) => (rows.length === 0 ? 1 : shareAsNumber(rows.at(-1)!));
  const shown = lowest(places, lastShare);
  const rows = shown.map((each) => [
    nameOfPlace(page, each.place),
    ...years.map((year) => yearCell(page, each, year)),
    changeText(speech, each.trend),
    each.goals
      .map(({ target }) => `${askedText(speech, compiled, target)} (${target.year}): ${distanceText(speech, target)}`)
      .join('; ') || '–',
  ]);
  return [
    `#### ${speech('report-level', { level: compiled?.texts[speech.language]?.levels?.[level] ?? level })}`,
    '',
    ...table([speech('column-place'), ...years.map(String), speech('column-trend'), speech('column-goals')], rows),
    ...(places.length > SHOWN_PLACES
      ? [`- ${speech('review-many', { count: speech.number(places.length), shown: shown.length })}`, '']
      : []),
  ];
}

function yearCell({ speech }: ReviewPage, { rows, baselines }: ReviewedPlace, year: number): string {
  const row: ReviewedRow | undefined = rows.find((each) => each.year === year);
  const declared = baselines
    .filter((each) => each.year === year)
    .map(({ share }) => speech('review-baseline-cell', { share: decimal(speech, share) }));
  const counted =
    row === undefined
      ? []
      : [
          [
            shortCell(speech, row),
            ...(row.declared === undefined ? [] : [speech(`declared-${row.declared}`)]),
            ...(row.notFullyDeterminable ? [speech('divided')] : []),
          ].join(' · '),
        ];
  return [...counted, ...declared].join('; ') || '–';
}
