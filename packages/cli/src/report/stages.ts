/**
 * Stages in words: of the members of each measure, how many have come how far, and to how many the title was granted.
 */
import type { CompiledProgramme, MeasureReport, PlaceTally, Tally } from '@tieuchi/core';
import { lowest, shareAsNumber } from '../phrase/lowest.js';
import { nameOfMeasure, nameOfPlace } from '../phrase/names.js';
import type { Page } from '../phrase/page.js';
import { table } from '../phrase/table.js';
import type { Speech } from '../words/speech.js';

/** The table of one level; nothing where no record names a stage. */
export function stageLines(
  page: Page,
  compiled: CompiledProgramme | undefined,
  level: string,
  measures: readonly MeasureReport[],
): string[] {
  const { speech } = page;
  const rows: string[][] = [];
  const remarks: string[] = [];
  for (const { measure, places } of measures) {
    const here = places.filter((each) => each.level === level && each.stages !== undefined);
    const name = nameOfMeasure(page, compiled, measure);
    const shown = lowest(here, shareAsNumber);
    if (shown.length < here.length)
      remarks.push(`${name}: ${speech('stages-many', { count: here.length, shown: shown.length })}`);
    for (const row of shown) rows.push([name, nameOfPlace(page, row.place), ...stageCells(speech, row)]);
  }
  if (rows.length === 0) return [];
  const words = compiled?.texts[speech.language];
  const stages = (compiled?.document.stages ?? []).map((stage) => words?.stages?.[stage] ?? stage);
  const head = [
    ...(['measure', 'place', 'denominator'] as const).map((key) => speech(`column-${key}`)),
    ...stages,
    speech('column-granted'),
  ];
  return [
    `##### ${speech('report-stages', { level: words?.levels?.[level] ?? level })}`,
    '',
    ...table(head, rows),
    ...remarks.map((remark) => `- ${remark}`),
    ...(remarks.length > 0 ? [''] : []),
  ];
}

function stageCells(speech: Speech, { tally, stages = [], granted }: PlaceTally): string[] {
  return [
    speech.number(totalOf(tally)),
    ...stages.map((stage) => stageCell(speech, stage.tally)),
    granted === undefined ? '–' : stageCell(speech, granted),
  ];
}

/** Those who surely got there, up to those who may have, and how many of the former are in the numerator. */
function stageCell(speech: Speech, tally: Tally): string {
  const sure = totalOf(tally);
  const most = sure + tally.maybeMet + tally.maybeUnmet + tally.maybeUnknown;
  const range = most === sure ? speech.number(sure) : `${speech.number(sure)}…${speech.number(most)}`;
  return sure === 0 ? range : speech('stage-cell', { range, met: speech.number(tally.met) });
}

function totalOf({ met, unmet, unknown }: Tally): number {
  return met + unmet + unknown;
}
