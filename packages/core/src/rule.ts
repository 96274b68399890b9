/**
 * A rule, checked once: JSON becomes nodes with a type, exact bounds and a step to run; every mistake is an issue.
 */
import type { Json } from './documents.js';
import type { Issues } from './issue.js';
import { nearestName, pointerTo, shownName } from './names.js';
import type { Code, Operator } from './operators.js';
import { MET, operators, refused, UNKNOWN, UNMET } from './operators.js';

/** Operators nested deeper than this are refused. */
export const RULE_DEPTH = 32;
/** Rules with more nodes than this are refused. */
export const RULE_NODES = 2000;
/** No node may leave these bounds: beyond them integers are not exact. */
export const EXACT = 2 ** 53;
/** Literals and bounds lie within these, with at most `DECIMALS` decimals. */
export const LARGEST_INPUT = 1e9;
export const DECIMALS = 6;

/** The registers of one evaluation: ends of numbers as scaled integers; truths as codes; choices as positions, -1 when unknown. */
export interface Frame {
  /** The set of thresholds that stands in the registers; -1 for none yet. */
  epoch: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly code: Int16Array;
}

export type Type = 'number' | 'truth' | 'choice';
type Step = (frame: Frame) => void;

/** What a rule may read: a register with its type and bounds. */
export interface Binding {
  readonly name: string;
  readonly type: Type;
  readonly slot: number;
  /** Numbers: 10^decimals is the scale; `low` and `high` are scaled bounds. */
  readonly decimals: number;
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  /** Choices: the list of values. */
  readonly of?: readonly string[];
  /** True when the value does not depend on the record. */
  readonly constant?: boolean;
}

/** The names that a rule may read; a name that is not there may come with the code of its own issue. */
export interface Scope {
  readonly find: (name: string) => Binding | undefined;
  readonly why: (name: string) => string | undefined;
  readonly names: () => Iterable<string>;
  readonly slots: Slots;
}

/** Hands out registers; constants are written into every new frame. */
export interface Slots {
  number(): number;
  code(): number;
  constant(value: number): number;
  frame(): Frame;
}

/** One checked node. */
export interface Node {
  readonly pointer: string;
  readonly operator: string;
  readonly type: Type;
  readonly slot: number;
  readonly decimals: number;
  /** 10^decimals. */
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  readonly operands: readonly Node[];
  readonly symbol?: Binding;
  readonly constant: boolean;
  /** Values of a choice, or the literal's place in the list it is compared with. */
  readonly of?: readonly string[];
  readonly positions?: readonly number[];
  /** Absent when the register is filled before the rule runs. */
  readonly run?: Step;
}

export function createSlots(): Slots {
  const constants: [slot: number, value: number][] = [];
  let numbers = 0;
  let codes = 0;
  return {
    number: () => numbers++,
    code: () => codes++,
    constant: (value) => {
      constants.push([numbers, value]);
      return numbers++;
    },
    frame: () => {
      const frame = {
        epoch: -1,
        low: new Float64Array(numbers),
        high: new Float64Array(numbers),
        code: new Int16Array(codes),
      };
      for (const [slot, value] of constants) {
        frame.low[slot] = value;
        frame.high[slot] = value;
      }
      return frame;
    },
  };
}

/** Most decimals among numbers, by their shortest form; more than six count as seven. */
export function decimalsOf(...values: readonly number[]): number {
  let most = 0;
  for (const value of values) {
    let decimals = 0;
    while (decimals <= DECIMALS && Math.round(value * 10 ** decimals) / 10 ** decimals !== value) decimals += 1;
    most = Math.max(most, decimals);
  }
  return most;
}

/** A number as a scaled integer. */
export function scaled(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) + 0;
}

/** Checks a rule and binds its names. Gives no node when something in it is wrong; every mistake is an issue, once. */
export function checkRule(rule: Json, pointer: string, wanted: Type, scope: Scope, issues: Issues): Node | undefined {
  const size = sizeOf(rule);
  if (size.depth > RULE_DEPTH) return fail(issues, 'rule/too-deep', pointer, { limit: RULE_DEPTH });
  if (size.nodes > RULE_NODES) return fail(issues, 'rule/too-large', pointer, { limit: RULE_NODES, found: size.nodes });
  const node = checkNode(rule, pointer, scope, issues);
  if (node === undefined) return undefined;
  if (node.type !== wanted) return fail(issues, 'rule/type', pointer, { expected: wanted, found: node.type });
  return node;
}

