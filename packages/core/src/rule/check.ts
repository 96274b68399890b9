/**
 * A rule, checked once: JSON becomes nodes with a type, exact bounds and a step to run; every mistake is an issue.
 */

import type { Issues } from '../issue/collector.js';
import type { Json } from '../json/guards.js';
import { limits } from '../text/limits.js';
import { numberIn, truthIn } from '../text/meant.js';
import { shownName, shownNames } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import { arithmetic } from './arithmetic.js';
import { conditional } from './branches.js';
import { equality, membership, order } from './comparisons.js';
import { MET, UNMET } from './kleene.js';
import { logic, negation } from './logic.js';
import {
  DECIMALS,
  decimalsOf,
  LARGEST_INPUT,
  type Node,
  type RuleType,
  type Scope,
  scaled,
  truthNode,
} from './node.js';
import { fail, failType, type Here } from './operands.js';
import { mistaken, type Operator, operators, refused } from './operators.js';

/** Operators nested deeper than this are refused. */
export const RULE_DEPTH = limits.ruleDepth;
/** Rules with more nodes than this are refused. */
export const RULE_NODES = limits.ruleNodes;

/**
 * Checks a rule and binds its names. Gives no node when something in it is wrong; every mistake is an issue, once.
 * `wanted`: the type it must have; undefined for a number or a truth.
 */
export function checkRule(
  rule: Json,
  pointer: string,
  wanted: RuleType | undefined,
  scope: Scope,
  issues: Issues,
): Node | undefined {
  const size = sizeOf(rule);
  if (size.depth > RULE_DEPTH) return fail(issues, 'rule/too-deep', pointer, { limit: RULE_DEPTH });
  if (size.nodes > RULE_NODES) return fail(issues, 'rule/too-large', pointer, { limit: RULE_NODES, found: size.nodes });
  const node = checkNode(rule, pointer, scope, issues);
  if (node === undefined) return undefined;
  if (node.type === 'share') return fail(issues, 'share/only-in-order', pointer);
  if (node.type !== (wanted ?? node.type) || node.type === 'choice')
    return failType(issues, pointer, wanted ?? 'truth', node.type);
  return node;
}

/** Number of operators and literals, and how deep operators nest. Lists and names are none. */
function sizeOf(rule: Json | undefined): { readonly nodes: number; readonly depth: number } {
  const size = { nodes: 0, depth: 0 };
  measure(rule, 1, size);
  return size;
}

/** JSON nests no deeper than its reader lets through. */
function measure(json: Json | undefined, depth: number, size: { nodes: number; depth: number }): void {
  if (typeof json === 'number' || typeof json === 'boolean') size.nodes += 1;
  if (typeof json !== 'object' || json === null) return;
  if (Array.isArray(json)) {
    for (const within of json) measure(within, depth, size);
    return;
  }
  size.nodes += 1;
  size.depth = Math.max(size.depth, depth);
  const members = json as { readonly [key: string]: Json };
  for (const key in members) measure(members[key]!, depth + 1, size);
}

/** Nodes of several rules; one that is too large counts for nothing here, and is told of where it stands. */
export function nodesOf(rules: readonly (Json | undefined)[]): number {
  const sizes = rules.map((rule) => sizeOf(rule).nodes);
  return sizes.reduce((sum, size) => sum + (size > RULE_NODES ? 0 : size), 0);
}

function checkNode(rule: Json, pointer: string, scope: Scope, issues: Issues): Node | undefined {
  if (typeof rule === 'number') return literalNumber(rule, pointer, scope, issues);
  if (typeof rule === 'boolean') return literalTruth(rule, pointer, scope);
  if (typeof rule === 'string') return bareText(rule, pointer, scope, issues);
  if (rule === null) return fail(issues, 'rule/null', pointer);
  if (Array.isArray(rule)) return fail(issues, 'rule/list', pointer);
  const keys = Object.keys(rule);
  const [name] = keys;
  if (name === undefined) return fail(issues, 'rule/empty', pointer);
  if (keys.length > 1) return fail(issues, 'rule/several-operators', pointer, { found: shownNames(keys) });
  const operator = operators[name];
  if (operator === undefined) return noOperator(name, pointerTo(pointer, name), scope, issues);
  const given = (rule as { readonly [key: string]: Json })[name]!;
  const at = pointerTo(pointer, name);
  if (operator.kind === 'var') return variable(given, pointer, at, scope, issues);
  if (!Array.isArray(given) && !operator.bare) return fail(issues, 'rule/not-a-list', at, { operator: name });
  const args = Array.isArray(given) ? given : [given];
  if (operator.odd && args.length > 0 && args.length % 2 === 0) return fail(issues, 'rule/no-otherwise', at);
  if (args.length < operator.least || args.length > operator.most) {
    return fail(issues, 'rule/operand-count', at, {
      operator: name,
      found: args.length,
      expected: countWords(operator),
      usage: usageOf(name, operator),
    });
  }
  const pointers = args.map((_, index) => (Array.isArray(given) ? `${at}/${index}` : at));
  const check = (operand: Json, from: string) => checkNode(operand, from, scope, issues);
  return nodeOf({ name, operator, pointer, at, args, pointers, scope, issues, check });
}

