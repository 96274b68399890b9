/**
 * The places of one level in one year, measure by measure.
 */
import type { CompiledProgramme, MeasureReport, PlaceTally } from '@tieuchi/core';
import { type Block, heading, list, table } from '../block/block.js';
import { type Cell, textCell } from '../block/cell.js';
import { cellHeads, placeCells } from '../phrase/cells.js';
import { lowest, shareAsNumber } from '../phrase/lowest.js';
import { nameOfLevel, nameOfMeasure, placeCell } from '../phrase/names.js';
import type { Page } from '../phrase/page.js';
import type { Speech } from '../words/speech.js';
import { own, type Text } from '../words/text.js';
import { sideBySideBlocks } from './side-by-side.js';

export function levelBlocks(
  page: Page,
  compiled: CompiledProgramme | undefined,
  level: string,
  measures: readonly MeasureReport[],
): Block[] {
  const { speech } = page;
  const rows: Cell[][] = [];
  const remarks: Text[] = [];
  for (const { measure, places, notDeclared } of measures) {
    if (notDeclared) continue;
    const here = places.filter((each) => each.level === level);
    const shown = lowest(here, shareAsNumber);
    const name = nameOfMeasure(speech, compiled, measure);
    if (shown.length < here.length) remarks.push([...name, ...own(': '), ...manyText(speech, here, shown.length)]);
    for (const each of shown)
      rows.push([textCell(name), placeCell(page, each.place), ...placeCells(speech, compiled, measure, each)]);
  }
  if (rows.length === 0) return [];
  const heads = [speech.text('column-measure'), speech.text('column-place'), ...cellHeads(speech)];
  return [
    heading(4, speech.text('report-level', { level: nameOfLevel(speech, compiled, level) })),
    table(heads, rows),
    ...list(remarks),
    ...sideBySideBlocks(page, compiled, level, measures),
  ];
}

function manyText(speech: Speech, here: readonly PlaceTally[], shown: number): Text {
  const count = (verdict: string) => here.filter(({ target }) => target?.verdict === verdict).length;
  if (here.every(({ target }) => target?.verdict === undefined))
    return speech.text('report-many-plain', { count: here.length, shown });
  return speech.text('report-many', {
    count: here.length,
    met: count('met'),
    unmet: count('unmet'),
    unknown: count('unknown'),
    shown,
  });
}
