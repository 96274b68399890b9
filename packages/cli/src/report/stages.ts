/**
 * Stages: of the members of each measure, how many have come how far, and to how many the title was granted.
 */
import type { CompiledProgramme, MeasureReport, PlaceTally, Tally } from '@tieuchi/core';
import { type Block, heading, list, table } from '../block/block.js';
import { type Cell, NONE, numberCell, rangeCell, textCell } from '../block/cell.js';
import { cellText } from '../block/said.js';
import { totalOf } from '../phrase/cells.js';
import { lowest, shareAsNumber } from '../phrase/lowest.js';
import { nameOfLevel, nameOfMeasure, nameOfStage, placeCell } from '../phrase/names.js';
import type { Page } from '../phrase/page.js';
import type { Speech } from '../words/speech.js';
import { own, type Text } from '../words/text.js';

/** The table of one level; nothing where no record names a stage. */
export function stageBlocks(
  page: Page,
  compiled: CompiledProgramme | undefined,
  level: string,
  measures: readonly MeasureReport[],
): Block[] {
  const { speech } = page;
  const rows: Cell[][] = [];
  const remarks: Text[] = [];
  for (const { measure, places } of measures) {
    const here = places.filter((each) => each.level === level && each.stages !== undefined);
    const name = nameOfMeasure(speech, compiled, measure);
    const shown = lowest(here, shareAsNumber);
    if (shown.length < here.length)
      remarks.push([
        ...[...name, ...own(': ')],
        ...speech.text('stages-many', { count: here.length, shown: shown.length }),
      ]);
    for (const row of shown) rows.push([textCell(name), placeCell(page, row.place), ...stageCells(speech, row)]);
  }
  if (rows.length === 0) return [];
  const heads = [
    ...(['measure', 'place', 'denominator'] as const).map((key) => speech.text(`column-${key}`)),
    ...(compiled?.document.stages ?? []).map((stage) => nameOfStage(speech, compiled, stage)),
    speech.text('column-granted'),
  ];
  return [
    heading(5, speech.text('report-stages', { level: nameOfLevel(speech, compiled, level) })),
    table(heads, rows),
    ...list(remarks),
  ];
}

function stageCells(speech: Speech, { tally, stages = [], granted }: PlaceTally): Cell[] {
  return [
    numberCell(totalOf(tally)),
    ...stages.map((stage) => stageCell(speech, stage.tally)),
    granted === undefined ? NONE : stageCell(speech, granted),
  ];
}

/** Those who surely got there, up to those who may have, and how many of the former are in the numerator. */
function stageCell(speech: Speech, tally: Tally): Cell {
  const sure = totalOf(tally);
  const range = rangeCell(sure, sure + tally.maybeMet + tally.maybeUnmet + tally.maybeUnknown);
  if (sure === 0) return range;
  const met = own(speech.number(tally.met));
  return textCell(speech.text('stage-cell', { range: cellText(range, speech), met }));
}
