/**
 * The slots of one evaluation, and what hands them out.
 */

/**
 * The registers of one evaluation: ends of numbers as scaled integers; truths as codes; choices as positions, -1 when
 * unknown. A share has two registers, for its low and its high end: `low` holds the met, `high` the total, 0 for no end.
 */
export interface Frame {
  /** The set of thresholds that stands in the registers; -1 for none yet. */
  epoch: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly code: Int16Array;
}
export type Step = (frame: Frame) => void;

/** Hands out registers; constants are written into every new frame. */
export interface Slots {
  number(): number;
  /** The first of two registers. */
  share(): number;
  code(): number;
  constant(value: number): number;
  frame(): Frame;
}

export function createSlots(): Slots {
  const constants = new Map<number, number>();
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
      return frame;
    },
  };
}
