/**
 * Standing: where a place lies in the tree of a day, by its parents while it is in force and by its links when it is not.
 */
import type { Place, PlaceLink } from '../document/index.js';
import { isWithin } from '../text/days.js';

/** Answers are remembered for at most so many days at a time: records may carry as many dates as a decade has days. */
const ANSWERED_DAYS = 100;

/** Where a place is in the tree of a day: surely in `certain`, perhaps in `maybe`. Positions in `places`. */
export interface Standing {
  /** Places in which all of it lies, from itself upwards, when it is in force on that day. */
  readonly certain: readonly number[];
  /** Places in which only some of it lies, or may lie. */
  readonly maybe: readonly number[];
}

/** What is left of a place when some places of a tree are taken out of it. */
export interface Remainder {
  /** Nothing, some, or all of it. */
  readonly left: 'none' | 'some' | 'all';
  /** Places of that tree, not taken themselves, in which what is left lies, or may lie. */
  readonly at: readonly number[];
}

/** Places as something to walk in; places are known by their positions. */
export interface Land {
  readonly places: readonly Place[];
  /** The place above each. */
  readonly parents: readonly (number | undefined)[];
  /** What became of a place that ended. */
  readonly into: ReadonlyMap<number, readonly number[]>;
  /** What a place that began came from. */
  readonly outOf: ReadonlyMap<number, readonly number[]>;
}

/** Parents and ends of links must be there. */
export function landOf(
  places: readonly Place[],
  links: readonly PlaceLink[],
  positions: ReadonlyMap<string, number>,
): Land {
  const into = new Map<number, number[]>();
  const outOf = new Map<number, number[]>();
  for (const { from, to } of links) {
    push(into, positions.get(from)!, positions.get(to)!);
    push(outOf, positions.get(to)!, positions.get(from)!);
  }
  const parents = places.map(({ parent }) => (parent === undefined ? undefined : positions.get(parent)));
  return { places, parents, into, outOf };
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

export interface Standings {
  readonly standing: (place: number, date: string) => Standing;
  readonly remainder: (date: string, isTaken: (place: number) => boolean) => (place: number) => Remainder;
}

export function createStandings(land: Land): Standings {
  const byDay = new Map<string, (Standing | undefined)[]>();
  return {
    standing: (place, date) => {
      let known = byDay.get(date);
      if (known === undefined) {
        if (byDay.size >= ANSWERED_DAYS) byDay.clear();
        byDay.set(date, (known = []));
      }
      return known[place] ?? walk(land, place, date, known, NOWHERE, standingFrom);
    },
    remainder: (date, isTaken) => {
      const known: (Remainder | undefined)[] = [];
      const settle = (place: number, stands: boolean, found: readonly Remainder[]) =>
        stands && isTaken(place) ? NOTHING_LEFT : remainderFrom(place, stands, found);
      return (place) => known[place] ?? walk(land, place, date, known, UNTOUCHED, settle);
    },
  };
}

const NOWHERE: Standing = { certain: [], maybe: [] };
const NOTHING_LEFT: Remainder = { left: 'none', at: [] };
const UNTOUCHED: Remainder = { left: 'all', at: [] };

/** A place whose answer waits for that of those it leads to. */
interface OpenStanding {
  readonly place: number;
  /** True when it is in force itself. */
  readonly stands: boolean;
  readonly leadsTo: readonly number[];
  at: number;
}

/** An answer for a place, made of the answers for those it leads to; a circle of links ends in `nowhere`. */
function walk<T>(
  land: Land,
  place: number,
  date: string,
  known: (T | undefined)[],
  nowhere: T,
  settle: (place: number, stands: boolean, found: readonly T[]) => T,
): T {
  const open = (at: number): OpenStanding => {
    // Set before the search, so that a circle of links ends.
    known[at] = nowhere;
    return { place: at, ...leadsTo(land, at, date), at: 0 };
  };
  // A chain of links may be long: places wait for those they lead to, none within another.
  const waiting = [open(place)];
  for (let top = waiting[0]; top !== undefined; top = waiting[waiting.length - 1]) {
    const next = top.leadsTo[top.at];
    top.at += 1;
    if (next === undefined) {
      known[top.place] = settle(
        top.place,
        top.stands,
        top.leadsTo.map((other) => known[other]!),
      );
      waiting.pop();
    } else if (known[next] === undefined) waiting.push(open(next));
  }
  return known[place]!;
}

/** From a place in force to the one above it; from any other along its links, or, without links, to the one above it. */
function leadsTo(
  { places, parents, into, outOf }: Land,
  place: number,
  date: string,
): Omit<OpenStanding, 'place' | 'at'> {
  const { from, until } = places[place]!;
  const parent = parents[place];
  const above = parent === undefined ? [] : [parent];
  if (isWithin(date, from, until)) return { stands: true, leadsTo: above };
  const others = (until !== undefined && until <= date ? into : outOf).get(place) ?? [];
  return { stands: false, leadsTo: others.length > 0 ? others : above };
}

function standingFrom(place: number, stands: boolean, found: readonly Standing[]): Standing {
  if (!stands) return common(found);
  const [above = NOWHERE] = found;
  return { certain: [place, ...above.certain], maybe: above.maybe };
}

/** Certain is what all targets share; perhaps is what only some do. */
function common(standings: readonly Standing[]): Standing {
  const [first, ...rest] = standings;
  if (first === undefined) return NOWHERE;
  const certain = first.certain.filter((place) => rest.every((other) => other.certain.includes(place)));
  const sure = new Set(certain);
  const maybe = new Set(
    standings.flatMap((each) => [...each.certain, ...each.maybe]).filter((place) => !sure.has(place)),
  );
  return { certain, maybe: [...maybe] };
}

function remainderFrom(place: number, stands: boolean, found: readonly Remainder[]): Remainder {
  const left = found.every((each) => each.left === 'all')
    ? 'all'
    : found.every((each) => each.left === 'none')
      ? 'none'
      : 'some';
  if (left === 'none') return NOTHING_LEFT;
  const at = found.flatMap((each) => each.at);
  return { left, at: [...new Set(stands ? [place, ...at] : at)] };
}
