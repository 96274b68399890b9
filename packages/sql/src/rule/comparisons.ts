/**
 * Comparisons: met for all pairs of values, unmet for none, else unknown (SEMANTICS 2).
 */
import type { PlanNode } from '@tieuchi/core';
import { called, joined, type Part, type Sql, sql } from '../statement/sql.js';
import {
  type ChoiceValue,
  type NumberValue,
  type ShareValue,
  scaledTo,
  type TruthValue,
  type Value,
} from './values.js';

type Order = '<' | '<=' | '>' | '>=';

/** Numbers in order, or a share and a percentage. */
export function comparison(order: Order, operands: readonly Value[]): Sql {
  if (operands.some(({ type }) => type === 'share')) return shareComparison(order, operands);
  const numbers = toOneScale(operands as NumberValue[]);
  const pairs = numbers.slice(1).map((right, index) => pairComparison(order, numbers[index]!, right));
  return pairs.length === 1 ? pairs[0]! : called('LEAST', pairs);
}

function pairComparison(order: Order, left: NumberValue, right: NumberValue): Sql {
  if (order === '>') return pairComparison('<', right, left);
  if (order === '>=') return pairComparison('<=', right, left);
  return order === '<'
    ? sql`CASE WHEN ${left.high} < ${right.low} THEN 2 WHEN ${left.low} >= ${right.high} THEN 0 ELSE 1 END`
    : sql`CASE WHEN ${left.high} <= ${right.low} THEN 2 WHEN ${left.low} > ${right.high} THEN 0 ELSE 1 END`;
}

/** A share is held against a percentage by cross-multiplication, never as a rounded number. */
function shareComparison(order: Order, [left, right]: readonly Value[]): Sql {
  const swaps = left!.type !== 'share';
  const share = (swaps ? right : left) as ShareValue;
  const percent = (swaps ? left : right) as NumberValue;
  const asked = swaps ? MIRRORED[order] : order;
  // Less than a percentage is not to reach it; not more is not to exceed it.
  const negated = asked === '<' || asked === '<=';
  const exceeds = asked === '>' || asked === '<=';
  const factor = 100 * 10 ** percent.decimals;
  const satisfies = ({ met, total }: ShareValue['low']) =>
    exceeds
      ? sql`${met} * ${factor} > ${percent.low} * ${total}`
      : sql`${met} * ${factor} >= ${percent.low} * ${total}`;
  const { low, high } = share;
  return sql`CASE WHEN ${low.total} > 0 AND ${satisfies(low)} THEN ${negated ? 0 : 2} WHEN ${high.total} > 0 AND NOT (${satisfies(high)}) THEN ${negated ? 2 : 0} ELSE 1 END`;
}

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** Two values that are the same, or not. */
export function equality(node: PlanNode, operands: readonly Value[], equal: boolean): Sql {
  if (node.positions !== undefined) return membership(node, operands, equal);
  const [same, other] = equal ? [2, 0] : [0, 2];
  if (operands[0]!.type === 'truth') {
    const [a, b] = (operands as TruthValue[]).map(({ code }) => code) as [Part, Part];
    return sql`CASE WHEN ${a} = 1 OR ${b} = 1 THEN 1 WHEN ${a} = ${b} THEN ${same} ELSE ${other} END`;
  }
  const [a, b] = toOneScale(operands as NumberValue[]) as [NumberValue, NumberValue];
  return sql`CASE WHEN ${a.high} < ${b.low} OR ${a.low} > ${b.high} THEN ${other} WHEN ${a.low} = ${a.high} AND ${b.low} = ${b.high} THEN ${same} ELSE 1 END`;
}

/** A choice among some of its values. */
export function membership({ positions }: PlanNode, [choice]: readonly Value[], equal: boolean): Sql {
  const { position } = choice as ChoiceValue;
  const wanted = [...new Set(positions)];
  const [inside, outside] = equal ? [2, 0] : [0, 2];
  // Nothing is among no values, known or not.
  if (wanted.length === 0) return sql`${outside}`;
  return sql`CASE WHEN ${position} < 0 THEN 1 WHEN ${position} IN (${joined(wanted, ', ')}) THEN ${inside} ELSE ${outside} END`;
}

function toOneScale(numbers: readonly NumberValue[]): NumberValue[] {
  const decimals = Math.max(...numbers.map((each) => each.decimals));
  return numbers.map((each) => scaledTo(each, decimals));
}
