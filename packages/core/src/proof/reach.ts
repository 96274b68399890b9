/**
 * Reach: what each part of a rule can give at all, found by running it.
 *
 * Facts are bounded, so a rule over few values is run over all of them. A number that is only ever compared with
 * constants needs the values beside those constants and no others. What is left open by that is left alone: every
 * warning is proved.
 */

import type { Frame } from '../frame/frame.js';
import { MET, UNKNOWN, UNMET } from '../frame/kleene.js';
import { isLiteral, type Node } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import { operators } from '../rule/operators.js';
import { limits } from '../text/limits.js';
import { casesOf, enterValue, type FactSteps, leave, type Tried } from './cases.js';

/** Visits of nodes that one document may cost; beyond it, rules are known by their ranges alone. */
const VISITS = limits.visits;

/**
 * A part of a rule, and what it gave. A name or a number by itself is none, unless a branch gives it: it is there
 * whenever its operator is, and decides nothing.
 */
interface RulePart {
  readonly node: Node;
  readonly parts: readonly RulePart[];
  /** Of branches: which parts are conditions. */
  readonly conditions?: readonly boolean[];
  /** Bits of what it gave: `SEEN << code` over all values, none when it was never evaluated; `OPEN << code` when nothing is known. */
  came: number;
}

/** The first bit of what was seen over all values, and of what was seen when nothing is known. */
const SEEN = 1;
const OPEN = 8;

/** What a part gave over all values, as bits `1 << code`; 0 when it was never evaluated. */
function seen({ came }: RulePart): number {
  return came & (OPEN - 1);
}

/** The same when nothing is known. */
function open({ came }: RulePart): number {
  return came >> 3;
}

/** A rule, its nodes from the top, and its parts. */
interface Explored {
  readonly nodes: readonly Node[];
  readonly part: RulePart;
}

/** What was seen of a document's rules, by their topmost node. */
export interface Reach {
  readonly rules: Map<Node, Explored>;
  /** Visits that are left. */
  room: number;
}

/** Nothing seen yet. */
export function createReach(): Reach {
  return { rules: new Map(), room: VISITS };
}

/** Notes what a rule gives. `frame` holds the constants, and of all names what is known when nothing is. */
export function explore(root: Node, frame: Frame, stepOf: FactSteps, reach: Reach): void {
  let explored = reach.rules.get(root);
  if (explored === undefined) reach.rules.set(root, (explored = { nodes: allNodes(root), part: partOf(root) }));
  const { nodes, part } = explored;
  root.run?.(frame);
  note(part, frame, OPEN);
  const tried = casesOf(nodes, frame, stepOf, reach.room / nodes.length);
  // Its ranges are all that is known of a rule with too many.
  if (tried === undefined) return note(part, frame, SEEN);
  reach.room -= tried.cases * nodes.length;
  runAllCases(part, tried, frame);
}

/** Runs a rule over all values of its names, and leaves the slots as they were. */
function runAllCases(part: RulePart, { variables }: Tried, frame: Frame): void {
  const { run } = part.node;
  const putBack = variables.map(({ read }) => leave(read, frame));
  const at = variables.map(() => 0);
  for (const { read, values } of variables) enterValue(read, values[0]!, frame);
  do {
    run?.(frame);
    note(part, frame, SEEN);
  } while (goOn(at, variables, frame));
  for (const put of putBack) put();
  run?.(frame);
}

/** Enters the next case; false when that is the first one again. */
function goOn(at: number[], variables: Tried['variables'], frame: Frame): boolean {
  for (let position = 0; position < variables.length; position += 1) {
    const { read, values } = variables[position]!;
    const next = (at[position]! + 1) % values.length;
    at[position] = next;
    enterValue(read, values[next]!, frame);
    if (next !== 0) return true;
  }
  return false;
}

/** Reports conditions that always come out alike, and branches that nothing reaches; what lies in them follows. */
export function warnReach(root: Node, { rules }: Reach, silent: ReadonlySet<Node>, issues: Issues): void {
  warnPart(rules.get(root)!.part, silent, issues);
}

function warnPart(part: RulePart, silent: ReadonlySet<Node>, issues: Issues): void {
  const { node, parts, conditions } = part;
  if (isDecided(seen(part))) {
    if (!silent.has(node)) warnDecided(part, issues);
  } else if (conditions !== undefined) warnBranches(parts, conditions, silent, issues);
  else if (node.operands.some((operand) => isBeyond(node, operand))) warnBeyond(node, issues);
  else {
    for (const within of parts) if (!compares(node) || !isLiteral(within.node)) warnPart(within, silent, issues);
  }
}

