/**
 * A rule, checked once: JSON becomes nodes with a type, exact bounds and a step to run; every mistake is an issue.
 */

import { MET, UNMET } from '../frame/kleene.js';
import {
  DECIMALS,
  decimalsOf,
  LARGEST_INPUT,
  LITERAL,
  type Node,
  type RuleType,
  type Scope,
  scaled,
  truthNode,
} from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import type { Json } from '../json/guards.js';
import { limits } from '../text/limits.js';
import { numberIn, truthIn } from '../text/meant.js';
import { shownName, shownNames } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import type { Meaning } from './meaning.js';
import { fail, failType } from './operands.js';
import { mistaken, operators, refused } from './operators.js';
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

/** Nodes of several rules; one that is too large counts for nothing here, and is reported where it is. */
export function countNodes(rules: readonly (Json | undefined)[]): number {
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
  if (!Array.isArray(given) && !operator.bare) return fail(issues, 'rule/not-a-list', at, { operator: name });
  const args = Array.isArray(given) ? given : [given];
  // A name is no operand; what is in its place is reported by itself.
  if (operator.takes !== 'name' && !isCounted(name, operator, args, at, issues)) return undefined;
  const pointers = args.map((_, index) => (Array.isArray(given) ? `${at}/${index}` : at));
  const check = (operand: Json, from: string) => checkNode(operand, from, scope, issues);
  return operator.check({ name, takes: operator.takes, pointer, at, args, pointers, scope, issues, check });
}

/** Whether an operator has as many operands as it takes. */
function isCounted(name: string, meaning: Meaning, args: readonly Json[], at: string, issues: Issues): boolean {
  const { least, most, odd } = meaning;
  if (odd && args.length > 0 && args.length % 2 === 0) {
    issues.error('rule/no-otherwise', at);
    return false;
  }
  if (args.length >= least && args.length <= most) return true;
  const params = { operator: name, found: args.length, expected: countWords(meaning), usage: usageOf(name, meaning) };
  issues.error('rule/operand-count', at, params);
  return false;
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

function countWords({ least, most, odd }: Meaning): string {
  if (odd) return `an odd number, ${least} or more`;
  if (most === Number.POSITIVE_INFINITY) return `at least ${least}`;
  return least === most ? String(least) : `${least} or ${most}`;
}

/** How an operator is written, with letters for its operands. */
function usageOf(name: string, { least, most, odd }: Meaning): string {
  const letters = ['a', 'b', 'c'].slice(0, odd ? 3 : Math.min(Math.max(least, 2), most));
  const more = most === Number.POSITIVE_INFINITY ? ', …' : '';
  return `{"${name}": [${letters.join(', ')}${more}]}`;
}

function literalNumber(value: number, pointer: string, scope: Scope, issues: Issues): Node | undefined {
  const decimals = decimalsOf(value);
  if (Math.abs(value) > LARGEST_INPUT)
    return fail(issues, 'number/too-large', pointer, { found: value, limit: LARGEST_INPUT });
  if (decimals > DECIMALS) return fail(issues, 'number/too-fine', pointer, { found: value, limit: DECIMALS });
  const exact = scaled(value, decimals);
  return {
    pointer,
    operator: LITERAL,
    type: 'number',
    slot: scope.slots.number(),
    decimals,
    scale: 10 ** decimals,
    low: exact,
    high: exact,
    operands: [],
    constant: true,
  };
}

function literalTruth(value: boolean, pointer: string, scope: Scope): Node {
  const code = value ? MET : UNMET;
  return { ...truthNode({ pointer, name: LITERAL }, scope.slots.code(), []), low: code, high: code };
}
