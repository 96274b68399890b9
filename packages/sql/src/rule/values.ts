/**
 * What stands for a part of a rule in SQL. Truths are 0 unmet, 1 unknown, 2 met, so that AND is the least, OR the greatest,
 * NOT two less it. Numbers are whole numbers on a scale, with a low and a high end. Choices are positions, -1 when unknown.
 */
import { type Part, sql } from '../statement/sql.js';

/** The code in SQL of a truth in a plan, where 1 is met and 2 unknown. */
export function truthInSql(code: number): number {
  return code === 1 ? 2 : code === 2 ? 1 : 0;
}

/** A number between two ends; the same part twice when it is known. */
export interface NumberValue {
  readonly type: 'number';
  readonly decimals: number;
  readonly low: Part;
  readonly high: Part;
}

export interface TruthValue {
  readonly type: 'truth';
  readonly code: Part;
}

export interface ChoiceValue {
  readonly type: 'choice';
  readonly position: Part;
}

/** So many of so many, at least and at most; a total of 0 is no end. */
export interface ShareValue {
  readonly type: 'share';
  readonly low: { readonly met: Part; readonly total: Part };
  readonly high: { readonly met: Part; readonly total: Part };
}

export type Value = NumberValue | TruthValue | ChoiceValue | ShareValue;

/** The same number on a finer scale. */
export function scaledTo(value: NumberValue, decimals: number): NumberValue {
  const factor = 10 ** (decimals - value.decimals);
  if (factor === 1) return value;
  const low = times(value.low, factor);
  return { type: 'number', decimals, low, high: value.high === value.low ? low : times(value.high, factor) };
}

function times(part: Part, factor: number): Part {
  return typeof part === 'number' ? part * factor : sql`${part} * ${factor}`;
}
