/**
 * Reading: the values of facts out of an object of the caller, each asked for once, by the position of its fact.
 *
 * Records of a register give the same names in the same order, so the order of the last object is remembered: another one
 * like it is read in one pass, which sees at the same time that no other name is there, and that all facts are known.
 */
import { type BoundFact, enterKnown, factValue } from './facts.js';
import type { Work } from './work.js';

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
export interface FactReading {
  readonly facts: readonly BoundFact[];
  readonly positions: ReadonlyMap<string, number>;
  /** The order of the last object: it decides how fast the next one is read, and nothing else. */
  order: Order;
}

/** Objects with more names than this beside the facts are not remembered. */
const FURTHER_NAMES = 64;

const NO_NAMES: readonly string[] = Object.freeze([]);

export function createFactReading(facts: readonly BoundFact[]): FactReading {
  const positions = new Map(facts.map(({ id }, position) => [id, position]));
  return { facts, positions, order: orderOf([], positions) };
}

function orderOf(names: readonly string[], positions: ReadonlyMap<string, number>): Order {
  const found = names.map((name) => positions.get(name) ?? -1);
  const facts = found.filter((position) => position >= 0).length;
  return { names, positions: found, isWhole: facts === positions.size, isPure: facts === names.length };
}

/**
 * Reads the value of each fact, by its position, and sees whether all of them are known; `isSingle` is false for facts that
 * may be ranges even then. `plain` says that the object inherits nothing but what every object has. Gives all names that
 * are there, none when all are those of facts; undefined when they were not listed. Whatever the object throws is thrown.
 */
export function readValues(
  reading: FactReading,
  given: { readonly [id: string]: unknown },
  plain: boolean,
  work: Work,
  isSingle: boolean,
): readonly string[] | undefined {
  const { facts, order } = reading;
  const { names, positions, isWhole, isPure } = order;
  const { values } = work;
  const known = work.frame.known!;
  let isKnown = isSingle;
  let at = 0;
  /** All names in their order, when it is another one than before. */
  let own: string[] | undefined;
  if (plain) {
    for (const name in given) {
      // Never held against nothing: texts alone are compared fast.
      if (own !== undefined || at === names.length || names[at] !== name) {
        // Objects may hold names without number: they are listed once.
        own ??= names.slice(0, at);
        own.push(name);
        continue;
      }
      const position = positions[at]!;
      at += 1;
      if (position < 0) continue;
      const value = given[name];
      values[position] = value;
      if (isKnown && !enterKnown(facts[position]!, value, known)) isKnown = false;
    }
  }
  const isAlike = plain && own === undefined && at === names.length;
  work.isKnown = isKnown && isAlike && isWhole;
  if (isAlike && isWhole) return isPure ? NO_NAMES : names;
  const done = new Set(positions.slice(0, at));
  for (const [position, fact] of facts.entries())
    if (!done.has(position)) values[position] = plain && !fact.inherited ? given[fact.id] : factValue(given, fact);
  work.isKnown = isKnown && facts.every((fact, position) => enterKnown(fact, values[position], known));
  if (isAlike) return isPure ? NO_NAMES : names;
  if (!plain) return undefined;
  own ??= names.slice(0, at);
  if (own.length <= facts.length + FURTHER_NAMES) reading.order = orderOf(own, reading.positions);
  return own;
}
