/**
 * Comparisons: numbers in order, two equal values, a choice among some.
 */

import type { Frame, Step } from '../frame/frame.js';
import { both, type Code, flip, MET, UNKNOWN, UNMET } from '../frame/kleene.js';
import { areExact, factorsOf, type Node, runAll, type StepOf, truthNode } from '../frame/node.js';
import type { Json } from '../json/guards.js';
import { limits } from '../text/limits.js';
import { shownName, shownNames } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import { type Asking, type Comparing, comparing } from '../value/comparing.js';
import { comparisonGaps } from './comparison-gaps.js';
import { type Meaning, type NodeBounds, TRUTH, type Writing } from './meaning.js';
import { align, fail, failType, type Here, operandsOf } from './operands.js';
import { checkShareOrder, comparesShare, holdsShare, readsShare, shareStep } from './share.js';
/** Numbers in order, or a share and a percentage. */
export function order(name: Comparing, most: number): Meaning {
  const asking = comparing[name];
  return {
    least: 2,
    most,
    takes: 'numbers-or-share',
    gives: 'truth',
    bounds: (operands, positions) => {
      const isSound = operands.some(({ type }) => type === 'share') ? holdsShare(operands) : areExact(operands);
      return positions === undefined && isSound ? TRUTH : undefined;
    },
    step: (node, stepOf) => (comparesShare(node) ? shareStep(node, asking) : orderStep(node, asking, stepOf)),
    stepKnown: (node, stepOf) => (comparesShare(node) ? shareStep(node, asking) : knownOrderStep(node, asking, stepOf)),
    gaps: (node) => comparisonGaps(node, asking),
  };
}

/** Two numbers or truths that are the same or not, or a choice and one of its values. */
export function equality(name: Comparing): Meaning {
  const asking = comparing[name];
  const equal = asking.way === 'same';
  return {
    least: 2,
    most: 2,
    takes: 'alike',
    gives: 'truth',
    bounds: (operands, positions) => {
      if (positions !== undefined) return positions.length === 1 ? choiceBounds(operands, positions) : undefined;
      return areExact(operands) || operands.every(({ type }) => type === 'truth') ? TRUTH : undefined;
    },
    step: (node, stepOf) => {
      if (node.positions !== undefined) return amongStep(node, equal);
      return node.operands[0]!.type === 'truth' ? sameTruth(node, equal, stepOf) : sameNumber(node, equal, stepOf);
    },
    gaps: (node) => comparisonGaps(node, asking),
  };
}

/** A choice among some of its values. */
export const membership: Meaning = {
  least: 2,
  most: 2,
  takes: 'choice-and-list',
  gives: 'truth',
  bounds: (operands, positions) => positions && choiceBounds(operands, positions),
  step: (node) => amongStep(node, true),
};

/** How numbers are written in order. */
export const writtenOrder: Writing = {
  check: (here) => (here.args.some((arg) => readsShare(arg, here.scope)) ? checkShareOrder(here) : checkOrder(here)),
  compares: true,
};

/** How two equal values are written. */
export const writtenEquality: Writing = { check: checkEquality, compares: true };

/** How a choice among some values is written. */
export const writtenMembership: Writing = {
  check: checkMembership,
  alike: ({ operands, positions }) =>
    new Set(positions).size === operands[0]!.of!.length ? 'rule/covers-all' : undefined,
};

/** A choice held against positions in its list. */
function choiceBounds([choice, ...others]: readonly Node[], positions: readonly number[]): NodeBounds | undefined {
  const isSound =
    choice?.type === 'choice' && others.length === 0 && positions.every((position) => position <= choice.high);
  return isSound ? TRUTH : undefined;
}

/** How two ranges compare: met for all pairs of values, unmet for none, else unknown. */
type Compare = (aLow: number, aHigh: number, bLow: number, bHigh: number) => Code;

const less: Compare = (aLow, aHigh, bLow, bHigh) => (aHigh < bLow ? MET : aLow >= bHigh ? UNMET : UNKNOWN);
const lessOrEqual: Compare = (aLow, aHigh, bLow, bHigh) => (aHigh <= bLow ? MET : aLow > bHigh ? UNMET : UNKNOWN);

function compareBy({ way, strict }: Asking): Compare {
  const compare = strict ? less : lessOrEqual;
  return way === 'less' ? compare : (aLow, aHigh, bLow, bHigh) => compare(bLow, bHigh, aLow, aHigh);
}

function orderStep({ slot, operands }: Node, asking: Asking, stepOf: StepOf): Step {
  const compare = compareBy(asking);
  const before = runAll(operands, stepOf);
  const [a, b, c] = operands as [Node, Node, Node?];
  const [fa, fb, fc] = factorsOf(operands) as [number, number, number?];
  const first = (frame: Frame) =>
    compare(frame.low[a.slot]! * fa, frame.high[a.slot]! * fa, frame.low[b.slot]! * fb, frame.high[b.slot]! * fb);
  if (c === undefined) {
    return (frame) => {
      before?.(frame);
      frame.code[slot] = first(frame);
    };
  }
  return (frame) => {
    before?.(frame);
    const second = compare(
      frame.low[b.slot]! * fb,
      frame.high[b.slot]! * fb,
      frame.low[c.slot]! * fc!,
      frame.high[c.slot]! * fc!,
    );
    frame.code[slot] = both(first(frame), second);
  };
}

