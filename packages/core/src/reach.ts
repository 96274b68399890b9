/**
 * Reach: what each part of a rule can come to at all, found by running it.
 *
 * Facts are bounded, so a rule over few values is run over all of them. A number that is only ever compared with
 * constants needs the values beside those constants and no others. What is left open by that is left alone: every
 * warning is proved.
 */
import type { Issues } from './issue.js';
import { limits } from './limits.js';
import type { Binding, Frame, Node } from './node.js';
import { MET, UNKNOWN, UNMET } from './operators.js';

/** Visits of nodes that one document may cost; beyond it, rules are known by their ranges alone. */
export const VISITS = limits.visits;

/** What was seen of the parts of a document's rules. */
export interface Reach {
  /**
   * By part, bits `SEEN << code` of what it came to over all values, and `OPEN << code` of what it came to when nothing is
   * known. A part without the first was never evaluated.
   */
  readonly came: Map<Node, number>;
  /** Visits that are left. */
  room: number;
}

/** The first bit of what was seen over all values, and of what was seen when nothing is known. */
const SEEN = 1;
const OPEN = 8;

/** Nothing seen yet. */
export function createReach(): Reach {
  return { came: new Map(), room: VISITS };
}

/** How far apart the values of a name are, in units of its scale. */
export type StepOf = (symbol: Binding) => number;

/** Notes what a rule comes to. `frame` holds the constants, and of all names what is known when nothing is. */
export function explore(root: Node, frame: Frame, stepOf: StepOf, reach: Reach): void {
  root.run?.(frame);
  const nodes = nodesOf(root);
  const variables = variablesOf(nodes, frame, stepOf);
  const cases = variables?.reduce((product, { values }) => product * values.length, 1);
  if (variables === undefined || cases === undefined || cases * nodes.length > reach.room) {
    // Its ranges are all that is known of it.
    note(root, frame, SEEN | OPEN, reach.came);
    return;
  }
  note(root, frame, OPEN, reach.came);
  reach.room -= cases * nodes.length;
  const putBack = variables.map(({ symbol }) => leave(symbol, frame));
  const at = variables.map(() => 0);
  for (let index = 0; index < cases; index += 1) {
    for (const [position, { symbol, values }] of variables.entries()) {
      const value = values[at[position]!]!;
      enter(symbol, value, frame);
    }
    root.run?.(frame);
    note(root, frame, SEEN, reach.came);
    for (let position = 0; position < variables.length; position += 1) {
      at[position] = (at[position]! + 1) % variables[position]!.values.length;
      if (at[position] !== 0) break;
    }
  }
  for (const put of putBack) put();
  root.run?.(frame);
}

/** Tells of conditions that always come out alike and of branches that nothing reaches; what lies in them follows. */
export function warnReach(root: Node, reach: Reach, silent: ReadonlySet<Node>, issues: Issues): void {
  if (isDecided(seen(root, reach)) && root.type === 'truth') {
    if (!silent.has(root)) warnDecided(root, reach, issues);
  } else if (root.operator === 'if') warnBranches(root, reach, silent, issues);
  else if (root.operands.some((operand) => isBeyond(root, operand))) warnBeyond(root, issues);
  else {
    for (const operand of root.operands)
      if (!COMPARISONS.has(root.operator) || operand.operator !== 'literal') warnReach(operand, reach, silent, issues);
  }
}

/** Bits `1 << code` of what a part came to over all values; 0 when it was never evaluated. */
function seen(node: Node, { came }: Reach): number {
  return (came.get(node) ?? 0) & (OPEN - 1);
}

/** The same when nothing is known. */
function open(node: Node, { came }: Reach): number {
  return (came.get(node) ?? 0) >> 3;
}

function isDecided(bits: number): boolean {
  return bits === 1 << MET || bits === 1 << UNMET;
}

/** A condition that is decided by itself is one mistake, and hides the branches it shuts. */
function warnBranches({ operands }: Node, reach: Reach, silent: ReadonlySet<Node>, issues: Issues): void {
  let excused = false;
  for (const [index, operand] of operands.entries()) {
    const isCondition = index % 2 === 0 && index < operands.length - 1;
    const isShut = isCondition && isDecided(seen(operand, reach));
    const isShutByItself = isShut && (index === 0 || isDecided(open(operand, reach)));
    if (seen(operand, reach) === 0) {
      if (!excused) issues.warning('rule/branch-never-reached', operand.pointer);
      excused = true;
    } else if (isCondition ? !isShut || isShutByItself : operand.operator !== 'literal')
      warnReach(operand, reach, silent, issues);
    excused ||= isShutByItself;
  }
}

