/**
 * Why a rule came out as it did, read from the slots after it has run.
 */
import type { Gaps } from '../value/gap.js';
import type { Frame } from './frame.js';
import type { Wanted } from './kleene.js';
import type { Node } from './node.js';

/** Pointer of the first operand, in document order, that alone decides, recursively; else of the node itself. */
export function decidedBy(node: Node, frame: Frame): string {
  const { operands, decider } = node;
  const wanted = decider?.(node, frame.code[node.slot]!);
  if (wanted !== undefined)
    for (let at = 0; at < operands.length; at += 1)
      if (frame.code[operands[at]!.slot] === wanted) return decidedBy(operands[at]!, frame);
  return node.pointer;
}

/** The gaps with those comparisons that keep a node from being `wanted`, each with what it has and what it needs. */
export function gapsOf(found: Gaps, node: Node, frame: Frame, wanted: Wanted): Gaps {
  if (node.type !== 'truth' || frame.code[node.slot] === wanted || node.addGaps === undefined) return found;
  return node.addGaps(found, frame, wanted);
}
