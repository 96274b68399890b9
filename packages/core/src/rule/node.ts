/**
 * A node: one checked part of a rule, with the registers it runs on and the bounds it may not leave.
 */
import { limits } from '../text/limits.js';
import type { Slots, Step } from './frame.js';
import { MET, UNMET } from './kleene.js';

/** No node may leave these bounds: 2^53 cannot be told from 2^53 + 1. */
export const EXACT = limits.exact;

/** Literals and bounds lie within these, with at most `DECIMALS` decimals. */
export const LARGEST_INPUT = limits.input;
export const DECIMALS = limits.decimals;

/** Products may have this many: 10^22 is the greatest power of ten that a number holds exactly. */
export const SCALE_DECIMALS = 22;

export type Type = 'number' | 'truth' | 'choice' | 'share';
/** What a whole rule may give. */
export type RuleType = 'number' | 'truth';

/** What a rule may read: a register with its type and bounds. */
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
  readonly places?: ReadonlyMap<string, number>;
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
  readonly operator: string;
  readonly type: Type;
  readonly slot: number;
  readonly decimals: number;
  /** 10^decimals. */
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  readonly operands: readonly Node[];
  readonly symbol?: Binding;
  readonly constant: boolean;
  /** Values of a choice, or the literal's place in the list it is compared with. */
  readonly of?: readonly string[];
  readonly positions?: readonly number[];
  /** Absent when the register is filled before the rule runs. */
  readonly run?: Step;
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

/** A node that is a truth, and what it runs. */
export function truthNode(pointer: string, operator: string, slot: number, operands: readonly Node[], run: Step): Node {
  return {
    pointer,
    operator,
    type: 'truth',
    slot,
    decimals: 0,
    scale: 1,
    low: UNMET,
    high: MET,
    operands,
    constant: operands.every((node) => node.constant),
    run,
  };
}
