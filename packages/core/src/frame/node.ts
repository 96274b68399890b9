/**
 * A node: one checked part of a rule, with the slots it runs on and the bounds it may not leave.
 */

import { limits } from '../text/limits.js';
import type { Gaps } from '../value/gap.js';
import type { Frame, Slots, Step } from './frame.js';
import { MET, UNMET, type Wanted } from './kleene.js';
/** No node may leave these bounds: 2^53 cannot be told from 2^53 + 1. */
export const EXACT = limits.exact;

/** Literals and bounds lie within these, with at most `DECIMALS` decimals. */
export const LARGEST_INPUT = limits.input;
export const DECIMALS = limits.decimals;

/** Products may have this many: 10^22 is the greatest power of ten that a number holds exactly. */
export const SCALE_DECIMALS = 22;

/** What a part of a rule can be: a number, a condition, one of a list of values, so many of so many. */
export type Type = 'number' | 'truth' | 'choice' | 'share';
/** What a whole rule may give. */
export type RuleType = 'number' | 'truth';

/** What a rule may read: a slot with its type and bounds. */
export interface Binding {
  readonly name: string;
  readonly type: Type;
  readonly slot: number;
  /** Numbers: 10^decimals is the scale; `low` and `high` are scaled bounds. Truths and choices: the first and last code. */
  readonly decimals: number;
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  /** Choices: the list of values, and the place of each in it. */
  readonly of?: readonly string[];
  readonly positions?: ReadonlyMap<string, number>;
  /** True when the value does not depend on the record. */
  readonly constant?: boolean;
}

/** The names that a rule may read; a name that is not there may come with the code of its own issue. */
export interface Scope {
  readonly find: (name: string) => Binding | undefined;
  readonly why: (name: string) => string | undefined;
  readonly names: () => Iterable<string>;
  readonly slots: Slots;
}

/** One checked node. */
export interface Node {
  readonly pointer: string;
  /** Name in the table of operators; of a number or truth that is there as such, `literal`. */
  readonly operator: string;
  readonly type: Type;
  readonly slot: number;
  readonly decimals: number;
  /** 10^decimals. */
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  readonly operands: readonly Node[];
  /** The name that is read; absent for anything but a name. */
  readonly name?: string | undefined;
  /** True when the value does not depend on the record. */
  readonly constant: boolean;
  /** Values of a choice. */
  readonly of?: readonly string[] | undefined;
  /** Positions of the values that a choice is compared with. */
  readonly positions?: readonly number[] | undefined;
  /** Fills the slot; absent when it is filled before the rule runs. */
  run?: Step | undefined;
  /** Fills the slot when everything that it reads is known: the frame's numbers have one end. */
  runKnown?: Step | undefined;
  /** What its operator says of what it gave. */
  decider?: Decider | undefined;
  addGaps?: AddGaps | undefined;
  within?: Within | undefined;
}

/** What an operand must have given so that it alone decided `code`; undefined when no operand alone can. */
export type Decider = (node: Node, code: number) => number | undefined;

/** The gaps found so far, with those that keep a node from what is wanted. */
export type AddGaps = (found: Gaps, frame: Frame, wanted: Wanted) => Gaps;

/** A part of a node, and what it is wanted to come to. */
export interface Part {
  readonly node: Node;
  readonly wanted: Wanted;
}

/** The parts that keep a node from what is wanted, by their truths. Of a node whose parts are conditions. */
export type Within = (node: Node, frame: Frame, wanted: Wanted) => readonly Part[];

/** The step of a node that is wanted: for ranges, or for what is known. */
export type StepOf = (node: Node) => Step | undefined;

/** The operator of a number or a truth that is in a rule as such. */
export const LITERAL = 'literal';

export function isLiteral({ operator }: Node): boolean {
  return operator === LITERAL;
}

/** Most decimals among numbers, by their shortest form; more than six count as seven. */
export function decimalsOf(...values: readonly number[]): number {
  let most = 0;
  for (const value of values) {
    let decimals = 0;
    while (decimals <= DECIMALS && Math.round(value * 10 ** decimals) / 10 ** decimals !== value) decimals += 1;
    most = Math.max(most, decimals);
  }
  return most;
}

/** A number as a scaled integer. */
export function scaled(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) + 0;
}

/** A node that is a truth. */
export function truthNode(
  { pointer, name }: { readonly pointer: string; readonly name: string },
  slot: number,
  operands: readonly Node[],
): Node {
  return {
    pointer,
    operator: name,
    type: 'truth',
    slot,
    decimals: 0,
    scale: 1,
    low: UNMET,
    high: MET,
    operands,
    constant: operands.every((node) => node.constant),
  };
}

/** Names that a rule reads, in document order; one that is read twice is there twice. */
export function namesIn({ name, operands }: Node): string[] {
  return name === undefined ? operands.flatMap(namesIn) : [name];
}

/** True when nothing is known of the value that is in a node's slots, or not all. */
export function isOpen({ type, slot }: Node, { low, high, code }: Frame): boolean {
  if (type === 'number') return low[slot] !== high[slot];
  if (type === 'share') return high[slot] === 0 || low[slot] !== low[slot + 1] || high[slot] !== high[slot + 1];
  const value = code[slot]!;
  return type === 'truth' ? value > MET : value < 0;
}

/** 10 to the power of some decimals. Small ones are whole to the engine too, which keeps fractions apart. */
export function scaleOf(decimals: number): number {
  const scale = 10 ** decimals;
  return (scale | 0) === scale ? scale | 0 : scale;
}

/** Factors that bring numbers to their largest scale. */
export function factorsOf(nodes: readonly Node[]): number[] {
  let most = 0;
  for (const { decimals } of nodes) most = Math.max(most, decimals);
  return nodes.map(({ decimals }) => scaleOf(most - decimals));
}

/** True for numbers that stay exact when they are brought to their largest scale. */
export function areExact(nodes: readonly Node[]): boolean {
  const factors = factorsOf(nodes);
  return nodes.every(
    ({ type, low, high }, index) =>
      type === 'number' && Math.max(Math.abs(low), Math.abs(high)) * factors[index]! <= EXACT,
  );
}

/** The steps of the operands as one step; undefined when all of them are filled before. */
export function runAll(operands: readonly Node[], stepOf: StepOf): Step | undefined {
  const steps = operands.flatMap((node) => stepOf(node) ?? []);
  const [first, second] = steps;
  if (second === undefined) return first;
  if (steps.length === 2) {
    return (frame) => {
      first!(frame);
      second(frame);
    };
  }
  return (frame) => {
    for (const step of steps) step(frame);
  };
}
