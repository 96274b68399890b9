import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import type { Fact } from '../document/index.js';
import { enterFact, type FactEntry } from '../frame/facts.js';
import { createFrame, createSlots } from '../frame/frame.js';
import { compilePack, compileRule, evaluate } from '../index.js';
import { createIssues } from '../issue/collector.js';
import { bindFact } from './declarations.js';

const v = (name: string) => ({ var: name });
const from = { count: 'cong-dan', through: 'don-vi', met: v('title.x') };

describe('declarations that are refused', () => {
  test.each<[object, string, string, object]>([
    [{ type: 'integer', max: 9 }, 'fact/needs', '', { fact: 'f', key: 'min', type: 'integer' }],
    [{ type: 'integer', min: 0 }, 'fact/needs', '', { fact: 'f', key: 'max', type: 'integer' }],
    [{ type: 'decimal', min: 0, max: 1 }, 'fact/needs', '', { fact: 'f', key: 'step', type: 'decimal' }],
    [{ type: 'choice' }, 'fact/needs', '', { fact: 'f', key: 'of', type: 'choice' }],
    [{ type: 'boolean', min: 0 }, 'fact/not-numeric', '/min', { key: 'min', type: 'boolean' }],
    [{ type: 'choice', of: ['x', 'y'], step: 1 }, 'fact/not-numeric', '/step', { key: 'step', type: 'choice' }],
    [{ type: 'integer', min: 0, max: 9, of: ['x'] }, 'fact/not-choice', '/of', { type: 'integer' }],
    [{ type: 'integer', min: 0.5, max: 9 }, 'fact/not-integer', '/min', { found: 0.5 }],
    [{ type: 'integer', min: 0, max: 9.5 }, 'fact/not-integer', '/max', { found: 9.5 }],
    [{ type: 'integer', min: 0, max: 9, step: 0.5 }, 'fact/not-integer', '/step', { found: 0.5 }],
    [{ type: 'integer', min: 5, max: 1 }, 'fact/min-above-max', '/max', { min: 5, max: 1 }],
    [{ type: 'integer', min: 5, max: 5 }, 'fact/one-value', '', { fact: 'f' }],
    [{ type: 'integer', min: 1, max: 10, step: 2 }, 'fact/max-off-step', '/max', { min: 1, max: 10, step: 2 }],
    [{ type: 'decimal', min: 0.05, max: 1, step: 0.1 }, 'fact/max-off-step', '/max', { min: 0.05, max: 1, step: 0.1 }],
    [{ type: 'choice', of: ['x'] }, 'fact/one-value', '', { fact: 'f' }],
    [{ type: 'choice', of: ['x', 'x'] }, 'fact/doubled-value', '/of/1', { value: 'x' }],
    [{ type: 'choice', of: ['x', 'y', 'z', 'y'] }, 'fact/doubled-value', '/of/3', { value: 'y' }],
    [{ type: 'boolean', from }, 'fact/not-counted', '/from', { key: 'from', type: 'boolean' }],
    [{ type: 'boolean', whenEmpty: 5 }, 'fact/not-counted', '/whenEmpty', { key: 'whenEmpty', type: 'boolean' }],
    [{ type: 'count', max: 9 }, 'fact/needs', '', { fact: 'f', key: 'from', type: 'count' }],
    [{ type: 'share', whenEmpty: 33.333 }, 'share/too-fine', '/whenEmpty', { limit: 2 }],
    [{ type: 'share', default: 0 }, 'fact/no-default', '/default', { type: 'share' }],
  ])('%j: %s %s', (declared, code, at, params) => {
    const { issues, type } = compileRule(true, { f: declared });
    expect(type).toBeUndefined();
    expect(issues).toMatchObject([{ code, pointer: `/facts/f${at}`, params }]);
    expect(`${issues[0]!.message} ${issues[0]!.hint ?? ''}`).not.toMatch(/\{\w+\}|undefined/);
  });

  test.each<[object, unknown]>([
    [{ type: 'integer', min: -1e9, max: 2e9 }, 2e9],
    [{ type: 'integer', min: -2e9, max: 1e9 }, -2e9],
    [{ type: 'decimal', min: 0, max: 3e9, step: 0.5 }, 3e9],
  ])('%j: beyond a thousand million', (declared, found) => {
    const { issues } = compileRule(true, { f: declared });
    expect(issues).toMatchObject([{ severity: 'error', params: expect.objectContaining({ found }) }]);
  });

  test.each([{ min: 0.1234567 }, { max: 0.9999999 }, { step: 1e-7 }])('%j: finer than a millionth', (part) => {
    const { issues } = compileRule(true, { f: { type: 'decimal', min: 0, max: 1, step: 0.5, ...part } });
    const [[key, found]] = Object.entries(part) as [[string, number]];
    expect(issues).toMatchObject([
      { code: 'number/too-fine', pointer: `/facts/f/${key}`, params: { found, limit: 6 } },
    ]);
  });

  test.each(['points', 'met', 'title', 'recognised', 'threshold', 'stage', 'group', 'registered'])(
    '%s, which rules use for something else',
    (name) => {
      expect(compileRule(true, { [name]: { type: 'boolean' } }).issues).toMatchObject([
        { code: 'fact/reserved', pointer: `/facts/${name}`, params: { fact: name } },
      ]);
    },
  );

  test('the limits themselves are allowed', () => {
    for (const declared of [
      { type: 'integer', min: -1e9, max: 1e9 },
      { type: 'decimal', min: 0.000001, max: 0.000002, step: 0.000001 },
      { type: 'share', whenEmpty: 33.33 },
    ])
      expect(compileRule(true, { f: declared }).type).toBe('truth');
  });
});

