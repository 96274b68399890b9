import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import { checkPack, compileRule } from '../index.js';

const facts = {
  a: { type: 'integer', min: 1, max: 10 },
  income: { type: 'integer', min: 0, max: 1_000_000_000 },
  high: { type: 'integer', min: 20, max: 30 },
  half: { type: 'decimal', min: 0, max: 10, step: 0.5 },
  late: { type: 'decimal', min: 1.5, max: 9, step: 0.5 },
  other: { type: 'integer', min: 1, max: 10 },
  tens: { type: 'integer', min: 0, max: 15_000, step: 10 },
  t: { type: 'boolean' },
  c: { type: 'choice', of: ['x', 'y', 'z'] },
};
const v = (name: string) => ({ var: name });
/** The warnings of a rule that stands beside a fact which may be false, so that no title is earned by nothing. */
const warnings = (rule: unknown) =>
  checkPack(packWith({ facts, titles: [titleOf('x', { and: [v('t'), rule] })] })).map(
    ({ severity, code, pointer }) => `${severity} ${code} ${pointer.replace('/titles/0/when/and/1', '')}`,
  );

describe('comparisons with what a fact cannot be', () => {
  test.each<[string, unknown, string[]]>([
    ['above the greatest', { '>=': [v('a'), 11] }, ['warning rule/outside-bounds />=/1']],
    ['below the least', { '>': [v('a'), 0] }, ['warning rule/outside-bounds />/1']],
    ['on the left', { '<': [12, v('a')] }, ['warning rule/outside-bounds /</0']],
    ['one of three', { '<=': [3, v('a'), 12] }, ['warning rule/outside-bounds /<=/2']],
    ['equal to it', { '==': [v('a'), 12] }, ['warning rule/outside-bounds /==/1']],
    ['equal to it in three signs', { '===': [v('a'), 12] }, ['warning rule/outside-bounds /===/1']],
    ['not equal to it', { '!=': [v('a'), 12] }, ['warning rule/outside-bounds /!=/1']],
    ['not equal to it in three signs', { '!==': [v('a'), 12] }, ['warning rule/outside-bounds /!==/1']],
    ['between, where a fact of half steps begins above 0', { '>': [v('late'), 2] }, []],
    ['above, in halves', { '>=': [v('half'), 11] }, ['warning rule/outside-bounds />=/1']],
    ['below, in halves', { '>': [v('a'), 0.5] }, ['warning rule/outside-bounds />/1']],
    ['at the bound, which it can be', { '>=': [v('a'), 10] }, []],
    ['at the bound, where all are', { '>=': [v('a'), 1] }, ['warning rule/always-met ']],
    ['between two steps', { '==': [v('half'), 2.25] }, ['warning rule/never-met ']],
    ['between two steps of a large number', { '==': [v('income'), 7.5] }, ['warning rule/never-met ']],
    ['on a step', { '==': [v('half'), 2.5] }, []],
    [
      'between two values, by finer constants',
      { and: [{ '>': [v('income'), 7.25] }, { '<': [v('income'), 7.75] }] },
      ['warning rule/never-met '],
    ],
    ['about one value, by finer constants', { and: [{ '>': [v('income'), 7.25] }, { '<': [v('income'), 8.5] }] }, []],
    ['between two whole constants', { and: [{ '>': [v('half'), 2] }, { '<': [v('half'), 3] }] }, []],
    ['a constant that is computed', { '>=': [v('a'), { '+': [10, 1] }] }, ['warning rule/outside-bounds />=/1']],
    ['a constant with branches', { '>=': [v('a'), { if: [true, 11, 12] }] }, ['warning rule/outside-bounds />=/1']],
    [
      'a constant whose branch a constant condition takes',
      { '>=': [v('a'), { if: [{ '>': [2, 1] }, 11, 12] }] },
      ['warning rule/outside-bounds />=/1'],
    ],
    [
      'one of two constants is none',
      { '>=': [v('a'), { if: [{ and: [{ '>': [2, 1] }, v('t')] }, 11, 12] }] },
      ['warning rule/never-met '],
    ],
    ['a number that varies is no constant', { '<': [v('a'), { '+': [v('high'), 1] }] }, ['warning rule/always-met ']],
    ['nor are branches that vary', { '<': [v('a'), { if: [v('t'), v('high'), 99] }] }, ['warning rule/always-met ']],
  ])('%s', (_, rule, want) => {
    expect(warnings(rule)).toEqual(want);
  });
});

