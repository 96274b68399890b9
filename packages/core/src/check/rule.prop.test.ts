import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { type Declared, type Facts, type Given, naive, needs, said } from '../../test/naive.js';
import { decimals, declarations, givens, NAMES, pickedFrom, rulesOf, valuesOf } from '../../test/rules.js';
import { compileRule } from '../index.js';
import { operators } from '../rule/operators.js';
import { highOf, lowOf, type Quantity } from '../value/verdict.js';

const { either } = rulesOf(decimals.literal);

/** The facts without their defaults, which bounds do not know. */
const bare = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, { default: _, ...declared }]) => [name, declared]));

const INEXACT = new Set(['rule/not-exact', 'rule/too-fine']);

/** The rule, and how it runs; only a number that would not be exact may be refused. */
function compiled(rule: unknown, facts: Facts) {
  const made = compileRule(rule, facts);
  if (made.evaluate !== undefined) return made;
  expect(made.issues.filter(({ severity, code }) => severity === 'error' && !INEXACT.has(code))).toEqual([]);
  return undefined;
}

test('rules at random are made of every operator, so that no law below passes one over', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(either, (rule) => {
      for (const [, name] of JSON.stringify(rule).matchAll(/"([^"]+)":/g)) seen.add(name!);
    }),
    { numRuns: 2000 },
  );
  expect([...seen].sort()).toEqual(Object.keys(operators).sort());
});

test('ranges are those of the semantics, computed a second time', () => {
  let tested = 0;
  fc.assert(
    fc.property(
      either,
      declarations(decimals, true),
      fc.array(givens(true), { minLength: 1, maxLength: 10 }),
      (rule, facts, picks) => {
        const made = compiled(rule, facts);
        if (made === undefined) return;
        for (const pick of picks) {
          const given = pickedFrom(facts, pick);
          expect(made.evaluate(given)).toEqual(said(naive(rule, facts, given)));
          tested += 1;
        }
        // Bounds are what it is without facts and without defaults.
        const open = said(naive(rule, bare(facts), {}));
        expect(made.bounds).toEqual(typeof open === 'number' ? { low: open, high: open } : open);
      },
    ),
    runs(2000),
  );
  expect(tested).toBeGreaterThan(runs(2000).numRuns);
});

/** Facts that come near to 2^53 when they are multiplied, or brought to six decimals. */
const large: fc.Arbitrary<Declared> = fc
  .tuple(
    fc.constantFrom(1, 0.01, 0.000001),
    fc.integer({ min: -9, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 4, max: 8 }),
  )
  .map(([step, least, width, power]) => ({
    type: 'decimal',
    min: least * 10 ** power,
    max: (least + width) * 10 ** power,
    step,
  }));

test('a rule is refused if and only if a number in it can reach 2^53', () => {
  let [refused, exact] = [0, 0];
  fc.assert(
    fc.property(either, fc.tuple(large, large, large), (rule, [a, b, d]) => {
      fc.pre([a, b, d].every(({ max }) => max! <= 1e9));
      const facts: Facts = {
        ...{ a, b, d, t: { type: 'boolean' }, u: { type: 'boolean' } },
        ...{ c: { type: 'choice', of: ['x', 'y', 'z'] }, e: { type: 'choice', of: ['x', 'z'] } },
      };
      const { reach, places } = needs(rule, facts);
      const isExact = reach < 2n ** 53n && places <= 22;
      expect(compiled(rule, facts) !== undefined).toBe(isExact);
      if (isExact) exact += 1;
      else refused += 1;
    }),
    runs(2000),
  );
  expect(Math.min(refused, exact)).toBeGreaterThan(runs(2000).numRuns / 50);
});

/** Facts with few values, so that all completions can be tried. */
const few = {
  ...decimals,
  declared: fc.constantFrom<Declared>(
    { type: 'integer', min: 0, max: 3 },
    { type: 'integer', min: -2, max: 4, step: 3 },
    { type: 'decimal', min: -0.1, max: 0.2, step: 0.1 },
    { type: 'decimal', min: 0.05, max: 0.45, step: 0.2 },
  ),
};

/** Every way to fill in what is missing of the facts that a rule reads. */
function completions(facts: Facts, reads: readonly string[], given: Given): Given[] {
  return reads.reduce<Given[]>(
    (all, name) =>
      Object.hasOwn(given, name)
        ? all
        : all.flatMap((each) => valuesOf(facts[name]!).map((value) => ({ ...each, [name]: value }))),
    [given],
  );
}

const covers = (open: unknown, closed: unknown): boolean =>
  typeof closed === 'string'
    ? open === 'unknown' || open === closed
    : lowOf(open as Quantity) <= (closed as number) && (closed as number) <= highOf(open as Quantity);

test('what is said of partial facts is so in every completion, and filling in never takes it back', () => {
  let tested = 0;
  const names = Object.values(NAMES).flat();
  fc.assert(
    fc.property(
      either,
      declarations(few, false),
      givens(false),
      fc.subarray(names),
      fc.shuffledSubarray(names),
      (rule, facts, picks, kept, order) => {
        const made = compiled(rule, facts);
        if (made === undefined) return;
        const complete = pickedFrom(facts, picks);
        const given: Given = Object.fromEntries(kept.map((name) => [name, complete[name]]));
        const open = made.evaluate(given);
        for (const each of completions(facts, made.reads, given)) {
          const closed = made.evaluate(each);
          // Complete facts leave nothing open, and mean what they mean in plain decimals.
          expect(closed).toEqual(said(naive(rule, facts, each)));
          expect(closed === 'unknown' || typeof closed === 'object').toBe(false);
          expect(covers(open, closed)).toBe(true);
          tested += 1;
        }
        // One fact after another: a verdict stays, a range shrinks.
        let [now, before] = [given, open];
        for (const name of order) {
          now = { ...now, [name]: complete[name] };
          const after = made.evaluate(now);
          if (typeof after === 'string') expect(covers(before, after)).toBe(true);
          else {
            expect(lowOf(after)).toBeGreaterThanOrEqual(lowOf(before as Quantity));
            expect(highOf(after)).toBeLessThanOrEqual(highOf(before as Quantity));
          }
          before = after;
        }
      },
    ),
    runs(1000),
  );
  expect(tested).toBeGreaterThan(runs(1000).numRuns);
});