describe('a whole number in steps of one', () => {
  test.each<[Fact, readonly [least: number, most: number]]>([
    [{ type: 'integer', min: -1, max: 9 }, [-1, 9]],
    [{ type: 'decimal', min: 0, max: 9, step: 1 }, [0, 9]],
    [{ type: 'count', max: 9, from }, [0, 9]],
    [{ type: 'integer', min: 0, max: 8, step: 2 }, [1, 0]],
    [{ type: 'decimal', min: 0.5, max: 9.5, step: 1 }, [1, 0]],
    [{ type: 'boolean' }, [1, 0]],
    [{ type: 'choice', of: ['x', 'y'] }, [1, 0]],
    [{ type: 'share' }, [1, 0]],
  ])('is taken at once between these bounds, and nothing else is: %j', (declared, bounds) => {
    const { least, most } = bindFact('f', declared, '', createSlots(), createIssues())!;
    expect([least, most]).toEqual(bounds);
  });
});

describe('what enters a register', () => {
  const counts = { met: 0, unmet: 0, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 };
  const whole = { type: 'integer', min: 1, max: 9 } as const;
  const choice = { type: 'choice', of: ['x', 'y'] } as const;
  const count = { type: 'count', max: 9, from } as const;
  const share = { type: 'share' } as const;
  test.each<[Fact, unknown, FactEntry]>([
    [whole, 1, 'known'],
    [whole, 10, 'invalid'],
    [whole, undefined, 'missing'],
    [{ ...whole, default: 4 }, undefined, 'default'],
    [{ ...whole, default: 4 }, 10, 'invalid'],
    [{ type: 'boolean' }, false, 'known'],
    [{ type: 'boolean' }, 0, 'invalid'],
    [choice, 'y', 'known'],
    [choice, 'z', 'invalid'],
    [count, 3, 'known'],
    [count, { ...counts, met: 3 }, 'known'],
    [count, { ...counts, met: 10 }, 'invalid'],
    [share, { met: 1, among: 2 }, 'known'],
    [share, { met: 0, among: 0 }, 'known'],
    [{ ...share, whenEmpty: 100 }, { met: 0, among: 0 }, 'known'],
    [share, { among: 2 }, 'invalid'],
    [{ ...share, from }, { among: 2 }, 'missing'],
    [{ ...share, from }, null, 'missing'],
  ])('of %j, by %j, is %s', (declared, value, want) => {
    const slots = createSlots();
    const fact = bindFact('f', declared, '', slots, createIssues())!;
    const { numbers, codes } = slots.size();
    expect(enterFact(fact, value, createFrame(numbers, codes))).toBe(want);
  });
});

