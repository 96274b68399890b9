/**
 * Where a place lies in the tree of a day.
 */
import type { Place } from '../document/index.js';
import { isWithin } from '../text/days.js';

/** Where a place stands in the tree of a day: surely in `certain`, perhaps in `maybe`. Positions in `places`. */
export interface Standing {
  /** Places in which all of it lies, from itself upwards, when it is in force on that day. */
  readonly certain: readonly number[];
  /** Places in which only some of it lies, or may lie. */
  readonly maybe: readonly number[];
}

export const NOWHERE: Standing = { certain: [], maybe: [] };

/** A place whose standing waits for that of those it leads to. */
export interface Waiting {
  readonly place: number;
  /** True when it is in force itself. */
  readonly stands: boolean;
  readonly leadsTo: readonly number[];
  at: number;
}

export function settle({ place, stands, leadsTo }: Waiting, known: readonly (Standing | undefined)[]): Standing {
  const standings = leadsTo.map((other) => known[other]!);
  if (!stands) return common(standings);
  const [above = NOWHERE] = standings;
  return { certain: [place, ...above.certain], maybe: above.maybe };
}

/** Certain is what all targets share; perhaps is what only some do. */
function common(standings: readonly Standing[]): Standing {
  const [first, ...rest] = standings;
  if (first === undefined) return { certain: [], maybe: [] };
  const certain = first.certain.filter((place) => rest.every((other) => other.certain.includes(place)));
  const sure = new Set(certain);
  const maybe = new Set(
    standings.flatMap((each) => [...each.certain, ...each.maybe]).filter((place) => !sure.has(place)),
  );
  return { certain, maybe: [...maybe] };
}

export function treeOf(
  places: readonly Place[],
  parents: readonly (number | undefined)[],
  date: string,
): readonly number[] {
  const children = new Map<number | undefined, number[]>();
  for (const [index, { from, until: end }] of places.entries()) {
    if (!isWithin(date, from, end)) continue;
    const parent = parents[index];
    const above =
      parent !== undefined && isWithin(date, places[parent]!.from, places[parent]!.until) ? parent : undefined;
    const list = children.get(above);
    if (list === undefined) children.set(above, [index]);
    else list.push(index);
  }
  const byCode = (a: number, b: number) =>
    places[a]!.code < places[b]!.code ? -1 : places[a]!.code > places[b]!.code ? 1 : a - b;
  const order: number[] = [];
  const todo = [...(children.get(undefined) ?? [])].sort(byCode).reverse();
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    order.push(next);
    todo.push(...(children.get(next) ?? []).sort(byCode).reverse());
  }
  return order;
}
