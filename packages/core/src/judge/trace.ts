/**
 * Why a rule came out as it did, read from the slots after it has run.
 */

import type { Frame } from '../frame/frame.js';
import type { Node } from '../frame/node.js';
import type { Wanted } from '../rule/meaning.js';
import { meaningOf } from '../rule/operators.js';
import type { Gap } from '../value/gap.js';
/** Pointer of the first operand, in document order, that alone decides, recursively; else of the node itself. */
export function decidedBy(node: Node, frame: Frame): string {
  const wanted = meaningOf(node)?.decider?.(node, frame.code[node.slot]!);
  if (wanted !== undefined)
    for (const operand of node.operands) if (frame.code[operand.slot] === wanted) return decidedBy(operand, frame);
  return node.pointer;
}

/** Adds the comparisons that keep a node from being `wanted`, each with what it has and what it needs. */
export function addGaps(gaps: Gap[], node: Node, frame: Frame, wanted: Wanted): void {
  if (node.type !== 'truth' || frame.code[node.slot] === wanted) return;
  meaningOf(node)?.gaps?.({
    node,
    frame,
    wanted,
    add: (gap) => gaps.push(gap),
    follow: (operand, other) => addGaps(gaps, operand, frame, other),
  });
}
