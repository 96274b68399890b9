/**
 * Rules of every operator, ours and those we refuse, over operands of all kinds of JSON: those that guessing languages take
 * for one another first.
 */
import fc from 'fast-check';
import { operators, refused } from '../../src/rule/operators.js';
import type { Json } from './typing.js';

/** What the rules read. */
export const data: { readonly [name: string]: Json } = {
  n: 2,
  zero: 0,
  d: 2.5,
  t: true,
  f: false,
  c: 'x',
  one: '1',
  list: [1, 2],
  map: { n: 1 },
};
/** Names of operators, and some that are none. */
export const names = [
  ...Object.keys(operators),
  ...Object.keys(refused),
  'foo',
  'AND',
  'Var',
  'constructor',
  '__proto__',
  '',
];
const rule = (name: string, given: Json): Json =>
  Object.assign(Object.create(null) as object, Object.fromEntries([[name, given]]));

const few: readonly Json[] = [0, 1, true, { var: 'n' }, 'x'];
const some: readonly Json[] = [...few, false, null, '1', [], { var: 't' }, { var: 'c' }, 2.5];
/** Operands of all kinds. */
export const many: readonly Json[] = [
  ...some,
  -1,
  '',
  'n',
  [1],
  ['x', 'y'],
  ['1'],
  {},
  { var: 'zero' },
  { var: 'd' },
  { var: 'f' },
  { var: 'one' },
  { var: 'list' },
  { var: 'map' },
  { var: 'map.n' },
  { var: ['n'] },
  { var: ['absent', 1] },
  { '+': [1, 1] },
  { '<': [1, 2] },
  { '!': { var: 't' } },
  { if: [true, 1, 2] },
];

function product(items: readonly Json[], count: number): Json[][] {
  return count === 0 ? [[]] : product(items, count - 1).flatMap((before) => items.map((item) => [...before, item]));
}

/** Rules of one operator with up to four operands, and with one outside of a list. */
export function rulesOf(name: string): Json[] {
  const lists = [...[0, 1, 2].flatMap((count) => product(many, count)), ...product(some, 3), ...product(few, 4)];
  return [...lists, ...many].map((given) => rule(name, given));
}

const literal = fc.constantFrom<Json>(-2, -1, 0, 0.25, 1, 2.5, 3, true, false);
const odd = fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...many) }, { weight: 30, arbitrary: literal });
/** Rules of any depth, of our operators, now and then with what does not belong there. */
export const { any } = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    odd,
    fc.constantFrom('n', 'zero', 'd', 't', 'f').map((name): Json => ({ var: name })),
    fc
      .tuple(
        fc.constantFrom(...Object.keys(operators).filter((name) => name !== 'var')),
        fc.array(tie('any'), { maxLength: 5 }),
      )
      .map(([name, operands]) => rule(name, operands)),
  ),
}));
