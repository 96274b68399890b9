/**
 * Against json-logic-js, on complete data: a rule is refused, or its answer is the one that json-logic-js gives.
 */
import fc from 'fast-check';
import jsonLogic from 'json-logic-js';
import { describe, expect, test } from 'vitest';
import { operators } from '../src/rule/operators.js';
import { runs } from './effort.js';
import { run } from './json-logic/cases.js';
import { any, data, many, names, rulesOf } from './json-logic/families.js';
import { holdsOwn, isOfJsonLogic, own } from './json-logic/own.js';
import type { Json } from './json-logic/typing.js';

/** The answers, which must be those of json-logic-js; gives how many there were. */
function answers(rules: readonly Json[]): number {
  let count = 0;
  const other: unknown[] = [];
  for (const each of rules) {
    const outcome = run(each, data);
    if (outcome.kind === 'refused' || holdsOwn(each)) continue;
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
    const count = answers(rulesOf(name));
    expect(count > 0).toBe(Object.hasOwn(operators, name) && !own.includes(name));
  });
});

test('operators that JSON Logic does not have are told apart', () => {
  expect(own.every((name) => !isOfJsonLogic(name))).toBe(true);
  expect(isOfJsonLogic('<=')).toBe(true);
  expect(isOfJsonLogic('foo')).toBe(false);
});

test('JSON that is no operator', () => {
  expect(answers([...many, [[]], [true], 'true', '1', 'null', { n: 1, t: 2 }, { '<': [1, 2], '>': [1, 2] }])).toBe(16);
});

test('rules of any depth', () => {
  let count = 0;
  fc.assert(
    fc.property(any, (each) => {
      count += answers([each]);
    }),
    runs(20_000),
  );
  expect(count).toBeGreaterThan(runs(20_000).numRuns / 20);
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
    runs(2000),
  );
});
