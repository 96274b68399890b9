/**
 * The parts of a plan's rules as JSON Logic over scaled integers.
 */
import type { PlanFact, PlanNode } from '@tieuchi/core/plan';

/** A rule of JSON Logic. */
export type Logic = boolean | number | string | readonly Logic[] | { readonly [operator: string]: Logic };

/** One part with its operands, which are before it. */
interface Part extends PlanNode {
  readonly parts: readonly Part[];
  readonly logic: Logic;
}

/** All parts of a plan's rules as JSON Logic, by their position. */
export function logicOf(nodes: readonly PlanNode[], facts: readonly PlanFact[]): Logic[] {
  const values = new Map(facts.map(({ id, of }) => [id, of] as const));
  const made: Part[] = [];
  for (const node of nodes) {
    const parts = node.operands.map((at) => made[at]!);
    made.push({ ...node, parts, logic: written(node, parts, values) });
  }
  return made.map(({ logic }) => logic);
}

/** A name as JSON Logic reads it: there a point leads into what the name stands for. */
export function keyOf(name: string): string {
  return name.replaceAll('.', '/');
}

function written(
  node: PlanNode,
  parts: readonly Part[],
  values: ReadonlyMap<string, readonly string[] | undefined>,
): Logic {
  const { op, type, low, name, positions } = node;
  if (op === 'literal') return type === 'truth' ? low === 1 : low;
  if (op === 'var') return { var: keyOf(name!) };
  if (positions !== undefined) {
    const [choice] = parts as [Part];
    const among = { in: [choice.logic, positions.map((at) => values.get(choice.name!)![at]!)] };
    return op.startsWith('!') ? { '!': [among] } : among;
  }
  if (parts.some((part) => part.type === 'share')) return { [op]: shareAgainst(parts) };
  return otherwise.get(op)?.(parts.map(({ logic }) => logic)) ?? { [op]: aligned(parts) };
}

/** Operators that are written otherwise than by their name, over numbers on one scale. */
const otherwise: ReadonlyMap<string, (operands: readonly Logic[]) => Logic> = new Map([
  // The scales are multiplied too.
  ['*', (operands: readonly Logic[]) => ({ '*': operands })],
]);

/** Numbers on the finest scale among them. */
function aligned(parts: readonly Part[]): Logic[] {
  const finest = Math.max(0, ...parts.map(({ decimals }) => decimals));
  return parts.map(({ type, decimals, logic }) => {
    const factor = type === 'number' ? 10 ** (finest - decimals) : 1;
    return factor === 1 ? logic : { '*': [logic, factor] };
  });
}

/** A share and a percentage, both sides multiplied by the number of members. */
function shareAgainst(parts: readonly Part[]): Logic[] {
  const { decimals, logic } = parts.find(({ type }) => type === 'number')!;
  return parts.map(({ type, name }, at) => {
    const key = keyOf((type === 'share' ? name : parts[1 - at]!.name)!);
    return type === 'share'
      ? { '*': [{ var: `${key}/met` }, 100 * 10 ** decimals] }
      : { '*': [logic, { var: `${key}/total` }] };
  });
}