/** A tally of three, as a run writes it. */
const counted = { met: 3, unmet: 0, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 };

describe('what a fact allows', () => {
  const facts = {
    whole: { type: 'integer', min: 1, max: 9 },
    even: { type: 'integer', min: -2, max: 8, step: 2 },
    one: { type: 'decimal', min: 0, max: 5, step: 1 },
    tenth: { type: 'decimal', min: 0, max: 0.9, step: 0.1 },
    two: { type: 'integer', min: 0, max: 1 },
    truth: { type: 'boolean' },
    choice: { type: 'choice', of: ['x', 'y'] },
    share: { type: 'share' },
  };

  test.each<[keyof typeof facts, unknown, string]>([
    ['whole', 0, '1, 2 … 9'],
    ['even', 3, '-2, 0 … 8'],
    ['one', 0.5, '0, 1 … 5'],
    ['tenth', 0.05, '0, 0.1 … 0.9'],
    ['two', 2, '0, 1'],
    ['truth', 'yes', 'true, false'],
    ['choice', 'z', 'x, y'],
    ['share', 38, '38/40 · { "met": 38, "among": 40 }'],
  ])('is told with %s when it is %j', (name, value, allowed) => {
    const rule = compileRule(true, facts);
    const told = rule.type && rule.check({ [name]: value });
    expect(told).toMatchObject([
      { severity: 'error', pointer: `/${name}`, params: { fact: name, found: String(value), allowed } },
    ]);
  });

  test.each<[keyof typeof facts, readonly unknown[], readonly unknown[]]>([
    [
      'whole',
      [1, 9],
      [
        0,
        10,
        1.5,
        '5',
        true,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        5n,
        Symbol('5'),
        [5],
        { low: 5 },
        { met: 3, among: 4 },
        counted,
      ],
    ],
    ['even', [-2, 0, -0, 8], [-3, -1, 1, 7, 9, 10]],
    ['tenth', [0, 0.1, 0.3, 0.9], [0.05, 0.1 + 0.2, 0.95, 1, -0.1]],
    ['truth', [true, false], [0, 1, 'true', []]],
    ['choice', ['x', 'y'], ['z', 'X', 0, ['x'], true, counted]],
    [
      'share',
      [
        { met: 1, among: 2 },
        { met: 0, among: 0 },
      ],
      [{ among: 2 }, { met: 3, among: 2 }, '1/2', 0.5, []],
    ],
  ])('%s takes %j and nothing else', (name, valid, invalid) => {
    const rule = compileRule(true, facts);
    const told = (value: unknown) => (rule.type ? rule.check({ [name]: value }).length : -1);
    expect(valid.map(told)).toEqual(valid.map(() => 0));
    expect(invalid.map(told)).toEqual(invalid.map(() => 1));
    // An invalid value counts as missing, whatever it is.
    if (name !== 'share' && name !== 'truth' && name !== 'choice') {
      const value = compileRule(v(name), facts);
      expect(invalid.map((each) => value.evaluate?.({ [name]: each }))).toEqual(invalid.map(() => value.evaluate?.()));
    }
    // What is missing is no mistake.
    expect([undefined, null, ''].map(told)).toEqual([0, 0, 0]);
  });

  test.each<[object, unknown, string]>([
    [{ type: 'integer', min: 1, max: 9 }, 0, '1, 2 … 9'],
    [{ type: 'boolean' }, 'true', 'true, false'],
    [{ type: 'choice', of: ['x', 'y'] }, '', 'x, y'],
    [{ type: 'choice', of: ['x', 'y'] }, 'z', 'x, y'],
    [{ type: 'integer', min: 0, max: 9 }, '', '0, 1 … 9'],
  ])('holds for a default too: %j with %j', (declared, value, allowed) => {
    expect(compileRule(true, { f: { ...declared, default: value } }).issues).toMatchObject([
      {
        code: 'fact/default',
        pointer: '/facts/f/default',
        params: { found: value === '' ? '' : String(value), allowed },
      },
    ]);
  });
});

