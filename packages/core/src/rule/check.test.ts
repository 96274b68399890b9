import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import { checkPack, compilePack, compileRule, evaluate } from '../index.js';
import { limits } from '../text/limits.js';
import { comparing } from '../value/comparing.js';
import type { Quantity } from '../value/verdict.js';
import { mistaken, operators, refused } from './operators.js';

const facts = {
  a: { type: 'integer', min: 0, max: 10 },
  b: { type: 'integer', min: 0, max: 10 },
  d: { type: 'decimal', min: 0, max: 1, step: 0.25 },
  neg: { type: 'integer', min: -5, max: 5 },
  t: { type: 'boolean' },
  u: { type: 'boolean' },
  c: { type: 'choice', of: ['x', 'y', 'z'] },
};
const source = { status: 'placeholder' };
const packOf = (when: unknown) => packWith({ facts, titles: [titleOf('title', when)] });
const errors = (when: unknown) =>
  checkPack(packOf(when))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => `${code} ${pointer}`);

function truth(when: unknown, given: Record<string, never | number | boolean | string> = {}) {
  return evaluate(compilePack(packOf({ and: [{ '==': [{ var: 'a' }, { var: 'a' }] }, true, when] })), {
    subject: 's',
    year: 2021,
    group: 'nhom-1',
    facts: { a: 5, ...given },
  }).titles[0]!.verdict;
}

function number(points: unknown, given: Record<string, never | number | boolean | string> = {}): Quantity {
  const pack = packWith({
    facts,
    criteria: [{ id: 'k', indicators: [{ id: 'i', points, ...source }] }],
    titles: [titleOf('title', { var: 't' })],
  });
  return evaluate(compilePack(pack), { subject: 's', year: 2021, group: 'nhom-1', facts: given }).indicators[0]!
    .points!;
}

const v = (name: string) => ({ var: name });

