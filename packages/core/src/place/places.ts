/**
 * The dated tree of places: codes resolved with a date, and where a place is in the tree of another day.
 */
import type { Place, PlaceLink, Places, Snapshot } from '../document/index.js';
import { codeIndex, type Resolved, resolveCode } from './codes.js';
import { createStandings, landOf, type Standing, type Standings } from './standing.js';
import { treeOf } from './tree.js';

/** Codes are remembered for at most so many days at a time: records may carry as many dates as a decade has days. */
const DAYS_OF_CODES = 100;

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
  /** @internal What is left of a place when some places of the tree of a day are taken out of it. */
  readonly remainder: Standings['remainder'];
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
  const land = landOf(places, linksOf(documents), positions);
  const { parents } = land;
  const byDate = new Map<string, Map<string, Resolved>>();
  const codes = codeIndex(places);
  const trees = new Map<string, readonly number[]>();

  return {
    documents,
    places,
    snapshots: documents.flatMap(({ snapshots = [] }) => snapshots),
    idOf: (place) => places[place]!.id,
    find: (id) => positions.get(id),
    resolve: (code, date) => {
      let known = byDate.get(date);
      if (known === undefined) {
        if (byDate.size >= DAYS_OF_CODES) byDate.clear();
        byDate.set(date, (known = new Map()));
      }
      let found = known.get(code);
      if (found !== undefined) return found;
      found = resolveCode(code, date, places, codes, positions);
      // Wrong codes are without number, and not worth remembering.
      if (!('problem' in found && found.problem === 'unknown')) known.set(code, found);
      return found;
    },
    ...createStandings(land),
    tree: (date) => {
      let found = trees.get(date);
      if (found === undefined) trees.set(date, (found = treeOf(places, parents, date)));
      return found;
    },
    top: parents.indexOf(undefined),
  };
}

/** The snapshot that a tree of a day rests on, when its list is known only as of another day. */
export function snapshotFor({ snapshots }: CompiledPlaces, date: string): Snapshot | undefined {
  return snapshots.find(({ before }) => date < before);
}

/**
 * The place that a record names on a day: by a code, or by the id of a place, which may be no longer in force when rows of
 * several dates were merged.
 */
export function placeNamed(places: CompiledPlaces, name: string, date: string): number | undefined {
  const resolved = places.resolve(name, date);
  return 'place' in resolved ? resolved.place : resolved.problem === 'not-in-force' ? places.find(name) : undefined;
}
