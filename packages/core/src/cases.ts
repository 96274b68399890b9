/**
 * Cases: the values that a rule is tried with, so that all it can come to is seen.
 */
import type { Binding, Frame, Node } from './node.js';
import { MET, UNMET } from './operators.js';

/** How far apart the values of a name are, in units of its scale. */
export type StepOf = (symbol: Binding) => number;

/** Operators that hold a name against a constant. */
export const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '===', '!=', '!==']);

/** A name of a rule, with the values it is tried with. */
interface Variable {
  readonly symbol: Binding;
  readonly values: readonly number[];
}

/** The names of a rule, each with its values, and how many cases they make. */
export interface Tried {
  readonly variables: readonly Variable[];
  readonly cases: number;
}

/** The names a rule reads with enough values to see all it can do; undefined when they make more cases than `most`. */
export function casesOf(nodes: readonly Node[], frame: Frame, stepOf: StepOf, most: number): Tried | undefined {
  const symbols = new Set<Binding>();
  for (const { symbol, constant } of nodes) {
    if (symbol === undefined || constant) continue;
    symbols.add(symbol);
    // Each has two values or more.
    if (2 ** symbols.size > most) return undefined;
  }
  const variables: Variable[] = [];
  let cases = 1;
  for (const symbol of symbols) {
    const values = valuesFor(symbol, nodes, frame, stepOf);
    cases *= values?.length ?? Number.POSITIVE_INFINITY;
    if (values === undefined || cases > most) return undefined;
    variables.push({ symbol, values });
  }
  return { variables, cases };
}

function valuesFor(symbol: Binding, nodes: readonly Node[], frame: Frame, stepOf: StepOf): number[] | undefined {
  if (symbol.type === 'number') return numbersFor(symbol, nodes, frame, stepOf(symbol));
  return symbol.type === 'share' ? sharesFor(symbol, nodes, frame) : codesFor(symbol);
}

function codesFor({ type, of }: Binding): number[] {
  return type === 'truth' ? [UNMET, MET] : of!.map((_, position) => position);
}

/** A whole share, in units of half a hundredth of a percent: something lies between any two percentages. */
const WHOLE = 20_000;

/** Numbers that are tried one by one at most. */
const NUMBERS = 2000;

function numbersFor(symbol: Binding, nodes: readonly Node[], frame: Frame, step: number): number[] | undefined {
  const { low, high } = symbol;
  if ((high - low) / step < 16) return every(low, high, step);
  const beside = besideConstants(symbol, nodes, frame, step);
  if (beside !== undefined) return beside;
  return (high - low) / step < NUMBERS ? every(low, high, step) : undefined;
}

function every(low: number, high: number, step: number): number[] {
  return Array.from({ length: (high - low) / step + 1 }, (_, index) => low + index * step);
}

/** The values on both sides of each constant; undefined when the name is used otherwise. */
function besideConstants(symbol: Binding, nodes: readonly Node[], frame: Frame, step: number): number[] | undefined {
  const { low, high, scale } = symbol;
  const values = new Set([low, high]);
  for (const { operator, operands } of nodes) {
    if (!operands.some((operand) => operand.symbol === symbol)) continue;
    const constants = operands.filter((operand) => operand.symbol !== symbol);
    if (!COMPARISONS.has(operator) || !constants.every(({ constant }) => constant)) return undefined;
    for (const constant of constants) {
      constant.run?.(frame);
      const below = low + Math.floor(((frame.low[constant.slot]! / constant.scale) * scale - low) / step) * step;
      for (const value of [below - step, below, below + step, below + 2 * step])
        if (value >= low && value <= high) values.add(value);
    }
  }
  return [...values];
}

/** Shares at each percentage, which has two decimals at most, and between it and the next ones. */
function sharesFor(symbol: Binding, nodes: readonly Node[], frame: Frame): number[] {
  const values = new Set([0, WHOLE]);
  for (const { operands } of nodes) {
    if (!operands.some((operand) => operand.symbol === symbol)) continue;
    for (const { symbol: own, scale, slot } of operands) {
      if (own === symbol) continue;
      const at = Math.round((frame.low[slot]! / scale) * (WHOLE / 100));
      for (const value of [at - 1, at, at + 1]) if (value >= 0 && value <= WHOLE) values.add(value);
    }
  }
  return [...values];
}

/** What stands in the registers of a name, so that it can be put back. */
export function leave({ type, slot }: Binding, frame: Frame): () => void {
  const { low, high, code } = frame;
  if (type === 'truth' || type === 'choice') {
    const before = code[slot]!;
    return () => void (code[slot] = before);
  }
  const registers = type === 'share' ? [slot, slot + 1] : [slot];
  const before = registers.map((at) => [low[at]!, high[at]!] as const);
  return () => {
    for (const [index, at] of registers.entries()) [low[at], high[at]] = before[index] as [number, number];
  };
}

export function enter({ type, slot }: Binding, value: number, { low, high, code }: Frame): void {
  if (type === 'truth' || type === 'choice') code[slot] = value;
  else {
    low[slot] = value;
    high[slot] = type === 'share' ? WHOLE : value;
    if (type !== 'share') return;
    low[slot + 1] = value;
    high[slot + 1] = WHOLE;
  }
}
