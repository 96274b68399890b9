import { describe, expect, test } from 'vitest';
import { compileRule } from '../index.js';

const facts = {
  a: { type: 'integer', min: 0, max: 10 },
  d: { type: 'decimal', min: 0, max: 1, step: 0.1 },
  t: { type: 'boolean' },
  c: { type: 'choice', of: ['x', 'y'] },
};
const v = (name: string) => ({ var: name });
/** Code, pointer and place of each issue. */
const told = (rule: unknown, declared: unknown = facts) =>
  compileRule(rule, declared).issues.map(({ code, pointer, line, column }) =>
    [code, pointer, ...(line === undefined ? [] : [`${line}:${column}`])].join(' '),
  );

describe('a rule by itself', () => {
  test('gives type, bounds and the names it reads', () => {
    const sum = compileRule({ '+': [v('a'), { '*': [v('d'), 2] }, v('a')] }, facts);
    expect(sum).toMatchObject({ type: 'number', bounds: { low: 0, high: 22 }, reads: ['a', 'd'], issues: [] });
    const truth = compileRule({ and: [v('t'), { '>': [v('a'), 3] }] }, facts);
    expect(truth).toMatchObject({ type: 'truth', bounds: 'unknown', reads: ['t', 'a'] });
    expect(compileRule({ '>': [2, 1] }, {})).toMatchObject({ type: 'truth', bounds: 'met', reads: [] });
  });

  test('has the bounds of what it is without facts: branches that a decided condition shuts are not in them', () => {
    expect(compileRule({ if: [{ '>': [v('a'), 10] }, 50, v('a')] }, facts)).toMatchObject({
      bounds: { low: 0, high: 10 },
    });
    const given = { ...facts, a: { ...facts.a, default: 3 } };
    const rule = compileRule(v('a'), given);
    expect(rule).toMatchObject({ bounds: { low: 0, high: 10 } });
    expect(rule.evaluate?.()).toBe(3);
  });

  test('gives a number, a range, or a truth', () => {
    const sum = compileRule({ '+': [v('a'), v('d')] }, facts);
    expect(sum.evaluate?.({ a: 1, d: 0.3 })).toBe(1.3);
    expect(sum.evaluate?.({ a: 1 })).toEqual({ low: 1, high: 2 });
    expect(sum.evaluate?.()).toEqual({ low: 0, high: 11 });
    expect(sum.evaluate?.({ a: 0, d: 0 })).toBe(0);
    const truth = compileRule({ '==': [v('c'), 'x'] }, facts);
    expect([{ c: 'x' }, { c: 'y' }, {}].map((values) => truth.evaluate?.(values))).toEqual(['met', 'unmet', 'unknown']);
  });

  test('takes text, and says in which line a mistake stands', () => {
    expect(compileRule('{"+": [1, 2]}', '{}').evaluate?.()).toBe(3);
    expect(told('{"and": [\n  {"var": "t"},\n  {"var": "u"}\n]}')).toEqual(['rule/unknown-name /rule/and/1/var 3:11']);
    expect(told('{"var":')).toEqual(['json/unclosed /rule 1:8']);
    expect(told('{"var": "t", "var": "t"}')).toEqual(['json/doubled-key /rule/var 1:14']);
    expect(told(v('t'), '{\n "t": {"type": "bool"}}')).toEqual(['shape/misspelt-value /facts/t/type 2:16']);
  });

  test('tells of every mistake at once, and of none twice', () => {
    expect(
      told(
        { and: [{ '>': [v('bad'), 1] }, v('x'), { '/': [1, 2] }] },
        { ...facts, bad: { type: 'integer', min: 5, max: 1 } },
      ),
    ).toEqual([
      'fact/min-above-max /facts/bad/max',
      'rule/unknown-name /rule/and/1/var',
      'rule/refused-operator /rule/and/2/~1',
    ]);
  });

  test('is exact in each decimal it gives, or refused', () => {
    const product = (count: number) => ({ '*': Array<number>(count).fill(0.000001) });
    expect(compileRule({ '*': [product(3), 0.0001] }, {}).evaluate?.()).toBe(1e-22);
    expect(told(product(4))).toEqual(['rule/too-fine /rule']);
    expect(told({ '+': [product(60), 0] })).toEqual(['rule/too-fine /rule/+/0']);
    expect(told({ '<': [{ '*': [0, product(60)] }, 0] })).toEqual(['rule/too-fine /rule/</0/*/1']);
  });

  test('is what its bounds say as long as nothing is known', () => {
    for (const rule of [
      { if: [true, 1, 2] },
      { if: [v('t'), 1, 2] },
      { if: [{ '<': [v('a'), 11] }, v('a'), 99] },
      3,
      v('a'),
    ]) {
      const made = compileRule(rule, facts);
      const open = made.evaluate?.();
      expect(made.type && made.bounds).toEqual(typeof open === 'object' ? open : { low: open, high: open });
    }
  });

  test('has no -0, wherever it comes from', () => {
    expect(compileRule(-0, {}).evaluate?.()).toBe(0);
    for (const rule of [v('a'), v('d'), { '*': [v('a'), -1] }, { '-': v('a') }, { min: [v('a'), -0] }])
      expect(compileRule(rule, facts).evaluate?.({ a: -0, d: -0 })).toBe(0);
  });

  test('tells of a hundred mistakes, and counts the others without a place', () => {
    const wrong = Array.from({ length: 103 }, (_, index) => `{"var": "wrong-${index}"}`);
    const { issues } = compileRule(`{"and": [${wrong.join(',\n')}]}`, facts);
    expect(issues).toHaveLength(101);
    expect(issues[99]).toMatchObject({ pointer: '/rule/and/99/var', line: 100 });
    expect(issues[100]).toMatchObject({ code: 'document/more-issues', pointer: '' });
    expect(issues[100]).not.toHaveProperty('line');
  });

  test('gives a place to what stands in the text of its facts, and to nothing else', () => {
    const wrong = Array.from({ length: 103 }, (_, index) => `"f-${index}": {"type": "integer", "min": 0}`);
    const { issues } = compileRule('true', `{${wrong.join(',\n')}}`);
    expect(issues[99]).toMatchObject({ code: 'fact/needs', pointer: '/facts/f-99', line: 100 });
    expect(issues[100]).toMatchObject({ code: 'document/more-issues', pointer: '' });
    expect(issues[100]).not.toHaveProperty('line');
  });

  test('reads no fact whose shape is wrong, and tells of other names', () => {
    const declared = { ...facts, bad: { type: 'integer', min: '0', max: 9 } };
    expect(told({ and: [{ '>': [v('bad'), 1] }, v('nobody')] }, declared)).toEqual([
      'shape/quoted /facts/bad/min',
      'rule/unknown-name /rule/and/1/var',
    ]);
    // Nor of the id that was meant.
    expect(told(v('doc-sach'), { 'Đọc sách': { type: 'boolean' } })).toEqual(['shape/id /facts/Đọc sách']);
    expect(told(v('a'), { 'Đọc sách': { type: 'boolean' } })).toEqual([
      'shape/id /facts/Đọc sách',
      'rule/unknown-name /rule/var',
    ]);
  });

  test('tells once of a number that is not held exactly, where it stands', () => {
    expect(told('{">": [{"var": "a"}, 1.23456789012345678901]}')).toEqual(['json/inexact /rule/>/1 1:22']);
  });

  test('tells once that the facts are no facts', () => {
    expect(told(v('t'), [1])).toEqual(['shape/type /facts']);
    expect(told(v('t'), '[]')).toEqual(['shape/type /facts 1:1']);
  });

  test('refuses a choice, which is neither a number nor a truth', () => {
    expect(told(v('c'))).toEqual(['rule/type /rule']);
    expect(compileRule(v('c'), facts).issues[0]).toMatchObject({ params: { expected: 'truth', found: 'choice' } });
  });

  test('warns as a pack does', () => {
    expect(told({ '>': [v('a'), 10] })).toEqual(['rule/never-met /rule']);
    expect(told({ '>': [v('a'), 11] })).toEqual(['rule/outside-bounds /rule/>/1']);
    expect(told({ '==': [v('d'), 0.15] })).toEqual(['rule/never-met /rule']);
    expect(told({ and: [{ '==': [v('a'), 0] }, v('t')] })).toEqual([]);
    expect(told({ and: [{ '==': [v('a'), 1] }, { '!': v('t') }, { '>': [v('d'), 0.9] }] })).toEqual([]);
    expect(told({ '==': [v('d'), 0.2] })).toEqual([]);
  });

  test.each([undefined, null, 1, 'x', [], [1], () => 1, Symbol('x'), 10n, new Date(0)])(
    'whatever is given as a rule or as facts, %s, is an issue or a rule',
    (given) => {
      for (const [rule, declared] of [
        [given, facts],
        [v('t'), given],
        [given, given],
      ]) {
        const made = compileRule(rule, declared);
        expect(made.evaluate === undefined).toBe(made.issues.some(({ severity }) => severity === 'error'));
      }
    },
  );
});