describe('truths', () => {
  test.each<[unknown, Record<string, number | boolean | string>, string]>([
    [{ '<': [v('a'), 6] }, {}, 'met'],
    [{ '<': [v('a'), 5] }, {}, 'unmet'],
    [{ '<': [v('b'), 5] }, {}, 'unknown'],
    [{ '<=': [v('a'), 5] }, {}, 'met'],
    [{ '<=': [v('a'), 4] }, {}, 'unmet'],
    [{ '<=': [v('b'), 10] }, {}, 'met'],
    [{ '>': [v('a'), 4] }, {}, 'met'],
    [{ '>': [v('a'), 5] }, {}, 'unmet'],
    [{ '>': [v('b'), 10] }, {}, 'unmet'],
    [{ '>=': [v('a'), 5] }, {}, 'met'],
    [{ '>=': [v('a'), 6] }, {}, 'unmet'],
    [{ '<': [1, v('a'), 9] }, {}, 'met'],
    [{ '<': [5, v('a'), 9] }, {}, 'unmet'],
    [{ '<': [1, v('b'), 9] }, {}, 'unknown'],
    [{ '<': [1, v('a'), v('b')] }, {}, 'unknown'],
    [{ '<': [v('b'), v('a'), 9] }, {}, 'unknown'],
    [{ '<': [v('b'), v('a'), 5] }, {}, 'unmet'],
    [{ '<=': [5, v('a'), 5] }, {}, 'met'],
    [{ '<=': [6, v('b'), 5] }, {}, 'unknown'],
    [{ '==': [v('a'), 5] }, {}, 'met'],
    [{ '===': [v('a'), 5] }, {}, 'met'],
    [{ '==': [v('b'), 11] }, {}, 'unmet'],
    [{ '==': [v('b'), 10] }, {}, 'unknown'],
    [{ '==': [v('b'), 5.5] }, {}, 'unknown'],
    [{ '==': [v('a'), v('b')] }, {}, 'unknown'],
    [{ '==': [v('b'), v('a')] }, {}, 'unknown'],
    [{ '==': [v('t'), v('u')] }, { t: true }, 'unknown'],
    [{ '==': [v('t'), v('u')] }, { u: true }, 'unknown'],
    [{ '!=': [v('a'), 5] }, {}, 'unmet'],
    [{ '!==': [v('a'), 4] }, {}, 'met'],
    [{ '!=': [v('b'), 11] }, {}, 'met'],
    [{ '==': [v('d'), 0.5] }, { d: 0.5 }, 'met'],
    [{ '==': [v('t'), v('u')] }, { t: true, u: true }, 'met'],
    [{ '==': [v('t'), v('u')] }, { t: true, u: false }, 'unmet'],
    [{ '!=': [v('t'), v('u')] }, { t: true, u: false }, 'met'],
    [{ '==': [v('t'), v('t')] }, {}, 'unknown'],
    [{ '==': [v('c'), 'x'] }, { c: 'x' }, 'met'],
    [{ '==': ['x', v('c')] }, { c: 'y' }, 'unmet'],
    [{ '!=': [v('c'), 'x'] }, { c: 'y' }, 'met'],
    [{ '!==': [v('c'), 'x'] }, { c: 'x' }, 'unmet'],
    [{ '==': [v('c'), 'x'] }, {}, 'unknown'],
    [{ '!=': [v('c'), 'x'] }, {}, 'unknown'],
    [{ in: [v('c'), ['x', 'y']] }, { c: 'y' }, 'met'],
    [{ in: [v('c'), ['x', 'y']] }, { c: 'z' }, 'unmet'],
    [{ in: [v('c'), ['x', 'y', 'z']] }, {}, 'unknown'],
    [{ in: [v('c'), []] }, {}, 'unmet'],
    [{ in: [v('c'), []] }, { c: 'x' }, 'unmet'],
    [{ and: [v('t'), v('u')] }, { t: false }, 'unmet'],
    [{ and: [v('u'), v('t')] }, { t: true }, 'unknown'],
    [{ or: [v('u'), v('t')] }, { t: true }, 'met'],
    [{ or: [v('t'), v('u')] }, { t: false }, 'unknown'],
    [{ '!': v('t') }, { t: false }, 'met'],
    [{ '!': [v('t')] }, {}, 'unknown'],
    [{ if: [v('t'), v('u'), { '!': v('u') }] }, { t: false, u: false }, 'met'],
    [{ if: [v('t'), v('u'), v('u')] }, { u: true }, 'met'],
    [{ if: [v('t'), v('u'), { '!': v('u') }] }, { u: true }, 'unknown'],
    [{ if: [v('t'), true, v('u'), true, false] }, { t: false, u: true }, 'met'],
    [{ if: [v('t'), true, v('u'), true, false] }, { u: false }, 'unknown'],
    [{ if: [v('t'), true, v('u'), true, false] }, { u: true }, 'met'],
    [{ and: [v('t')] }, { t: true }, 'met'],
    [{ var: ['t'] }, { t: true }, 'met'],
  ])('%j of %j is %s', (when, given, want) => {
    expect(truth(when, given as never)).toBe(want);
  });
});