test('a number outside is told with what it is held against', () => {
  const told = (rule: unknown) =>
    checkPack(packWith({ facts, titles: [titleOf('x', { and: [v('t'), rule] })] })).map(({ params }) => params);
  expect(told({ '>': [v('late'), 9.25] })).toEqual([{ found: 9.25, name: 'late', low: 1.5, high: 9 }]);
  expect(told({ '<': [1.25, v('late')] })).toEqual([{ found: 1.25, name: 'late', low: 1.5, high: 9 }]);
});

describe('conditions that always come out alike', () => {
  test.each<[string, unknown, string[]]>([
    ['two that exclude each other', { and: [{ '<': [v('a'), 3] }, { '>': [v('a'), 7] }] }, ['warning rule/never-met ']],
    ['two that leave nothing', { or: [{ '<': [v('a'), 3] }, { '>=': [v('a'), 3] }] }, ['warning rule/always-met ']],
    ['of a large number', { and: [{ '<': [v('income'), 3] }, { '>': [v('income'), 7] }] }, ['warning rule/never-met ']],
    ['two of a large number that may both hold', { and: [{ '>': [v('income'), 3] }, { '<': [v('income'), 7] }] }, []],
    ['a number less itself', { '>': [{ '-': [v('a'), v('a')] }, 0] }, ['warning rule/never-met ']],
    ['two numbers far apart', { '>': [{ '-': [v('a'), v('other')] }, 8] }, []],
    ['a constant, a number and another one', { '<': [1, v('a'), v('other')] }, []],
    ['two numbers too far apart', { '>': [{ '-': [v('a'), v('other')] }, 9] }, ['warning rule/never-met ']],
    ['a number in large steps less itself', { '>': [{ '-': [v('tens'), v('tens')] }, 0] }, ['warning rule/never-met ']],
    ['a condition or its contrary', { or: [v('t'), { '!': v('t') }] }, ['warning rule/always-met ']],
    [
      'the one that decides, after one that is decided otherwise',
      { and: [{ '>=': [v('a'), 1] }, { '>': [v('a'), 10] }, { '>': [v('half'), 5] }] },
      ['warning rule/never-met /and/1'],
    ],
    ['a list of all values', { in: [v('c'), ['x', 'y', 'z']] }, ['warning rule/covers-all ']],
    ['not one of all values', { '!': { in: [v('c'), ['x', 'y', 'z']] } }, ['warning rule/covers-all /!']],
    ['an empty list', { in: [v('c'), []] }, ['warning rule/never-met ']],
    [
      'the cause, not what follows',
      { and: [{ '!': { '>=': [v('a'), 1] } }, v('t')] },
      ['warning rule/always-met /and/0/!'],
    ],
    ['a truth compared with a literal', { '==': [v('t'), true] }, []],
    [
      'the one that decides an `or`',
      { or: [v('t'), { '>=': [v('a'), 1] }, { '>': [v('half'), 5] }] },
      ['warning rule/always-met /or/1'],
    ],
    [
      'the one that decides an `and`',
      { and: [{ '>': [v('half'), 5] }, { '>': [v('a'), 10] }] },
      ['warning rule/never-met /and/1'],
    ],
    [
      'an `and` of two that are always met',
      { and: [{ '>=': [v('a'), 1] }, { '<=': [v('a'), 10] }] },
      ['warning rule/always-met '],
    ],
    [
      'an `or` of what is never met',
      { or: [{ '>': [v('a'), 10] }, { '<': [v('a'), 1] }] },
      ['warning rule/never-met '],
    ],
  ])('%s', (_, rule, want) => {
    expect(warnings(rule)).toEqual(want);
  });
});

