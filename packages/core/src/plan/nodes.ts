/**
 * The parts of rules as a list: operands before operators, so that one walk from the front meets everything in order.
 */
import { createFrame, type Frame } from '../frame/frame.js';
import { isLiteral, type Node, type StepOf, scaleOf } from '../frame/node.js';
import { meaningOf } from '../rule/operators.js';
import type { PlanNode, PlanValue, Size } from './format.js';

/** Rules as a list of their parts, and the position of each rule in it. */
export interface WrittenRules {
  readonly nodes: readonly PlanNode[];
  readonly at: (root: Node) => number;
}

export function writeNodes(roots: readonly Node[]): WrittenRules {
  const nodes: PlanNode[] = [];
  const positions = new Map<Node, number>();
  const write = (node: Node): number => {
    const operands = node.operands.map(write);
    positions.set(node, nodes.length);
    return nodes.push(written(node, operands)) - 1;
  };
  for (const root of roots) write(root);
  return { nodes, at: (root) => positions.get(root)! };
}

function written(node: Node, operands: readonly number[]): PlanNode {
  const { operator, name, constant, positions, pointer } = node;
  return {
    op: operator,
    ...planValue(node),
    operands,
    ...(name !== undefined && { name }),
    ...(name !== undefined && constant && { constant }),
    ...(positions && { positions }),
    pointer,
  };
}

/** What is in a slot, without what only the checker knows of it. */
export function planValue({ type, slot, decimals, low, high }: PlanValue): PlanValue {
  return { type, slot, decimals, low, high };
}

/**
 * One part of a rule over opened operands, as data. All parts have the same keys in the same order: engines run that fastest.
 * `of` gives the values of a choice by its name.
 */
export function openNode(
  { op, type, slot, decimals, low, high, name, constant, positions, pointer }: Omit<PlanNode, 'operands'>,
  operands: readonly Node[],
  of: (name: string) => readonly string[] | undefined,
): Node {
  return {
    pointer,
    operator: op,
    type,
    slot,
    decimals,
    scale: scaleOf(decimals),
    low,
    high,
    operands,
    name,
    constant: name === undefined ? operands.every((operand) => operand.constant) : constant === true,
    of: name === undefined ? undefined : of(name),
    positions,
    run: undefined,
    runKnown: undefined,
    decider: undefined,
    addGaps: undefined,
    within: undefined,
  };
}

/** The parts of rules ready to run. */
export function openNodes(nodes: readonly PlanNode[], of: (name: string) => readonly string[] | undefined): Node[] {
  const opened: Node[] = [];
  for (const each of nodes) {
    const node = openNode(
      each,
      each.operands.map((at) => opened[at]!),
      of,
    );
    const { step, stepKnown = step, decider, gaps, within } = meaningOf(node) ?? {};
    node.run = step?.(node, ranged);
    node.runKnown = stepKnown?.(node, known);
    node.decider = decider;
    node.addGaps = gaps?.(node);
    node.within = node.type === 'truth' ? within : undefined;
    opened.push(node);
  }
  return opened;
}

const ranged: StepOf = (node) => node.run;
const known: StepOf = (node) => node.runKnown;

/** A new frame with the literals of the rules in their slots. */
export function frameFor(size: Size, nodes: readonly Node[]): Frame {
  const frame = createFrame(size.numbers, size.codes);
  for (const node of nodes) {
    if (!isLiteral(node)) continue;
    if (node.type === 'truth') frame.code[node.slot] = node.low;
    else {
      frame.low[node.slot] = node.low;
      frame.high[node.slot] = node.low;
    }
  }
  return frame;
}