/** Runs a node and all that it reads. */
export function runNode(node: Node, frame: Frame): void {
  node.run?.(frame);
}

/** Number of operators and literals, and how deep operators nest; counts without recursion. Lists and names are none. */
function sizeOf(rule: Json): { nodes: number; depth: number } {
  let nodes = 0;
  let deepest = 0;
  const todo: [Json, number][] = [[rule, 1]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [json, depth] = next;
    if (typeof json === 'number' || typeof json === 'boolean') nodes += 1;
    if (typeof json !== 'object' || json === null) continue;
    if (!Array.isArray(json)) nodes += 1;
    if (nodes > RULE_NODES) break;
    if (!Array.isArray(json)) deepest = Math.max(deepest, depth);
    if (deepest > RULE_DEPTH) break;
    for (const child of Object.values(json)) todo.push([child, Array.isArray(json) ? depth : depth + 1]);
  }
  return { nodes, depth: deepest };
}

function fail(
  issues: Issues,
  code: string,
  pointer: string,
  params: { [name: string]: string | number } = {},
): undefined {
  issues.error(code, pointer, params);
  return undefined;
}

function checkNode(rule: Json, pointer: string, scope: Scope, issues: Issues): Node | undefined {
  if (typeof rule === 'number') return literalNumber(rule, pointer, scope, issues);
  if (typeof rule === 'boolean') return literalTruth(rule, pointer, scope);
  if (typeof rule === 'string') return fail(issues, 'rule/bare-text', pointer, { text: shownName(rule) });
  if (rule === null) return fail(issues, 'rule/null', pointer);
  if (Array.isArray(rule)) return fail(issues, 'rule/list', pointer);
  const keys = Object.keys(rule);
  const [name] = keys;
  if (name === undefined) return fail(issues, 'rule/empty', pointer);
  if (keys.length > 1)
    return fail(issues, 'rule/several-operators', pointer, { found: keys.map(shownName).join('`, `') });
  const operator = operators[name];
  if (operator === undefined) {
    const instead = refused[name];
    if (instead !== undefined)
      return fail(issues, 'rule/refused-operator', pointerTo(pointer, name), { operator: name, instead });
    const near = nearestName(name, Object.keys(operators));
    return fail(issues, near ? 'rule/misspelt-operator' : 'rule/unknown-operator', pointerTo(pointer, name), {
      operator: shownName(name),
      ...(near && { near }),
    });
  }
  const given = (rule as { readonly [key: string]: Json })[name]!;
  const at = pointerTo(pointer, name);
  if (!Array.isArray(given) && !operator.bare) return fail(issues, 'rule/not-a-list', at, { operator: name });
  const args = Array.isArray(given) ? given : [given];
  if (args.length < operator.least || args.length > operator.most || (operator.odd && args.length % 2 === 0)) {
    return fail(issues, 'rule/operand-count', at, {
      operator: name,
      found: args.length,
      expected: countWords(operator),
    });
  }
  const pointers = args.map((_, index) => (Array.isArray(given) ? pointerTo(at, index) : at));
  const here = { name, operator, pointer, at, args, pointers, scope, issues };
  switch (operator.kind) {
    case 'var':
      return variable(here);
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

interface Here {
  readonly name: string;
  readonly operator: Operator;
  readonly pointer: string;
  readonly at: string;
  readonly args: readonly Json[];
  readonly pointers: readonly string[];
  readonly scope: Scope;
  readonly issues: Issues;
}

function countWords({ least, most, odd }: Operator): string {
  if (odd) return `an odd number of operands from ${least}`;
  if (most === Number.POSITIVE_INFINITY) return `at least ${least}`;
  return least === most ? String(least) : `${least} or ${most}`;
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
  return { ...truthNode(pointer, 'literal', slot, []), constant: true, run: (frame) => void (frame.code[slot] = code) };
}

function truthNode(pointer: string, operator: string, slot: number, operands: readonly Node[]) {
  return {
    pointer,
    operator,
    type: 'truth' as const,
    slot,
    decimals: 0,
    scale: 1,
    low: UNMET,
    high: MET,
    operands,
    constant: operands.length > 0 && operands.every((node) => node.constant),
  };
}

function variable({ args, at, pointer, scope, issues }: Here): Node | undefined {
  const [name] = args;
  if (typeof name !== 'string') return fail(issues, 'rule/var-name', at);
  const symbol = scope.find(name);
  if (symbol === undefined) {
    const why = scope.why(name);
    // What the name stands for is wrong itself, and was told there.
    if (why === '') return undefined;
    if (why !== undefined) return fail(issues, why, at, { name: shownName(name) });
    const near = nearestName(name, scope.names());
    return fail(issues, near ? 'rule/misspelt-name' : 'rule/unknown-name', at, {
      name: shownName(name),
      ...(near && { near }),
    });
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

/** Checks all operands, so that each mistake is told at once. */
function operandsOf(here: Here, wanted?: Type): readonly Node[] | undefined {
  const nodes = here.args.map((arg, index) => {
    const node = checkNode(arg, here.pointers[index]!, here.scope, here.issues);
    if (node !== undefined && wanted !== undefined && node.type !== wanted) {
      return fail(here.issues, 'rule/type', node.pointer, { expected: wanted, found: node.type });
    }
    return node;
  });
  return nodes.every((node) => node !== undefined) ? (nodes as readonly Node[]) : undefined;
}

/** The steps of the operands as one step. */
function runAll(operands: readonly Node[]): Step {
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
function align(here: Here, nodes: readonly Node[]): { decimals: number; factors: readonly number[] } | undefined {
  const decimals = Math.max(...nodes.map((node) => node.decimals));
  const factors = nodes.map((node) => 10 ** (decimals - node.decimals));
  for (const [index, node] of nodes.entries()) {
    const reach = Math.max(Math.abs(node.low), Math.abs(node.high)) * factors[index]!;
    if (reach > EXACT) return fail(here.issues, 'rule/not-exact', node.pointer);
  }
  return { decimals, factors };
}

function order(here: Here, operator: Extract<Operator, { kind: 'order' }>): Node | undefined {
  const operands = operandsOf(here, 'number');
  if (operands === undefined) return undefined;
  const aligned = align(here, operands);
  if (aligned === undefined) return undefined;
  const { factors } = aligned;
  const { compare } = operator;
  const slot = here.scope.slots.code();
  const before = runAll(operands);
  const [a, b, c] = operands as [Node, Node, Node?];
  const [fa, fb, fc] = factors as [number, number, number?];
  const first = (frame: Frame) =>
    compare(frame.low[a.slot]! * fa, frame.high[a.slot]! * fa, frame.low[b.slot]! * fb, frame.high[b.slot]! * fb);
  const run: Step =
    c === undefined
      ? (frame) => {
          before(frame);
          frame.code[slot] = first(frame);
        }
      : (frame) => {
          before(frame);
          const second = compare(
            frame.low[b.slot]! * fb,
            frame.high[b.slot]! * fb,
            frame.low[c.slot]! * fc!,
            frame.high[c.slot]! * fc!,
          );
          frame.code[slot] = and(first(frame), second);
        };
  return { ...truthNode(here.pointer, here.name, slot, operands), run };
}

function and(a: Code, b: Code): Code {
  return a === UNMET || b === UNMET ? UNMET : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : MET;
}

function flip(code: number): number {
  return code === UNKNOWN ? UNKNOWN : code === MET ? UNMET : MET;
}

function equality(here: Here, operator: Extract<Operator, { kind: 'equality' }>): Node | undefined {
  const [left, right] = here.args as [Json, Json];
  if (typeof left === 'string' || typeof right === 'string') {
    const at = typeof left === 'string' ? 1 : 0;
    const choice = checkNode(here.args[at]!, here.pointers[at]!, here.scope, here.issues);
    if (choice === undefined) return undefined;
    return oneOf(here, choice, [here.args[1 - at] as string], [here.pointers[1 - at]!], operator.equal);
  }
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const [a, b] = operands as [Node, Node];
  if (a.type !== b.type) return fail(here.issues, 'rule/two-types', here.at, { first: a.type, second: b.type });
  if (a.type === 'choice') return fail(here.issues, 'rule/two-choices', here.at);
  const slot = here.scope.slots.code();
  const before = runAll(operands);
  const base = truthNode(here.pointer, here.name, slot, operands);
  const { equal } = operator;
  if (a.type === 'truth') {
    return {
      ...base,
      run: (frame) => {
        before(frame);
        const x = frame.code[a.slot]!;
        const y = frame.code[b.slot]!;
        frame.code[slot] = x === UNKNOWN || y === UNKNOWN ? UNKNOWN : (x === y) === equal ? MET : UNMET;
      },
    };
  }
  const aligned = align(here, operands);
  if (aligned === undefined) return undefined;
  const [fa, fb] = aligned.factors as [number, number];
  return {
    ...base,
    run: (frame) => {
      before(frame);
      const al = frame.low[a.slot]! * fa;
      const ah = frame.high[a.slot]! * fa;
      const bl = frame.low[b.slot]! * fb;
      const bh = frame.high[b.slot]! * fb;
      const same = ah < bl || al > bh ? UNMET : al === ah && bl === bh ? MET : UNKNOWN;
      frame.code[slot] = equal ? same : flip(same);
    },
  };
}

function membership(here: Here): Node | undefined {
  const [what, list] = here.args as [Json, Json];
  const choice = checkNode(what, here.pointers[0]!, here.scope, here.issues);
  if (!Array.isArray(list) || !list.every((value) => typeof value === 'string')) {
    return fail(here.issues, 'rule/in-list', here.pointers[1]!);
  }
  if (choice === undefined) return undefined;
  return oneOf(
    here,
    choice,
    list as string[],
    list.map((_, index) => pointerTo(here.pointers[1]!, index)),
    true,
  );
}

function oneOf(
  here: Here,
  choice: Node,
  values: readonly string[],
  pointers: readonly string[],
  equal: boolean,
): Node | undefined {
  const of = choice.of;
  if (choice.type !== 'choice' || of === undefined)
    return fail(here.issues, 'rule/type', choice.pointer, { expected: 'choice', found: choice.type });
  const positions = values.map((value, index) => {
    const position = of.indexOf(value);
    if (position >= 0) return position;
    const near = nearestName(value, of);
    return fail(here.issues, near ? 'rule/misspelt-value' : 'rule/unknown-value', pointers[index]!, {
      value: shownName(value),
      known: of.join('`, `'),
      ...(near && { near }),
    });
  });
  if (!positions.every((position) => position !== undefined)) return undefined;
  if (new Set(positions).size === of.length) here.issues.warning('rule/covers-all', here.at, {});
  const slot = here.scope.slots.code();
  const wanted = new Set(positions as number[]);
  return {
    ...truthNode(here.pointer, here.name, slot, [choice]),
    positions: positions as number[],
    run: (frame) => {
      choice.run?.(frame);
      const value = frame.code[choice.slot]!;
      frame.code[slot] = value < 0 && wanted.size > 0 ? UNKNOWN : wanted.has(value) === equal ? MET : UNMET;
    },
  };
}

function logic(here: Here, operator: Extract<Operator, { kind: 'logic' }>): Node | undefined {
  const operands = operandsOf(here, 'truth');
  if (operands === undefined) return undefined;
  const slot = here.scope.slots.code();
  const before = runAll(operands);
  const { decides } = operator;
  const slots = operands.map((node) => node.slot);
  return {
    ...truthNode(here.pointer, here.name, slot, operands),
    run: (frame) => {
      before(frame);
      let all: number = 1 - decides;
      for (const operand of slots) {
        const code = frame.code[operand]!;
        if (code === decides) {
          all = decides;
          break;
        }
        if (code === UNKNOWN) all = UNKNOWN;
      }
      frame.code[slot] = all;
    },
  };
}

function negation(here: Here): Node | undefined {
  const operands = operandsOf(here, 'truth');
  if (operands === undefined) return undefined;
  const [operand] = operands as [Node];
  const slot = here.scope.slots.code();
  return {
    ...truthNode(here.pointer, here.name, slot, operands),
    run: (frame) => {
      operand.run?.(frame);
      frame.code[slot] = flip(frame.code[operand.slot]!);
    },
  };
}

function arithmetic(here: Here, operator: Extract<Operator, { kind: 'number' }>): Node | undefined {
  const operands = operandsOf(here, 'number');
  if (operands === undefined) return undefined;
  const aligned = operator.scale === 'align' ? align(here, operands) : { decimals: 0, factors: operands.map(() => 1) };
  if (aligned === undefined) return undefined;
  const { factors } = aligned;
  const decimals =
    operator.scale === 'align' ? aligned.decimals : operands.reduce((sum, node) => sum + node.decimals, 0);
  const { low, high } = operator;
  const negates = here.name === '-' && operands.length === 1;
  const fold = (lowOf: (node: Node) => number, highOf: (node: Node) => number, set: (l: number, h: number) => void) => {
    const first = operands[0]!;
    let l = negates ? 0 : lowOf(first) * factors[0]!;
    let h = negates ? 0 : highOf(first) * factors[0]!;
    let reach = Math.max(Math.abs(l), Math.abs(h));
    for (let index = negates ? 0 : 1; index < operands.length; index += 1) {
      const node = operands[index]!;
      const bl = lowOf(node) * factors[index]!;
      const bh = highOf(node) * factors[index]!;
      const nextLow = low(l, h, bl, bh) + 0;
      h = high(l, h, bl, bh) + 0;
      l = nextLow;
      reach = Math.max(reach, Math.abs(l), Math.abs(h));
    }
    set(l, h);
    return reach;
  };
  let bounds: [number, number] = [0, 0];
  const reach = fold(
    (node) => node.low,
    (node) => node.high,
    (l, h) => {
      bounds = [l, h];
    },
  );
  if (reach > EXACT) return fail(here.issues, 'rule/not-exact', here.pointer);
  const slot = here.scope.slots.number();
  const before = runAll(operands);
  return {
    pointer: here.pointer,
    operator: here.name,
    type: 'number',
    slot,
    decimals,
    scale: 10 ** decimals,
    low: bounds[0],
    high: bounds[1],
    operands,
    constant: operands.every((node) => node.constant),
    run: (frame) => {
      before(frame);
      fold(
        (node) => frame.low[node.slot]!,
        (node) => frame.high[node.slot]!,
        (l, h) => {
          frame.low[slot] = l;
          frame.high[slot] = h;
        },
      );
    },
  };
}

function conditional(here: Here): Node | undefined {
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const isCondition = (index: number) => index % 2 === 0 && index < operands.length - 1;
  const branches = operands.filter((_, index) => !isCondition(index));
  const type = branches[0]!.type;
  for (const [index, node] of operands.entries()) {
    const expected = isCondition(index) ? 'truth' : type === 'choice' ? 'number' : type;
    if (node.type !== expected) return fail(here.issues, 'rule/type', node.pointer, { expected, found: node.type });
  }
  return type === 'truth' ? truthBranches(here, operands) : numberBranches(here, operands, branches);
}

function truthBranches(here: Here, operands: readonly Node[]): Node {
  const slot = here.scope.slots.code();
  const choose = (frame: Frame, from: number): number => {
    const node = operands[from]!;
    node.run?.(frame);
    const code = frame.code[node.slot]!;
    if (from === operands.length - 1) return code;
    const branch = operands[from + 1]!;
    if (code === UNMET) return choose(frame, from + 2);
    branch.run?.(frame);
    const taken = frame.code[branch.slot]!;
    return code === MET || taken === choose(frame, from + 2) ? taken : UNKNOWN;
  };
  return {
    ...truthNode(here.pointer, here.name, slot, operands),
    run: (frame) => void (frame.code[slot] = choose(frame, 0)),
  };
}

function numberBranches(here: Here, operands: readonly Node[], branches: readonly Node[]): Node | undefined {
  const aligned = align(here, branches);
  if (aligned === undefined) return undefined;
  const { decimals, factors } = aligned;
  const factor = (index: number) => factors[branches.indexOf(operands[index]!)]!;
  const slot = here.scope.slots.number();
  const run: Step = (frame) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    const take = (index: number) => {
      const node = operands[index]!;
      node.run?.(frame);
      low = Math.min(low, frame.low[node.slot]! * factor(index));
      high = Math.max(high, frame.high[node.slot]! * factor(index));
    };
    let at = 0;
    for (; at < operands.length - 1; at += 2) {
      const condition = operands[at]!;
      condition.run?.(frame);
      const code = frame.code[condition.slot]!;
      if (code !== UNMET) take(at + 1);
      if (code === MET) break;
    }
    if (at >= operands.length - 1) take(operands.length - 1);
    frame.low[slot] = low;
    frame.high[slot] = high;
  };
  const bounds = branches.map((node, index) => [node.low * factors[index]!, node.high * factors[index]!] as const);
  return {
    pointer: here.pointer,
    operator: here.name,
    type: 'number',
    slot,
    decimals,
    scale: 10 ** decimals,
    low: Math.min(...bounds.map(([low]) => low)),
    high: Math.max(...bounds.map(([, high]) => high)),
    operands,
    constant: operands.every((node) => node.constant),
    run,
  };
}