/** Tells of the part that decides: what stands above it follows. */
function warnDecided(node: Node, reach: Reach, issues: Issues): void {
  const bits = seen(node, reach);
  const isMet = bits === 1 << MET;
  const isSettled = node.operator === '!' || node.operator === (isMet ? 'or' : 'and');
  const decider = node.operands.find((operand) =>
    node.operator === '!' ? isDecided(seen(operand, reach)) : seen(operand, reach) === bits,
  );
  if (isSettled && decider !== undefined) warnDecided(decider, reach, issues);
  else if (node.operator === 'in' && new Set(node.positions).size === node.operands[0]!.of!.length)
    issues.warning('rule/covers-all', node.pointer);
  else if (node.operands.some((operand) => isBeyond(node, operand))) warnBeyond(node, issues);
  else issues.warning(isMet ? 'rule/always-met' : 'rule/never-met', node.pointer);
}

/** True for a constant that a comparison holds against a name which cannot come near it. */
function isBeyond({ operator, operands }: Node, constant: Node): boolean {
  return COMPARISONS.has(operator) && constant.constant && named(operands, constant) !== undefined;
}

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '===', '!=', '!==']);

/** The name beside a constant, when the constant lies outside of what the name can be. */
function named(operands: readonly Node[], constant: Node): Binding | undefined {
  const index = operands.indexOf(constant);
  const beside = [operands[index - 1], operands[index + 1]].find(
    (operand) =>
      operand?.symbol !== undefined &&
      !operand.constant &&
      operand.type === 'number' &&
      (constant.low / constant.scale > operand.high / operand.scale ||
        constant.high / constant.scale < operand.low / operand.scale),
  );
  return beside?.symbol;
}

function warnBeyond(node: Node, issues: Issues): void {
  const constant = node.operands.find((operand) => isBeyond(node, operand))!;
  const { name, low, high, scale } = named(node.operands, constant)!;
  const found = constant.low / constant.scale;
  issues.warning('rule/outside-bounds', constant.pointer, { found, name, low: low / scale, high: high / scale });
}

/** Writes down what a rule has come to, without the branches that were not taken. */
function note(node: Node, frame: Frame, first: number, came: Map<Node, number>): void {
  const code = node.type === 'truth' ? frame.code[node.slot]! : UNKNOWN;
  came.set(node, (came.get(node) ?? 0) | (first << code));
  if (node.operator !== 'if') {
    // A name or a number by itself is there whenever its operator is, and decides nothing.
    for (const operand of node.operands)
      if (operand.operands.length > 0 || operand.type === 'truth') note(operand, frame, first, came);
    return;
  }
  const { operands } = node;
  for (let at = 0; at < operands.length - 1; at += 2) {
    const condition = operands[at]!;
    note(condition, frame, first, came);
    const taken = frame.code[condition.slot]!;
    if (taken !== UNMET) note(operands[at + 1]!, frame, first, came);
    if (taken === MET) return;
  }
  note(operands[operands.length - 1]!, frame, first, came);
}

/** A name of a rule, with the values it is tried with. */
interface Variable {
  readonly symbol: Binding;
  readonly values: readonly number[];
}

function nodesOf(root: Node): Node[] {
  const nodes = [root];
  for (const node of nodes) for (const operand of node.operands) nodes.push(operand);
  return nodes;
}

/** The names a rule reads with enough values to see all it can do; undefined when there are too many. */
function variablesOf(nodes: readonly Node[], frame: Frame, stepOf: StepOf): Variable[] | undefined {
  const symbols = new Set<Binding>();
  for (const { symbol, constant } of nodes) {
    if (symbol === undefined || constant) continue;
    symbols.add(symbol);
    // Each has two values or more.
    if (2 ** symbols.size > VISITS) return undefined;
  }
  const variables: Variable[] = [];
  for (const symbol of symbols) {
    const values =
      symbol.type === 'number'
        ? numbersFor(symbol, nodes, frame, stepOf(symbol))
        : symbol.type === 'share'
          ? sharesFor(symbol, nodes, frame)
          : codesFor(symbol);
    if (values === undefined) return undefined;
    variables.push({ symbol, values });
  }
  return variables;
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
function leave({ type, slot }: Binding, frame: Frame): () => void {
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

function enter({ type, slot }: Binding, value: number, { low, high, code }: Frame): void {
  if (type === 'truth' || type === 'choice') code[slot] = value;
  else {
    low[slot] = value;
    high[slot] = type === 'share' ? WHOLE : value;
    if (type !== 'share') return;
    low[slot + 1] = value;
    high[slot + 1] = WHOLE;
  }
}
