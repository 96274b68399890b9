/**
 * Arithmetic: sums, products and ends of ranges, exact by their bounds.
 */
import { EXACT, type Node, SCALE_DECIMALS } from './node.js';
import { align, fail, type Here, operandsOf, runAll } from './operands.js';
import type { Operator } from './operators.js';

export function arithmetic(here: Here, operator: Extract<Operator, { kind: 'number' }>): Node | undefined {
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const aligned = operator.scale === 'align' ? align(here, operands) : { decimals: 0, factors: operands.map(() => 1) };
  if (aligned === undefined) return undefined;
  const { factors } = aligned;
  const decimals =
    operator.scale === 'align' ? aligned.decimals : operands.reduce((sum, node) => sum + node.decimals, 0);
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
  let bounds: [number, number] = [0, 0];
  const reach = fold(
    (node) => node.low,
    (node) => node.high,
    (l, h) => {
      bounds = [l, h];
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
    low: bounds[0],
    high: bounds[1],
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
