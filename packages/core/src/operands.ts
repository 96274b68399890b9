/**
 * The operands of one operator: checked, brought to one scale, run as one step.
 */
import type { Json } from './documents.js';
import type { Issues } from './issue.js';
import { EXACT, type Node, type Scope, type Step, type Type } from './node.js';
import type { Operator, Takes } from './operators.js';

/** One operator where it stands, while its node is made. */
export interface Here {
  readonly name: string;
  readonly operator: Operator;
  readonly pointer: string;
  readonly at: string;
  readonly args: readonly Json[];
  readonly pointers: readonly string[];
  readonly scope: Scope;
  readonly issues: Issues;
  /** Checks one operand. */
  readonly check: (rule: Json, pointer: string) => Node | undefined;
}

/** Tells of a mistake, for which there is no node. */
export function fail(
  issues: Issues,
  code: string,
  pointer: string,
  params: { [name: string]: string | number } = {},
): undefined {
  issues.error(code, pointer, params);
  return undefined;
}

/** The type of every operand, where there is but one; a share beside a percentage is looked at before. */
const WANTED: { readonly [takes in Takes]?: Type } = {
  numbers: 'number',
  'numbers-or-share': 'number',
  truths: 'truth',
};

/** Checks all operands against what the operator takes, so that each mistake is told at once. */
export function operandsOf(here: Here): readonly Node[] | undefined {
  const { takes } = here.operator;
  const wanted = WANTED[takes];
  const nodes = here.args.map((arg, index) => {
    const node = here.check(arg, here.pointers[index]!);
    if (node !== undefined && wanted !== undefined && node.type !== wanted) {
      if (node.type === 'share') return fail(here.issues, 'share/only-in-order', node.pointer);
      return fail(here.issues, 'rule/type', node.pointer, { expected: wanted, found: node.type });
    }
    return node;
  });
  return nodes.every((node) => node !== undefined) ? (nodes as readonly Node[]) : undefined;
}

/** The steps of the operands as one step. */
export function runAll(operands: readonly Node[]): Step {
  const steps = operands.flatMap((node) => node.run ?? []);
  const [first, second] = steps;
  if (first === undefined) return () => {};
  if (second === undefined) return first;
  if (steps.length === 2) {
    return (frame) => {
      first(frame);
      second(frame);
    };
  }
  return (frame) => {
    for (const step of steps) step(frame);
  };
}

/** Factors that bring numbers to their largest scale; undefined when an aligned bound would not be exact. */
export function align(
  here: Here,
  nodes: readonly Node[],
): { decimals: number; factors: readonly number[] } | undefined {
  const decimals = Math.max(...nodes.map((node) => node.decimals));
  const factors = nodes.map((node) => 10 ** (decimals - node.decimals));
  for (const [index, node] of nodes.entries()) {
    const reach = Math.max(Math.abs(node.low), Math.abs(node.high)) * factors[index]!;
    if (reach > EXACT) return fail(here.issues, 'rule/not-exact', node.pointer);
  }
  return { decimals, factors };
}
