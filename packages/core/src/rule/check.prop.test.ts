import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { packWith, titleOf } from '../../test/fixtures.js';
import { checkPack, compilePack, compileRule, evaluate } from '../index.js';
import { highOf, lowOf } from '../value/verdict.js';

type Value = number | boolean | string;
const facts: Record<string, { declared: object; values: readonly Value[] }> = {
  a: { declared: { type: 'integer', min: 0, max: 3 }, values: [0, 1, 2, 3] },
  b: { declared: { type: 'integer', min: -2, max: 4, step: 2 }, values: [-2, 0, 2, 4] },
  d: { declared: { type: 'decimal', min: 0, max: 0.3, step: 0.1 }, values: [0, 0.1, 0.2, 0.3] },
  t: { declared: { type: 'boolean' }, values: [true, false] },
  c: { declared: { type: 'choice', of: ['x', 'y', 'z'] }, values: ['x', 'y', 'z'] },
};
const names = Object.keys(facts);
const v = (name: string) => fc.constant({ var: name });

const { number, truth } = fc.letrec<{ number: unknown; truth: unknown }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    v('a'),
    v('b'),
    v('d'),
    fc.constantFrom(-1, 0, 0.1, 0.25, 1, 2, 2.5),
    fc.record({ '+': fc.array(tie('number'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ '-': fc.array(tie('number'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ '*': fc.array(tie('number'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ min: fc.array(tie('number'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ max: fc.array(tie('number'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      if: fc.oneof(
        fc.tuple(tie('truth'), tie('number'), tie('number')),
        fc.tuple(tie('truth'), tie('number'), tie('truth'), tie('number'), tie('number')),
      ),
    }),
  ),
  truth: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    v('t'),
    fc.boolean(),
    fc.record({ '==': fc.tuple(v('c'), fc.constantFrom('x', 'y')) }),
    fc.record({ in: fc.tuple(v('c'), fc.subarray(['x', 'y', 'z'])) }),
    fc
      .constantFrom('<', '<=', '>', '>=', '==', '!=', '===', '!==')
      .chain((operator) => fc.tuple(tie('number'), tie('number')).map((pair) => ({ [operator]: pair }))),
    fc
      .constantFrom('<', '<=')
      .chain((operator) =>
        fc.tuple(tie('number'), tie('number'), tie('number')).map((three) => ({ [operator]: three })),
      ),
    fc.record({ and: fc.array(tie('truth'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('truth'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ '!': tie('truth') }),
    fc.record({ '!=': fc.tuple(tie('truth'), tie('truth')) }),
    fc.record({ if: fc.tuple(tie('truth'), tie('truth'), tie('truth')) }),
  ),
}));

/** What a rule is on complete facts, in plain numbers over 10^12: written here, for this test only. */
function plain(rule: unknown, given: Record<string, Value>): Value {
  if (typeof rule !== 'object' || rule === null) return rule as Value;
  const [[operator, operands]] = Object.entries(rule) as [[string, unknown]];
  if (operator === 'var') return given[operands as string]!;
  if (operator === 'in')
    return (operands as [unknown, string[]])[1].includes(String(plain((operands as unknown[])[0], given)));
  if (operator === 'if') {
    const list = operands as unknown[];
    let at = 0;
    while (at < list.length - 1 && plain(list[at], given) !== true) at += 2;
    return plain(at < list.length - 1 ? list[at + 1] : list.at(-1), given);
  }
  const values = (Array.isArray(operands) ? operands : [operands]).map((operand) => plain(operand, given));
  const n = values as number[];
  const round = (value: number) => Math.round(value * 1e9) / 1e9 + 0;
  const pairs = (test: (x: number, y: number) => boolean) => n.slice(1).every((y, index) => test(n[index]!, y));
  switch (operator) {
    case '+':
      return round(n.reduce((x, y) => x + y, 0));
    case '-':
      return round(n.length === 1 ? -n[0]! : n[0]! - n[1]!);
    case '*':
      return round(n.reduce((x, y) => x * y, 1));
    case 'min':
      return Math.min(...n);
    case 'max':
      return Math.max(...n);
    case '<':
      return pairs((x, y) => x < y);
    case '<=':
      return pairs((x, y) => x <= y);
    case '>':
      return pairs((x, y) => x > y);
    case '>=':
      return pairs((x, y) => x >= y);
    case '==':
    case '===':
      return values[0] === values[1];
    case '!=':
    case '!==':
      return values[0] !== values[1];
    case 'and':
      return values.every(Boolean);
    case 'or':
      return values.some(Boolean);
    default:
      return !values[0];
  }
}

/** Every way to fill in what is missing. */
function completions(given: Record<string, Value>): Record<string, Value>[] {
  return names.reduce<Record<string, Value>[]>(
    (all, name) =>
      name in given ? all : all.flatMap((each) => facts[name]!.values.map((value) => ({ ...each, [name]: value }))),
    [given],
  );
}

const partial = fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom(...facts[name]!.values)])), {
  requiredKeys: [],
}) as fc.Arbitrary<Record<string, Value>>;

function compiled(points: unknown, when: unknown) {
  const pack = packWith({
    facts: Object.fromEntries(names.map((name) => [name, facts[name]!.declared])),
    criteria: [{ id: 'k', indicators: [{ id: 'i', points, status: 'placeholder' }] }],
    titles: [
      titleOf('first', when),
      titleOf('second', { and: [{ '!': { var: 'title.first' } }, { '>': [{ var: 'points.total' }, 0] }] }),
    ],
  });
  if (checkPack(pack).some(({ severity }) => severity === 'error')) return undefined;
  const made = compilePack(pack);
  return (given: Record<string, Value>) => evaluate(made, { subject: 's', year: 2021, group: 'nhom-1', facts: given });
}

test('what is decided while facts are missing is so in every completion, and a range holds every completion', () => {
  let tested = 0;
  fc.assert(
    fc.property(number, truth, partial, (points, when, given) => {
      const judge = compiled(points, when);
      if (judge === undefined) return;
      tested += 1;
      const open = judge(given);
      const [first, second] = open.titles as [(typeof open.titles)[number], (typeof open.titles)[number]];
      for (const complete of completions(given)) {
        const value = plain(points, complete) as number;
        const met = plain(when, complete) as boolean;
        const closed = judge(complete);
        // The walk on complete facts is plain arithmetic …
        expect(closed.indicators[0]!.points).toBeCloseTo(value, 8);
        expect(closed.titles[0]!.verdict).toBe(met ? 'met' : 'unmet');
        expect(closed.titles[1]!.verdict).toBe(!met && value > 0 ? 'met' : 'unmet');
        // … and the partial record covers it.
        expect(lowOf(open.points!.total)).toBeLessThanOrEqual(value + 1e-8);
        expect(highOf(open.points!.total)).toBeGreaterThanOrEqual(value - 1e-8);
        for (const [index, title] of [first, second].entries()) {
          if (title.verdict !== 'unknown') expect(closed.titles[index]!.verdict).toBe(title.verdict);
        }
      }
    }),
    runs(400),
  );
  expect(tested).toBeGreaterThan(runs(400).numRuns / 2);
});

test('filling in one fact never flips what was decided, and never widens a range', () => {
  fc.assert(
    fc.property(number, truth, partial, fc.constantFrom(...names), (points, when, given, name) => {
      const judge = compiled(points, when);
      if (judge === undefined) return;
      const before = judge(given);
      for (const value of facts[name]!.values) {
        const after = judge({ ...given, ...(name in given ? {} : { [name]: value }) });
        expect(lowOf(after.points!.total)).toBeGreaterThanOrEqual(lowOf(before.points!.total));
        expect(highOf(after.points!.total)).toBeLessThanOrEqual(highOf(before.points!.total));
        for (const [index, title] of before.titles.entries())
          if (title.verdict !== 'unknown') expect(after.titles[index]!.verdict).toBe(title.verdict);
      }
    }),
    runs(400),
  );
});

test('an open verdict names the missing facts that could decide it', () => {
  fc.assert(
    fc.property(number, truth, partial, (points, when, given) => {
      const judge = compiled(points, when);
      if (judge === undefined) return;
      for (const { verdict, reasons } of judge(given).titles) {
        if (verdict !== 'unknown') expect(reasons).toBeUndefined();
        else {
          expect(reasons!.length).toBeGreaterThan(0);
          for (const reason of reasons!) expect(reason).toEqual({ fact: expect.any(String), why: 'missing' });
          expect(reasons!.every((reason) => 'fact' in reason && !(reason.fact in given))).toBe(true);
        }
      }
    }),
    runs(300),
  );
});

test('three scores in steps of 0.1 that add up to the threshold always pass, and 0.1 less never does: all there are', async ({
  annotate,
}) => {
  const tenth = { type: 'decimal', min: 0, max: 10, step: 0.1 };
  let [sums, lostWithFloats] = [0, 0];
  for (let threshold = 0; threshold <= 300; threshold += 1) {
    const total = { '+': [{ var: 'a' }, { var: 'b' }, { var: 'c' }] };
    const rule = compileRule({ '>=': [total, threshold / 10] }, { a: tenth, b: tenth, c: tenth });
    for (let a = Math.max(0, threshold - 200); a <= Math.min(100, threshold); a += 1) {
      for (let b = Math.max(0, threshold - a - 100); b <= Math.min(100, threshold - a); b += 1) {
        const c = threshold - a - b;
        const scores = { a: a / 10, b: b / 10, c: c / 10 };
        // Plain comparisons: a million calls of expect would take minutes.
        if (rule.evaluate?.(scores) !== 'met') throw new Error(`${JSON.stringify(scores)} misses ${threshold / 10}`);
        if (c > 0 && rule.evaluate?.({ ...scores, c: (c - 1) / 10 }) !== 'unmet')
          throw new Error(`${JSON.stringify(scores)} less 0.1 passes ${threshold / 10}`);
        sums += 1;
        if (scores.a + scores.b + scores.c < threshold / 10) lostWithFloats += 1;
      }
    }
  }
  expect(sums).toBe(101 ** 3);
  expect(lostWithFloats).toBeGreaterThan(0);
  await annotate(`${lostWithFloats} of ${sums} sums would miss their threshold if they were added as floats`);
});

test('scores of a pack in steps of 0.1 that add up to its threshold pass, and 0.1 less does not', () => {
  const tenth = { type: 'decimal', min: 0, max: 10, step: 0.1 };
  const pack = compilePack(
    packWith({
      facts: { a: tenth, b: tenth, c: tenth },
      criteria: [
        {
          id: 'k',
          indicators: ['a', 'b', 'c'].map((name) => ({
            id: `i-${name}`,
            points: { var: name },
            status: 'placeholder',
          })),
        },
      ],
      thresholds: { t: [{ value: 20.1, status: 'placeholder' }] },
      titles: [titleOf('title', { '>=': [{ var: 'points.total' }, { var: 'threshold.t' }] })],
    }),
  );
  const score = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(score, score, (a, b) => {
      const rest = 201 - a - b;
      fc.pre(rest >= 1 && rest <= 100);
      const verdict = (c: number) =>
        evaluate(pack, { subject: 's', year: 2021, group: 'nhom-1', facts: { a: a / 10, b: b / 10, c: c / 10 } })
          .titles[0]!.verdict;
      expect(verdict(rest)).toBe('met');
      expect(verdict(rest - 1)).toBe('unmet');
    }),
    runs(2000),
  );
});

test('a decimal is taken when its shortest form is on the step, and nothing else is', () => {
  const pack = compilePack(
    packWith({
      facts: { a: { type: 'decimal', min: 0.05, max: 10.05, step: 0.1 } },
      titles: [titleOf('title', { '>=': [{ var: 'a' }, 5] })],
    }),
  );
  const isTaken = (a: number) =>
    evaluate(pack, { subject: 's', year: 2021, group: 'nhom-1', facts: { a } }).issues.length === 0;
  for (let step = 0; step <= 100; step += 1) {
    const value = Number((0.05 + step / 10).toFixed(2));
    expect(isTaken(value)).toBe(true);
    expect(isTaken(Number((value + 0.05).toFixed(2)))).toBe(false);
    expect(isTaken(value + 1e-9)).toBe(false);
  }
  expect([0.1 + 0.2, -0.05, 10.15, Number.NaN].map(isTaken)).toEqual([false, false, false, false]);
});