describe('numbers', () => {
  test.each<[unknown, Record<string, number | boolean | string>, Quantity]>([
    [{ '+': [v('a'), v('b'), 1] }, { a: 2, b: 3 }, 6],
    [{ '+': [v('a'), v('b')] }, { a: 2 }, { low: 2, high: 12 }],
    [{ '+': [v('a')] }, { a: 2 }, 2],
    [{ '-': [v('a'), v('b')] }, { a: 2 }, { low: -8, high: 2 }],
    [{ '-': [v('a')] }, { a: 2 }, -2],
    [{ '-': v('a') }, {}, { low: -10, high: 0 }],
    [{ '*': [v('a'), v('neg')] }, { a: 3 }, { low: -15, high: 15 }],
    [{ '*': [v('neg'), v('neg')] }, {}, { low: -25, high: 25 }],
    [{ '*': [-3, v('d')] }, {}, { low: -3, high: 0 }],
    [{ '*': [v('d'), -3, v('a')] }, { a: 2 }, { low: -6, high: 0 }],
    [{ '*': [v('d'), v('d'), 4] }, { d: 0.75 }, 2.25],
    [{ '*': [0.000001, 0.000001, v('a')] }, { a: 1 }, 1e-12],
    [{ min: [v('a'), v('b'), 4] }, { a: 7 }, { low: 0, high: 4 }],
    [{ max: [v('a'), v('b'), 4] }, { a: 7 }, { low: 7, high: 10 }],
    [{ max: [v('d'), v('a')] }, { a: 0, d: 0.25 }, 0.25],
    [{ if: [v('t'), v('d'), v('a')] }, { d: 0.25, a: 3 }, { low: 0.25, high: 3 }],
    [{ if: [v('t'), 1, v('u'), 2, 3] }, { t: false }, { low: 2, high: 3 }],
    [{ if: [v('t'), 1, v('u'), 2, 3] }, { u: true }, { low: 1, high: 2 }],
    [{ if: [{ '>': [v('a'), 5] }, v('a'), 0] }, {}, { low: 0, high: 10 }],
    [{ '-': [v('a'), v('a')] }, {}, { low: -10, high: 10 }],
    [{ '+': [0.1, 0.2, v('a')] }, { a: 0 }, 0.3],
    [{ '*': [v('neg'), 0] }, { neg: -3 }, 0],
    [{ '-': [0] }, {}, 0],
  ])('%j of %j', (points, given, want) => {
    const found = number(points, given as never);
    expect(found).toEqual(want);
    expect(Object.is(found, -0)).toBe(false);
  });

  test('bounds are checked node by node: a title may compare each with the bounds it reaches', () => {
    const more = (than: number) => packOf({ and: [v('t'), { '>': [{ '-': [v('a'), v('b')] }, than] }] });
    expect(checkPack(more(9))).toEqual([]);
    expect(checkPack(more(10)).map(({ code }) => code)).toEqual(['rule/never-met']);
  });
});

