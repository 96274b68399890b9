/**
 * The cells of one place's row.
 */
import type { CompiledProgramme, PlaceTally, Tally } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';
import { distanceText, targetText } from './target.js';

const COLUMNS = ['numerator', 'denominator', 'share', 'undecided', 'target', 'verdict', 'distance', 'remarks'] as const;

/** What stands above the cells of a row. */
export function cellHeads(speech: Speech): string[] {
  return COLUMNS.map((key) => speech(`column-${key}`));
}

/** Numerator, denominator, official share, undecided, target, verdict, distance, remarks. */
export function cells(
  speech: Speech,
  compiled: CompiledProgramme | undefined,
  { tally, share, target, declared, notFullyDeterminable }: Omit<PlaceTally, 'place' | 'level'>,
): string[] {
  const total = tally.met + tally.unmet + tally.unknown;
  const remarks = [
    ...(declared === undefined ? [] : [speech(`declared-${declared}`)]),
    ...(notFullyDeterminable ? [speech('divided')] : []),
  ];
  return [
    speech.number(tally.met),
    speech.number(total),
    share === null ? '–' : speech.percent(tally.met, total),
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

/** Those of whom it is not known whether they are met, or whether they are members. */
export function undecided({ unknown, maybeMet, maybeUnmet, maybeUnknown }: Tally): number {
  return unknown + maybeMet + maybeUnmet + maybeUnknown;
}
