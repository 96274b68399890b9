/**
 * Comparisons: numbers in order, two equal values, a choice among some.
 */

import type { Json } from '../json/guards.js';
import { limits } from '../text/limits.js';
import { shownName, shownNames } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import type { Frame, Step } from './frame.js';
import { both, flip, MET, UNKNOWN, UNMET } from './kleene.js';
import { type Node, truthNode } from './node.js';
import { align, fail, failType, type Here, operandsOf, runAll } from './operands.js';
import type { Operator } from './operators.js';
import { readsShare, shareOrder } from './share.js';

export function order(here: Here, operator: Extract<Operator, { kind: 'order' }>): Node | undefined {
  if (here.args.some((arg) => readsShare(arg, here.scope))) return shareOrder(here);
  const operands = operandsOf(here);
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
          frame.code[slot] = both(first(frame), second);
        };
  return truthNode(here.pointer, here.name, slot, operands, run);
}

export function equality(here: Here, operator: Extract<Operator, { kind: 'equality' }>): Node | undefined {
  const [left, right] = here.args as [Json, Json];
  if (typeof left === 'string' || typeof right === 'string') {
    const isBoth = typeof left === 'string' && typeof right === 'string';
    const at = isBoth ? (here.scope.find(left) === undefined ? 1 : 0) : typeof left === 'string' ? 1 : 0;
    const choice = here.check(here.args[at]!, here.pointers[at]!);
    if (choice === undefined) return undefined;
    // Beside anything but a choice the text is the mistake.
    if (choice.type !== 'choice') return here.check(here.args[1 - at]!, here.pointers[1 - at]!);
    return oneOf(here, choice, [[here.args[1 - at] as string, here.pointers[1 - at]!]], operator.equal);
  }
  const operands = operandsOf(here);
  if (operands === undefined) return undefined;
  const [a, b] = operands as [Node, Node];
  const share = operands.find(({ type }) => type === 'share');
  if (share !== undefined) return fail(here.issues, 'share/only-in-order', share.pointer);
  if (a.type !== b.type) return fail(here.issues, 'rule/two-types', here.at, { first: a.type, second: b.type });
  if (a.type === 'choice') return fail(here.issues, 'rule/two-choices', here.at);
  const slot = here.scope.slots.code();
  const before = runAll(operands);
  const give = (run: Step) => truthNode(here.pointer, here.name, slot, operands, run);
  const { equal } = operator;
  if (a.type === 'truth') {
    return give((frame) => {
      before(frame);
      const x = frame.code[a.slot]!;
      const y = frame.code[b.slot]!;
      frame.code[slot] = x === UNKNOWN || y === UNKNOWN ? UNKNOWN : (x === y) === equal ? MET : UNMET;
    });
  }
  const aligned = align(here, operands);
  if (aligned === undefined) return undefined;
  const [fa, fb] = aligned.factors as [number, number];
  return give((frame) => {
    before(frame);
    const al = frame.low[a.slot]! * fa;
    const ah = frame.high[a.slot]! * fa;
    const bl = frame.low[b.slot]! * fb;
    const bh = frame.high[b.slot]! * fb;
    const same = ah < bl || al > bh ? UNMET : al === ah && bl === bh ? MET : UNKNOWN;
    frame.code[slot] = equal ? same : flip(same);
  });
}

export function membership(here: Here): Node | undefined {
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
  return oneOf(
    here,
    choice,
    (list as string[]).map((value, index) => [value, pointerTo(here.pointers[1]!, index)] as const),
    true,
  );
}

function oneOf(
  here: Here,
  choice: Node,
  values: readonly (readonly [value: string, pointer: string])[],
  equal: boolean,
): Node | undefined {
  const of = choice.of!;
  let known: string | undefined;
  const positions = values.map(([value, pointer]) => {
    const position = choice.symbol!.places!.get(value);
    if (position !== undefined) return position;
    const near = here.issues.nearest(value, of);
    return fail(here.issues, near ? 'rule/misspelt-value' : 'rule/unknown-value', pointer, {
      value: shownName(value),
      known: (known ??= shownNames(of)),
      ...(near && { near }),
    });
  });
  if (!positions.every((position) => position !== undefined)) return undefined;
  const slot = here.scope.slots.code();
  const wanted = new Set(positions as number[]);
  const run: Step = (frame) => {
    choice.run?.(frame);
    const value = frame.code[choice.slot]!;
    frame.code[slot] = value < 0 && wanted.size > 0 ? UNKNOWN : wanted.has(value) === equal ? MET : UNMET;
  };
  return { ...truthNode(here.pointer, here.name, slot, [choice], run), positions: positions as number[] };
}
