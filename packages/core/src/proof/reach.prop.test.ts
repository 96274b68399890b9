import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import type { Facts, Given } from '../../test/naive.js';
import { valuesOf } from '../../test/rules.js';
import { compileRule } from '../index.js';
import { limits } from '../text/limits.js';

/** Facts with few values, which are all tried, and with so many that only those beside constants are. */
const facts: Facts = {
  p: { type: 'integer', min: 0, max: 40 },
  q: { type: 'decimal', min: -2, max: 8, step: 0.25 },
  r: { type: 'integer', min: 1, max: 4 },
  t: { type: 'boolean' },
  c: { type: 'choice', of: ['x', 'y', 'z'] },
};
const v = (name: string) => ({ var: name });
const names = fc.constantFrom(...['p', 'q', 'r'].map(v));
const literal = fc.oneof(
  fc.integer({ min: -3, max: 42 }),
  fc.integer({ min: -9, max: 36 }).map((value) => value / 4),
  fc.constantFrom(0, 40, 41, -2, 8, 8.25, -2.25, 1, 4, 0.1, 7.95),
);
const order = fc.constantFrom('<', '<=', '>', '>=', '==', '===', '!=', '!==');
const comparison = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(order, names, literal).map(([name, a, b]) => ({ [name]: [a, b] })) },
  { weight: 3, arbitrary: fc.tuple(order, literal, names).map(([name, a, b]) => ({ [name]: [a, b] })) },
  { weight: 1, arbitrary: fc.tuple(order, names, names).map(([name, a, b]) => ({ [name]: [a, b] })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('<', '<='), literal, names, literal)
      .map(([name, a, b, c]) => ({ [name]: [a, b, c] })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(order, names, names, literal).map(([name, a, b, c]) => ({ [name]: [{ '-': [a, b] }, c] })),
  },
);
const { truth } = fc.letrec<{ truth: unknown }>((tie) => ({
  truth: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 5, arbitrary: comparison },
    { weight: 1, arbitrary: fc.constant(v('t')) },
    { weight: 1, arbitrary: fc.subarray(['x', 'y', 'z']).map((list) => ({ in: [v('c'), list] })) },
    { weight: 1, arbitrary: fc.constantFrom('x', 'y').map((value) => ({ '!=': [v('c'), value] })) },
    { weight: 2, arbitrary: fc.array(tie('truth'), { minLength: 2, maxLength: 3 }).map((all) => ({ and: all })) },
    { weight: 2, arbitrary: fc.array(tie('truth'), { minLength: 2, maxLength: 3 }).map((any) => ({ or: any })) },
    { weight: 1, arbitrary: tie('truth').map((one) => ({ '!': one })) },
  ),
}));

/** The conditions in a rule that are neither names nor literals, by pointer. */
function conditionsIn(rule: unknown, pointer: string): [pointer: string, rule: unknown][] {
  const [[operator, operands]] = Object.entries(rule as object) as [[string, unknown]];
  if (operator === 'var') return [];
  const within =
    operator === '!'
      ? conditionsIn(operands, `${pointer}/!`)
      : operator === 'and' || operator === 'or'
        ? (operands as unknown[]).flatMap((each, index) => conditionsIn(each, `${pointer}/${operator}/${index}`))
        : [];
  return [[pointer, rule], ...within];
}

/** At least the nodes of a rule. */
function nodesIn(rule: unknown): number {
  if (typeof rule !== 'object' || rule === null) return 1;
  return Object.values(rule).reduce<number>((sum, within) => sum + nodesIn(within), 1);
}

/** All there is for the facts that a rule reads. */
function cases(reads: readonly string[]): Given[] {
  return reads.reduce<Given[]>(
    (all, name) => all.flatMap((each) => valuesOf(facts[name]!).map((value) => ({ ...each, [name]: value }))),
    [{}],
  );
}

/** What a condition always is, over everything there is; undefined when it depends. */
function always(rule: unknown): unknown {
  const made = compileRule(rule, facts);
  const verdicts = new Set(cases(made.type ? made.reads : []).map((values) => made.evaluate?.(values)));
  return verdicts.size === 1 ? [...verdicts][0] : undefined;
}

const isWithin = (pointer: string, condition: string) => pointer === condition || pointer.startsWith(`${condition}/`);

test('a condition that always comes out alike is told, or what decides it is; and nothing else is', () => {
  let [told, silent] = [0, 0];
  fc.assert(
    fc.property(truth, (rule) => {
      const made = compileRule(rule, facts);
      const { issues } = made;
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      fc.pre(cases(made.type ? made.reads : []).length * nodesIn(rule) <= limits.visits);
      const decided = new Map(conditionsIn(rule, '/rule').map(([pointer, each]) => [pointer, always(each)]));
      // Nothing but what is so.
      for (const { code, pointer, params } of issues) {
        if (code === 'rule/always-met') expect([pointer, decided.get(pointer)]).toEqual([pointer, 'met']);
        else if (code === 'rule/never-met') expect([pointer, decided.get(pointer)]).toEqual([pointer, 'unmet']);
        else if (code === 'rule/covers-all') expect(decided.get(pointer)).toBe('met');
        else {
          expect(code).toBe('rule/outside-bounds');
          const { min, max } = facts[params.name as string]!;
          expect(params).toMatchObject({ low: min, high: max });
          expect((params.found as number) < min! || (params.found as number) > max!).toBe(true);
        }
      }
      // All that is so, once: what lies in a condition that is decided follows.
      const isDecided = (pointer: string) => decided.get(pointer) !== undefined;
      const topmost = [...decided.keys()].filter(
        (pointer) =>
          isDecided(pointer) &&
          ![...decided.keys()].some((other) => pointer.startsWith(`${other}/`) && isDecided(other)),
      );
      for (const pointer of topmost) expect(issues.filter((issue) => isWithin(issue.pointer, pointer))).toHaveLength(1);
      if (issues.length > 0) told += 1;
      else silent += 1;
    }),
    runs(1000),
  );
  expect(Math.min(told, silent)).toBeGreaterThan(5);
});
