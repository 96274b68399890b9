/**
 * Reads the rules of a plan that may come from anywhere: who owns a slot, which names may be read so far, and what each part can be.
 */
import { DECIMALS, LARGEST_INPUT, LITERAL, type Node, type Type } from '../frame/node.js';
import { type NodeBounds, TRUTH } from '../rule/meaning.js';
import { meaningOf } from '../rule/operators.js';
import { limits } from '../text/limits.js';
import type { PlanNode, PlanValue, Size } from './format.js';
import { openNode } from './nodes.js';
import { refuse } from './shapes.js';

/** What stands for a name. */
type NamedValue = PlanValue & { readonly constant?: boolean };

/** The rules of a plan, read from the front as far as names are known. */
export interface RuleReader {
  /** Gives a slot to the one thing that fills it. */
  own(type: Type, slot: number, pointer: string): void;
  /** Lets the rules that follow read a name. */
  name(name: string, value: NamedValue, pointer: string, of?: readonly string[]): void;
  /** Reads the parts of the rule that ends at a position; they belong to it alone. */
  root(at: number | undefined, type: 'number' | 'truth', pointer: string): void;
  /** A part that has been read. */
  node(at: number): Node;
  /** Refuses a value that is given otherwise than it is. */
  same(given: PlanValue, value: PlanValue, pointer: string): void;
  /** Refuses parts and slots that belong to nothing. */
  finish(): void;
}

export function createRuleReader(nodes: readonly PlanNode[], size: Size): RuleReader {
  const opened: Node[] = [];
  const depths: number[] = [];
  /** Parts that are no operand of another yet. */
  const loose: number[] = [];
  const taken = { numbers: new Set<number>(), codes: new Set<number>() };
  const names = new Map<string, NamedValue>();
  const values = new Map<string, readonly string[]>();

  const own: RuleReader['own'] = (type, slot, pointer) => {
    const kind = type === 'number' || type === 'share' ? 'numbers' : 'codes';
    for (const at of type === 'share' ? [slot, slot + 1] : [slot]) {
      if (at >= size[kind] || taken[kind].has(at)) refuse('plan/slot', pointer, { slot: at });
      taken[kind].add(at);
    }
  };

  const same: RuleReader['same'] = (given, value, pointer) => {
    for (const key of ['type', 'slot', 'decimals', 'low', 'high'] as const)
      if (given[key] !== value[key]) refuse('plan/bounds', `${pointer}/${key}`);
  };

  const read = (node: PlanNode, pointer: string): void => {
    const { op, operands, name, positions } = node;
    // The last parts that are loose are its operands, in their order: so every part belongs to one rule.
    const own = loose.splice(loose.length - operands.length, operands.length);
    if (own.length !== operands.length || own.some((at, index) => at !== operands[index]))
      refuse('plan/reference', `${pointer}/operands`);
    const parts = own.map((at) => opened[at]!);
    const isLiteral = op === LITERAL;
    const meaning = meaningOf({ operator: op });
    if (!isLiteral && meaning === undefined) refuse('plan/operator', `${pointer}/op`);
    // A choice is held against its values, which are no operands.
    const { least, most, odd } = meaning?.bounds === undefined ? NO_OPERANDS : meaning;
    const given = parts.length + (positions === undefined ? 0 : 1);
    if (given < least || given > most || (odd && given % 2 === 0)) refuse('plan/operands', pointer);
    const isName = meaning !== undefined && meaning.bounds === undefined;
    const found = isName ? names.get(name ?? '') : undefined;
    if (isName === (found === undefined) || isName === (name === undefined)) refuse('plan/name', pointer);
    if ((found?.constant === true) !== (node.constant === true)) refuse('plan/bounds', `${pointer}/constant`);
    const bounds = isLiteral ? literal(node) : meaning!.bounds?.(parts, positions);
    if (bounds === undefined && !isName) refuse('plan/operands', pointer);
    same(node, found ?? { ...bounds!, slot: node.slot }, pointer);
    if (!isName) rules.own(node.type, node.slot, pointer);
    const depth = own.reduce((deepest, at) => Math.max(deepest, depths[at]! + 1), 0);
    if (depth > limits.ruleDepth) refuse('plan/too-large', pointer, { limit: limits.ruleDepth });
    depths.push(depth);
    loose.push(opened.length);
    opened.push(openNode(node, parts, (of) => values.get(of)));
  };

  const rules: RuleReader = {
    own,
    same,
    name: (name, value, pointer, of) => {
      if (names.has(name)) refuse('plan/name', pointer, { name });
      names.set(name, value);
      if (of !== undefined) values.set(name, of);
    },
    root: (at, type, pointer) => {
      if (at === undefined) return;
      if (at < opened.length || at >= nodes.length) refuse('plan/reference', pointer);
      while (opened.length <= at) read(nodes[opened.length]!, `/nodes/${opened.length}`);
      if (loose.length !== 1) refuse('plan/reference', pointer);
      loose.length = 0;
      if (opened[at]!.type !== type) refuse('plan/operands', pointer);
    },
    node: (at) => opened[at]!,
    finish: () => {
      if (opened.length < nodes.length) refuse('plan/reference', `/nodes/${opened.length}`);
      for (const kind of ['numbers', 'codes'] as const)
        if (taken[kind].size !== size[kind]) refuse('plan/slot', `/slots/${kind}`, { slot: taken[kind].size });
    },
  };
  return rules;
}

/** Literals and names have no operands. */
const NO_OPERANDS = { least: 0, most: 0, odd: false };

/** What a literal is: itself. */
function literal({ type, decimals, low, high }: PlanNode): NodeBounds | undefined {
  if (type === 'truth') return { ...TRUTH, low: high === 1 ? 1 : 0, high: low === 0 ? 0 : 1 };
  const most = LARGEST_INPUT * 10 ** decimals;
  return type === 'number' && decimals <= DECIMALS && Math.abs(low) <= most
    ? { type, decimals, low, high: low }
    : undefined;
}
