/**
 * Against json-logic-js, on complete data: a rule is refused, or its answer is the one that json-logic-js gives. Rules of
 * every operator, ours and those we refuse, over operands of all kinds of JSON, so that no guess of the one is taken over
 * by the other.
 */
import fc from 'fast-check';
import jsonLogic from 'json-logic-js';
import { describe, expect, test } from 'vitest';
import { operators, refused } from '../src/operators.js';
import { run } from './json-logic/cases.js';
import type { Json } from './json-logic/typing.js';

const data: { readonly [name: string]: Json } = {
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
const names = [...Object.keys(operators), ...Object.keys(refused), 'foo', 'AND', 'Var', 'constructor', '__proto__', ''];
const rule = (name: string, given: Json): Json =>
  Object.assign(Object.create(null) as object, Object.fromEntries([[name, given]]));

/** Operands of all kinds: those that guessing languages take for one another first. */
const few: readonly Json[] = [0, 1, true, { var: 'n' }, 'x'];
const some: readonly Json[] = [...few, false, null, '1', [], { var: 't' }, { var: 'c' }, 2.5];
const many: readonly Json[] = [
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

/** The answers, which must be those of json-logic-js; gives how many there were. */
function answers(rules: readonly Json[]): number {
  let count = 0;
  const other: unknown[] = [];
  for (const each of rules) {
    const outcome = run(each, data);
    if (outcome.kind === 'refused') continue;
    count += 1;
    const demanded = jsonLogic.apply(each as never, data) as unknown;
    const isSame =
      outcome.kind === 'answered' && (outcome.value === demanded || (outcome.value === 0 && demanded === 0));
    if (!isSame) other.push({ rule: each, outcome, demanded });
  }
  expect(other).toEqual([]);
  return count;
}

describe.each(names)('%s', (name) => {
  test('of up to four operands, and of one outside of a list', () => {
    const lists = [...[0, 1, 2].flatMap((count) => product(many, count)), ...product(some, 3), ...product(few, 4)];
    const count = answers([...lists, ...many].map((given) => rule(name, given)));
    expect(count > 0).toBe(Object.hasOwn(operators, name));
  });
});

test('JSON that is no operator', () => {
  expect(answers([...many, [[]], [true], 'true', '1', 'null', { n: 1, t: 2 }, { '<': [1, 2], '>': [1, 2] }])).toBe(16);
});

const literal = fc.constantFrom<Json>(-2, -1, 0, 0.25, 1, 2.5, 3, true, false);
const odd = fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...many) }, { weight: 30, arbitrary: literal });
const { any } = fc.letrec<{ any: Json }>((tie) => ({
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

test('rules of any depth', () => {
  let count = 0;
  fc.assert(
    fc.property(any, (each) => {
      count += answers([each]);
    }),
    { numRuns: 20_000 },
  );
  expect(count).toBeGreaterThan(1000);
});

test('arithmetic on decimals is what json-logic-js comes to, without its dust', () => {
  const decimal = fc.integer({ min: -9999, max: 9999 }).map((value) => value / 1000);
  fc.assert(
    fc.property(
      fc.constantFrom('+', '-', '*', 'min', 'max'),
      fc.array(decimal, { minLength: 1, maxLength: 2 }),
      (name, operands) => {
        const outcome = run({ [name]: operands }, {});
        const demanded = jsonLogic.apply({ [name]: operands } as never, {}) as number;
        expect(outcome).toEqual({ kind: 'answered', value: Math.round(demanded * 1e6) / 1e6 + 0 });
      },
    ),
    { numRuns: 2000 },
  );
});
