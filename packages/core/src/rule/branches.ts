/**
 * Branches: an `if` takes all that an unknown condition leaves open.
 */

import type { Frame, Step } from '../frame/frame.js';
import { MET, UNKNOWN, UNMET } from '../frame/kleene.js';
import { areExact, factorsOf, type Node, type StepOf, truthNode } from '../frame/node.js';
import { type Meaning, type NodeBounds, TRUTH, type Writing } from './meaning.js';
import { align, failType, type Here, operandsOf } from './operands.js';
/** Conditions, each with its value, and a value otherwise. */
export const conditional: Meaning = {
  least: 3,
  most: Number.POSITIVE_INFINITY,
  odd: true,
  takes: 'branches',
  gives: 'branch',
  bounds: (operands, positions) => (positions === undefined ? branchBounds(operands) : undefined),
  step: (node, stepOf) => (node.type === 'truth' ? truthStep(node, stepOf) : numberStep(node, stepOf)),
  within: (node, frame, wanted) => branchesTaken(node, frame).map((branch) => ({ node: branch, wanted })),
  behind: (node, frame) => [...openConditions(node, frame), ...branchesTaken(node, frame)],
};

/** How branches are written. */
export const writtenBranches: Writing = { check: checkBranches, isCondition };

function isCondition(index: number, operands: number): boolean {
  return index % 2 === 0 && index < operands - 1;
}

/** The values among the operands. */
function valuesOf(operands: readonly Node[]): Node[] {
  return operands.filter((_, index) => !isCondition(index, operands.length));
}

function branchBounds(operands: readonly Node[]): NodeBounds | undefined {
  const values = valuesOf(operands);
  if (!operands.every(({ type }, index) => !isCondition(index, operands.length) || type === 'truth')) return undefined;
  if (values.every(({ type }) => type === 'truth')) return TRUTH;
  if (!areExact(values)) return undefined;
  const factors = factorsOf(values);
  return {
    type: 'number',
    decimals: Math.max(...values.map(({ decimals }) => decimals)),
    low: Math.min(...values.map(({ low }, index) => low * factors[index]!)),
    high: Math.max(...values.map(({ high }, index) => high * factors[index]!)),
  };
}

function truthStep({ slot, operands }: Node, stepOf: StepOf): Step {
  const last = operands.length - 1;
  const steps = operands.map(stepOf);
  const codeAt = (frame: Frame, index: number): number => {
    steps[index]?.(frame);
    return frame.code[operands[index]!.slot]!;
  };
  const choose = (frame: Frame): number => {
    let all: number | undefined;
    for (let at = 0; at <= last; at += 2) {
      const condition = at === last ? MET : codeAt(frame, at);
      if (condition === UNMET) continue;
      const taken = codeAt(frame, at === last ? last : at + 1);
      all = all === undefined || all === taken ? taken : UNKNOWN;
      if (condition === MET) break;
    }
    return all!;
  };
  return (frame) => void (frame.code[slot] = choose(frame));
}

function numberStep({ slot, operands, decimals }: Node, stepOf: StepOf): Step {
  const last = operands.length - 1;
  const steps = operands.map(stepOf);
  const factors = operands.map((node) => 10 ** (decimals - node.decimals));
  return (frame) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    const take = (index: number) => {
      const node = operands[index]!;
      steps[index]?.(frame);
      low = Math.min(low, frame.low[node.slot]! * factors[index]!);
      high = Math.max(high, frame.high[node.slot]! * factors[index]!);
    };
    let at = 0;
    for (; at < last; at += 2) {
      const condition = operands[at]!;
      steps[at]?.(frame);
      const code = frame.code[condition.slot]!;
      if (code !== UNMET) take(at + 1);
      if (code === MET) break;
    }
    if (at >= last) take(last);
    frame.low[slot] = low;
    frame.high[slot] = high;
  };
}

/** The branches that may be taken, and none that a decided condition shuts. */
function branchesTaken({ operands }: Node, frame: Frame): Node[] {
  const taken: Node[] = [];
  for (let at = 0; at < operands.length - 1; at += 2) {
    const code = frame.code[operands[at]!.slot];
    if (code === UNMET) continue;
    taken.push(operands[at + 1]!);
    if (code === MET) return taken;
  }
  return [...taken, operands[operands.length - 1]!];
}

/** The conditions that are open, up to the one that decides. */
function openConditions({ operands }: Node, frame: Frame): Node[] {
  const open: Node[] = [];
  for (let at = 0; at < operands.length - 1; at += 2) {
    const condition = operands[at]!;
    const code = frame.code[condition.slot];
    if (code === UNKNOWN) open.push(condition);
    if (code === MET) break;
  }
  return open;
}

function checkBranches(here: Here): Node | undefined {
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const branches = valuesOf(operands);
  const type = branches[0]!.type;
  for (const [index, node] of operands.entries()) {
    const expected = isCondition(index, operands.length) ? 'truth' : type === 'truth' ? 'truth' : 'number';
    if (node.type !== expected) return failType(here.issues, node.pointer, expected, node.type);
  }
  if (type === 'truth') return truthNode(here, here.scope.slots.code(), operands);
  if (align(here, branches) === undefined) return undefined;
  const { decimals, low, high } = branchBounds(operands)!;
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
