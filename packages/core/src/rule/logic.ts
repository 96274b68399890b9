/**
 * Logic: all of, any of, not; what is unknown stays so unless the rest decides.
 */

import { flip, UNKNOWN } from './kleene.js';
import { type Node, truthNode } from './node.js';
import { type Here, operandsOf, runAll } from './operands.js';
import type { Operator } from './operators.js';

export function logic(here: Here, operator: Extract<Operator, { kind: 'logic' }>): Node | undefined {
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const slot = here.scope.slots.code();
  const before = runAll(operands);
  const { decides } = operator;
  const slots = operands.map((node) => node.slot);
  return truthNode(here.pointer, here.name, slot, operands, (frame) => {
    before(frame);
    let all: number = 1 - decides;
    for (const operand of slots) {
      const code = frame.code[operand]!;
      if (code === decides) {
        all = decides;
        break;
      }
      if (code === UNKNOWN) all = UNKNOWN;
    }
    frame.code[slot] = all;
  });
}

export function negation(here: Here): Node | undefined {
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const [operand] = operands as [Node];
  const slot = here.scope.slots.code();
  return truthNode(here.pointer, here.name, slot, operands, (frame) => {
    operand.run?.(frame);
    frame.code[slot] = flip(frame.code[operand.slot]!);
  });
}
