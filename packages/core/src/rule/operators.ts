/**
 * The closed table of operators of `tieuchi-logic/1`. A row says everything about an operator, with the file of its family.
 *
 * It has two halves, of which an app that opens checked plans carries the first: `meanings`, how an operator runs, and
 * `operators`, how it is written besides. TypeScript asks that both hold the same names. Ranges are computed node by node
 * from the operands' ranges alone, in scaled integers.
 */

import { MET, UNMET } from '../frame/kleene.js';
import type { Node } from '../frame/node.js';
import { arithmetic, difference, greatest, least, product, sum, writtenArithmetic } from './arithmetic.js';
import { conditional, writtenBranches } from './branches.js';
import { equality, membership, order, writtenEquality, writtenMembership, writtenOrder } from './comparisons.js';
import { logic, negation, writtenLogic } from './logic.js';
import { type Meaning, type Operator, type Table, tableOf, type Writing } from './meaning.js';
import { reading, writtenReading } from './variable.js';

const operatorRows = {
  var: reading,
  '<': order('<', 3),
  '<=': order('<=', 3),
  '>': order('>', 2),
  '>=': order('>=', 2),
  '==': equality('=='),
  '===': equality('=='),
  '!=': equality('!='),
  '!==': equality('!='),
  in: membership,
  and: logic(UNMET),
  or: logic(MET),
  '!': negation,
  if: conditional,
  '+': arithmetic(sum, {}),
  '-': arithmetic(difference, { most: 2, bare: true }),
  '*': arithmetic(product, {}),
  min: arithmetic(least, {}),
  max: arithmetic(greatest, {}),
} satisfies Table<Meaning>;

/** How each operator runs. */
const meanings: Table<Meaning> = tableOf(operatorRows);

/** How an operator runs; a number or a truth that is in a rule as such has none. */
export function meaningOf({ operator }: Pick<Node, 'operator'>): Meaning | undefined {
  return meanings[operator];
}

/** How an operator is written: what checks it, what it means for complete facts, and what it makes of ranges. */
type WrittenOperator = readonly [writing: Writing, doc: string, ranges: string];

const inOrder =
  'met if it holds for all pairs of end points, unmet if for none, else unknown; three numbers are two comparisons joined by `and`; a share is compared by cross-multiplication, and unknown when nobody is counted, unless its fact says what that means';
const ifEqual =
  'numbers: met if both are known and equal, unmet if the ranges are disjoint; truths and choices: unknown if one is';
const ifNotEqual = 'the negation of `==`';

/** All that there is to know of each operator. */
export const operators: Table<Operator> = /* @__PURE__ */ (() => {
  const written: { readonly [name in keyof typeof operatorRows]: WrittenOperator } = {
    var: [
      writtenReading,
      'the value of a declared name',
      'the range of the name: what its declaration allows as long as it is missing',
    ],
    '<': [writtenOrder, 'the first number is less than the second (and that less than the third)', inOrder],
    '<=': [writtenOrder, 'the first number is at most the second (and that at most the third)', inOrder],
    '>': [writtenOrder, 'the first number is greater than the second', inOrder],
    '>=': [writtenOrder, 'the first number is at least the second', inOrder],
    '==': [writtenEquality, 'both are the same number, truth or choice', ifEqual],
    '===': [writtenEquality, 'the same as `==`', ifEqual],
    '!=': [writtenEquality, 'the two differ', ifNotEqual],
    '!==': [writtenEquality, 'the same as `!=`', ifNotEqual],
    in: [
      writtenMembership,
      'the choice is one of a literal list out of its values',
      'unknown as long as the choice is missing, even if the list holds all its values; over an empty list unmet',
    ],
    and: [writtenLogic, 'all conditions are met', 'unmet if one is unmet, else unknown if one is unknown, else met'],
    or: [
      writtenLogic,
      'at least one condition is met',
      'met if one is met, else unknown if one is unknown, else unmet',
    ],
    '!': [writtenLogic, 'the condition is not met', 'met and unmet change places, unknown stays'],
    if: [
      writtenBranches,
      'the value after the first condition that is met, else the last value',
      'all that an unknown condition leaves open: from the least to the greatest; truths that agree stay decided',
    ],
    '+': [writtenArithmetic(sum), 'the sum', 'the sum of the low ends to the sum of the high ends'],
    '-': [
      writtenArithmetic(difference),
      'the difference, or the number negated',
      'the low end less the high end to the high end less the low end; of one number: its ends negated, in turn',
    ],
    '*': [
      writtenArithmetic(product),
      'the product',
      'the least to the greatest of the four products of ends, from left to right',
    ],
    min: [writtenArithmetic(least), 'the least number', 'the least of the low ends to the least of the high ends'],
    max: [
      writtenArithmetic(greatest),
      'the greatest number',
      'the greatest of the low ends to the greatest of the high ends',
    ],
  };
  return tableOf(
    Object.fromEntries(
      Object.entries(written).map(([name, [writing, doc, ranges]]) => [
        name,
        { ...meanings[name]!, ...writing, doc, ranges },
      ]),
    ),
  );
})();

/** What JSON Logic knows and we refuse, and what to write instead. */
export const refused: Table<string> = /* @__PURE__ */ tableOf({
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
export const mistaken: Table<string> = /* @__PURE__ */ tableOf({
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