describe('what is refused, once and where it stands', () => {
  test.each(Object.keys(refused))('%s says what to write instead', (name) => {
    const issues = checkPack(packOf({ [name]: [v('a'), 1] }));
    expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['rule/refused-operator', `/titles/0/when/${name.replace('/', '~1')}`],
    ]);
    expect(issues[0]!.hint).not.toContain('{');
  });

  test.each<[string, string]>([
    ['=>', '>='],
    ['=<', '<='],
    ['an', 'and'],
    ['mn', 'min'],
  ])('the misspelt %s', (name) => {
    expect(checkPack(packOf({ [name]: [v('a'), 1] })).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['rule/misspelt-operator', `/titles/0/when/${name}`],
    ]);
  });

  test.each<[unknown, string]>([
    [{ nonsense: [1] }, 'rule/unknown-operator /nonsense'],
    [{ __proto__: null, toString: [1] }, 'rule/unknown-operator /toString'],
    [JSON.parse('{"__proto__": [1]}'), 'rule/unknown-operator /__proto__'],
    [{ and: [v('t')], or: [v('t')] }, 'rule/several-operators '],
    [{}, 'rule/empty '],
    [[v('t')], 'rule/list '],
    ['t', 'rule/bare-name '],
    ['t >= 1', 'rule/bare-text '],
    [null, 'rule/null '],
    [1, 'rule/type '],
    [v('a'), 'rule/type '],
    [v('c'), 'rule/type '],
    [{ and: v('t') }, 'rule/not-a-list /and'],
    [{ '+': 1 }, 'rule/not-a-list /+'],
    [{ and: [] }, 'rule/operand-count /and'],
    [{ '!': [v('t'), v('u')] }, 'rule/operand-count /!'],
    [{ '>': [1, v('a'), 3] }, 'rule/operand-count />'],
    [{ '>=': [v('a')] }, 'rule/operand-count />='],
    [{ '>': [{ '+': [] }, 1] }, 'rule/operand-count />/0/+'],
    [{ if: [] }, 'rule/operand-count /if'],
    [{ '==': ['5', v('a')] }, 'rule/quoted /==/0'],
    [{ '==': ['t', v('c')] }, 'rule/unknown-value /==/0'],
    [{ '>': [{ '+': [{ '>': [v('t'), 1] }, 1] }, 1] }, 'rule/type />/0/+/0/>/0'],
    [{ '>': [{ '*': [] }, 1] }, 'rule/operand-count />/0/*'],
    [{ '>': [{ min: [] }, 1] }, 'rule/operand-count />/0/min'],
    [{ '>': [{ max: [] }, 1] }, 'rule/operand-count />/0/max'],
    [{ if: [v('t'), v('u')] }, 'rule/no-otherwise /if'],
    [{ if: [v('t')] }, 'rule/operand-count /if'],
    [{ '==': [v('a'), 1, 1] }, 'rule/operand-count /=='],
    [{ '>': [{ '-': [3, 2, 1] }, 1] }, 'rule/operand-count />/0/-'],
    [{ var: ['t', true] }, 'rule/var-name /var'],
    [{ var: [] }, 'rule/var-name /var'],
    [{ var: 1 }, 'rule/var-name /var'],
    [{ var: 'nothing-like-it' }, 'rule/unknown-name /var'],
    [{ var: 'tt' }, 'rule/misspelt-name /var'],
    [{ '>': [v('t'), 1] }, 'rule/type />/0'],
    [{ '>': ['5', v('a')] }, 'rule/quoted />/0'],
    [{ '>': [v('a'), null] }, 'rule/null />/1'],
    [{ and: [v('t'), v('a')] }, 'rule/type /and/1'],
    [{ '!': v('a') }, 'rule/type /!'],
    [{ '==': [v('a'), v('t')] }, 'rule/two-types /=='],
    [{ '==': [v('c'), v('c')] }, 'rule/two-choices /=='],
    [{ '==': [v('c'), 'xx'] }, 'rule/misspelt-value /==/1'],
    [{ '==': [v('c'), 'nothing-like-it'] }, 'rule/unknown-value /==/1'],
    [{ '==': [v('a'), '5'] }, 'rule/quoted /==/1'],
    [{ '==': ['nothing-like-it', v('c')] }, 'rule/unknown-value /==/0'],
    [{ '>': [{ '==': [v('c'), 'nothing-like-it'] }, 1] }, 'rule/unknown-value />/0/==/1'],
    [{ '==': ['x', 'x'] }, 'rule/bare-text /==/1'],
    [{ in: [v('c'), ['x', 'nothing-like-it']] }, 'rule/unknown-value /in/1/1'],
    [{ in: [v('c'), 'x'] }, 'rule/in-list /in/1'],
    [{ in: [v('c'), [1]] }, 'rule/in-list /in/1'],
    [{ in: [v('a'), ['x']] }, 'rule/type /in/0'],
    [{ in: ['x', ['x']] }, 'rule/bare-text /in/0'],
    [{ if: [v('a'), v('t'), v('u')] }, 'rule/type /if/0'],
    [{ if: [v('t'), v('u'), v('a')] }, 'rule/type /if/2'],
    [{ if: [v('t'), v('c'), v('c')] }, 'rule/type /if/1'],
    [{ if: [v('t'), v('u'), { nonsense: [1] }] }, 'rule/unknown-operator /if/2/nonsense'],
    [{ '!': { nonsense: [1] } }, 'rule/unknown-operator /!/nonsense'],
    [{ '==': [{ nonsense: [1] }, 'x'] }, 'rule/unknown-operator /==/0/nonsense'],
    [{ '==': [{ nonsense: [1] }, 1] }, 'rule/unknown-operator /==/0/nonsense'],
    [{ '>': [{ '+': [1, { nonsense: [1] }] }, 1] }, 'rule/unknown-operator />/0/+/1/nonsense'],
    [{ in: [{ nonsense: [1] }, ['x']] }, 'rule/unknown-operator /in/0/nonsense'],
    [{ '>': [v('a'), -2e9] }, 'number/too-large />/1'],
    [{ '>': [v('a'), 1_000_000_000.5] }, 'number/too-large />/1'],
    [{ '>': [v('a'), 2e9] }, 'number/too-large />/1'],
    [{ '>': [v('a'), 0.1234567] }, 'number/too-fine />/1'],
    [{ '>': [v('a'), 1e-9] }, 'number/too-fine />/1'],
    [{ '>': [v('a'), 5e-324] }, 'number/too-fine />/1'],
  ])('%j', (when, want) => {
    const [code, pointer] = want.split(' ') as [string, string];
    expect(errors(when)).toEqual([`${code} /titles/0/when${pointer.replace('/>=', '/>=')}`]);
  });

  test.each<[unknown, string, object]>([
    [{ '+': [1, 2] }, 'rule/type', { expected: 'truth', found: 'number' }],
    [v('c'), 'rule/type', { expected: 'truth', found: 'choice' }],
    [{ '>': [v('t'), 1] }, 'rule/type', { expected: 'number', found: 'truth' }],
    [{ and: [v('a')] }, 'rule/type', { expected: 'truth', found: 'number' }],
    [{ '==': [v('a'), 'x'] }, 'rule/bare-text', { text: 'x' }],
    [{ '==': [v('a'), v('t')] }, 'rule/two-types', { first: 'number', second: 'truth' }],
    [{ if: [v('a'), v('t'), v('u')] }, 'rule/type', { expected: 'truth', found: 'number' }],
    [{ if: [v('t'), v('u'), v('a')] }, 'rule/type', { expected: 'truth', found: 'number' }],
    [{ if: [v('t'), v('c'), v('u')] }, 'rule/type', { expected: 'number', found: 'choice' }],
    [{ if: [v('t')] }, 'rule/operand-count', { expected: 'an odd number, 3 or more', found: 1 }],
    [{ and: [] }, 'rule/operand-count', { operator: 'and', expected: 'at least 1', found: 0 }],
    [{ '<': [1] }, 'rule/operand-count', { operator: '<', expected: '2 or 3', found: 1 }],
    [{ '>': [1] }, 'rule/operand-count', { operator: '>', expected: '2', found: 1 }],
    [{ or: v('t') }, 'rule/not-a-list', { operator: 'or' }],
    [{ and: [v('t')], or: [v('t')] }, 'rule/several-operators', { found: 'and`, `or' }],
    ['t', 'rule/bare-name', { name: 't' }],
    [{ nonsense: [1] }, 'rule/unknown-operator', { operator: 'nonsense' }],
    [{ annd: [v('t')] }, 'rule/misspelt-operator', { operator: 'annd', near: 'and' }],
    [{ '/': [1, 2] }, 'rule/refused-operator', { operator: '/', instead: refused['/']! }],
    [v('tt'), 'rule/misspelt-name', { name: 'tt', near: 't' }],
    [v('nothing-like-it'), 'rule/unknown-name', { name: 'nothing-like-it' }],
    [{ '==': [v('c'), 'xx'] }, 'rule/misspelt-value', { value: 'xx', near: 'x' }],
    [{ '==': [v('c'), 'nothing-like-it'] }, 'rule/unknown-value', { value: 'nothing-like-it', known: 'x`, `y`, `z' }],
    [{ '>': [v('a'), 2e9] }, 'number/too-large', { found: 2e9, limit: 1e9 }],
    [{ '>': [v('a'), 0.1234567] }, 'number/too-fine', { found: 0.1234567, limit: 6 }],
    [{ '>': [{ '*': [0.000001, 0.000001, 0.000001, 0.000001, 1] }, 0] }, 'rule/too-fine', { found: 24, limit: 22 }],
  ])('%j is told in full: %s %j', (when, code, params) => {
    const [issue, ...others] = checkPack(packOf(when));
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ code, params });
    // Every place in the sentence is filled in, by what the officer wrote or may write.
    expect(`${issue!.message} ${issue!.hint ?? ''}`).not.toMatch(/\{\w+\}|undefined/);
  });

  test.each<[unknown, string]>([
    [{ and: [] }, '{"and": [a, b, …]}'],
    [{ '<': [1] }, '{"<": [a, b]}'],
    [{ '>': [1] }, '{">": [a, b]}'],
    [{ '!': [] }, '{"!": [a]}'],
    [{ if: [] }, '{"if": [a, b, c, …]}'],
    [{ '>': [{ '-': [] }, 1] }, '{"-": [a, b]}'],
  ])('%j is told how it is written: %s', (when, usage) => {
    expect(checkPack(packOf(when))).toMatchObject([{ code: 'rule/operand-count', params: { usage } }]);
  });

  test('what is no operator is told which ones there are', () => {
    expect(checkPack(packOf({ nonsense: [1] }))).toMatchObject([
      { params: { known: Object.keys(operators).join('`, `') } },
    ]);
    expect(checkPack(packOf({ ' eq ': [v('a'), 1] }))).toMatchObject([{ params: { near: '==' } }]);
  });

  test('operands of another type are told one by one, unless all are: then the operator is the mistake', () => {
    const sum = (...operands: unknown[]) => errors({ '>': [{ '+': operands }, 1] });
    const at = '/titles/0/when/>/0/+';
    expect(sum(v('t'), v('u'))).toEqual([`rule/operator-type ${at}`]);
    expect(sum(v('t'), v('u'), 1)).toEqual([`rule/type ${at}/0`, `rule/type ${at}/1`]);
    expect(sum(v('t'), v('c'))).toEqual([`rule/type ${at}/0`, `rule/type ${at}/1`]);
    expect(sum(v('c'), 'x')).toEqual([`rule/type ${at}/0`]);
    expect(errors({ and: [v('c'), 'x'] })).toEqual([
      'rule/bare-text /titles/0/when/and/1',
      'rule/type /titles/0/when/and/0',
    ]);
  });

  test('a list of values may be so long, and no longer', () => {
    const list = (length: number) => errors({ in: [v('c'), Array.from({ length }, () => 'x')] });
    expect(list(limits.listValues)).toEqual([]);
    expect(list(limits.listValues + 1)).toEqual(['shape/too-many /titles/0/when/in/1']);
    expect(checkPack(packOf({ in: [v('c'), Array.from({ length: 1e4 }, () => 'x')] }))).toMatchObject([
      { params: { limit: limits.listValues } },
    ]);
  });

  test('literals may lie at the limits', () => {
    for (const value of [1e9, -1e9, 0.123456, -0])
      expect(errors({ and: [v('t'), { '>': [v('a'), value] }] })).toEqual([]);
  });

  test('every mistake is told at once', () => {
    expect(errors({ and: [{ var: 'zzzzzz' }, { '>': [v('t'), 1] }, { nonsense: [] }] })).toEqual([
      'rule/unknown-name /titles/0/when/and/0/var',
      'rule/type /titles/0/when/and/1/>/0',
      'rule/unknown-operator /titles/0/when/and/2/nonsense',
    ]);
  });
});

