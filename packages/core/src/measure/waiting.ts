/**
 * Members that wait: what a measure sees of them is kept, until the collectives in which they stand are judged.
 */

import type { Frame } from '../frame/frame.js';
import type { Lens } from './lens.js';
/** Members of one lens, in the order in which they came. */
export interface WaitingMembers {
  /** Keeps what the lens has before it; `standing` are numbers of the caller's, one for each of `width`. */
  readonly keep: (year: number, standing: readonly number[]) => void;
  /** Puts each member's slots back, one after the other, and lets them go. */
  readonly release: (each: (year: number, standing: Int32Array) => void) => void;
}

/** Numbers that grow as they are needed. */
interface Rows {
  values: Int32Array;
  length: number;
}

/** Keeps members of a lens. Members whose slots agree share one copy of them. */
export function createWaiting(lens: Lens, width: number): WaitingMembers {
  const stride = width + 2;
  const rows: Rows = { values: new Int32Array(stride * 256), length: 0 };
  const states = new Map<string, number>();
  const copies: Float64Array[] = [];
  return {
    keep: (year, standing) => {
      const copy = slotsOf(lens);
      const key = copy.join();
      let state = states.get(key);
      if (state === undefined) states.set(key, (state = copies.push(copy) - 1));
      if (rows.length + stride > rows.values.length) {
        const larger = new Int32Array(rows.values.length * 2);
        larger.set(rows.values);
        rows.values = larger;
      }
      rows.values[rows.length] = year;
      rows.values[rows.length + 1] = state;
      for (let at = 0; at < width; at += 1) rows.values[rows.length + 2 + at] = standing[at]!;
      rows.length += stride;
    },
    release: (each) => {
      for (let at = 0; at < rows.length; at += stride) {
        restore(lens, copies[rows.values[at + 1]!]!);
        each(rows.values[at]!, rows.values.subarray(at + 2, at + stride));
      }
      rows.values = new Int32Array(stride);
      rows.length = 0;
      states.clear();
      copies.length = 0;
    },
  };
}

/** Two numbers for each slot that the subject itself fills. */
function slotsOf({ own, frame }: Lens): Float64Array {
  const copy = new Float64Array(own.length * 2);
  for (let index = 0; index < own.length; index += 1) {
    const { type, slot } = own[index]!;
    copy[index * 2] = type === 'number' ? frame.low[slot]! : frame.code[slot]!;
    if (type === 'number') copy[index * 2 + 1] = frame.high[slot]!;
  }
  return copy;
}

function restore({ own, frame }: Lens, copy: Float64Array): void {
  for (let index = 0; index < own.length; index += 1) put(own[index]!, frame, copy[index * 2]!, copy[index * 2 + 1]!);
}

function put({ type, slot }: Lens['own'][number], frame: Frame, first: number, second: number): void {
  if (type !== 'number') frame.code[slot] = first;
  else {
    frame.low[slot] = first;
    frame.high[slot] = second;
  }
}
