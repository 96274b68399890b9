/**
 * When places begin and end, and what went into what, as lists of places say.
 */

import type { Place } from '../document/index.js';
import type { CompiledPlaces } from '../place/places.js';
import { isWithin } from '../text/days.js';
import type { PlaceChange } from './result.js';

export interface PlaceTimes {
  /** True also of a place that no list holds: nothing says that it ended. */
  readonly isInForce: (id: string, day: string) => boolean;
  /** Those of the listed places, by id with their level, that begin or end after the one day and up to the other. */
  readonly changes: (listed: ReadonlyMap<string, string>, after: string, upTo: string) => PlaceChange[];
}

export function createPlaceTimes(lists: readonly CompiledPlaces[]): PlaceTimes {
  const find = (id: string): Place | undefined => {
    const list = lists.find((each) => each.find(id) !== undefined);
    return list?.places[list.find(id)!];
  };
  const [into, outOf] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const note = (ends: Map<string, string[]>, key: string, end: string) => {
    const all = ends.get(key) ?? [];
    if (!all.includes(end)) all.push(end);
    ends.set(key, all);
  };
  for (const { from, to } of lists.flatMap(({ documents }) => documents.flatMap(({ links = [] }) => links))) {
    note(into, from, to);
    note(outOf, to, from);
  }
  const isBetween = (day: string | undefined, after: string, upTo: string): day is string =>
    day !== undefined && day > after && day <= upTo;
  return {
    isInForce: (id, day) => {
      const place = find(id);
      return place === undefined || isWithin(day, place.from, place.until);
    },
    changes: (listed, after, upTo) =>
      [...listed].flatMap(([id, level]): PlaceChange[] => {
        const { from, until } = find(id) ?? {};
        const begins = isBetween(from, after, upTo) && { begins: { on: from, from: outOf.get(id) ?? [] } };
        const ends = isBetween(until, after, upTo) && { ends: { on: until, into: into.get(id) ?? [] } };
        return begins || ends ? [{ place: id, level, ...begins, ...ends }] : [];
      }),
  };
}
