/**
 * Names of measures, places and kinds of places, from the texts and the lists; an id where there is none.
 */
import type { CompiledPlaces, CompiledProgramme } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';
import type { Page } from './page.js';

export function nameOfMeasure(
  { speech }: Pick<Page, 'speech'>,
  compiled: CompiledProgramme | undefined,
  id: string,
): string {
  return compiled?.texts[speech.language]?.measures?.[id] ?? id;
}

/** Where places are found by their ids. */
interface Named {
  readonly places: Pick<CompiledPlaces, 'find' | 'places'> | undefined;
}

export function nameOfPlace({ places }: Named, id: string): string {
  const found = places?.find(id);
  return found === undefined ? id : places!.places[found]!.name;
}

/** What the subjects of a kind are called. */
export function nameOfKind(speech: Speech, compiled: CompiledProgramme | undefined, id: string): string {
  return compiled?.texts[speech.language]?.kinds?.[id] ?? `\`${id}\``;
}

export function nameOfPlaceKind(speech: Speech, compiled: CompiledProgramme | undefined, id: string): string {
  return compiled?.texts[speech.language]?.placeKinds?.[id] ?? id;
}