describe('2^53', () => {
  const big = {
    big: { type: 'integer', min: 0, max: 90_000_000 },
    limit: { type: 'integer', min: 0, max: 100_000_000 },
    fine: { type: 'decimal', min: 0, max: 1, step: 0.000001 },
  };
  const codes = (when: unknown) =>
    checkPack(
      packWith({ facts: { ...big, t: { type: 'boolean' } }, titles: [titleOf('title', { and: [v('t'), when] })] }),
    )
      .filter(({ severity }) => severity === 'error')
      .map(({ code, pointer }) => `${code} ${pointer}`);
  const at = '/titles/0/when/and/1';

  test('a product may reach it, and no further', () => {
    expect(codes({ '>': [{ '*': [v('big'), v('limit')] }, 1] })).toEqual([]); // 9.0e15 < 9.007e15
    expect(codes({ '>': [{ '*': [v('limit'), v('limit')] }, 1] })).toEqual([`rule/not-exact ${at}/>/0`]);
  });

  test('the last number before 2^53 may be reached; 2^53 may not, because 2^53 + 1 would look the same', () => {
    const last = { '*': [6361, 69431, 20394401] };
    expect(codes({ '==': [last, v('big')] })).toEqual([]);
    expect(codes({ '==': [{ '-': [last] }, v('big')] })).toEqual([]);
    for (const beyond of [1, 2]) {
      expect(codes({ '==': [{ '+': [last, beyond] }, v('big')] })).toEqual([`rule/not-exact ${at}/==/0`]);
      expect(codes({ '==': [{ '-': [{ '-': [last] }, beyond] }, v('big')] })).toEqual([`rule/not-exact ${at}/==/0`]);
    }
  });

  test('nor a branch at its low end', () => {
    const below = { if: [v('t'), { '-': [v('limit')] }, 1] };
    expect(codes({ '<': [{ '*': [below, v('limit')] }, 1] })).toEqual([`rule/not-exact ${at}/</0`]);
  });

  test('an operand that is aligned may not leave it either', () => {
    expect(codes({ '>': [v('big'), v('fine')] })).toEqual([]); // 9e13
    expect(codes({ '>': [{ '*': [v('big'), 1000] }, v('fine')] })).toEqual([`rule/not-exact ${at}/>/0`]); // 9e10 · 10^6
    expect(codes({ '==': [{ '*': [v('big'), 1000] }, v('fine')] })).toEqual([`rule/not-exact ${at}/==/0`]);
    expect(codes({ '>': [{ if: [v('t'), { '*': [v('big'), 1000] }, v('fine')] }, 1] })).toEqual([
      `rule/not-exact ${at}/>/0/if/1`,
    ]);
  });

  test('nor a step between, though the end is small', () => {
    expect(codes({ '>': [{ '*': [v('limit'), v('limit'), 0] }, 1] })).toEqual([`rule/not-exact ${at}/>/0`]);
    expect(codes({ '>': [{ '*': [v('fine'), v('fine'), v('fine')] }, 1] })).toEqual([`rule/not-exact ${at}/>/0`]); // 10^18
  });

  test('nor the total', () => {
    const indicators = Array.from({ length: 10 }, (_, index) => ({
      id: `i-${index}`,
      points: { '*': [v('limit'), 10_000_000] },
      ...source,
    }));
    const pack = packWith({
      facts: big,
      criteria: [{ id: 'k', indicators }],
      titles: [titleOf('title', { '>': [v('big'), 1] })],
    });
    expect(checkPack(pack).map(({ code }) => code)).toEqual(['rule/not-exact']);
  });
});

