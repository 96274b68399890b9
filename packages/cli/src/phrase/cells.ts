/**
 * The cells of one place's row.
 */
import { type CompiledProgramme, type PlaceTally, type Tally, titlesCounted } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';
import { nameOfMeasure } from './names.js';
import { distanceText, targetText } from './target.js';

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

/** What stands above the cells of a row. */
export function cellHeads(speech: Speech): string[] {
  return ROW_COLUMNS.map((key) => speech(`column-${key}`));
}

/** Numerator, denominator, official share (and, among the remarks, of which titles), undecided, target, verdict, distance, remarks. */
export function cells(
  speech: Speech,
  compiled: CompiledProgramme | undefined,
  measure: string,
  { tally, share, target, declared, notFullyDeterminable }: Omit<PlaceTally, 'place' | 'level'>,
): string[] {
  const total = tally.met + tally.unmet + tally.unknown;
  const titles = titlesText(speech, compiled, measure);
  const remarks = [
    ...(titles === undefined ? [] : [titles]),
    ...(declared === undefined ? [] : [speech(`declared-${declared}`)]),
    ...(notFullyDeterminable ? [speech('divided')] : []),
  ];
  return [
    speech.number(tally.met),
    speech.number(total),
    share === null ? '–' : speech.percent(tally.met, total, target?.atLeast ?? target?.moreThan),
    speech.number(undecided(tally)),
    target === undefined ? '–' : targetText(speech, compiled, target),
    share === null && target !== undefined
      ? speech('verdict-exempt')
      : target?.verdict === undefined
        ? '–'
        : speech(`verdict-${target.verdict}`),
    distanceText(speech, target),
    remarks.join('; '),
  ];
}

/** Which titles a measure counts, in words; undefined when it counts none. */
export function titlesText(
  speech: Speech,
  compiled: CompiledProgramme | undefined,
  measure: string,
): string | undefined {
  const counted = compiled === undefined ? undefined : titlesCounted(compiled, measure);
  return counted === undefined ? undefined : speech(`titles-${counted}`);
}

/** The name of a measure, and which titles it counts. */
export function nameWithTitles(
  page: { readonly speech: Speech },
  compiled: CompiledProgramme | undefined,
  measure: string,
): string {
  const titles = titlesText(page.speech, compiled, measure);
  return `${nameOfMeasure(page, compiled, measure)}${titles === undefined ? '' : ` (${titles})`}`;
}

/** Those of whom it is not known whether they are met, or whether they are members. */
function undecided({ unknown, maybeMet, maybeUnmet, maybeUnknown }: Tally): number {
  return unknown + maybeMet + maybeUnmet + maybeUnknown;
}

/** `met/total share verdict`, and how many are undecided. */
export function shortCell(speech: Speech, each: Omit<PlaceTally, 'place' | 'level'> | undefined): string {
  if (each === undefined || each.share === null) return '–';
  const { tally, target } = each;
  const total = tally.met + tally.unmet + tally.unknown;
  const open = undecided(tally);
  return [
    `${speech.number(tally.met)}/${speech.number(total)}`,
    ...(total > 0 ? [speech.percent(tally.met, total, target?.atLeast ?? target?.moreThan)] : []),
    ...(target?.verdict === undefined ? [] : [speech(`verdict-${target.verdict}`)]),
    ...(open > 0 ? [speech('cell-open', { count: speech.number(open) })] : []),
  ].join(' · ');
}
