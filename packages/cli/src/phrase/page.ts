/**
 * What a page is made from.
 */
import type { CompiledPack, CompiledPlaces, CompiledProgramme, Report } from '@tieuchi/core';
import { type Note, note } from '../block/block.js';
import type { Speech } from '../words/speech.js';
import { others } from '../words/text.js';

export interface Page {
  readonly report: Report;
  readonly programmes: readonly CompiledProgramme[];
  /** Those that judged somebody. */
  readonly packs: readonly CompiledPack[];
  readonly places: CompiledPlaces | undefined;
  /** A sentence for the top of every page, such as a warning that the data is synthetic. */
  readonly label?: string | undefined;
  readonly speech: Speech;
}

/** The sentence for the top of a page, where there is one. */
export function labelNote({ label }: Pick<Page, 'label'>): Note[] {
  return label === undefined ? [] : [note('label', others(label))];
}