test('every operator says what it means and what it makes of ranges, and every refused one what to write', () => {
  for (const [name, { doc, ranges }] of Object.entries(operators)) {
    expect(doc, name).toMatch(/^\w/);
    expect(ranges, name).toMatch(/^\w/);
  }
  for (const [name, instead] of Object.entries(refused)) expect(instead, name).toMatch(/^\w/);
});

test('the table is closed: how many operands, what they are, and what comes of them', () => {
  const row = (name: string) => {
    const { least, most, odd, bare, takes, gives } = operators[name]!;
    const count = least === most ? `${least}` : `${least}…${most === Number.POSITIVE_INFINITY ? '' : most}`;
    return `${count}${odd ? ' odd' : ''}${bare ? ' bare' : ''} ${takes} ▸ ${gives}`;
  };
  expect(Object.fromEntries(Object.keys(operators).map((name) => [name, row(name)]))).toEqual({
    var: '1 bare name ▸ named',
    '<': '2…3 numbers-or-share ▸ truth',
    '<=': '2…3 numbers-or-share ▸ truth',
    '>': '2 numbers-or-share ▸ truth',
    '>=': '2 numbers-or-share ▸ truth',
    '==': '2 alike ▸ truth',
    '===': '2 alike ▸ truth',
    '!=': '2 alike ▸ truth',
    '!==': '2 alike ▸ truth',
    in: '2 choice-and-list ▸ truth',
    and: '1… truths ▸ truth',
    or: '1… truths ▸ truth',
    '!': '1 bare truths ▸ truth',
    if: '3… odd branches ▸ branch',
    '+': '1… numbers ▸ number',
    '-': '1…2 bare numbers ▸ number',
    '*': '1… numbers ▸ number',
    min: '1… numbers ▸ number',
    max: '1… numbers ▸ number',
  });
});