/** The same for known numbers: one comparison a pair. */
function knownOrderStep({ slot, operands }: Node, { way, strict }: Asking, stepOf: StepOf): Step {
  const before = runAll(operands, stepOf);
  const ordered = way === 'less' ? operands : [...operands].reverse();
  const [a, b, c] = ordered.map((node) => node.slot) as [number, number, number?];
  const [fa, fb, fc] = factorsOf(ordered) as [number, number, number?];
  const holds = (less: number, more: number) => (strict ? less < more : less <= more);
  return (frame) => {
    before?.(frame);
    const { low, code } = frame;
    const middle = low[b]! * fb;
    const isMet = holds(low[a]! * fa, middle) && (c === undefined || holds(middle, low[c]! * fc!));
    code[slot] = isMet ? MET : UNMET;
  };
}

function sameTruth({ slot, operands }: Node, equal: boolean, stepOf: StepOf): Step {
  const before = runAll(operands, stepOf);
  const [a, b] = operands as [Node, Node];
  return (frame) => {
    before?.(frame);
    const x = frame.code[a.slot]!;
    const y = frame.code[b.slot]!;
    frame.code[slot] = x === UNKNOWN || y === UNKNOWN ? UNKNOWN : (x === y) === equal ? MET : UNMET;
  };
}

function sameNumber({ slot, operands }: Node, equal: boolean, stepOf: StepOf): Step {
  const before = runAll(operands, stepOf);
  const [a, b] = operands as [Node, Node];
  const [fa, fb] = factorsOf(operands) as [number, number];
  return (frame) => {
    before?.(frame);
    const al = frame.low[a.slot]! * fa;
    const ah = frame.high[a.slot]! * fa;
    const bl = frame.low[b.slot]! * fb;
    const bh = frame.high[b.slot]! * fb;
    const same = ah < bl || al > bh ? UNMET : al === ah && bl === bh ? MET : UNKNOWN;
    frame.code[slot] = equal ? same : flip(same);
  };
}

function amongStep({ slot, operands, positions }: Node, equal: boolean): Step {
  const [choice] = operands as [Node];
  const wanted = new Set(positions);
  return (frame) => {
    const value = frame.code[choice.slot]!;
    frame.code[slot] = value < 0 && wanted.size > 0 ? UNKNOWN : wanted.has(value) === equal ? MET : UNMET;
  };
}

function checkOrder(here: Here): Node | undefined {
  const operands = operandsOf(here);
  if (operands === undefined || align(here, operands) === undefined) return undefined;
  return truthNode(here, here.scope.slots.code(), operands);
}

function checkEquality(here: Here): Node | undefined {
  const [left, right] = here.args as [Json, Json];
  if (typeof left === 'string' || typeof right === 'string') {
    const isBoth = typeof left === 'string' && typeof right === 'string';
    const at = isBoth ? (here.scope.find(left) === undefined ? 1 : 0) : typeof left === 'string' ? 1 : 0;
    const choice = here.check(here.args[at]!, here.pointers[at]!);
    if (choice === undefined) return undefined;
    // Beside anything but a choice the text is the mistake.
    if (choice.type !== 'choice') return here.check(here.args[1 - at]!, here.pointers[1 - at]!);
    return amongNode(here, choice, [[here.args[1 - at] as string, here.pointers[1 - at]!]]);
  }
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const [a, b] = operands as [Node, Node];
  const share = operands.find(({ type }) => type === 'share');
  if (share !== undefined) return fail(here.issues, 'share/only-in-order', share.pointer);
  if (a.type !== b.type) return fail(here.issues, 'rule/two-types', here.at, { first: a.type, second: b.type });
  if (a.type === 'choice') return fail(here.issues, 'rule/two-choices', here.at);
  if (a.type === 'number' && align(here, operands) === undefined) return undefined;
  return truthNode(here, here.scope.slots.code(), operands);
}

function checkMembership(here: Here): Node | undefined {
  const [what, list] = here.args as [Json, Json];
  const isList = Array.isArray(list) && list.every((value) => typeof value === 'string');
  if (!Array.isArray(list) && (typeof what === 'string' || Array.isArray(what)))
    return fail(here.issues, 'rule/in-order', here.at);
  const choice = here.check(what, here.pointers[0]!);
  if (choice !== undefined && choice.type !== 'choice')
    return failType(here.issues, choice.pointer, 'choice', choice.type);
  if (!isList) return fail(here.issues, 'rule/in-list', here.pointers[1]!);
  if (list.length > limits.listValues)
    return fail(here.issues, 'shape/too-many', here.pointers[1]!, { limit: limits.listValues });
  if (choice === undefined) return undefined;
  return amongNode(
    here,
    choice,
    (list as string[]).map((value, index) => [value, pointerTo(here.pointers[1]!, index)] as const),
  );
}

/** A choice held against some of its values, which become positions in its list. */
function amongNode(
  here: Here,
  choice: Node,
  values: readonly (readonly [value: string, pointer: string])[],
): Node | undefined {
  const { of, positions: positionOf } = here.scope.find(choice.name!)!;
  let known: string | undefined;
  const positions = values.map(([value, pointer]) => {
    const position = positionOf!.get(value);
    if (position !== undefined) return position;
    const near = here.issues.nearest(value, of!);
    return fail(here.issues, near ? 'rule/misspelt-value' : 'rule/unknown-value', pointer, {
      value: shownName(value),
      known: (known ??= shownNames(of!)),
      ...(near && { near }),
    });
  });
  if (!positions.every((position) => position !== undefined)) return undefined;
  return { ...truthNode(here, here.scope.slots.code(), [choice]), positions: positions as number[] };
}
