/**
 * The ground of one programme in one year: its tree of places, and what each of them gathers.
 */
import type { Issue } from './issue.js';
import { type Counting, scopeOf } from './members.js';
import type { CompiledPlaces } from './places.js';
import type { CompiledProgramme } from './programme.js';

/** What one place gathers: seven counts for each measure, and whether divided places make it open. */
interface Gathered {
  readonly counts: Float64Array;
  readonly declared: ('tally' | 'denominator' | undefined)[];
  divided: boolean;
}

/** The tree of one programme in one year, and which of its places the programme covers. */
export interface Ground {
  readonly programme: CompiledProgramme;
  readonly places: CompiledPlaces;
  readonly year: number;
  readonly date: string;
  readonly root: number;
  readonly covers: (place: number) => 'certain' | 'maybe' | 'no';
  /** What is wrong with the counts that were declared for it. */
  readonly issues: Issue[];
  readonly gathered: Map<number, Gathered>;
}

export function groundOf({ programme, places }: Counting, year: number, root: number, issues: Issue[]): Ground {
  const date = `${year}-${programme.document.asOf}`;
  const covers = (place: number) => scopeOf({ programme, places }, year, root, place);
  return { programme, places, year, date, root, covers, issues, gathered: new Map() };
}

/** Members that may stand elsewhere: their membership here is unknown. */
export function asMaybe(counts: Float64Array): Float64Array {
  const maybe = new Float64Array(counts.length);
  for (let at = 0; at < counts.length; at += 7) {
    for (let kind = 0; kind < 3; kind += 1) maybe[at + 3 + kind] = counts[at + kind]! + counts[at + 3 + kind]!;
    maybe[at + 6] = counts[at + 6]!;
  }
  return maybe;
}

export function gatheredAt({ gathered, programme }: Ground, place: number): Gathered {
  let found = gathered.get(place);
  if (found === undefined) {
    const { length } = programme.measures;
    gathered.set(
      place,
      (found = { counts: new Float64Array(length * 7), declared: new Array(length).fill(undefined), divided: false }),
    );
  }
  return found;
}

export function addTo(ground: Ground, place: number, counts: Float64Array, divided: boolean): void {
  const at = gatheredAt(ground, place);
  for (let index = 0; index < counts.length; index += 1) at.counts[index]! += counts[index]!;
  if (divided) at.divided = true;
}
