/**
 * A frame: the slots that one evaluation writes and reads.
 */

import { type Quantity, quantity } from '../value/verdict.js';
/**
 * The slots of one evaluation: ends of numbers as scaled integers; truths as codes; choices as positions, -1 when
 * unknown. A share has two slots, for its low and its high end: `low` holds the met, `high` the total, 0 for no end.
 */
export interface Frame {
  /** The set of thresholds that stands in the slots; -1 for none yet. */
  epoch: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly code: Int16Array;
}

/** What fills a slot from others. */
export type Step = (frame: Frame) => void;

/** Hands out slots; constants are written into every new frame. */
export interface Slots {
  number(): number;
  /** The first of two slots. */
  share(): number;
  code(): number;
  constant(value: number): number;
  constantCode(code: number): number;
  frame(): Frame;
}

export function createSlots(): Slots {
  const constants = new Map<number, number>();
  const codeConstants = new Map<number, number>();
  let numbers = 0;
  let codes = 0;
  return {
    number: () => numbers++,
    share: () => {
      numbers += 2;
      return numbers - 2;
    },
    code: () => codes++,
    constant: (value) => {
      constants.set(numbers, value);
      return numbers++;
    },
    constantCode: (code) => {
      codeConstants.set(codes, code);
      return codes++;
    },
    frame: () => {
      const frame = {
        epoch: -1,
        low: new Float64Array(numbers),
        high: new Float64Array(numbers),
        code: new Int16Array(codes),
      };
      for (const [slot, value] of constants) {
        frame.low[slot] = value;
        frame.high[slot] = value;
      }
      for (const [slot, code] of codeConstants) frame.code[slot] = code;
      return frame;
    },
  };
}

/** The number in a slot. */
export function quantityAt({ slot, scale }: { readonly slot: number; readonly scale: number }, frame: Frame): Quantity {
  return quantity(frame.low[slot]! / scale, frame.high[slot]! / scale);
}