describe('values of a record', () => {
  const facts = {
    whole: { type: 'integer', min: 0, max: 9 },
    even: { type: 'integer', min: 0, max: 8, step: 2 },
    half: { type: 'decimal', min: 0, max: 5, step: 0.5 },
    tenth: { type: 'decimal', min: 0, max: 0.9, step: 0.1 },
    filled: { type: 'integer', min: 0, max: 9, default: 4 },
    constructor: { type: 'boolean' },
    choice: { type: 'choice', of: ['x', 'y', 'z'] },
  };
  const sum = { '+': ['whole', 'even', 'half', 'tenth', 'filled'].map(v) };
  const judged = (values: object) =>
    evaluate(
      compilePack(
        packWith({
          facts,
          criteria: [{ id: 'k', indicators: [{ id: 'i', points: sum, status: 'placeholder' }] }],
          titles: [titleOf('x', { and: [v('constructor'), { in: [v('choice'), ['x', 'z']] }] })],
        }),
      ),
      { subject: 's', year: 2021, group: 'nhom-1', facts: values as never },
    );

  test.each<[object]>([
    [{}],
    [{ whole: 3, even: 4, half: 2.5, tenth: 0.3, filled: 9, constructor: true, choice: 'z' }],
    [{ whole: 2.5, even: 3, half: 2.25, tenth: 0.35, filled: 10, constructor: 1, choice: 'w' }],
    [{ whole: -0, even: -0, half: -0, tenth: -0, filled: -0, constructor: false, choice: 'x' }],
    [{ whole: 9, even: 8, half: 5, tenth: 0.9, filled: null, constructor: null, choice: '' }],
    [{ whole: 10, even: 10, half: 5.5, tenth: 1, filled: '', choice: null }],
    [{ whole: '3', even: 2, half: '', tenth: 0.1 }],
  ])('are taken alike by a pack and by a rule alone: %j', (values) => {
    const { points, issues } = judged(values);
    const rule = compileRule(sum, facts);
    expect(points!.total).toEqual(rule.evaluate?.(values));
    const errors = rule.type ? rule.check(values).map(({ code, pointer }) => `${code} /facts${pointer}`) : [];
    expect(issues.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(errors);
  });

  test('that are missing or invalid are reasons, and a default that stood in is listed', () => {
    const open = judged({ choice: 'w' });
    expect(open.titles[0]).toMatchObject({
      verdict: 'unknown',
      reasons: [
        { fact: 'constructor', why: 'missing' },
        { fact: 'choice', why: 'invalid' },
      ],
    });
    expect(open.defaults).toEqual(['filled']);
    expect(judged({ filled: 1 }).defaults).toEqual([]);
    expect(judged({ filled: 11 }).defaults).toEqual([]);
  });

  test('are own ones: what every object has is no value', () => {
    expect(judged({}).issues).toEqual([]);
    expect(judged({ constructor: true, choice: 'x' }).titles[0]!.verdict).toBe('met');
    expect(judged(Object.assign(Object.create({ whole: 3 }), { choice: 'x' })).points!.total).toEqual(
      judged({}).points!.total,
    );
  });
});

describe('counts and shares', () => {
  const counts = { met: 0, unmet: 0, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 };
  const { met: _, ...everybody } = from;
  const pack = () =>
    compilePack(
      packWith({
        subject: 'don-vi',
        roles: { 'don-vi': { of: 'don-vi' } },
        facts: {
          all: { type: 'count', min: 2, max: 10, from: everybody },
          good: { type: 'count', max: 10, from: { ...from, met: v('title.cong-dan-hoc-tap') } },
          share: { type: 'share' },
          t: { type: 'boolean' },
        },
        criteria: [
          {
            id: 'k',
            indicators: [
              { id: 'i', points: v('all'), status: 'placeholder' },
              { id: 'j', points: v('good'), status: 'placeholder' },
            ],
          },
        ],
        titles: [titleOf('x', v('t'))],
      }),
    );
  const judged = (tally: object, values: object = {}) =>
    evaluate(pack(), { subject: 's', year: 2021, group: 'nhom-1', facts: values as never }, undefined, {
      all: { ...counts, ...tally },
      good: { ...counts, ...tally },
    });
  const points = (tally: object) => judged(tally).indicators.map((indicator) => indicator.points);

  test('a count of all counts those who are surely there, and more who may be; a count of some only those who meet it', () => {
    expect(points({ met: 3, unmet: 2 })).toEqual([5, 3]);
    expect(points({ met: 3, unmet: 2, unknown: 1 })).toEqual([6, { low: 3, high: 4 }]);
    expect(points({ met: 3, maybeMet: 1, maybeUnmet: 2 })).toEqual([
      { low: 3, high: 6 },
      { low: 3, high: 4 },
    ]);
  });

  test('a count may reach its bounds; beyond them it is invalid and open', () => {
    const codes = (tally: object) => judged(tally).issues.map(({ code, pointer }) => `${code} ${pointer}`);
    expect(codes({ met: 10 })).toEqual([]);
    expect(codes({ met: 2 })).toEqual([]);
    expect(codes({ met: 1 })).toEqual(['record/fact-invalid /facts/all']);
    expect(codes({ met: 11 })).toEqual(['record/fact-invalid /facts/all', 'record/fact-invalid /facts/good']);
    expect(points({ met: 1 })).toEqual([{ low: 2, high: 10 }, 1]);
  });

  test('a count may be given as the counts it comes from', () => {
    // A caller without types may give anything.
    const rule = compileRule(v('n'), { n: { type: 'count', max: 10, from: everybody } } as unknown);
    const given = { ...counts, met: 3, unmet: 2 };
    expect(rule.evaluate?.({ n: given })).toBe(5);
    expect(rule.evaluate?.({ n: { ...given, maybeMet: 1 } })).toEqual({ low: 5, high: 6 });
    const told = (n: unknown) => rule.type && rule.check({ n }).map(({ code }) => code);
    expect(told(given)).toEqual([]);
    expect(told({ ...given, met: 9 })).toEqual(['record/fact-invalid']);
    expect(told({ met: 3 })).toEqual(['record/fact-invalid']);
    expect(rule.evaluate?.({ n: { met: 3 } })).toEqual({ low: 0, high: 10 });
  });

  test('of a share that was declared nothing is left for the next one', () => {
    const rule = compileRule({ '>=': [v('s'), 50] }, { s: { type: 'share' } } as unknown);
    const given = [
      { s: { met: 3, among: 4 } },
      {},
      { s: { met: 1, among: 4 } },
      { s: 'x' },
      { s: { met: 0, among: 0 } },
    ];
    expect(given.map((values) => rule.evaluate?.(values))).toEqual(['met', 'unknown', 'unmet', 'unknown', 'unknown']);
  });

  test('of a counted share the number of members may be declared alone; of a declared one it says nothing', () => {
    const told = (declared: object, s: unknown = { among: 40 }) => {
      const rule = compileRule(true, { s: declared });
      return rule.type && rule.check({ s }).map(({ code }) => code);
    };
    expect(told({ type: 'share', from })).toEqual([]);
    expect(told({ type: 'share' })).toEqual(['record/fact-invalid']);
    expect(told({ type: 'share', from }, 40)).toEqual(['record/fact-invalid']);
  });
});
