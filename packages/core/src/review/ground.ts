/**
 * What a review of one programme rests on: its years, its places, and what its versions ask and count.
 */
import type { Target } from '../document/index.js';
import type { CompiledPlaces } from '../place/places.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { kindsOn, targetsFor } from '../programme/place-kinds.js';
import type { PlaceTimes } from './place-times.js';
import type { UnitedYear } from './union.js';

/** A programme in its period, and what is known beside the reports. */
export interface ReviewGround {
  readonly years: readonly UnitedYear[];
  readonly from: number;
  readonly times: PlaceTimes | undefined;
  readonly places: readonly CompiledPlaces[];
  /**
   * The targets of a measure at a place of the kind that it has on a tree, as the programme of the last year says; undefined
   * when it is not known which.
   */
  readonly targets: (measure: string, place: string, tree: string) => readonly Target[] | undefined;
  /** What a measure counts, as a version of the programme says. */
  readonly meaning: (version: string, measure: string) => string | undefined;
}

/** Asks once for each pair of texts. */
export function remembered<T>(of: (a: string, b: string) => T): (a: string, b: string) => T {
  const known = new Map<string, T>();
  return (a, b) => {
    const key = `${a} ${b}`;
    if (!known.has(key)) known.set(key, of(a, b));
    return known.get(key)!;
  };
}

/** The targets that a programme states, by measure, place and tree. */
export function targetsOf(
  programme: CompiledProgramme | undefined,
  places: readonly CompiledPlaces[],
): ReviewGround['targets'] {
  if (programme === undefined) return () => undefined;
  const kinds = remembered((list, tree) => kindsOn(programme.document, places[Number(list)]!, tree, []));
  return (measure, place, tree) => {
    const own = programme.document.measures.find(({ id }) => id === measure)?.targets ?? [];
    const at = places.findIndex(({ find }) => find(place) !== undefined);
    return at < 0 ? undefined : targetsFor(own, kinds(String(at), tree)?.(places[at]!.find(place)!));
  };
}
