/**
 * The places of one level in one year, measure by measure.
 */
import type { CompiledProgramme, MeasureReport, PlaceTally } from '@tieuchi/core';
import { cellHeads, cells } from '../phrase/cells.js';
import { lowest, shareAsNumber } from '../phrase/lowest.js';
import { nameOfMeasure, nameOfPlace } from '../phrase/names.js';
import type { Page } from '../phrase/page.js';
import { table } from '../phrase/table.js';
import type { Speech } from '../words/speech.js';
import { sideBySideLines } from './side-by-side.js';

export function levelLines(
  page: Page,
  compiled: CompiledProgramme | undefined,
  level: string,
  measures: readonly MeasureReport[],
): string[] {
  const { speech } = page;
  const rows: string[][] = [];
  const remarks: string[] = [];
  for (const { measure, places, notDeclared } of measures) {
    if (notDeclared) continue;
    const here = places.filter((each) => each.level === level);
    const shown = lowest(here, shareAsNumber);
    const name = nameOfMeasure(page, compiled, measure);
    if (shown.length < here.length) remarks.push(`${name}: ${manyLine(speech, here, shown.length)}`);
    for (const each of shown)
      rows.push([name, nameOfPlace(page, each.place), ...cells(speech, compiled, measure, each)]);
  }
  if (rows.length === 0) return [];
  const levelName = compiled?.texts[speech.language]?.levels?.[level] ?? level;
  const head = [speech('column-measure'), speech('column-place'), ...cellHeads(speech)];
  return [
    `#### ${speech('report-level', { level: levelName })}`,
    '',
    ...table(head, rows),
    ...remarks.map((remark) => `- ${remark}`),
    ...(remarks.length > 0 ? [''] : []),
    ...sideBySideLines(page, compiled, level, measures),
  ];
}

function manyLine(speech: Speech, here: readonly PlaceTally[], shown: number): string {
  const count = (verdict: string) => here.filter(({ target }) => target?.verdict === verdict).length;
  if (here.every(({ target }) => target?.verdict === undefined))
    return speech('report-many-plain', { count: here.length, shown });
  return speech('report-many', {
    count: here.length,
    met: count('met'),
    unmet: count('unmet'),
    unknown: count('unknown'),
    shown,
  });
}
