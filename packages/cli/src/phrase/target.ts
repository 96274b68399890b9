/**
 * Targets in words: what is asked, of which places, until when.
 */
import type { CompiledProgramme, TargetResult } from '@tieuchi/core';
import { decimal } from '../block/said.js';
import type { Speech } from '../words/speech.js';
import { others, own, type Text } from '../words/text.js';
import { nameOfPlaceKind } from './names.js';

/** What a target asks: `≥ 75 %`, `> 60 %`, or the document’s words; with the kind of places it is set for. */
export function askedText(
  speech: Speech,
  compiled: CompiledProgramme | undefined,
  { atLeast, moreThan, inWords, for: kind }: Pick<TargetResult, 'atLeast' | 'moreThan' | 'inWords' | 'for'>,
): Text {
  const value = atLeast ?? moreThan;
  const asked =
    value === undefined
      ? quotedWords(String(inWords))
      : speech.text(atLeast === undefined ? 'target-more-than' : 'target-at-least', {
          value: own(decimal(value, speech)),
        });
  return kind === undefined ? asked : [...asked, ...own(' ('), ...nameOfPlaceKind(speech, compiled, kind), ...own(')')];
}

/** A target as a place is held against it; a later one with its year. */
export function targetText(speech: Speech, compiled: CompiledProgramme | undefined, target: TargetResult): Text {
  const asked = askedText(speech, compiled, target);
  return target.verdict === undefined ? speech.text('target-later', { target: asked, year: target.year }) : asked;
}

/** Words of a document between quotation marks. */
export function quotedWords(words: string): Text {
  return [...own('“'), ...others(words), ...own('”')];
}
