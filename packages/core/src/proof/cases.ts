/**
 * Cases: the values that a rule is tried with, so that all it can give is seen.
 */

import type { Frame } from '../frame/frame.js';
import type { Node } from '../frame/node.js';
import { operators } from '../rule/operators.js';
/** How far apart the values of a name are, in units of its scale. */
export type FactSteps = (name: string) => number;

/** A name of a rule, with the values it is tried with. */
interface Variable {
  /** A node that reads the name; all that do are alike. */
  readonly read: Node;
  readonly values: readonly number[];
}

/** The names of a rule, each with its values, and how many cases they make. */
export interface Tried {
  readonly variables: readonly Variable[];
  readonly cases: number;
}

/** The names a rule reads with enough values to see all it can do; undefined when they make more cases than `most`. */
export function casesOf(nodes: readonly Node[], frame: Frame, stepOf: FactSteps, most: number): Tried | undefined {
  const byName = new Map<string, Node>();
  for (const node of nodes)
    if (node.name !== undefined && !node.constant && !byName.has(node.name)) byName.set(node.name, node);
  const variables: Variable[] = [];
  let cases = 1;
  for (const read of byName.values()) {
    const values = valuesFor(read, nodes, frame, stepOf);
    if (values === undefined) return undefined;
    cases *= values.length;
    if (cases > most) return undefined;
    variables.push({ read, values });
  }
  return { variables, cases };
}

function valuesFor(read: Node, nodes: readonly Node[], frame: Frame, stepOf: FactSteps): number[] | undefined {
  if (read.type === 'share') return sharesFor(read, nodes, frame);
  return read.type === 'number' ? numbersFor(read, nodes, frame, stepOf(read.name!)) : every(read, 1);
}

function every({ low, high }: Node, step: number): number[] {
  return Array.from({ length: (high - low) / step + 1 }, (_, index) => low + index * step);
}

/** A whole share, in units of half a hundredth of a percent: something lies between any two percentages. */
const WHOLE = 20_000;

/** Numbers that are tried one by one at most. */
const NUMBERS = 2000;

/** A number at each constant and above it, up to the next one; or all its values, when it is not only compared. */
function numbersFor(read: Node, nodes: readonly Node[], frame: Frame, step: number): number[] | undefined {
  const { low, high, decimals } = read;
  const constants = constantsBeside(read, nodes);
  if (constants === undefined) return (high - low) / step < NUMBERS ? every(read, step) : undefined;
  const values = new Set([low]);
  for (const constant of constants) {
    constant.run?.(frame);
    const coarser = 10 ** Math.max(0, decimals - constant.decimals);
    const finer = 10 ** Math.max(0, constant.decimals - decimals);
    // One of the two is 1, so that this is exact, as the comparison is.
    const whole = Math.floor((frame.low[constant.slot]! * coarser) / finer);
    const steps = Math.floor((whole - low) / step);
    for (const value of [low + steps * step, low + (steps + 1) * step])
      values.add(Math.max(low, Math.min(high, value)));
  }
  return [...values];
}

/** A share at each percentage, which has two decimals at most, and above it, up to the next one. */
function sharesFor(read: Node, nodes: readonly Node[], { low }: Frame): number[] {
  const values = new Set([0]);
  for (const { slot, scale } of constantsBeside(read, nodes)!) {
    const at = (low[slot]! * WHOLE) / (100 * scale);
    values.add(at).add(Math.min(at + 1, WHOLE));
  }
  return [...values];
}

/** What a name is compared with, when that is nothing but constants. */
function constantsBeside({ name }: Node, nodes: readonly Node[]): Node[] | undefined {
  const uses = nodes.filter(({ operands }) => operands.some((operand) => operand.name === name));
  const beside = uses.flatMap(({ operands }) => operands.filter((operand) => operand.name !== name));
  return uses.every(({ operator }) => operators[operator]!.compares) && beside.every(({ constant }) => constant)
    ? beside
    : undefined;
}

/** What is in the slots of a name, so that it can be put back. */
export function leave({ type, slot }: Node, frame: Frame): () => void {
  const { low, high, code } = frame;
  if (type === 'truth' || type === 'choice') {
    const before = code[slot]!;
    return () => void (code[slot] = before);
  }
  // A share has two slots; the one beside a number is put back as it was.
  const slots = [slot, slot + 1];
  const before = slots.map((at) => [low[at]!, high[at]!] as const);
  return () => {
    for (const [index, at] of slots.entries()) [low[at], high[at]] = before[index] as [number, number];
  };
}

export function enterValue({ type, slot }: Node, value: number, { low, high, code }: Frame): void {
  if (type === 'truth' || type === 'choice') code[slot] = value;
  else {
    low[slot] = value;
    high[slot] = type === 'share' ? WHOLE : value;
    if (type !== 'share') return;
    low[slot + 1] = value;
    high[slot + 1] = WHOLE;
  }
}
