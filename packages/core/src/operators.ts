/**
 * The closed table of operators of `tieuchi-logic/1`: one row says everything about an operator.
 *
 * Ranges are computed node by node from the operands' ranges alone, in scaled integers.
 */

/** A truth as the engine computes with it. */
export const UNMET = 0;
export const MET = 1;
export const UNKNOWN = 2;
export type Code = typeof UNMET | typeof MET | typeof UNKNOWN;

/** How two ranges compare: met for all pairs of values, unmet for none, else unknown. */
export type Compare = (aLow: number, aHigh: number, bLow: number, bHigh: number) => Code;

/** One end of the range that two ranges combine to. */
export type End = (aLow: number, aHigh: number, bLow: number, bHigh: number) => number;

interface Row {
  /** Least and greatest number of operands. */
  readonly least: number;
  readonly most: number;
  readonly odd?: boolean;
  /** True when one operand may stand without an array. */
  readonly bare?: boolean;
  readonly doc: string;
}

export type Operator =
  | (Row & { readonly kind: 'order'; readonly compare: Compare; readonly opposite: string })
  | (Row & { readonly kind: 'equality'; readonly equal: boolean; readonly opposite: string })
  | (Row & { readonly kind: 'number'; readonly low: End; readonly high: End; readonly scale: 'align' | 'add' })
  | (Row & { readonly kind: 'logic'; readonly decides: Code })
  | (Row & { readonly kind: 'not' | 'if' | 'in' | 'var' });

const less: Compare = (aLow, aHigh, bLow, bHigh) => (aHigh < bLow ? MET : aLow >= bHigh ? UNMET : UNKNOWN);
const lessOrEqual: Compare = (aLow, aHigh, bLow, bHigh) => (aHigh <= bLow ? MET : aLow > bHigh ? UNMET : UNKNOWN);
const many = Number.POSITIVE_INFINITY;
const equality = (equal: boolean, opposite: string, doc: string): Operator => ({
  kind: 'equality',
  equal,
  opposite,
  least: 2,
  most: 2,
  doc,
});

export const operators: { readonly [name: string]: Operator } = Object.assign(Object.create(null) as object, {
  var: { kind: 'var', least: 1, most: 1, bare: true, doc: 'the value of a declared name' },
  '<': {
    kind: 'order',
    compare: less,
    opposite: '>=',
    least: 2,
    most: 3,
    doc: 'the first number is less than the second (and that less than the third)',
  },
  '<=': {
    kind: 'order',
    compare: lessOrEqual,
    opposite: '>',
    least: 2,
    most: 3,
    doc: 'the first number is at most the second (and that at most the third)',
  },
  '>': {
    kind: 'order',
    compare: (al, ah, bl, bh) => less(bl, bh, al, ah),
    opposite: '<=',
    least: 2,
    most: 2,
    doc: 'the first number is greater than the second',
  },
  '>=': {
    kind: 'order',
    compare: (al, ah, bl, bh) => lessOrEqual(bl, bh, al, ah),
    opposite: '<',
    least: 2,
    most: 2,
    doc: 'the first number is at least the second',
  },
  '==': equality(true, '!=', 'both are the same number, truth or choice'),
  '===': equality(true, '!=', 'the same as =='),
  '!=': equality(false, '==', 'the two differ'),
  '!==': equality(false, '==', 'the same as !='),
  in: { kind: 'in', least: 2, most: 2, doc: 'a choice is one of a literal list' },
  and: { kind: 'logic', decides: UNMET, least: 1, most: many, doc: 'all conditions are met' },
  or: { kind: 'logic', decides: MET, least: 1, most: many, doc: 'at least one condition is met' },
  '!': { kind: 'not', least: 1, most: 1, bare: true, doc: 'the condition is not met' },
  if: { kind: 'if', least: 3, most: many, odd: true, doc: 'condition, value, …, value otherwise' },
  '+': {
    kind: 'number',
    scale: 'align',
    least: 1,
    most: many,
    doc: 'sum',
    low: (al, _ah, bl) => al + bl,
    high: (_al, ah, _bl, bh) => ah + bh,
  },
  '-': {
    kind: 'number',
    scale: 'align',
    least: 1,
    most: 2,
    bare: true,
    doc: 'difference, or the number negated',
    low: (al, _ah, _bl, bh) => al - bh,
    high: (_al, ah, bl) => ah - bl,
  },
  '*': {
    kind: 'number',
    scale: 'add',
    least: 1,
    most: many,
    doc: 'product',
    low: (al, ah, bl, bh) => Math.min(al * bl, al * bh, ah * bl, ah * bh) + 0,
    high: (al, ah, bl, bh) => Math.max(al * bl, al * bh, ah * bl, ah * bh) + 0,
  },
  min: {
    kind: 'number',
    scale: 'align',
    least: 1,
    most: many,
    doc: 'the least number',
    low: (al, _ah, bl) => Math.min(al, bl),
    high: (_al, ah, _bl, bh) => Math.min(ah, bh),
  },
  max: {
    kind: 'number',
    scale: 'align',
    least: 1,
    most: many,
    doc: 'the greatest number',
    low: (al, _ah, bl) => Math.max(al, bl),
    high: (_al, ah, _bl, bh) => Math.max(ah, bh),
  },
} satisfies { [name: string]: Operator });

/** What JSON Logic knows and we refuse, and what to write instead. */
export const refused: { readonly [name: string]: string } = Object.assign(Object.create(null) as object, {
  '/': 'multiply the other side instead, so that numbers stay exact',
  '%': 'write the valid values into the fact as `step`',
  '!!': 'name the condition itself: rules have no truthiness',
  '?:': 'write `if`',
  cat: 'rules do not build text: put words into the texts file',
  substr: 'rules do not read text: declare a `choice`',
  missing: 'a missing fact is a range: compare it, the verdict says when it is unknown',
  missing_some: 'a missing fact is a range: compare it, the verdict says when it is unknown',
  map: 'write one indicator for each thing that is judged',
  filter: 'write one indicator for each thing that is judged',
  reduce: 'write one indicator for each thing that is judged, and read `points.total`',
  all: 'write one indicator for each thing that is judged, and read `met.all`',
  none: 'write one indicator for each thing that is judged, and read `met.count`',
  some: 'write one indicator for each thing that is judged, and read `met.count`',
  merge: 'rules have no lists',
  log: 'rules only compute: use `explain` to see why',
  method: 'rules only compute',
});
