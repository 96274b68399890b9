/**
 * Arithmetic: sums, products and ends of ranges, exact by their bounds.
 */

import { EXACT, type Node, SCALE_DECIMALS } from './node.js';
import { align, fail, type Here, operandsOf, runAll, type Scaled } from './operands.js';
import type { Operator } from './operators.js';

type Arithmetic = Extract<Operator, { kind: 'number' }>;

/** What becomes of the scales of the operands. */
const SCALES: { readonly [scale in Arithmetic['scale']]: (here: Here, nodes: readonly Node[]) => Scaled | undefined } =
  {
    align,
    add: (_, nodes) => ({
      decimals: nodes.reduce((sum, node) => sum + node.decimals, 0),
      factors: nodes.map(() => 1),
    }),
  };

export function arithmetic(here: Here, operator: Arithmetic): Node | undefined {
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const scaled = SCALES[operator.scale](here, operands);
  if (scaled === undefined) return undefined;
  const { decimals, factors } = scaled;
  if (decimals > SCALE_DECIMALS)
    return fail(here.issues, 'rule/too-fine', here.pointer, { found: decimals, limit: SCALE_DECIMALS });
  const { low, high } = operator;
  const negates = here.name === '-' && operands.length === 1;
  const fold = (lowOf: (node: Node) => number, highOf: (node: Node) => number, set: (l: number, h: number) => void) => {
    const first = operands[0]!;
    let l = negates ? 0 : lowOf(first) * factors[0]!;
    let h = negates ? 0 : highOf(first) * factors[0]!;
    // The operands themselves were found exact.
    let reach = 0;
    for (let index = negates ? 0 : 1; index < operands.length; index += 1) {
      const node = operands[index]!;
      const bl = lowOf(node) * factors[index]!;
      const bh = highOf(node) * factors[index]!;
      const nextLow = low(l, h, bl, bh);
      h = high(l, h, bl, bh);
      l = nextLow;
      reach = Math.max(reach, Math.abs(l), Math.abs(h));
    }
    set(l, h);
    return reach;
  };
  let least = 0;
  let greatest = 0;
  const reach = fold(
    (node) => node.low,
    (node) => node.high,
    (l, h) => {
      least = l;
      greatest = h;
    },
  );
  if (reach > EXACT) return fail(here.issues, 'rule/not-exact', here.pointer);
  const slot = here.scope.slots.number();
  const before = runAll(operands);
  return {
    pointer: here.pointer,
    operator: here.name,
    type: 'number',
    slot,
    decimals,
    scale: 10 ** decimals,
    low: least,
    high: greatest,
    operands,
    constant: operands.every((node) => node.constant),
    run: (frame) => {
      before(frame);
      fold(
        (node) => frame.low[node.slot]!,
        (node) => frame.high[node.slot]!,
        (l, h) => {
          frame.low[slot] = l;
          frame.high[slot] = h;
        },
      );
    },
  };
}
