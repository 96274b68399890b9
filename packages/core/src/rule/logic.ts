/**
 * Logic: all of, any of, not; what is unknown stays so unless the rest decides.
 */

import { type Code, flip, MET, UNKNOWN, UNMET, type Wanted } from '../frame/kleene.js';
import { type Node, runAll, truthNode } from '../frame/node.js';
import { type Meaning, type NodeBounds, TRUTH, type Writing } from './meaning.js';
import { type Here, operandsOf } from './operands.js';

/** Conditions give a condition. */
function conditions(operands: readonly Node[], positions: unknown): NodeBounds | undefined {
  return positions === undefined && operands.every(({ type }) => type === 'truth') ? TRUTH : undefined;
}

/** Several conditions, of which one alone may decide. */
export function logic(decides: Wanted): Meaning {
  return {
    least: 1,
    most: Number.POSITIVE_INFINITY,
    takes: 'truths',
    gives: 'truth',
    bounds: conditions,
    step: ({ slot, operands }, stepOf) => {
      const before = runAll(operands, stepOf);
      const slots = operands.map((node) => node.slot);
      return (frame) => {
        before?.(frame);
        let all: Code = decides === MET ? UNMET : MET;
        for (const operand of slots) {
          const code = frame.code[operand]!;
          if (code === decides) {
            all = decides;
            break;
          }
          if (code === UNKNOWN) all = UNKNOWN;
        }
        frame.code[slot] = all;
      };
    },
    decider: ({ operands }, code) => (code === decides || operands.length === 1 ? code : undefined),
    within: ({ operands }, _, wanted) => operands.map((node) => ({ node, wanted })),
  };
}

export const negation: Meaning = {
  least: 1,
  most: 1,
  bare: true,
  takes: 'truths',
  gives: 'truth',
  bounds: conditions,
  step: ({ slot, operands }, stepOf) => {
    const [operand] = operands as [Node];
    const before = runAll(operands, stepOf);
    return (frame) => {
      before?.(frame);
      frame.code[slot] = flip(frame.code[operand.slot]!);
    };
  },
  decider: (_, code) => flip(code),
  within: ({ operands }, _, wanted) => [{ node: operands[0]!, wanted: wanted === MET ? UNMET : MET }],
};

/** How both are written. */
export const writtenLogic: Writing = {
  check: (here: Here) => {
    const operands = operandsOf(here);
    return operands && truthNode(here, here.scope.slots.code(), operands);
  },
};
