/**
 * Names of measures, places, levels and kinds, from the texts and the lists; an id where there is none.
 */
import type { CompiledPlaces, CompiledProgramme } from '@tieuchi/core';
import type { Cell } from '../block/cell.js';
import type { Speech } from '../words/speech.js';
import { others, type Text } from '../words/text.js';

type NamedProgramme = CompiledProgramme | undefined;

/** What a programme is called. */
export function nameOfProgramme({ language }: Speech, compiled: NamedProgramme, id: string): Text {
  return others(compiled?.texts[language]?.name ?? id);
}

export function nameOfMeasure({ language }: Speech, compiled: NamedProgramme, id: string): Text {
  return others(compiled?.texts[language]?.measures?.[id] ?? id);
}

export function nameOfLevel({ language }: Speech, compiled: NamedProgramme, id: string): Text {
  return others(compiled?.texts[language]?.levels?.[id] ?? id);
}

export function nameOfStage({ language }: Speech, compiled: NamedProgramme, id: string): Text {
  return others(compiled?.texts[language]?.stages?.[id] ?? id);
}

/** What the subjects of a kind are called. */
export function nameOfKind({ language }: Speech, compiled: NamedProgramme, id: string): Text {
  const name = compiled?.texts[language]?.kinds?.[id];
  return name === undefined ? others(id, 'code') : others(name);
}

export function nameOfPlaceKind({ language }: Speech, compiled: NamedProgramme, id: string): Text {
  return others(compiled?.texts[language]?.placeKinds?.[id] ?? id);
}

/** Where places are found by their ids. */
export interface NamedPlaces {
  readonly places: Pick<CompiledPlaces, 'find' | 'places'> | undefined;
}

export function nameOfPlace({ places }: NamedPlaces, id: string): Text {
  const found = places?.find(id);
  return others(found === undefined ? id : places!.places[found]!.name);
}

/** A place in a table. */
export function placeCell(page: NamedPlaces, id: string): Cell {
  return { kind: 'place', id, name: nameOfPlace(page, id) };
}
