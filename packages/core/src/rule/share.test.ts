import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import { checkPack, compilePack, compileRule, evaluate, leastChange } from '../index.js';
import { percentOf } from '../value/share.js';

const v = (name: string) => ({ var: name });
const share = { type: 'share' };
/** Verdict of a rule over one share, as a record gives it. */
const verdict = (rule: unknown, value: unknown, declared: object = share) =>
  compileRule(rule, { s: declared }).evaluate?.({ s: value });
const whole = (met: number, among: number) => ({ met, among });
const tally = (counts: object) => ({
  ...{ met: 0, unmet: 0, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 },
  ...counts,
});

describe('a share against a percentage', () => {
  test.each([
    ['>=', 90, [9, 10], 'met'],
    ['>=', 90, [8, 10], 'unmet'],
    ['>', 90, [9, 10], 'unmet'],
    ['>', 90, [91, 100], 'met'],
    ['<', 90, [9, 10], 'unmet'],
    ['<=', 90, [9, 10], 'met'],
    ['>=', 33.33, [1, 3], 'met'],
    ['>=', 33.34, [1, 3], 'unmet'],
    ['>=', 0, [0, 3], 'met'],
    ['>=', 100, [3, 3], 'met'],
  ])('%s %d of %j is %s', (operator, percent, [met, among], want) => {
    expect(verdict({ [operator]: [v('s'), percent] }, whole(met!, among!))).toBe(want);
    const mirrored = { '>=': '<=', '>': '<', '<': '>', '<=': '>=' }[operator]!;
    expect(verdict({ [mirrored]: [percent, v('s')] }, whole(met!, among!))).toBe(want);
  });

  test('is shown with as many decimals as tell it apart from what it is held against', () => {
    const whole = (met: number, total: number) => ({ low: { met, total }, high: { met, total } });
    expect(percentOf(whole(50_004, 100_000), 50)).toBe(50.004);
    expect(percentOf(whole(50_000, 100_000), 50)).toBe(50);
    expect(percentOf(whole(500_000_001, 1_000_000_000), 50)).toBe(50.0000001);
    expect(percentOf(whole(1, 3), 50)).toBe(33.33);
    expect(percentOf(whole(1, 1_000_000_000), 0)).toBe(0.0000001);
  });

  test('is not known when nobody is counted, unless the fact says what that means', () => {
    const rule = { '>=': [v('s'), 90] };
    expect(verdict(rule, whole(0, 0))).toBe('unknown');
    expect(verdict(rule, whole(0, 0), { ...share, whenEmpty: 100 })).toBe('met');
    expect(verdict(rule, whole(0, 0), { ...share, whenEmpty: { value: 0, status: 'placeholder' } })).toBe('unmet');
    expect(verdict(rule, undefined, { ...share, whenEmpty: 100 })).toBe('unknown');
  });

  test('is decided as soon as no completion can change it', () => {
    const rule = { '>=': [v('s'), 50] };
    expect(verdict(rule, tally({ met: 3, unknown: 2 }))).toBe('met');
    expect(verdict(rule, tally({ met: 2, unknown: 3 }))).toBe('unknown');
    expect(verdict(rule, tally({ met: 1, unmet: 5, unknown: 2 }))).toBe('unmet');
    expect(verdict(rule, tally({ met: 3, maybeUnmet: 3 }))).toBe('met');
    expect(verdict(rule, tally({ met: 3, maybeUnmet: 4 }))).toBe('unknown');
    expect(verdict(rule, tally({ maybeMet: 4 }))).toBe('unknown');
    expect(verdict(rule, tally({ exempt: 4 }))).toBe('unknown');
    // Perhaps nobody is counted at all.
    expect(verdict({ '>=': [v('s'), 0] }, tally({ maybeUnmet: 4 }))).toBe('unknown');
    expect(verdict({ '>': [v('s'), 50] }, tally({ maybeUnmet: 4 }))).toBe('unknown');
  });

  test('is open as long as nothing is known of it, whatever the check of the rule has tried', () => {
    const bounds = (rule: unknown) => {
      const made = compileRule(rule, { s: share });
      return made.type && made.bounds;
    };
    expect(bounds({ '>=': [v('s'), 50] })).toBe('unknown');
    expect(bounds({ and: [{ '>=': [v('s'), 50] }, { '>=': [v('s'), 20] }] })).toBe('unknown');
    expect(bounds({ or: [{ '<': [v('s'), 50] }, { '<': [v('s'), 20] }] })).toBe('unknown');
  });

  test.each([
    38,
    '38/40',
    [38, 40],
    {},
    { met: 38 },
    { met: 41, among: 40 },
    { met: -1, among: 40 },
    { met: 0.5, among: 1 },
    { met: 1, among: 2, more: 3 },
    { among: 40 },
    { met: 1, among: 2e9 },
    tally({ met: 1e9, unmet: 1 }),
  ])('%j is no share', (value) => {
    const rule = compileRule({ '>=': [v('s'), 1] }, { s: share });
    expect(rule.evaluate?.({ s: value })).toBe('unknown');
    expect(rule.type && rule.check({ s: value }).map(({ code }) => code)).toEqual(['record/fact-invalid']);
  });
});