function compares({ operator }: Node): boolean {
  return operators[operator]?.compares === true;
}

function isDecided(bits: number): boolean {
  return bits === 1 << MET || bits === 1 << UNMET;
}

/** A condition that is decided by itself is one mistake, and hides the branches it shuts. */
function warnBranches(
  parts: readonly RulePart[],
  conditions: readonly boolean[],
  silent: ReadonlySet<Node>,
  issues: Issues,
): void {
  let excused = false;
  for (const [index, part] of parts.entries()) {
    const isCondition = conditions[index]!;
    const isShut = isCondition && isDecided(seen(part));
    const isShutByItself = isShut && (index === 0 || isDecided(open(part)));
    if (seen(part) === 0) {
      if (!excused) issues.warning('rule/branch-never-reached', part.node.pointer);
      excused = true;
    } else if (isCondition ? !isShut || isShutByItself : !isLiteral(part.node)) warnPart(part, silent, issues);
    excused ||= isShutByItself;
  }
}

/** Reports the part that decides: what is above it follows. */
function warnDecided(part: RulePart, issues: Issues): void {
  const { node, parts } = part;
  const bits = seen(part);
  const isMet = bits === 1 << MET;
  const operator = operators[node.operator];
  const wanted = operator?.decider?.(node, isMet ? MET : UNMET);
  const decider = wanted === undefined ? undefined : parts.find((each) => seen(each) === 1 << wanted);
  if (decider !== undefined) return warnDecided(decider, issues);
  const more = operator?.alike?.(node);
  if (more !== undefined) issues.warning(more, node.pointer);
  else if (node.operands.some((operand) => isBeyond(node, operand))) warnBeyond(node, issues);
  else issues.warning(isMet ? 'rule/always-met' : 'rule/never-met', node.pointer);
}

/** True for a constant that a comparison holds against a name which cannot come near it. */
function isBeyond(node: Node, constant: Node): boolean {
  return compares(node) && constant.constant && nameBeside(node.operands, constant) !== undefined;
}

/** The name beside a constant, when the constant lies outside of what the name can be: only numbers have such constants. */
function nameBeside(operands: readonly Node[], constant: Node): Node | undefined {
  const index = operands.indexOf(constant);
  return [operands[index - 1], operands[index + 1]].find(
    (operand) =>
      operand?.name !== undefined &&
      !operand.constant &&
      (constant.low / constant.scale > operand.high / operand.scale ||
        constant.high / constant.scale < operand.low / operand.scale),
  );
}

function warnBeyond(node: Node, issues: Issues): void {
  const constant = node.operands.find((operand) => isBeyond(node, operand))!;
  const { name, low, high, scale } = nameBeside(node.operands, constant)!;
  const found = constant.low / constant.scale;
  issues.warning('rule/outside-bounds', constant.pointer, { found, name: name!, low: low / scale, high: high / scale });
}

function allNodes(root: Node): Node[] {
  const nodes = [root];
  for (let at = 0; at < nodes.length; at += 1) for (const operand of nodes[at]!.operands) nodes.push(operand);
  return nodes;
}

function partOf(node: Node): RulePart {
  const { operator, operands } = node;
  const isCondition = operators[operator]?.isCondition;
  const parts: RulePart[] = [];
  for (const operand of operands)
    if (isCondition !== undefined || operand.operands.length > 0 || operand.type === 'truth')
      parts.push(partOf(operand));
  if (isCondition === undefined) return { node, parts, came: 0 };
  return { node, parts, conditions: parts.map((_, index) => isCondition(index, parts.length)), came: 0 };
}

/** Writes down what a rule has given, without the branches that were not taken. */
function note(part: RulePart, frame: Frame, first: number): void {
  const { node, parts, conditions } = part;
  part.came |= first << (node.type === 'truth' ? frame.code[node.slot]! : UNKNOWN);
  let taken: number = MET;
  for (let at = 0; at < parts.length; at += 1) {
    const within = parts[at]!;
    if (conditions === undefined) note(within, frame, first);
    else if (conditions[at]) {
      note(within, frame, first);
      taken = frame.code[within.node.slot]!;
    } else {
      if (taken !== UNMET) note(within, frame, first);
      // A condition that is met shuts all that follows; the last value has none before it.
      if (taken === MET) return;
      taken = MET;
    }
  }
}
