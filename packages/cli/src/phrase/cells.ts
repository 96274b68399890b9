/**
 * The cells of one place's row.
 */
import { type CompiledProgramme, type PlaceTally, type Tally, titlesCounted } from '@tieuchi/core';
import { type Cell, distanceCell, joinedCell, NONE, numberCell, textCell } from '../block/cell.js';
import type { Speech } from '../words/speech.js';
import { joined, own, type Text } from '../words/text.js';
import { nameOfMeasure } from './names.js';
import { targetText } from './target.js';

const ROW_COLUMNS = [
  'numerator',
  'denominator',
  'share',
  'undecided',
  'target',
  'verdict',
  'distance',
  'remarks',
] as const;

/** What is above the cells of a row. */
export function cellHeads(speech: Speech): Text[] {
  return ROW_COLUMNS.map((key) => own(speech(`column-${key}`)));
}

/** Numerator, denominator, official share (and, among the remarks, of which titles), undecided, target, verdict, distance, remarks. */
export function placeCells(
  speech: Speech,
  compiled: CompiledProgramme | undefined,
  measure: string,
  row: Omit<PlaceTally, 'place' | 'level'>,
): Cell[] {
  const { tally, share, target, declared, notFullyDeterminable } = row;
  const titles = titlesText(speech, compiled, measure);
  const remarks = [
    ...(titles === undefined ? [] : [titles]),
    ...(declared === undefined ? [] : [own(speech(`declared-${declared}`))]),
    ...(notFullyDeterminable ? [own(speech('divided'))] : []),
  ];
  return [
    numberCell(tally.met),
    numberCell(totalOf(tally)),
    share === null ? NONE : shareCell(row),
    numberCell(undecided(tally)),
    target === undefined ? NONE : textCell(targetText(speech, compiled, target)),
    verdictCell(row),
    distanceCell(target),
    textCell(joined(remarks, '; ')),
  ];
}

/** Those who are certain members. */
export function totalOf({ met, unmet, unknown }: Tally): number {
  return met + unmet + unknown;
}

/** The official share, told apart from its target. */
function shareCell({ tally, target }: Pick<PlaceTally, 'tally' | 'target'>): Cell {
  const against = target?.atLeast ?? target?.moreThan;
  return { kind: 'share', met: tally.met, total: totalOf(tally), ...(against !== undefined && { against }) };
}

function verdictCell({ share, target }: Pick<PlaceTally, 'share' | 'target'>): Cell {
  if (share === null && target !== undefined) return { kind: 'verdict', verdict: 'exempt' };
  return target?.verdict === undefined ? NONE : { kind: 'verdict', verdict: target.verdict };
}

/** Which titles a measure counts, in words; undefined when it counts none. */
export function titlesText(speech: Speech, compiled: CompiledProgramme | undefined, measure: string): Text | undefined {
  const counted = compiled === undefined ? undefined : titlesCounted(compiled, measure);
  return counted === undefined ? undefined : own(speech(`titles-${counted}`));
}

/** The name of a measure, and which titles it counts. */
export function nameWithTitles(speech: Speech, compiled: CompiledProgramme | undefined, measure: string): Text {
  const titles = titlesText(speech, compiled, measure);
  const name = nameOfMeasure(speech, compiled, measure);
  return titles === undefined ? name : [...name, ...own(' ('), ...titles, ...own(')')];
}

/** Those of whom it is not known whether they are met, or whether they are members. */
function undecided({ unknown, maybeMet, maybeUnmet, maybeUnknown }: Tally): number {
  return unknown + maybeMet + maybeUnmet + maybeUnknown;
}

/** `met/total share verdict`, and how many are undecided. */
export function shortCell(speech: Speech, row: Omit<PlaceTally, 'place' | 'level'> | undefined): Cell {
  if (row === undefined || row.share === null) return NONE;
  const [total, open] = [totalOf(row.tally), undecided(row.tally)];
  return joinedCell(
    [
      { kind: 'joined', cells: [numberCell(row.tally.met), numberCell(total)], between: '/' },
      ...(total > 0 ? [shareCell(row)] : []),
      ...(row.target?.verdict === undefined ? [] : [verdictCell(row)]),
      ...(open > 0 ? [textCell(speech.text('cell-open', { count: own(speech.number(open)) }))] : []),
    ],
    ' · ',
  );
}