/** Says what a text may have been meant for that stands where a rule should. */
function bareText(text: string, pointer: string, scope: Scope, issues: Issues): undefined {
  const found = shownName(text);
  const near = numberIn(text) ?? truthIn(text);
  if (near !== undefined) return fail(issues, 'rule/quoted', pointer, { found, near });
  if (scope.find(text) !== undefined) return fail(issues, 'rule/bare-name', pointer, { name: found });
  return fail(issues, 'rule/bare-text', pointer, { text: found });
}

/** Says why a name is no operator, and which one may be meant. */
function noOperator(name: string, pointer: string, scope: Scope, issues: Issues): undefined {
  const instead = refused[name];
  if (instead !== undefined) return fail(issues, 'rule/refused-operator', pointer, { operator: name, instead });
  if (scope.find(name) !== undefined) return fail(issues, 'rule/name-as-operator', pointer, { name: shownName(name) });
  const known = Object.keys(operators);
  const near = mistaken[name.trim()] ?? issues.nearest(name.trim(), known);
  return fail(issues, near ? 'rule/misspelt-operator' : 'rule/unknown-operator', pointer, {
    operator: shownName(name),
    known: known.join('`, `'),
    ...(near && { near }),
  });
}

function countWords({ least, most, odd }: Operator): string {
  if (odd) return `an odd number, ${least} or more`;
  if (most === Number.POSITIVE_INFINITY) return `at least ${least}`;
  return least === most ? String(least) : `${least} or ${most}`;
}

/** How an operator is written, with letters for its operands. */
function usageOf(name: string, { least, most, odd }: Operator): string {
  const letters = ['a', 'b', 'c'].slice(0, odd ? 3 : Math.min(Math.max(least, 2), most));
  const more = most === Number.POSITIVE_INFINITY ? ', …' : '';
  return `{"${name}": [${letters.join(', ')}${more}]}`;
}

/** The node of each kind of operator. */
function nodeOf(here: Here): Node | undefined {
  const { operator } = here;
  switch (operator.kind) {
    case 'order':
      return order(here, operator);
    case 'equality':
      return equality(here, operator);
    case 'number':
      return arithmetic(here, operator);
    case 'logic':
      return logic(here, operator);
    case 'not':
      return negation(here);
    case 'if':
      return conditional(here);
    case 'in':
      return membership(here);
  }
}

function literalNumber(value: number, pointer: string, scope: Scope, issues: Issues): Node | undefined {
  const decimals = decimalsOf(value);
  if (Math.abs(value) > LARGEST_INPUT)
    return fail(issues, 'number/too-large', pointer, { found: value, limit: LARGEST_INPUT });
  if (decimals > DECIMALS) return fail(issues, 'number/too-fine', pointer, { found: value, limit: DECIMALS });
  const exact = scaled(value, decimals);
  return {
    pointer,
    operator: 'literal',
    type: 'number',
    slot: scope.slots.constant(exact),
    decimals,
    scale: 10 ** decimals,
    low: exact,
    high: exact,
    operands: [],
    constant: true,
  };
}

function literalTruth(value: boolean, pointer: string, scope: Scope): Node {
  const slot = scope.slots.code();
  const code = value ? MET : UNMET;
  return truthNode(pointer, 'literal', slot, [], (frame) => void (frame.code[slot] = code));
}

function variable(given: Json, pointer: string, at: string, scope: Scope, issues: Issues): Node | undefined {
  const name = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (typeof name !== 'string') return fail(issues, 'rule/var-name', at);
  const symbol = scope.find(name);
  if (symbol === undefined) {
    const why = scope.why(name);
    // What the name stands for is wrong itself, and was told there.
    if (why === '') return undefined;
    if (why !== undefined) return void issues.once(`${why} ${name}`, why, at, { name: shownName(name) });
    const near = issues.nearest(name, scope.names());
    const params = { name: shownName(name), ...(near && { near }) };
    return void issues.once(`name ${name}`, near ? 'rule/misspelt-name' : 'rule/unknown-name', at, params);
  }
  const { type, slot, decimals, scale, low, high, of } = symbol;
  return {
    pointer,
    operator: 'var',
    type,
    slot,
    decimals,
    scale,
    low,
    high,
    operands: [],
    symbol,
    constant: symbol.constant === true,
    ...(of && { of }),
  };
}