describe('where a share may stand', () => {
  const told = (rule: unknown, facts: object = { s: share, a: { type: 'integer', min: 0, max: 9 } }) =>
    compileRule(rule, facts).issues.map(({ code, pointer }) => `${code} ${pointer}`);
  test.each<[unknown, string]>([
    [v('s'), 'share/only-in-order /rule'],
    [{ '+': [v('s'), 1] }, 'share/only-in-order /rule/+/0'],
    [{ '==': [v('s'), 90] }, 'share/only-in-order /rule/==/0'],
    [{ if: [true, v('s'), 1] }, 'share/only-in-order /rule/if/1'],
    [{ '!': v('s') }, 'share/only-in-order /rule/!'],
    [{ '<': [1, v('s'), 90] }, 'share/two-operands /rule/<'],
    [{ '>=': [v('s'), v('a')] }, 'share/against /rule/>=/1'],
    [{ '>=': [v('s'), v('s')] }, 'share/against /rule/>=/1'],
    [{ '>=': [v('s'), { '+': [80, 10] }] }, 'share/against /rule/>=/1'],
    [{ '>=': [v('s'), 90.125] }, 'share/too-fine /rule/>=/1'],
    [{ '>=': [v('s'), 101] }, 'share/percent /rule/>=/1'],
    [{ '>=': [-1, v('s')] }, 'share/percent /rule/>=/0'],
  ])('%j: %s', (rule, want) => {
    expect(told(rule)).toEqual([want]);
    const [issue] = compileRule(rule, { s: share, a: { type: 'integer', min: 0, max: 9 } }).issues;
    expect(`${issue!.message} ${issue!.hint ?? ''}`).not.toMatch(/\{\w+\}|undefined/);
  });

  test('conditions over shares that exclude each other are told', () => {
    expect(told({ and: [{ '>=': [v('s'), 90] }, { '<': [v('s'), 80] }] })).toEqual(['rule/never-met /rule']);
    expect(told({ or: [{ '>=': [v('s'), 90] }, { '<': [v('s'), 90] }] })).toEqual(['rule/always-met /rule']);
    expect(told({ and: [{ '>=': [v('s'), 80] }, { '<': [v('s'), 80.01] }] })).toEqual([]);
    // A third lies between two hundredths of a percent.
    const third = { and: [{ '>': [v('s'), 33.33] }, { '<': [v('s'), 33.34] }] };
    expect(verdict(third, whole(1, 3))).toBe('met');
    expect(told(third)).toEqual([]);
    expect(told({ and: [{ '>': [v('s'), 33.33] }, { '<=': [33.34, v('s')] }, { '<': [v('s'), 33.34] }] })).toEqual([
      'rule/never-met /rule',
    ]);
    expect(told({ or: [{ '<': [v('s'), 12.5] }, { '>': [v('s'), 12.5] }] })).toEqual([]);
    expect(told({ or: [{ '<': [v('s'), 12.5] }, { '>': [v('s'), 12.5] }, { '>=': [12.5, v('s')] }] })).toEqual([
      'rule/always-met /rule',
    ]);
  });

  test('what no share can be is told, and what only nobody or everybody is, is not', () => {
    expect(told({ '>': [v('s'), 100] })).toEqual(['rule/never-met /rule']);
    expect(told({ '<=': [v('s'), 100] })).toEqual(['rule/always-met /rule']);
    expect(told({ '<': [v('s'), 0] })).toEqual(['rule/never-met /rule']);
    expect(told({ '>=': [v('s'), 0] })).toEqual(['rule/always-met /rule']);
    expect(told({ '>=': [v('s'), 100] })).toEqual([]);
    expect(told({ '<=': [v('s'), 0] })).toEqual([]);
  });

  test('two shares of one rule are two names', () => {
    const facts = { s: share, r: share };
    expect(told({ and: [{ '>=': [v('s'), 90] }, { '<': [v('r'), 80] }] }, facts)).toEqual([]);
    const rule = compileRule({ or: [{ '>=': [v('s'), 90] }, { '<': [v('r'), 80] }] }, facts);
    expect(rule.evaluate?.({ s: whole(1, 2), r: whole(9, 10) })).toBe('unmet');
    expect(rule.evaluate?.({ s: whole(1, 2), r: whole(1, 2) })).toBe('met');
    expect(rule.evaluate?.({ r: whole(9, 10) })).toBe('unknown');
  });

  test('a mistake beside a share is told once', () => {
    expect(told({ '>=': [v('s'), { nonsense: [1] }] })).toEqual(['rule/unknown-operator /rule/>=/1/nonsense']);
    expect(told({ '>=': [{ nonsense: [1] }, v('s')] })).toEqual(['rule/unknown-operator /rule/>=/0/nonsense']);
    expect(told({ '>=': ['90', v('s')] })).toHaveLength(1);
    expect(told({ '>=': [v('s'), true] })).toEqual(['share/against /rule/>=/1']);
  });

  test.each<[object, string]>([
    [{ type: 'integer', min: 0, max: 1, whenEmpty: 1 }, 'fact/not-counted /facts/f/whenEmpty'],
    [{ type: 'boolean', from: { count: 'x', through: 'y' } }, 'fact/not-counted /facts/f/from'],
    [{ type: 'share', default: 1 }, 'fact/no-default /facts/f/default'],
    [{ type: 'share', from: { count: 'x', through: 'y' } }, 'members/needs-met /facts/f/from'],
    [{ type: 'share', whenEmpty: 0.125 }, 'share/too-fine /facts/f/whenEmpty'],
    [{ type: 'count', max: 9 }, 'fact/needs /facts/f'],
    [{ type: 'count', from: { count: 'x', through: 'y' } }, 'fact/needs /facts/f'],
    [{ type: 'count', min: -1, max: 9, from: { count: 'x', through: 'y' } }, 'fact/count-below-zero /facts/f/min'],
    [{ type: 'share', min: 0 }, 'fact/not-numeric /facts/f/min'],
  ])('%j: %s', (fact, want) => {
    expect(told(true, { f: fact })).toEqual([want]);
  });
});

