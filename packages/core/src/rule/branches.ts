/**
 * Branches: an `if` takes all that an unknown condition leaves open.
 */

import type { Frame, Step } from './frame.js';
import { MET, UNKNOWN, UNMET } from './kleene.js';
import { type Node, truthNode } from './node.js';
import { align, failType, type Here, operandsOf } from './operands.js';

export function conditional(here: Here): Node | undefined {
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const isCondition = (index: number) => index % 2 === 0 && index < operands.length - 1;
  const branches = operands.filter((_, index) => !isCondition(index));
  const type = branches[0]!.type;
  for (const [index, node] of operands.entries()) {
    const expected = isCondition(index) ? 'truth' : type === 'truth' ? 'truth' : 'number';
    if (node.type !== expected) return failType(here.issues, node.pointer, expected, node.type);
  }
  return type === 'truth' ? truthBranches(here, operands) : numberBranches(here, operands, branches);
}

function truthBranches(here: Here, operands: readonly Node[]): Node {
  const slot = here.scope.slots.code();
  const last = operands.length - 1;
  const codeAt = (frame: Frame, index: number): number => {
    const node = operands[index]!;
    node.run?.(frame);
    return frame.code[node.slot]!;
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
  return truthNode(here.pointer, here.name, slot, operands, (frame) => void (frame.code[slot] = choose(frame)));
}

function numberBranches(here: Here, operands: readonly Node[], branches: readonly Node[]): Node | undefined {
  const aligned = align(here, branches);
  if (aligned === undefined) return undefined;
  const { decimals, factors } = aligned;
  const byOperand = operands.map((node) => 10 ** (decimals - node.decimals));
  const slot = here.scope.slots.number();
  const run: Step = (frame) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    const take = (index: number) => {
      const node = operands[index]!;
      node.run?.(frame);
      low = Math.min(low, frame.low[node.slot]! * byOperand[index]!);
      high = Math.max(high, frame.high[node.slot]! * byOperand[index]!);
    };
    let at = 0;
    for (; at < operands.length - 1; at += 2) {
      const condition = operands[at]!;
      condition.run?.(frame);
      const code = frame.code[condition.slot]!;
      if (code !== UNMET) take(at + 1);
      if (code === MET) break;
    }
    if (at >= operands.length - 1) take(operands.length - 1);
    frame.low[slot] = low;
    frame.high[slot] = high;
  };
  const bounds = branches.map((node, index) => [node.low * factors[index]!, node.high * factors[index]!] as const);
  return {
    pointer: here.pointer,
    operator: here.name,
    type: 'number',
    slot,
    decimals,
    scale: 10 ** decimals,
    low: Math.min(...bounds.map(([low]) => low)),
    high: Math.max(...bounds.map(([, high]) => high)),
    operands,
    constant: operands.every((node) => node.constant),
    run,
  };
}
