/**
 * Elsewhere: the places and collectives that a subject names by a role beside the one at which it counts.
 */
import type { SubjectRecord } from '../document/index.js';

/** A role by which one subject names several. */
export interface UncountedPlaces {
  /** Id of the role. */
  readonly role: string;
  /** Where it counts; null when that is not known. */
  readonly countedAt: string | null;
  /** The others, which no tally counts. */
  readonly also: readonly string[];
  /** Ids of the programmes that count it so; packs count it at the first. */
  readonly programmes: readonly string[];
}

/** What a programme says of roles that name several. */
export interface Several {
  readonly programme: string;
  readonly roles: ReadonlySet<string>;
  readonly several: 'first' | 'unknown';
}

/** The roles of a record that name several, once for each way in which they are counted. */
export function elsewhereIn(
  { places }: SubjectRecord,
  roles: readonly string[],
  policies: readonly Several[],
): UncountedPlaces[] {
  if (places === undefined || places === null) return [];
  return roles.flatMap((role): UncountedPlaces[] => {
    const value = places[role];
    const [first, ...others] = Array.isArray(value) ? (value as readonly string[]) : [];
    if (first === undefined || others.length === 0) return [];
    const asked = policies.filter((each) => each.roles.has(role));
    const of = (several: Several['several']) =>
      asked.filter((each) => each.several === several).map(({ programme }) => programme);
    const [atFirst, atNone] = [of('first'), of('unknown')];
    return [
      ...(atFirst.length > 0 || asked.length === 0
        ? [{ role, countedAt: first, also: others, programmes: atFirst }]
        : []),
      ...(atNone.length > 0 ? [{ role, countedAt: null, also: [first, ...others], programmes: atNone }] : []),
    ];
  });
}