describe('values', () => {
  const sum = () => compileRule({ '+': [v('a'), v('d')] }, facts);

  test('that are invalid count as missing, and are told', () => {
    const rule = sum();
    const values = { a: 11, d: 0.35, t: 'true', zz: 1 };
    expect(rule.evaluate?.(values)).toEqual({ low: 0, high: 11 });
    expect(rule.type && rule.check(values).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'record/fact-invalid /a',
      'record/fact-invalid /d',
      'record/fact-invalid /t',
      'record/unknown-fact /zz',
    ]);
  });

  test('that are no object are no values', () => {
    const rule = sum();
    for (const values of [null, 3, 'a', undefined, Object.assign(() => 1, { a: 1, d: 1 })]) {
      expect(rule.evaluate?.(values)).toEqual({ low: 0, high: 11 });
      expect(rule.type && rule.check(values)).toMatchObject([
        { code: 'record/facts', severity: 'error', pointer: '', params: { found: expect.stringMatching(/./) } },
      ]);
    }
  });

  test('are read as own properties only, and a getter that fails is a missing value', () => {
    const rule = sum();
    expect(rule.evaluate?.(Object.create({ a: 1, d: 1 }))).toEqual({ low: 0, high: 11 });
    const hostile = {
      get a(): number {
        throw new Error('no');
      },
      d: 1,
    };
    expect(rule.evaluate?.(hostile)).toEqual({ low: 1, high: 11 });
    expect(rule.type && rule.check(hostile)).toMatchObject([
      { code: 'record/not-readable', severity: 'error', pointer: '' },
    ]);
    expect(rule.type && rule.check(Object.create({ a: 99, d: 99 }))).toEqual([]);
  });

  test('may come from a getter that runs the same rule', () => {
    const rule = sum();
    const nested = {
      get a(): number {
        return rule.evaluate?.({ a: 2, d: 1 }) as number;
      },
      d: 0.5,
    };
    expect(rule.evaluate?.(nested)).toBe(3.5);
  });
});
