/**
 * Targets in words: what is asked, of which places, until when.
 */
import type { CompiledProgramme, TargetResult } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';
import { nameOfPlaceKind } from './names.js';

/** A number as a document prints it. */
export function decimal(speech: Speech, value: number): string {
  return speech.language === 'vi' ? String(value).replace('.', ',') : String(value);
}

/** What a target asks: `≥ 75 %`, `> 60 %`, or the document’s words; with the kind of places it is set for. */
export function askedText(
  speech: Speech,
  compiled: CompiledProgramme | undefined,
  { atLeast, moreThan, inWords, for: kind }: Pick<TargetResult, 'atLeast' | 'moreThan' | 'inWords' | 'for'>,
): string {
  const value = atLeast ?? moreThan;
  const asked =
    value === undefined
      ? `“${inWords}”`
      : speech(atLeast === undefined ? 'target-more-than' : 'target-at-least', { value: decimal(speech, value) });
  return kind === undefined ? asked : `${asked} (${nameOfPlaceKind(speech, compiled, kind)})`;
}

/** A target as a place is held against it; a later one with its year. */
export function targetText(speech: Speech, compiled: CompiledProgramme | undefined, target: TargetResult): string {
  const asked = askedText(speech, compiled, target);
  return target.verdict === undefined ? speech('target-later', { target: asked, year: target.year }) : asked;
}

export function distanceText(speech: Speech, target: TargetResult | undefined): string {
  const distance = target?.distance;
  if (distance === undefined) return '–';
  return typeof distance === 'number'
    ? speech.number(distance)
    : `${speech.number(distance.low)}…${speech.number(distance.high)}`;
}
