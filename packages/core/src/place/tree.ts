/**
 * The tree of a day: the places in force, each below the one in which it lies.
 */
import type { Place } from '../document/index.js';
import { isWithin } from '../text/days.js';

/** Topmost first, siblings by code. A place whose parent is not in force is with the topmost ones. */
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
