/**
 * Subjects counted once: how many there are, how they assessed themselves, and what came too late.
 */
import type { CompiledProgramme, HeadReport, HeadTally } from '@tieuchi/core';
import { type Block, heading, list, paragraph, table } from '../block/block.js';
import { type Cell, numberCell, rangeCell, textCell } from '../block/cell.js';
import { cellText } from '../block/said.js';
import { SHOWN_PLACES } from '../phrase/lowest.js';
import { nameOfKind, nameOfStage, placeCell } from '../phrase/names.js';
import type { Page } from '../phrase/page.js';
import type { Speech } from '../words/speech.js';

/** The tables of one year, one for each kind of subject. */
export function headBlocks(
  page: Page,
  compiled: CompiledProgramme | undefined,
  levels: readonly string[],
  heads: readonly HeadReport[],
): Block[] {
  return heads.flatMap(({ count, places }) => kindBlocks(page, compiled, levels, count, places));
}

function kindBlocks(
  page: Page,
  compiled: CompiledProgramme | undefined,
  levels: readonly string[],
  kind: string,
  places: readonly HeadTally[],
): Block[] {
  const { speech } = page;
  const [first] = places;
  if (first === undefined) return [];
  const heads = [
    speech.text('column-place'),
    ...(first.subjects === undefined ? [] : [speech.text('column-subjects')]),
    ...(first.self === undefined
      ? []
      : (['over', 'under', 'equal', 'open', 'mean'] as const).map((key) => speech.text(`column-self-${key}`))),
    ...(first.deadlines ?? []).map(({ stage, before }) =>
      speech.text('column-late', { stage: nameOfStage(speech, compiled, stage), day: before }),
    ),
  ];
  const shown = levels.flatMap((level) => {
    const here = places.filter((each) => each.level === level);
    return here.length > SHOWN_PLACES ? here.slice(0, SHOWN_PLACES / 2) : here;
  });
  const left = places.length - shown.length;
  return [
    heading(4, speech.text('report-heads', { kind: nameOfKind(speech, compiled, kind) })),
    ...(first.subjects === undefined ? [] : [paragraph(speech.text('report-heads-how'))]),
    table(
      heads,
      shown.map((row) => [placeCell(page, row.place), ...headCells(speech, row)]),
    ),
    ...list(left > 0 ? [speech.text('heads-many', { count: left })] : []),
  ];
}

function headCells(speech: Speech, { subjects, maybe = 0, self, deadlines = [] }: HeadTally): Cell[] {
  const range = (sure: number, perhaps: number) => cellText(rangeCell(sure, sure + perhaps), speech);
  return [
    ...(subjects === undefined ? [] : [rangeCell(subjects, subjects + maybe)]),
    ...(self === undefined
      ? []
      : [
          ...[self.over, self.under, self.equal, self.open].map(numberCell),
          { kind: 'mean', sum: self.sum, count: self.over + self.under + self.equal } as const,
        ]),
    ...deadlines.map(({ dated, late, maybeDated, maybeLate }) =>
      textCell(speech.text('late-cell', { late: range(late, maybeLate), dated: range(dated, maybeDated) })),
    ),
  ];
}
