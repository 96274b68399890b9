/**
 * Reading: the values of facts out of an object of the caller, each asked for once, by the position of its fact.
 *
 * Records of a register give the same names in the same order, so the order of the last object is remembered: another one
 * like it is read in one pass, which sees at the same time that no other name stands there.
 */
import { type BoundFact, factValue } from './facts.js';

/** The names of an object in their order, and the position of the fact that each names; -1 of a name that names none. */
interface Order {
  readonly names: readonly string[];
  readonly positions: readonly number[];
  /** True when every fact is among the names. */
  readonly isWhole: boolean;
  /** True when every name is that of a fact. */
  readonly isPure: boolean;
}

/** What reads the values of a list of facts. */
export interface Reading {
  readonly facts: readonly BoundFact[];
  readonly positions: ReadonlyMap<string, number>;
  /** The order of the last object: it decides how fast the next one is read, and nothing else. */
  order: Order;
}

/** Objects with more names than this beside the facts are not remembered. */
const ROOM = 64;

export function createReading(facts: readonly BoundFact[]): Reading {
  const positions = new Map(facts.map(({ id }, position) => [id, position]));
  return { facts, positions, order: orderOf([], positions) };
}

function orderOf(names: readonly string[], positions: ReadonlyMap<string, number>): Order {
  const found = names.map((name) => positions.get(name) ?? -1);
  const facts = found.filter((position) => position >= 0).length;
  return { names, positions: found, isWhole: facts === positions.size, isPure: facts === names.length };
}

/**
 * Writes the value of each fact into `values`, by its position. `plain` says that the object inherits nothing but what
 * every object has. True when it is sure that no name stands there but those of facts. Whatever the object throws is thrown.
 */
export function readValues(
  reading: Reading,
  given: { readonly [id: string]: unknown },
  plain: boolean,
  values: unknown[],
): boolean {
  const { names, positions, isWhole, isPure } = reading.order;
  const most = reading.facts.length + ROOM;
  let at = 0;
  /** All names in their order, when it is another one than before. */
  let own: string[] | undefined;
  if (plain) {
    for (const name in given) {
      // Never held against nothing: texts alone are compared fast.
      if (own !== undefined || at === names.length || names[at] !== name) {
        own ??= names.slice(0, at);
        // Objects may hold names without number: they are listed once.
        if (own.push(name) > most) break;
        continue;
      }
      const position = positions[at]!;
      if (position >= 0) values[position] = given[name];
      at += 1;
    }
  }
  const isAlike = plain && own === undefined && at === names.length;
  if (isAlike && isWhole) return isPure;
  const done = new Set(positions.slice(0, at));
  for (const [position, fact] of reading.facts.entries())
    if (!done.has(position)) values[position] = plain && !fact.inherited ? given[fact.id] : factValue(given, fact);
  if (isAlike) return isPure;
  own ??= names.slice(0, at);
  if (plain && own.length <= most) reading.order = orderOf(own, reading.positions);
  return false;
}
