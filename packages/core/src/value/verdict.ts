/**
 * What is not known is a range, never a guess: verdicts and ranges, and how they combine.
 */

/** The outcome of a judgement. `exempt` means that it does not apply. */
export type Verdict = 'met' | 'unmet' | 'unknown' | 'exempt';

/** A verdict of a condition inside a rule, where nothing is exempt. */
export type Truth = 'met' | 'unmet' | 'unknown';

/** A number that is not known: anything from `low` to `high`, both included. */
export interface NumberRange {
  /** The least it can be. */
  readonly low: number;
  /** The greatest it can be. */
  readonly high: number;
}

/** A known number, or the range it lies in. */
export type Quantity = number | NumberRange;

/** The plain number when both ends agree, else the range. */
export function quantity(low: number, high: number): Quantity {
  return low === high ? low : { low, high };
}

/** The lower end of a number or range. */
export function lowOf(value: Quantity): number {
  return typeof value === 'number' ? value : value.low;
}

/** The upper end of a number or range. */
export function highOf(value: Quantity): number {
  return typeof value === 'number' ? value : value.high;
}
