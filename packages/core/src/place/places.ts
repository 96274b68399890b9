/**
 * The dated tree of places: codes resolved with a date, and where a place stands in the tree of another day.
 */
import type { Place, PlaceLink, Places, Snapshot } from '../document/index.js';
import { isWithin } from '../text/days.js';
import { codeIndex, type Resolved, resolveCode } from './codes.js';
import { NOWHERE, type Standing, settle, treeOf, type Waiting } from './standing.js';

/** Answers are remembered for at most so many days at a time: records may carry as many dates as a decade has days. */
const REMEMBERED_DAYS = 100;

/** Places that have been checked once. A place is known by its position in `places`. */
export interface CompiledPlaces {
  /** The lists as they were read, in the order in which they were given. */
  readonly documents: readonly Places[];
  /** All places of all lists, one after the other. */
  readonly places: readonly Place[];
  /** The snapshots of all lists. */
  readonly snapshots: readonly Snapshot[];
  /** The id of a place by its position in `places`. */
  readonly idOf: (place: number) => string;
  /** The position of a place by its id. */
  readonly find: (id: string) => number | undefined;
  /** The place that a code, or a place id, means on a day. */
  readonly resolve: (code: string, date: string) => Resolved;
  /** Where a place lies in the tree of a day: surely, or perhaps when it was divided. */
  readonly standing: (place: number, date: string) => Standing;
  /** Places in force on a day, topmost first, siblings by code. */
  readonly tree: (date: string) => readonly number[];
  /** Position of the topmost place. */
  readonly top: number;
}

export function linksOf(documents: readonly Places[]): PlaceLink[] {
  return documents.flatMap(({ links = [] }) => links);
}

export function compile(
  documents: readonly Places[],
  places: readonly Place[],
  positions: ReadonlyMap<string, number>,
): CompiledPlaces {
  const parents = places.map(({ parent }) => (parent === undefined ? undefined : positions.get(parent)));
  const into = new Map<number, number[]>();
  const outOf = new Map<number, number[]>();
  for (const { from, to } of linksOf(documents)) {
    push(into, positions.get(from)!, positions.get(to)!);
    push(outOf, positions.get(to)!, positions.get(from)!);
  }
  const byDate = new Map<string, Map<string, Resolved>>();
  const codes = codeIndex(places);
  const standings = new Map<string, (Standing | undefined)[]>();
  const trees = new Map<string, readonly number[]>();

  const standing = (place: number, date: string): Standing => {
    let known = standings.get(date);
    if (known === undefined) {
      if (standings.size >= REMEMBERED_DAYS) standings.clear();
      standings.set(date, (known = []));
    }
    const found = known[place];
    if (found !== undefined) return found;
    // A chain of links may be long: places wait for those they lead to, none within another.
    const waiting = [open(place, date, known)];
    for (let top = waiting[0]; top !== undefined; top = waiting[waiting.length - 1]) {
      const next = top.leadsTo[top.at];
      top.at += 1;
      if (next === undefined) {
        known[top.place] = settle(top, known);
        waiting.pop();
      } else if (known[next] === undefined) waiting.push(open(next, date, known));
    }
    return known[place]!;
  };
  const open = (place: number, date: string, known: (Standing | undefined)[]): Waiting => {
    // Set before the search, so that a circle of links ends.
    known[place] = NOWHERE;
    const { from, until } = places[place]!;
    const parent = parents[place];
    const above = parent === undefined ? [] : [parent];
    if (isWithin(date, from, until)) return { place, stands: true, leadsTo: above, at: 0 };
    const others = (until !== undefined && until <= date ? into : outOf).get(place) ?? [];
    // Where no link says what became of it, it lies where the place above it lies.
    return { place, stands: false, leadsTo: others.length > 0 ? others : above, at: 0 };
  };

  return {
    documents,
    places,
    snapshots: documents.flatMap(({ snapshots = [] }) => snapshots),
    idOf: (place) => places[place]!.id,
    find: (id) => positions.get(id),
    resolve: (code, date) => {
      let known = byDate.get(date);
      if (known === undefined) {
        if (byDate.size >= REMEMBERED_DAYS) byDate.clear();
        byDate.set(date, (known = new Map()));
      }
      let found = known.get(code);
      if (found !== undefined) return found;
      found = resolveCode(code, date, places, codes, positions);
      // Wrong codes are without number, and not worth remembering.
      if (!('problem' in found && found.problem === 'unknown')) known.set(code, found);
      return found;
    },
    standing,
    tree: (date) => {
      let found = trees.get(date);
      if (found === undefined) trees.set(date, (found = treeOf(places, parents, date)));
      return found;
    },
    top: parents.indexOf(undefined),
  };
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The snapshot that a tree of a day rests on, when its list is only known as it stood on another day. */
export function snapshotFor({ snapshots }: CompiledPlaces, date: string): Snapshot | undefined {
  return snapshots.find(({ before }) => date < before);
}
