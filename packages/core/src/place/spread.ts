/**
 * Over which places of another tree a place spreads.
 */
import type { CompiledPlaces } from './places.js';

/** Where the people of a place are in the tree of another day. */
export interface Spread {
  /** All of them. */
  readonly certain: readonly number[];
  /** Some of them, by what became of the place itself. */
  readonly maybe: readonly number[];
  /** Some of them, by what became of the places in it. */
  readonly inside: readonly number[];
}

/** Where people who are declared at a place of one tree are on another day. They may live in any of the places in it. */
export function createSpread(places: CompiledPlaces, from: string, to: string): (place: number) => Spread {
  let index: ReadonlyMap<number, readonly number[]> | undefined;
  return (place) => {
    const own = places.standing(place, to);
    if (from === to) return { ...own, inside: [] };
    index ??= placesInside(places, from);
    const certain = new Set(own.certain);
    const inside = new Set<number>();
    for (const other of index.get(place) ?? []) {
      const below = places.standing(other, to);
      for (const each of certain) if (!below.certain.includes(each)) certain.delete(each);
      for (const each of below.certain) inside.add(each);
      for (const each of below.maybe) inside.add(each);
    }
    const maybe = [...own.certain.filter((each) => !certain.has(each)), ...own.maybe];
    for (const each of [...certain, ...maybe]) inside.delete(each);
    return { certain: [...certain], maybe, inside: [...inside] };
  };
}

/** For each place of a tree those that lie in it, at whatever depth. */
function placesInside(places: CompiledPlaces, date: string): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (const place of places.tree(date)) {
    for (const above of places.standing(place, date).certain) {
      if (above === place) continue;
      const list = index.get(above);
      if (list === undefined) index.set(above, [place]);
      else list.push(place);
    }
  }
  return index;
}