describe('branches that nothing reaches', () => {
  const points = (...operands: unknown[]) => ({ '>': [{ if: operands }, v('half')] });
  const below = (than: number) => ({ '<': [v('a'), than] });
  test.each<[string, unknown, string[]]>([
    ['all are reached', points(below(3), 3, below(5), 4, 5), []],
    ['shut by the one before', points(below(5), 3, below(3), 4, 5), ['warning rule/branch-never-reached />/0/if/3']],
    ['the last one', points(below(5), 3, { '>=': [v('a'), 5] }, 4, 5), ['warning rule/branch-never-reached />/0/if/4']],
    [
      'a condition that is wrong itself',
      points(below(5), 3, below(0), 4, 5),
      ['warning rule/outside-bounds />/0/if/2/</1'],
    ],
    [
      'a condition that shuts all others',
      points(below(12), 3, below(5), 4, 5),
      ['warning rule/outside-bounds />/0/if/0/</1'],
    ],
    [
      'what is wrong in a branch is told there',
      points(below(5), { if: [{ '>=': [v('a'), 1] }, 1, 2] }, 4),
      ['warning rule/always-met />/0/if/1/if/0'],
    ],
    [
      'a condition in a branch that those before it decide',
      points(below(3), 3, below(5), { if: [below(3), 1, 2] }, 5),
      ['warning rule/never-met />/0/if/3/if/0'],
    ],
    ['truths in branches are no conditions', { if: [below(3), true, false] }, []],
  ])('%s', (_, rule, want) => {
    expect(warnings(rule)).toEqual(want);
  });
});

// A number that is not only compared, in a rule of eight nodes: its values times eight are the visits that it costs.
test.each([
  [1250, 10],
  [2000, 6],
])('a document may cost 100,000 visits: of %d values, %d rules; others are known by their ranges', (values, rules) => {
  const broad = { type: 'integer', min: 0, max: values - 1 };
  const contradiction = { and: [{ '<': [{ '+': [v('broad')] }, 3] }, { '>': [v('broad'), 7] }] };
  const pack = packWith({
    facts: { broad, t: facts.t },
    titles: Array.from({ length: 20 }, (_, index) => titleOf(`x-${index}`, contradiction)),
  });
  expect(checkPack(pack).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
    Array.from({ length: rules }, (_, index) => `rule/never-met /titles/${index}/when`),
  );
});

test.each([
  [1999, ['rule/never-met']],
  [2000, []],
])('a number from 0 to %d that is not only compared: its values are tried if there are 2,000 at most', (max, want) => {
  const rule = { and: [{ '<': [{ '+': [v('n')] }, 3] }, { '>': [v('n'), 7] }] };
  const { issues } = compileRule(rule, { n: { type: 'integer', min: 0, max } });
  expect(issues.map(({ code }) => code)).toEqual(want);
});

test('a condition that only comes out alike on each day for itself is no mistake', () => {
  const status = 'placeholder';
  const pack = packWith({
    facts,
    thresholds: {
      least: [
        { value: 0, status },
        { value: 11, from: '2024-01-01', status },
      ],
    },
    titles: [titleOf('x', { and: [v('t'), { '>=': [v('a'), v('threshold.least')] }] })],
  });
  expect(checkPack(pack)).toEqual([]);
});

test('names that are tried together do not touch each other', () => {
  const { a, income, t } = facts;
  const declared = { a, s: { type: 'share' }, income, t };
  const told = (rule: unknown) => compileRule(rule, declared).issues.map(({ code, pointer }) => `${code} ${pointer}`);
  const half = { '>=': [v('s'), 50] };
  expect(told({ and: [{ '>=': [v('a'), 3] }, half, { '<': [v('a'), 3] }] })).toEqual(['rule/never-met /rule']);
  expect(told({ and: [{ '>=': [v('income'), 3] }, half, v('t')] })).toEqual([]);
  // What another name is compared with is no percentage.
  expect(told({ and: [{ '>': [v('s'), 100] }, { '>': [v('income'), 500] }] })).toEqual(['rule/never-met /rule/and/0']);
});

test('rules over too many values are known by their ranges alone', () => {
  const many = { '+': ['p', 'q', 'r'].map((name) => ({ '*': [v(name), v(name)] })) };
  const large = { type: 'integer', min: 0, max: 1999 };
  const pack = packWith({
    facts: { p: large, q: large, r: large, t: facts.t },
    titles: [titleOf('x', { and: [v('t'), { '>': [{ '-': [many, many] }, 0] }] })],
  });
  expect(checkPack(pack)).toEqual([]);
});
