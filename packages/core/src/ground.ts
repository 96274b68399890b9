/**
 * The ground of one programme in one year: its tree of places, and what each of them gathers.
 */
import { type Counting, leafOf } from './counting.js';
import { dayBefore } from './dates.js';
import type { Issue } from './issue.js';
import type { Scored } from './members.js';
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

/** What is counted of one programme, and in which of the places it has looked its own lie. */
export interface ProgrammeCounting {
  readonly programme: CompiledProgramme;
  readonly places: CompiledPlaces;
  readonly counting: Counting;
  /** By year and place: whether the programme's place covers it, or may. */
  readonly reach: Map<number, boolean>;
}

/**
 * Whether a subject can matter to a programme: always when it covers the whole tree, else when one of the subject's places
 * lies, or may lie, in the programme's own.
 */
export function concerns(given: ProgrammeCounting, { record, result }: Scored): boolean {
  const { programme, places, counting, reach } = given;
  const root = places.find(programme.document.place);
  if (root === undefined || root === places.top) return root !== undefined;
  const date = counting.codesAsOf ?? record.date ?? `${result.year}-12-31`;
  for (const [role, { of }] of Object.entries(programme.document.roles)) {
    const leaf = of === 'place' ? leafOf(record, role, places, date) : undefined;
    if (leaf === undefined) continue;
    const key = result.year * 1_000_000 + leaf;
    let reached = reach.get(key);
    if (reached === undefined) reach.set(key, (reached = scopeOf(given, result.year, root, leaf) !== 'no'));
    if (reached) return true;
  }
  return false;
}

/** Whether a place lies in the programme's place, seen from the last day of one that is no more. */
export function scopeOf(
  { programme, places }: Pick<ProgrammeCounting, 'programme' | 'places'>,
  year: number,
  root: number,
  place: number,
): 'certain' | 'maybe' | 'no' {
  const date = `${year}-${programme.document.asOf}`;
  const { until } = places.places[root]!;
  const { certain, maybe } = places.standing(place, until !== undefined && until <= date ? dayBefore(until) : date);
  return certain.includes(root) ? 'certain' : maybe.includes(root) ? 'maybe' : 'no';
}

export function groundOf(
  { programme, places }: ProgrammeCounting,
  year: number,
  root: number,
  issues: Issue[],
): Ground {
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
