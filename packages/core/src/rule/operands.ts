/**
 * The operands of one operator where it is: checked, and brought to one scale.
 */

import { EXACT, factorsOf, type Node, type Scope, type Type } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import type { Json } from '../json/guards.js';
/**
 * What an operator takes: a declared name; numbers; numbers, or a share and a percentage that is a literal or a threshold;
 * truths; two values of one type; a choice and a list out of its values; conditions, each with its value, and a value
 * otherwise.
 */
export type Takes = 'name' | 'numbers' | 'numbers-or-share' | 'truths' | 'alike' | 'choice-and-list' | 'branches';

/** One operator where it is, while its node is made. */
export interface Here {
  readonly name: string;
  readonly takes: Takes;
  readonly pointer: string;
  readonly at: string;
  readonly args: readonly Json[];
  readonly pointers: readonly string[];
  readonly scope: Scope;
  readonly issues: Issues;
  /** Checks one operand. */
  readonly check: (rule: Json, pointer: string) => Node | undefined;
}

/** Reports a mistake, for which there is no node. */
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

/** Reports a value of another type than is wanted. */
export function failType(issues: Issues, pointer: string, expected: Type, found: Type): undefined {
  if (found === 'share') return fail(issues, 'share/only-in-order', pointer);
  const instead = INSTEAD[`${expected} ${found}`]!;
  return fail(issues, 'rule/type', pointer, { expected, found, instead });
}

/** Checks all operands against what the operator takes, so that each mistake is reported at once. */
export function operandsOf(here: Here): readonly Node[] | undefined {
  const { args, pointers, check } = here;
  const wanted = WANTED[here.takes];
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

/** Reports operands that are of another type than the operator takes. */
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

/** The decimals of the largest scale of numbers; undefined when a bound brought to it would not be exact. */
export function align(here: Here, nodes: readonly Node[]): number | undefined {
  const factors = factorsOf(nodes);
  for (const [index, { low, high, pointer }] of nodes.entries())
    if (Math.max(Math.abs(low), Math.abs(high)) * factors[index]! > EXACT)
      return fail(here.issues, 'rule/not-exact', pointer);
  return Math.max(0, ...nodes.map(({ decimals }) => decimals));
}