describe('a pack with counts and shares', () => {
  const from = { count: 'cong-dan', through: 'don-vi', met: v('title.cong-dan-hoc-tap') };
  const pack = () =>
    compilePack(
      packWith({
        subject: 'don-vi',
        roles: { 'don-vi': { of: 'don-vi' } },
        facts: { s: { ...share, from }, n: { type: 'count', max: 50, from: { count: 'cong-dan', through: 'don-vi' } } },
        thresholds: {
          t: [
            { value: 90, status: 'placeholder' },
            { value: 95, from: '2024-01-01', status: 'placeholder' },
          ],
        },
        titles: [titleOf('x', { and: [{ '>=': [v('s'), v('threshold.t')] }, { '>=': [v('n'), 3] }] })],
      }),
    );
  const judged = (facts: object, members?: Parameters<typeof evaluate>[3], year = 2023) =>
    evaluate(pack(), { subject: 'p', year, group: 'nhom-1', facts: facts as never }, undefined, members);
  const title = (...given: Parameters<typeof judged>) => judged(...given).titles[0]!;

  test('judges by what was counted', () => {
    const members = { s: tally({ met: 10, unmet: 1 }), n: tally({ met: 11 }) };
    expect(title({}, members).verdict).toBe('met');
    expect(title({}, members, 2024).verdict).toBe('unmet');
    expect(judged({}, members).members).toEqual([
      { fact: 's', tally: members.s },
      { fact: 'n', tally: members.n },
    ]);
    expect(title({}).verdict).toBe('unknown');
    expect(title({}).reasons).toEqual([
      { fact: 's', why: 'missing' },
      { fact: 'n', why: 'missing' },
    ]);
    const open = title({}, { ...members, s: tally({ met: 10, unknown: 2 }) });
    expect(open.verdict).toBe('unknown');
    expect(open.reasons).toEqual([{ fact: 's', why: 'members-unknown' }]);
  });

  test('takes what the record declares, and says what it set aside', () => {
    expect(title({ s: whole(9, 10), n: 10 }).verdict).toBe('met');
    const both = judged({ s: whole(9, 10), n: 10 }, { s: tally({ met: 1 }), n: tally({ met: 1 }) });
    expect(both.titles[0]!.verdict).toBe('met');
    expect(both.issues.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'record/members-set-aside /facts/s',
      'record/members-set-aside /facts/n',
    ]);
  });

  test('fills up to the declared number of members: who has no record is unmet', () => {
    const counted = { s: tally({ met: 9, unmet: 1 }), n: tally({ met: 10 }) };
    expect(title({ s: { among: 10 } }, counted).verdict).toBe('met');
    expect(title({ s: { among: 11 } }, counted).verdict).toBe('unmet');
    const fewer = judged({ s: { among: 9 } }, counted);
    expect(fewer.titles[0]!.verdict).toBe('met');
    expect(fewer.issues.map(({ code }) => code)).toEqual(['record/more-members']);
  });

  test('says how many members are lacking', () => {
    const result = judged({}, { s: tally({ met: 8, unmet: 2 }), n: tally({ met: 2 }) });
    expect(leastChange(pack(), result).map(({ what, has, needs, gap }) => ({ what, has, needs, gap }))).toEqual([
      { what: 's', has: 80, needs: 90, gap: 1 },
      { what: 'n', has: 2, needs: 3, gap: 1 },
    ]);
  });

  test('a count beyond what its declaration allows is invalid', () => {
    const result = judged({ s: whole(1, 1) }, { n: tally({ met: 51 }) });
    expect(result.titles[0]!.verdict).toBe('unknown');
    expect(result.issues.map(({ code }) => code)).toEqual(['record/fact-invalid']);
  });
});

test('a pack may not count what it does not say', () => {
  const told = checkPack(
    packWith({ facts: { s: { type: 'share', from: { count: 'x' } } }, titles: [titleOf('x', true)] }),
  );
  expect(told.map(({ code, pointer }) => `${code} ${pointer}`)).toContain('shape/missing-key /facts/s/from');
});
