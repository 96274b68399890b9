/**
 * The closed table of operators of `tieuchi-logic/1`: one row says everything about an operator.
 *
 * Ranges are computed node by node from the operands' ranges alone, in scaled integers.
 */
import { type Code, MET, UNKNOWN, UNMET } from './kleene.js';

/** How two ranges compare: met for all pairs of values, unmet for none, else unknown. */
type Compare = (aLow: number, aHigh: number, bLow: number, bHigh: number) => Code;

/** One end of the range that two ranges combine to. */
type End = (aLow: number, aHigh: number, bLow: number, bHigh: number) => number;

/**
 * What an operator takes: a declared name; numbers; numbers, or a share and a percentage that is a literal or a threshold;
 * truths; two values of one type; a choice and a list out of its values; conditions, each with its value, and a value
 * otherwise.
 */
export type Takes = 'name' | 'numbers' | 'numbers-or-share' | 'truths' | 'alike' | 'choice-and-list' | 'branches';

/** What an operator gives; `named` and `branch` stand for the type of the name or of the branches. */
export type Gives = 'number' | 'truth' | 'named' | 'branch';

interface Row {
  /** Least and greatest number of operands. */
  readonly least: number;
  readonly most: number;
  readonly odd?: boolean;
  /** True when one operand may stand without an array. */
  readonly bare?: boolean;
  readonly takes: Takes;
  readonly gives: Gives;
  /** What it means for complete facts. */
  readonly doc: string;
  /**
   * What it makes of ranges. Bounds follow the same rule on the bounds of the operands, so that nothing leaves them; of an
   * `if` every branch counts, whatever its conditions come to.
   */
  readonly ranges: string;
}

export type Operator =
  | (Row & { readonly kind: 'order'; readonly compare: Compare; readonly opposite: string })
  | (Row & { readonly kind: 'equality'; readonly equal: boolean; readonly opposite: string })
  | (Row & { readonly kind: 'number'; readonly low: End; readonly high: End; readonly scale: 'align' | 'add' })
  | (Row & { readonly kind: 'logic'; readonly decides: Code })
  | (Row & { readonly kind: 'not' | 'if' | 'in' })
  | (Row & { readonly kind: 'var' });

const less: Compare = (aLow, aHigh, bLow, bHigh) => (aHigh < bLow ? MET : aLow >= bHigh ? UNMET : UNKNOWN);
const lessOrEqual: Compare = (aLow, aHigh, bLow, bHigh) => (aHigh <= bLow ? MET : aLow > bHigh ? UNMET : UNKNOWN);
const many = Number.POSITIVE_INFINITY;

const order = (compare: Compare, opposite: string, most: number, doc: string): Operator => ({
  kind: 'order',
  compare,
  opposite,
  least: 2,
  most,
  takes: 'numbers-or-share',
  gives: 'truth',
  doc,
  ranges:
    'met if it holds for all pairs of end points, unmet if for none, else unknown; three numbers are two comparisons joined by `and`; a share is compared by cross-multiplication, and unknown when nobody is counted, unless its fact says what that means',
});

const equality = (equal: boolean, opposite: string, doc: string): Operator => ({
  kind: 'equality',
  equal,
  opposite,
  least: 2,
  most: 2,
  takes: 'alike',
  gives: 'truth',
  doc,
  ranges: equal
    ? 'numbers: met if both are known and equal, unmet if the ranges are disjoint; truths and choices: unknown if one is'
    : 'the negation of `==`',
});

const number = (
  scale: 'align' | 'add',
  [least, most, bare]: readonly [least: number, most: number, bare?: boolean],
  doc: string,
  ranges: string,
  low: End,
  high: End,
): Operator => ({
  kind: 'number',
  scale,
  least,
  most,
  ...(bare && { bare }),
  takes: 'numbers',
  gives: 'number',
  doc,
  ranges,
  low,
  high,
});

const logic = (decides: Code, doc: string, ranges: string): Operator => ({
  kind: 'logic',
  decides,
  least: 1,
  most: many,
  takes: 'truths',
  gives: 'truth',
  doc,
  ranges,
});

