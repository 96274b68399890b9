/**
 * The operands of one operator: checked, brought to one scale, run as one step.
 */

import type { Issues } from '../issue/collector.js';
import type { Json } from '../json/guards.js';
import type { Step } from './frame.js';
import { EXACT, type Node, type Scope, type Type } from './node.js';
import type { Operator, Takes } from './operators.js';

/** One operator where it stands, while its node is made. */
export interface Here {
  readonly name: string;
  readonly operator: Exclude<Operator, { readonly kind: 'var' }>;
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

/** What to do about a value of another type. */
const INSTEAD: { readonly [expectedAndFound: string]: string } = {
  'truth number': 'compare it: {">=": [ …, 5 ]}',
  'truth choice': 'compare it with one of its values: {"==": [ …, "value" ]}',
  'number truth': 'make a number of it: {"if": [ …, 10, 0 ]}',
  'number choice': 'give each of its values a number: {"if": [ {"==": [ …, "value" ]}, 10, 0 ]}',
  'choice number': 'compare numbers with `>=` or `==`',
  'choice truth': 'write the condition by itself, or with `!` before it',
};

/** Tells of a value of another type than is wanted. */
export function failType(issues: Issues, pointer: string, expected: Type, found: Type): undefined {
  if (found === 'share') return fail(issues, 'share/only-in-order', pointer);
  const instead = INSTEAD[`${expected} ${found}`]!;
  return fail(issues, 'rule/type', pointer, { expected, found, instead });
}

/** Checks all operands against what the operator takes, so that each mistake is told at once. */
export function operandsOf(here: Here): readonly Node[] | undefined {
  const { args, pointers, check } = here;
  const wanted = WANTED[here.operator.takes];
  const nodes: (Node | undefined)[] = [];
  let isOfChoice = false;
  let isWhole = true;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]!;
    const node = typeof arg === 'string' ? undefined : check(arg, pointers[index]!);
    nodes.push(node);
    // The values of a choice have no order: the text beside it was meant as one of them.
    if (node?.type === 'choice' && wanted === 'number') isOfChoice = true;
    if (node === undefined || (wanted !== undefined && node.type !== wanted)) isWhole = false;
  }
  if (isWhole) return nodes as readonly Node[];
  for (const [index, arg] of args.entries())
    if (typeof arg === 'string' && !isOfChoice) nodes[index] = check(arg, pointers[index]!);
  const wrong = wanted === undefined ? [] : nodes.filter((node) => node !== undefined && node.type !== wanted);
  tellWrong(here, wrong as readonly Node[], nodes.length, wanted);
  return undefined;
}

/** Tells of operands that are of another type than the operator takes. */
function tellWrong(here: Here, wrong: readonly Node[], among: number, wanted: Type | undefined): void {
  const [first, second] = wrong;
  // When every operand is of another type, the operator is the mistake.
  if (second !== undefined && wrong.length === among && wrong.every((node) => node.type === first!.type))
    return fail(here.issues, 'rule/operator-type', here.at, {
      operator: here.name,
      expected: wanted!,
      found: first!.type,
    });
  for (const node of wrong) failType(here.issues, node.pointer, wanted!, node.type);
}

/** The steps of the operands as one step. */
export function runAll(operands: readonly Node[]): Step {
  const steps: Step[] = [];
  for (const { run } of operands) if (run !== undefined) steps.push(run);
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

/** A scale, and by what each number is multiplied to come to it. */
export interface Scaled {
  readonly decimals: number;
  readonly factors: readonly number[];
}

/** Brings numbers to their largest scale; undefined when an aligned bound would not be exact. */
export function align(here: Here, nodes: readonly Node[]): Scaled | undefined {
  let decimals = 0;
  for (const node of nodes) decimals = Math.max(decimals, node.decimals);
  const factors: number[] = [];
  for (const node of nodes) {
    const factor = 10 ** (decimals - node.decimals);
    if (Math.max(Math.abs(node.low), Math.abs(node.high)) * factor > EXACT)
      return fail(here.issues, 'rule/not-exact', node.pointer);
    factors.push(factor);
  }
  return { decimals, factors };
}
