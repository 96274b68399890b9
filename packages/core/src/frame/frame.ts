/**
 * A frame: the slots that one evaluation writes and reads.
 */

import { type Quantity, quantity } from '../value/verdict.js';
/**
 * The slots of one evaluation: ends of numbers as scaled integers; truths as codes; choices as positions, -1 when
 * unknown. A share has two slots, for its low and its high end: `low` holds the met, `high` the total, 0 for no end.
 */
export interface Frame {
  /** The set of thresholds that is in the slots; -1 for none yet. */
  epoch: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly code: Int16Array;
  /** The same slots for an evaluation in which everything is known: a number has one end, its low, and that is its high. */
  readonly known: Frame | undefined;
}

/** What fills a slot from others. */
export type Step = (frame: Frame) => void;

/** Hands out slots. */
export interface Slots {
  number(): number;
  /** The first of two slots. */
  share(): number;
  code(): number;
  /** How many were handed out. */
  size(): { readonly numbers: number; readonly codes: number };
}

export function createSlots(): Slots {
  let numbers = 0;
  let codes = 0;
  return {
    number: () => numbers++,
    share: () => {
      numbers += 2;
      return numbers - 2;
    },
    code: () => codes++,
    size: () => ({ numbers, codes }),
  };
}

/** A new frame, in which nothing stands. Both views have the same keys in the same order: engines run that fastest. */
export function createFrame(numbers: number, codes: number): Frame {
  const low = new Float64Array(numbers);
  const code = new Int16Array(codes);
  const known: Frame = { epoch: -1, low, high: low, code, known: undefined };
  return { epoch: -1, low, high: new Float64Array(numbers), code, known };
}

/** The number in a slot. */
export function quantityAt(
  { slot, scale }: { readonly slot: number; readonly scale: number },
  { low, high }: Frame,
): Quantity {
  const least = low[slot]!;
  return least === high[slot] ? least / scale : quantity(least / scale, high[slot]! / scale);
}