test('of any two numbers a comparison holds when its opposite does not, and its mirror with the two exchanged', () => {
  for (const [name, { opposite, mirrored }] of Object.entries(comparing)) {
    for (const [a, b] of [
      [1, 2],
      [2, 2],
      [3, 2],
    ]) {
      const one = compileRule({ [name]: [a, b] }, {}).evaluate?.();
      expect(compileRule({ [opposite]: [a, b] }, {}).evaluate?.()).toBe(one === 'met' ? 'unmet' : 'met');
      expect(compileRule({ [mirrored]: [b, a] }, {}).evaluate?.()).toBe(one);
    }
  }
});

test('a sign or word that is often mistaken for an operator leads to the one that is meant', () => {
  expect(mistaken['=>']).toBe('>=');
  for (const [name, near] of Object.entries(mistaken)) {
    expect(Object.keys(operators)).toContain(near);
    expect(checkPack(packOf({ [name]: [v('a'), 1] }))).toMatchObject([{ params: { operator: name, near } }]);
  }
});

test('points must be a number, as a condition must be a truth', () => {
  const told = checkPack(
    packWith({
      facts,
      criteria: [{ id: 'k', indicators: [{ id: 'i', points: v('t'), ...source }] }],
      titles: [titleOf('title', v('t'))],
    }),
  );
  expect(told).toMatchObject([{ code: 'rule/type', params: { expected: 'number', found: 'truth' } }]);
});

