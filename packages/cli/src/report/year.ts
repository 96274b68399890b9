/**
 * One year of a programme: its tree of places, its levels, what is to be said of its measures.
 */
import type { CompiledProgramme, MeasureReport, YearReport } from '@tieuchi/core';
import { type Block, heading, list, paragraph } from '../block/block.js';
import { nameOfLevel, nameOfMeasure } from '../phrase/names.js';
import { labelNote, type Page } from '../phrase/page.js';
import { own, type Text } from '../words/text.js';
import { authorityBlocks } from './authorities.js';
import { headBlocks } from './heads.js';
import { levelBlocks } from './level.js';
import { stageBlocks } from './stages.js';

export function yearBlocks(page: Page, compiled: CompiledProgramme | undefined, year: YearReport): Block[] {
  const { speech } = page;
  const { measures, tree } = year;
  // As the programme lists them, the widest first.
  const listed = [...new Set(compiled?.document.measures.flatMap((measure) => measure.levels) ?? [])].sort(
    (a, b) => levelRank(compiled, b) - levelRank(compiled, a),
  );
  const levels = listed.filter((level) => measures.some(({ places }) => places.some((each) => each.level === level)));
  return [
    heading(3, speech.text('report-year', { year: year.year })),
    ...labelNote(page),
    paragraph(...treeSentences(page, year)),
    ...levels.flatMap((level) => [
      ...levelBlocks(page, compiled, level, measures),
      ...stageBlocks(page, compiled, level, measures),
    ]),
    ...headBlocks(page, compiled, levels, year.heads ?? []),
    ...(compiled === undefined ? [] : authorityBlocks(page, compiled, tree, levels)),
    ...list(measures.flatMap((each) => measureRemarks(page, compiled, each))),
  ];
}

/** Which places the year is counted on. */
function treeSentences({ speech, places }: Page, { tree, remappedFrom, snapshotTakenOn }: YearReport): Text[] {
  return [
    [...speech.text('report-tree', { date: tree }), ...own('.')],
    ...(remappedFrom === undefined ? [] : [speech.text('report-remapped', { date: tree, own: remappedFrom })]),
    ...(snapshotTakenOn === undefined
      ? []
      : [speech.text('report-snapshot', { before: places?.snapshots[0]?.before ?? '', taken: snapshotTakenOn })]),
  ];
}

/** How far up a level is in the lists of the measures. */
function levelRank(compiled: CompiledProgramme | undefined, level: string): number {
  return Math.max(
    ...(compiled?.document.measures ?? []).map(({ levels }) =>
      levels.includes(level) ? levels.indexOf(level) - levels.length : Number.NEGATIVE_INFINITY,
    ),
  );
}

function measureRemarks(
  { speech, places }: Page,
  compiled: CompiledProgramme | undefined,
  { measure: id, notDeclared, unplaced, empty }: MeasureReport,
): Text[] {
  const measure = nameOfMeasure(speech, compiled, id);
  if (notDeclared) return [[...measure, ...own(': '), ...speech.text('report-not-declared')]];
  return [
    ...(unplaced > 0 ? [speech.text('report-unplaced', { count: own(speech.number(unplaced)), measure })] : []),
    ...(compiled?.document.place === places?.idOf(places.top)
      ? []
      : empty.map(({ level, count }) =>
          speech.text('report-empty', { count, level: nameOfLevel(speech, compiled, level), measure }),
        )),
  ];
}
