/**
 * The operators of plans as SQL, one row each: what an expression is over the values of its operands (SEMANTICS §2).
 */
import type { PlanNode } from '@tieuchi/core';
import { extremeOf, type Part, type Sql, sql } from '../statement/sql.js';
import { difference, extreme, product, sum } from './arithmetic.js';
import { conditionalNumber, conditionalTruth } from './branches.js';
import { comparison, equality, membership } from './comparisons.js';
import { type NumberValue, scaledTo, type TruthValue, type Value } from './values.js';

/** What an expression over operands is: a truth, or both ends of a number. */
export type Written = { readonly code: Sql } | { readonly low: Sql; readonly high: Sql };

/** `step` makes a column of an expression that others read more than once. */
type Write = (node: PlanNode, operands: readonly Value[], step: (expression: Sql) => Part) => Written;

/** Numbers on the scale of the node. */
const aligned = (node: PlanNode, operands: readonly Value[]): NumberValue[] =>
  (operands as NumberValue[]).map((value) => scaledTo(value, node.decimals));

const codes = (operands: readonly Value[]): Part[] => (operands as TruthValue[]).map(({ code }) => code);

const logic =
  (name: 'LEAST' | 'GREATEST'): Write =>
  (_, operands) => ({ code: extremeOf(name, codes(operands)) });

const rows: { readonly [operator: string]: Write } = {
  '<': (_, operands) => ({ code: comparison('<', operands) }),
  '<=': (_, operands) => ({ code: comparison('<=', operands) }),
  '>': (_, operands) => ({ code: comparison('>', operands) }),
  '>=': (_, operands) => ({ code: comparison('>=', operands) }),
  '==': (node, operands) => ({ code: equality(node, operands, true) }),
  '===': (node, operands) => ({ code: equality(node, operands, true) }),
  '!=': (node, operands) => ({ code: equality(node, operands, false) }),
  '!==': (node, operands) => ({ code: equality(node, operands, false) }),
  in: (node, operands) => ({ code: membership(node, operands, true) }),
  and: logic('LEAST'),
  or: logic('GREATEST'),
  '!': (_, operands) => ({ code: sql`2 - ${codes(operands)[0]!}` }),
  if: (node, operands) =>
    node.type === 'truth' ? { code: conditionalTruth(operands) } : conditionalNumber(operands, node.decimals),
  '+': (node, operands) => sum(aligned(node, operands)),
  '-': (node, operands) => difference(aligned(node, operands)),
  '*': (_, operands, step) => product(operands as NumberValue[], step),
  min: (node, operands) => extreme('LEAST', aligned(node, operands)),
  max: (node, operands) => extreme('GREATEST', aligned(node, operands)),
};

/** The expression of a part of a rule. */
export function writeOperator(node: PlanNode, operands: readonly Value[], step: (expression: Sql) => Part): Written {
  if (!Object.hasOwn(rows, node.op)) throw new TypeError(`${node.op} is no operator of this version`);
  return rows[node.op]!(node, operands, step);
}

/** Names of the operators that are written. */
export const OPERATORS: readonly string[] = Object.keys(rows);
