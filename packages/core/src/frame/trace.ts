/**
 * Why a rule came out as it did, read from the slots after it has run.
 */
import type { Gaps } from '../value/gap.js';
import type { Frame } from './frame.js';
import { MET, type Wanted } from './kleene.js';
import type { Node, Part } from './node.js';

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
  return gapsIn(found, comparisonsIn(node, frame, wanted), frame);
}

function gapsIn(found: Gaps, comparisons: readonly Part[], frame: Frame): Gaps {
  let gaps = found;
  for (let at = 0; at < comparisons.length; at += 1) {
    const { node, wanted } = comparisons[at]!;
    gaps = node.addGaps!(gaps, frame, wanted);
  }
  return gaps;
}

/** The comparisons that keep a node from being `wanted`: by the truths of its parts, whatever the numbers in them. */
function comparisonsIn(node: Node, frame: Frame, wanted: Wanted): readonly Part[] {
  if (node.type !== 'truth' || frame.code[node.slot] === wanted) return [];
  if (node.within !== undefined)
    return node.within(node, frame, wanted).flatMap((part) => comparisonsIn(part.node, frame, part.wanted));
  return node.addGaps === undefined ? [] : [{ node, wanted }];
}

/** What decided a condition, and the comparisons that keep it from being met. */
interface Trace {
  readonly decidedBy: string;
  readonly comparisons: readonly Part[];
}

/** What was found of a condition so far, by the truths of its parts. */
export interface Traces {
  readonly condition: Node;
  /** Slots of the parts on which the others depend. */
  readonly slots: readonly number[];
  readonly found: (Trace | undefined)[];
}

/** Parts that may be met, unmet or unknown: of more of them too much would be remembered. */
const MOST_PARTS = 5;

/** Remembers what is found of a condition; undefined of one that has many parts. */
export function createTraces(condition: Node): Traces | undefined {
  const slots = [...new Set(partsOf(condition).map(({ slot }) => slot))];
  if (slots.length > MOST_PARTS) return undefined;
  return { condition, slots, found: new Array<undefined>(3 ** slots.length).fill(undefined) };
}

/** The parts of a condition that have none themselves. */
function partsOf(node: Node): readonly Node[] {
  return node.within === undefined ? [node] : node.operands.flatMap(partsOf);
}

/** What decided a condition, and keeps it from being met. */
export function traceOf({ condition, slots, found }: Traces, frame: Frame): Trace {
  const { code } = frame;
  let key = 0;
  for (let at = 0; at < slots.length; at += 1) key = 3 * key + code[slots[at]!]!;
  return (found[key] ??= {
    decidedBy: decidedBy(condition, frame),
    comparisons: comparisonsIn(condition, frame, MET),
  });
}

/** The gaps of a condition that is not met. */
export function gapsOfTrace({ comparisons }: Trace, frame: Frame): Gaps {
  return gapsIn(undefined, comparisons, frame);
}