export const operators: { readonly [name: string]: Operator } = Object.assign(Object.create(null) as object, {
  var: {
    kind: 'var',
    least: 1,
    most: 1,
    bare: true,
    takes: 'name',
    gives: 'named',
    doc: 'the value of a declared name',
    ranges: 'the range of the name: what its declaration allows as long as it is missing',
  },
  '<': order(less, '>=', 3, 'the first number is less than the second (and that less than the third)'),
  '<=': order(lessOrEqual, '>', 3, 'the first number is at most the second (and that at most the third)'),
  '>': order((al, ah, bl, bh) => less(bl, bh, al, ah), '<=', 2, 'the first number is greater than the second'),
  '>=': order((al, ah, bl, bh) => lessOrEqual(bl, bh, al, ah), '<', 2, 'the first number is at least the second'),
  '==': equality(true, '!=', 'both are the same number, truth or choice'),
  '===': equality(true, '!=', 'the same as `==`'),
  '!=': equality(false, '==', 'the two differ'),
  '!==': equality(false, '==', 'the same as `!=`'),
  in: {
    kind: 'in',
    least: 2,
    most: 2,
    takes: 'choice-and-list',
    gives: 'truth',
    doc: 'the choice is one of a literal list out of its values',
    ranges: 'unknown as long as the choice is missing, even if the list holds all its values; over an empty list unmet',
  },
  and: logic(UNMET, 'all conditions are met', 'unmet if one is unmet, else unknown if one is unknown, else met'),
  or: logic(MET, 'at least one condition is met', 'met if one is met, else unknown if one is unknown, else unmet'),
  '!': {
    kind: 'not',
    least: 1,
    most: 1,
    bare: true,
    takes: 'truths',
    gives: 'truth',
    doc: 'the condition is not met',
    ranges: 'met and unmet change places, unknown stays',
  },
  if: {
    kind: 'if',
    least: 3,
    most: many,
    odd: true,
    takes: 'branches',
    gives: 'branch',
    doc: 'the value after the first condition that is met, else the last value',
    ranges: 'all that an unknown condition leaves open: from the least to the greatest; truths that agree stay decided',
  },
  '+': number(
    'align',
    [1, many],
    'the sum',
    'the sum of the low ends to the sum of the high ends',
    (al, _ah, bl) => al + bl,
    (_al, ah, _bl, bh) => ah + bh,
  ),
  '-': number(
    'align',
    [1, 2, true],
    'the difference, or the number negated',
    'the low end less the high end to the high end less the low end; of one number: its ends negated, in turn',
    (al, _ah, _bl, bh) => al - bh,
    (_al, ah, bl) => ah - bl,
  ),
  '*': number(
    'add',
    [1, many],
    'the product',
    'the least to the greatest of the four products of ends, from left to right',
    (al, ah, bl, bh) => Math.min(al * bl, al * bh, ah * bl, ah * bh) + 0,
    (al, ah, bl, bh) => Math.max(al * bl, al * bh, ah * bl, ah * bh) + 0,
  ),
  min: number(
    'align',
    [1, many],
    'the least number',
    'the least of the low ends to the least of the high ends',
    (al, _ah, bl) => Math.min(al, bl),
    (_al, ah, _bl, bh) => Math.min(ah, bh),
  ),
  max: number(
    'align',
    [1, many],
    'the greatest number',
    'the greatest of the low ends to the greatest of the high ends',
    (al, _ah, bl) => Math.max(al, bl),
    (_al, ah, _bl, bh) => Math.max(ah, bh),
  ),
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

/** What other languages and the mathematics of school write, and the operator that is meant. */
export const mistaken: { readonly [name: string]: string } = Object.assign(Object.create(null) as object, {
  '=>': '>=',
  '≥': '>=',
  '=<': '<=',
  '≤': '<=',
  '=': '==',
  eq: '==',
  '<>': '!=',
  '≠': '!=',
  '&': 'and',
  '&&': 'and',
  '|': 'or',
  '||': 'or',
  not: '!',
  sum: '+',
  '−': '-',
  '–': '-',
  '×': '*',
  x: '*',
});
