/**
 * Why a rule came out as it did, read from the registers after it has run.
 */

import type { Frame } from '../rule/frame.js';
import { MET, UNMET } from '../rule/kleene.js';
import type { Node } from '../rule/node.js';
import { type Operator, operators } from '../rule/operators.js';
import { percentOf, type Share } from '../value/share.js';
import { type Quantity, quantity } from '../value/verdict.js';
import type { Gap } from './result.js';

/** Pointer of the first operand, in document order, that alone decides, recursively; else of the node itself. */
export function decidedBy(node: Node, frame: Frame): string {
  const code = frame.code[node.slot]!;
  if (node.operator === '!') return decidedBy(node.operands[0]!, frame);
  const decides = node.operator === 'and' ? UNMET : node.operator === 'or' ? MET : undefined;
  if (decides !== undefined && (code === decides || node.operands.length === 1)) {
    const decider = node.operands.find((operand) => frame.code[operand.slot] === code);
    if (decider !== undefined) return decidedBy(decider, frame);
  }
  return node.pointer;
}

/** Adds the comparisons that keep a node from being `wanted`, each with what it has and what it needs. */
export function addGaps(gaps: Gap[], node: Node, frame: Frame, wanted: typeof MET | typeof UNMET): void {
  if (node.type !== 'truth' || frame.code[node.slot] === wanted) return;
  const operator = operators[node.operator];
  if (operator === undefined) return;
  switch (operator.kind) {
    case 'logic':
      for (let index = 0; index < node.operands.length; index += 1) addGaps(gaps, node.operands[index]!, frame, wanted);
      return;
    case 'not':
      addGaps(gaps, node.operands[0]!, frame, wanted === MET ? UNMET : MET);
      return;
    case 'if':
      for (const branch of branchesTaken(node, frame)) addGaps(gaps, branch, frame, wanted);
      return;
    case 'order':
    case 'equality': {
      const [left, right] = node.operands;
      if (left?.type === 'share' || right?.type === 'share') return void gaps.push(shareGap(node, frame, wanted));
      if (left?.type !== 'number' || right === undefined) return;
      const asked = wanted === MET ? node.operator : operator.opposite;
      // Three operands are two comparisons, of which those that hold already need no change.
      for (let index = 1; index < node.operands.length; index += 1) {
        const pair = [node.operands[index - 1]!, node.operands[index]!] as const;
        if (node.operands.length === 2 || wanted === UNMET || !isOrdered(pair, node.operator === '<', frame))
          gaps.push(pairGap(pair, asked, node.pointer, frame));
      }
    }
  }
}

function pairGap([left, right]: readonly [Node, Node], asked: string, pointer: string, frame: Frame): Gap {
  const swaps = left.constant && !right.constant;
  return {
    pointer,
    has: quantityAt(swaps ? right : left, frame),
    operator: (swaps ? MIRRORED : PLAIN)[asked]!,
    needs: quantityAt(swaps ? left : right, frame),
  };
}

/** True when the left is surely below the right, or not above it; exact whatever their scales. */
function isOrdered([left, right]: readonly [Node, Node], isStrict: boolean, frame: Frame): boolean {
  const most = BigInt(frame.high[left.slot]!) * BigInt(right.scale);
  const least = BigInt(frame.low[right.slot]!) * BigInt(left.scale);
  return isStrict ? most < least : most <= least;
}

/** A share that fails, or may fail, its percentage. */
function shareGap(node: Node, frame: Frame, wanted: typeof MET | typeof UNMET): Gap {
  const [left, right] = node.operands as [Node, Node];
  const swaps = right.type === 'share';
  const [of, percent] = swaps ? [right, left] : [left, right];
  const operator = operators[node.operator] as Extract<Operator, { kind: 'order' }>;
  const asked = wanted === MET ? node.operator : operator.opposite;
  const share = shareAt(of, frame);
  return {
    pointer: node.pointer,
    has: percentOf(share),
    operator: (swaps ? MIRRORED : PLAIN)[asked]!,
    needs: quantityAt(percent, frame),
    share,
  };
}

/** The share in a node's registers; null when nobody is counted or nothing is known. */
function shareAt({ slot }: Node, frame: Frame): Share | null {
  const end = (at: number) => (frame.high[at]! === 0 ? null : { met: frame.low[at]!, total: frame.high[at]! });
  const [low, high] = [end(slot), end(slot + 1)];
  return low === null && high === null ? null : { low, high };
}

const PLAIN: { readonly [operator: string]: Gap['operator'] } = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '==': '==',
  '!=': '!=',
  '===': '==',
  '!==': '!=',
};
const MIRRORED: { readonly [operator: string]: Gap['operator'] } = {
  ...PLAIN,
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** The number in a node's register. */
export function quantityAt({ slot, scale }: { readonly slot: number; readonly scale: number }, frame: Frame): Quantity {
  return quantity(frame.low[slot]! / scale, frame.high[slot]! / scale);
}

/** The branches that an `if` may take, and none that a decided condition shuts. */
export function branchesTaken(node: Node, frame: Frame): Node[] {
  const taken: Node[] = [];
  const { operands } = node;
  for (let at = 0; at < operands.length - 1; at += 2) {
    const code = frame.code[operands[at]!.slot];
    if (code === UNMET) continue;
    taken.push(operands[at + 1]!);
    if (code === MET) return taken;
  }
  return [...taken, operands[operands.length - 1]!];
}