test('names that may not be read here are told by name, each once', () => {
  const told = checkPack(
    packWith({
      facts,
      criteria: [
        {
          id: 'k',
          indicators: [{ id: 'i', met: { or: [v('title.title'), v('title.other'), v('title.title')] }, ...source }],
        },
      ],
      titles: [titleOf('title', v('t')), titleOf('other', v('u'))],
    }),
  );
  expect(told).toMatchObject([
    { pointer: '/criteria/0/indicators/0/met/or/0/var', params: { name: 'title.title' } },
    { pointer: '/criteria/0/indicators/0/met/or/1/var', params: { name: 'title.other' } },
  ]);
});

describe('limits of one rule', () => {
  const nested = (depth: number): unknown => (depth === 0 ? v('t') : { '!': nested(depth - 1) });
  /** A rule of so many nodes: the `or`, and one `var` for each operand. */
  const wide = (nodes: number) => ({ or: Array.from({ length: nodes - 1 }, () => v('t')) });

  test('32 operators may nest, names being one, and no more', () => {
    expect(errors(nested(31))).toEqual([]);
    expect(errors(nested(32))).toEqual(['rule/too-deep /titles/0/when']);
    expect(checkPack(packOf(nested(32)))[0]).toMatchObject({ params: { limit: 32 } });
  });

  test('2,000 nodes may stand in it, and no more', () => {
    expect(errors(wide(2000))).toEqual([]);
    expect(errors(wide(2001))).toEqual(['rule/too-large /titles/0/when']);
    expect(errors({ or: [v('t'), ...Array.from({ length: 1998 }, () => false)] })).toEqual([]);
    expect(errors({ or: [v('t'), ...Array.from({ length: 1999 }, () => false)] })).toEqual([
      'rule/too-large /titles/0/when',
    ]);
    expect(checkPack(packOf(wide(2001)))[0]).toMatchObject({ params: { limit: 2000, found: 2001 } });
    expect(checkPack(packOf(wide(5000)))[0]).toMatchObject({ params: { limit: 2000, found: 5000 } });
  });

  test('numbers count as truths do', () => {
    const sum = (count: number) => ({ '>': [{ '+': Array.from({ length: count }, () => 1) }, v('a')] });
    expect(errors({ and: [v('t'), sum(1995)] })).toEqual([]);
    expect(errors({ and: [v('t'), sum(1996)] })).toEqual(['rule/too-large /titles/0/when']);
  });

  test('the list of the innermost operator is no level', () => {
    const deep = (levels: number): unknown => (levels === 1 ? { '>': [2, 1] } : { '!': deep(levels - 1) });
    expect(errors({ and: [v('t'), deep(31)] })).toEqual([]);
    expect(errors({ and: [v('t'), deep(32)] })).toEqual(['rule/too-deep /titles/0/when']);
    expect(errors({ and: [deep(32), v('t')] })).toEqual(['rule/too-deep /titles/0/when']);
  });

  test('lists, names and nothing count for nothing', () => {
    const nothing = Array.from({ length: 2000 }, () => null);
    expect(errors({ or: [v('t'), ...nothing] })[0]).toBe('rule/null /titles/0/when/or/1');
    const list = { in: [v('c'), ['x', 'y']] };
    expect(errors({ or: [v('t'), ...Array.from({ length: 999 }, () => list)] })).toEqual([]);
  });
});
