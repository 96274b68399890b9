/**
 * Arithmetic: sums, products and ends of ranges, exact by their bounds.
 */

import { areExact, EXACT, factorsOf, type Node, runAll, SCALE_DECIMALS } from '../frame/node.js';
import type { Meaning, NodeBounds, Writing } from './meaning.js';
import { align, fail, type Here, operandsOf } from './operands.js';

/** One end of the range that two ranges combine to. */
type RangeEnd = (aLow: number, aHigh: number, bLow: number, bHigh: number) => number;

/** Combines the known numbers in slots, each multiplied by its factor, from the left. */
type Known = (low: Float64Array, slots: readonly number[], factors: readonly number[]) => number;

/** How numbers combine, two by two from the left. */
export interface Combining {
  readonly known: Known;
  readonly low: RangeEnd;
  readonly high: RangeEnd;
  readonly scale: 'align' | 'add';
  /** True when one number alone is taken from zero. */
  readonly negates: boolean;
}

interface Arity {
  readonly least?: number;
  readonly most?: number;
  readonly bare?: boolean;
}

export function arithmetic(combining: Combining, { least = 1, most = Number.POSITIVE_INFINITY, bare }: Arity): Meaning {
  return {
    least,
    most,
    ...(bare && { bare }),
    takes: 'numbers',
    gives: 'number',
    scale: combining.scale,
    bounds: (operands, positions) => (positions === undefined ? boundsOf(operands, combining) : undefined),
    step: (node, stepOf) => {
      const { slot, operands } = node;
      const before = runAll(operands, stepOf);
      const factors = factorsFor(operands, combining);
      return (frame) => {
        before?.(frame);
        fold(
          combining,
          factors,
          (index) => frame.low[operands[index]!.slot]!,
          (index) => frame.high[operands[index]!.slot]!,
          (low, high) => {
            frame.low[slot] = low;
            frame.high[slot] = high;
          },
        );
      };
    },
    stepKnown: ({ slot, operands }, stepOf) => {
      const before = runAll(operands, stepOf);
      const factors = factorsFor(operands, combining);
      const slots = operands.map((node) => node.slot);
      const { known } = combining;
      return (frame) => {
        before?.(frame);
        frame.low[slot] = known(frame.low, slots, factors);
      };
    },
  };
}

export const sum: Combining = {
  scale: 'align',
  negates: false,
  known: (low, slots, factors) => {
    let all = 0;
    for (let at = 0; at < slots.length; at += 1) all += low[slots[at]!]! * factors[at]!;
    return all;
  },
  low: (al, _ah, bl) => al + bl,
  high: (_al, ah, _bl, bh) => ah + bh,
};

export const difference: Combining = {
  scale: 'align',
  negates: true,
  known: (low, slots, factors) => {
    const first = low[slots[0]!]! * factors[0]!;
    return slots.length === 1 ? 0 - first : first - low[slots[1]!]! * factors[1]!;
  },
  low: (al, _ah, _bl, bh) => al - bh,
  high: (_al, ah, bl) => ah - bl,
};

export const product: Combining = {
  scale: 'add',
  negates: false,
  known: (low, slots) => {
    let all = 1;
    for (let at = 0; at < slots.length; at += 1) all *= low[slots[at]!]!;
    return all + 0;
  },
  low: (al, ah, bl, bh) => Math.min(al * bl, al * bh, ah * bl, ah * bh) + 0,
  high: (al, ah, bl, bh) => Math.max(al * bl, al * bh, ah * bl, ah * bh) + 0,
};

export const least: Combining = {
  scale: 'align',
  negates: false,
  known: (low, slots, factors) => {
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < slots.length; at += 1) {
      const each = low[slots[at]!]! * factors[at]!;
      if (each < least) least = each;
    }
    return least;
  },
  low: (al, _ah, bl) => Math.min(al, bl),
  high: (_al, ah, _bl, bh) => Math.min(ah, bh),
};

export const greatest: Combining = {
  scale: 'align',
  negates: false,
  known: (low, slots, factors) => {
    let greatest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < slots.length; at += 1) {
      const each = low[slots[at]!]! * factors[at]!;
      if (each > greatest) greatest = each;
    }
    return greatest;
  },
  low: (al, _ah, bl) => Math.max(al, bl),
  high: (_al, ah, _bl, bh) => Math.max(ah, bh),
};

/** By what each operand is multiplied before it is combined. */
function factorsFor(operands: readonly Node[], { scale }: Combining): number[] {
  return scale === 'align' ? factorsOf(operands) : operands.map(() => 1);
}

/** Combines ranges from the left; gives how far from zero anything came that was combined. */
function fold(
  { low, high, negates }: Combining,
  factors: readonly number[],
  lowOf: (index: number) => number,
  highOf: (index: number) => number,
  set: (low: number, high: number) => void,
): number {
  const negated = negates && factors.length === 1;
  let l = negated ? 0 : lowOf(0) * factors[0]!;
  let h = negated ? 0 : highOf(0) * factors[0]!;
  // The operands themselves were found exact.
  let reach = 0;
  for (let index = negated ? 0 : 1; index < factors.length; index += 1) {
    const bl = lowOf(index) * factors[index]!;
    const bh = highOf(index) * factors[index]!;
    const nextLow = low(l, h, bl, bh);
    h = high(l, h, bl, bh);
    l = nextLow;
    reach = Math.max(reach, Math.abs(l), Math.abs(h));
  }
  set(l, h);
  return reach;
}

/** What numbers give when they are combined; undefined when that would not be exact. */
function boundsOf(operands: readonly Node[], combining: Combining): NodeBounds | undefined {
  const isSound = combining.scale === 'align' ? areExact(operands) : operands.every(({ type }) => type === 'number');
  if (!isSound) return undefined;
  const all = operands.map(({ decimals }) => decimals);
  const decimals = combining.scale === 'align' ? Math.max(...all) : all.reduce((sum, each) => sum + each, 0);
  if (decimals > SCALE_DECIMALS) return undefined;
  let [low, high] = [0, 0];
  const reach = fold(
    combining,
    factorsFor(operands, combining),
    (index) => operands[index]!.low,
    (index) => operands[index]!.high,
    (l, h) => {
      [low, high] = [l, h];
    },
  );
  return reach > EXACT ? undefined : { type: 'number', decimals, low, high };
}

/** How arithmetic is written. */
export function writtenArithmetic(combining: Combining): Writing {
  return {
    check: (here) => checkArithmetic(here, combining),
  };
}

function checkArithmetic(here: Here, combining: Combining): Node | undefined {
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const decimals =
    combining.scale === 'align' ? align(here, operands) : operands.reduce((all, node) => all + node.decimals, 0);
  if (decimals === undefined) return undefined;
  if (decimals > SCALE_DECIMALS)
    return fail(here.issues, 'rule/too-fine', here.pointer, { found: decimals, limit: SCALE_DECIMALS });
  const bounds = boundsOf(operands, combining);
  if (bounds === undefined) return fail(here.issues, 'rule/not-exact', here.pointer);
  const { low, high } = bounds;
  return {
    pointer: here.pointer,
    operator: here.name,
    type: 'number',
    slot: here.scope.slots.number(),
    decimals,
    scale: 10 ** decimals,
    low,
    high,
    operands,
    constant: operands.every((node) => node.constant),
  };
}
