import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePack, evaluate } from '../index.js';
import type { Verdict } from '../value/verdict.js';
import type { History } from '../year/history.js';

const text = readFileSync(
  new URL('../../../../criteria-packs/vn/packs/nhom-3-2022.pack.json', import.meta.url),
  'utf8',
);
const pack = compilePack(text);
const ids = pack.document.criteria!.flatMap((criterion) => criterion.indicators.map(({ id }) => id));

/** Scores for the ten indicators, in order; undefined is missing. */
function record(scores: readonly unknown[], year = 2022) {
  const facts: { [id: string]: never } = {};
  for (const [index, id] of ids.entries()) if (scores[index] !== undefined) facts[id] = scores[index] as never;
  return { subject: 'p-1', year, group: 'nhom-3', facts };
}

const nine = (score: number, last: unknown) => [...Array(9).fill(score), last];
const verdictOf = (scores: readonly unknown[]) => evaluate(pack, record(scores)).titles[0]!.verdict;

describe('one year', () => {
  test.each<[string, readonly unknown[], Verdict, unknown]>([
    ['ten 8s', Array(10).fill(8), 'met', 80],
    ['nine 9s and a 4', nine(9, 4), 'unmet', 85],
    ['nine 10s and a 5', nine(10, 5), 'met', 95],
    ['nine 8s and a 7', nine(8, 7), 'unmet', 79],
    ['nine 10s and a missing score', nine(10, undefined), 'unknown', { low: 91, high: 100 }],
    ['nine 7s and a missing score', nine(7, undefined), 'unmet', { low: 64, high: 73 }],
    ['a 4 and nine missing', [4], 'unmet', { low: 13, high: 94 }],
  ])('%s', (_, scores, verdict, total) => {
    const result = evaluate(pack, record(scores));
    expect(result.titles[0]!.verdict).toBe(verdict);
    expect(result.points!.total).toEqual(total);
  });

  test.each([11, 0, 7.5, '10', Number.NaN, Number.POSITIVE_INFINITY, true, {}, []])(
    '%s is an issue and never earns',
    (bad) => {
      const result = evaluate(pack, record(nine(10, bad)));
      expect(result.issues.map(({ pointer, severity }) => [pointer, severity])).toEqual([
        [`/facts/${ids[9]}`, 'error'],
      ]);
      expect(result.titles[0]!.verdict).toBe('unknown');
      expect(result.titles[0]!.reasons).toEqual([{ fact: ids[9], why: 'invalid' }]);
      expect(verdictOf(nine(7, bad))).toBe('unmet');
    },
  );

  test('says which rule decided, and what it lacks', () => {
    const [title] = evaluate(pack, record(nine(8, 7))).titles;
    expect(title).toMatchObject({ decidedBy: '/titles/0/when/and/0', gaps: [{ has: 79, operator: '>=', needs: 80 }] });
    const [other] = evaluate(pack, record(nine(9, 4))).titles;
    expect(other).toMatchObject({ decidedBy: '/titles/0/when/and/1', gaps: [{ has: 4, operator: '>=', needs: 5 }] });
  });

  test('a person who is not registered has no title, whatever the scores', () => {
    const result = evaluate(pack, { ...record(Array(10).fill(10)), registered: false });
    expect(result.titles.map(({ verdict, why }) => [verdict, why])).toEqual([
      ['unmet', 'not-registered'],
      ['unmet', 'not-registered'],
    ]);
    expect(result.points!.total).toBe(100);
  });
});

describe('five years in a row', () => {
  const year = (at: number, verdict: Verdict) => ({
    year: at,
    group: 'nhom-3',
    verdicts: { 'cong-dan-hoc-tap': verdict },
  });
  const second = (history: History | undefined, scores: readonly unknown[] = Array(10).fill(8)) =>
    evaluate(pack, record(scores, 2022), history).titles[1]!;
  const history = (verdicts: readonly (Verdict | undefined)[], since = 2018): History => ({
    since,
    titles: verdicts.flatMap((verdict, index) => (verdict === undefined ? [] : [year(2018 + index, verdict)])),
  });

  test.each<[string, readonly (Verdict | undefined)[], Verdict]>([
    ['four met years before', ['met', 'met', 'met', 'met'], 'met'],
    ['a gap after the fourth', ['met', 'met', 'met', undefined], 'unmet'],
    ['an unmet year', ['met', 'met', 'unmet', 'met'], 'unmet'],
    ['an unknown year', ['met', 'unknown', 'met', 'met'], 'unknown'],
    ['an unknown year and an unmet one', ['unknown', 'unmet', 'met', 'met'], 'unmet'],
    ['an unknown year and an absent one', ['unknown', undefined, 'met', 'met'], 'unmet'],
    ['an exempt year is absent', ['met', 'exempt', 'met', 'met'], 'unmet'],
  ])('%s', (_, verdicts, verdict) => {
    expect(second(history(verdicts)).verdict).toBe(verdict);
  });

  test('years before the history are unknown', () => {
    const title = second(history([undefined, 'met', 'met', 'met'], 2019));
    expect(title).toMatchObject({
      verdict: 'unknown',
      decidedBy: '/titles/1/years',
      reasons: [{ year: 2018, why: 'beyond-history' }],
    });
    expect(second(undefined).verdict).toBe('unknown');
    expect(second(undefined, nine(8, 7)).verdict).toBe('unmet');
  });

  test('this year counts too', () => {
    expect(second(history(['met', 'met', 'met', 'met']), nine(8, 7)).verdict).toBe('unmet');
    expect(second(history(['met', 'met', 'met', 'met']), nine(10, undefined)).verdict).toBe('unknown');
  });
});

describe('values that are no records', () => {
  const hostile = {
    subject: 'p',
    year: 2022,
    group: 'nhom-3',
    get facts(): never {
      throw new Error('no');
    },
  };
  const hostileFact = {
    subject: 'p',
    year: 2022,
    group: 'nhom-3',
    facts: {
      get 'doc-sach'(): never {
        throw new Error('no');
      },
    },
  };
  test.each([undefined, null, 7, 'x', [], {}, { subject: 1, year: 'x' }, hostile, hostileFact, record([]), () => 1])(
    '%#',
    (value) => {
      const result = evaluate(pack, value as never);
      expect(result.titles.every(({ verdict }) => verdict === 'unknown')).toBe(true);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    },
  );
});
