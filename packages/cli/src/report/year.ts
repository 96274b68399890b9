/**
 * One year of a programme: its tree of places, its levels, what is to be said of its measures.
 */
import type { CompiledProgramme, MeasureReport, YearReport } from '@tieuchi/core';
import { nameOfMeasure } from '../phrase/names.js';
import { labelLines, type Page } from '../phrase/page.js';
import { authorityLines } from './authorities.js';
import { headLines } from './heads.js';
import { levelLines } from './level.js';
import { stageLines } from './stages.js';

export function yearLines(
  page: Page,
  compiled: CompiledProgramme | undefined,
  { year, tree, remappedFrom, snapshotTakenOn, measures, heads }: YearReport,
): string[] {
  const { speech } = page;
  const lines = [
    `### ${speech('report-year', { year })}`,
    '',
    ...labelLines(page),
    `${speech('report-tree', { date: tree })}.`,
  ];
  if (remappedFrom !== undefined) lines.push(speech('report-remapped', { date: tree, own: remappedFrom }));
  if (snapshotTakenOn !== undefined)
    lines.push(speech('report-snapshot', { before: page.places?.snapshots[0]?.before ?? '', taken: snapshotTakenOn }));
  lines.push('');
  // As the programme lists them, the widest first.
  const listed = [...new Set(compiled?.document.measures.flatMap((measure) => measure.levels) ?? [])].sort(
    (a, b) => levelRank(compiled, b) - levelRank(compiled, a),
  );
  const levels = listed.filter((level) => measures.some(({ places }) => places.some((each) => each.level === level)));
  for (const level of levels)
    lines.push(...levelLines(page, compiled, level, measures), ...stageLines(page, compiled, level, measures));
  lines.push(...headLines(page, compiled, levels, heads ?? []));
  if (compiled !== undefined) lines.push(...authorityLines(page, compiled, tree, levels));
  const notes = measures.flatMap((each) => measureRemarks(page, compiled, each));
  return notes.length === 0 ? lines : [...lines, ...notes.map((note) => `- ${note}`), ''];
}

/** How far up a level stands in the lists of the measures. */
function levelRank(compiled: CompiledProgramme | undefined, level: string): number {
  return Math.max(
    ...(compiled?.document.measures ?? []).map(({ levels }) =>
      levels.includes(level) ? levels.indexOf(level) - levels.length : Number.NEGATIVE_INFINITY,
    ),
  );
}

function measureRemarks(
  page: Page,
  compiled: CompiledProgramme | undefined,
  { measure, notDeclared, unplaced, empty }: MeasureReport,
): string[] {
  const { speech } = page;
  const name = nameOfMeasure(page, compiled, measure);
  if (notDeclared) return [`${name}: ${speech('report-not-declared')}`];
  const levelName = (level: string) => compiled?.texts[speech.language]?.levels?.[level] ?? level;
  return [
    ...(unplaced > 0 ? [speech('report-unplaced', { count: speech.number(unplaced), measure: name })] : []),
    ...(compiled?.document.place === page.places?.idOf(page.places.top)
      ? []
      : empty.map(({ level, count }) => speech('report-empty', { count, level: levelName(level), measure: name }))),
  ];
}
