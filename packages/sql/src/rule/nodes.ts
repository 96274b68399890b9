/**
 * The parts of a plan's rules as columns, operands before operators.
 */
import type { PlanNode } from '@tieuchi/core';
import type { Layers } from '../statement/layers.js';
import { type Part, type Sql, wide } from '../statement/sql.js';
import { writeOperator } from './operators.js';
import { truthInSql, type Value } from './values.js';

/** Writes rules of a plan, each part once. */
export interface RuleWriter {
  /** The value of the part at a position; its operands are written before it. */
  value(at: number): Value;
}

/** `prefix` begins the names of the columns; `named` gives what a rule reads. */
export function createRuleWriter(
  nodes: readonly PlanNode[],
  layers: Layers,
  prefix: string,
  named: (name: string) => Value,
): RuleWriter {
  const written: (Value | undefined)[] = [];
  const value = (at: number): Value => (written[at] ??= write(at));
  const write = (at: number): Value => {
    const node = nodes[at]!;
    if (node.op === 'literal') return literal(node);
    if (node.op === 'var') return named(node.name!);
    const operands = node.operands.map(value);
    const note = `${node.op} ${node.pointer}`;
    let steps = 0;
    const step = (expression: Sql): Part => layers.add(`${prefix}${at}_step_${(steps += 1)}`, expression);
    const found = writeOperator(node, operands, step);
    if ('code' in found) return { type: 'truth', code: layers.add(`${prefix}${at}`, found.code, note) };
    // Branches, and rules of literals alone, may have narrow numbers only, which overflow when they are multiplied.
    const end = (expression: Sql) =>
      node.op === 'if' || expression.reads.length === 0 ? wide(expression) : expression;
    const low = layers.add(`${prefix}${at}_low`, end(found.low), note);
    const high = found.high.text === found.low.text ? low : layers.add(`${prefix}${at}_high`, end(found.high));
    return { type: 'number', decimals: node.decimals, low, high };
  };
  return { value };
}

function literal({ type, decimals, low }: PlanNode): Value {
  return type === 'truth' ? { type, code: truthInSql(low) } : { type: 'number', decimals, low, high: low };
}
