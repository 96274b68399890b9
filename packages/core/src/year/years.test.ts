import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import type { Outcome, YearRule } from '../document/index.js';
import { compilePack, evaluate } from '../index.js';
import type { Verdict } from '../value/verdict.js';
import { runYears, yearsAsked } from './forms.js';
import type { History, HistoryYear } from './history.js';
import { watch } from './recognition.js';
import type { ThisYear } from './watched-years.js';

type Gap = 'reset' | 'bridge' | 'unknown';
type Change = 'keep' | 'reset' | 'unknown';

const gaps: readonly Gap[] = ['reset', 'bridge', 'unknown'];
const THIS = 2024;
const rule = (consecutive: number, gap: Gap, groupChange: Change, more: Partial<YearRule> = {}): YearRule =>
  ({ title: 't', consecutive, gap, groupChange, ...more }) as YearRule;
/** What a rule comes to; every window of five years stands in `test/years`. */
const look = (given: YearRule, history: History | undefined, now: ThisYear) =>
  runYears(yearsAsked(given), watch('t'), history, now);

describe('the edge of the history', () => {
  const met = (...years: number[]): HistoryYear[] =>
    years.map((year) => ({ year, group: 'x', verdicts: { t: 'met' } }));
  const now = { year: THIS, group: 'x', verdict: 'met' as Verdict };
  const truth = (history: History | undefined, given = rule(3, 'reset', 'keep'), this_ = now) =>
    look(given, history, this_).verdict;

  test('entries before since, of this year and later are ignored', () => {
    expect(truth({ since: 2023, titles: met(2022, 2023) })).toBe('unknown');
    expect(truth({ since: 2022, titles: met(2022, 2023) })).toBe('met');
    expect(
      truth({
        since: 2022,
        titles: [
          ...met(2022, 2023),
          { year: THIS, verdicts: { t: 'unmet' } },
          { year: 2030, verdicts: { t: 'unmet' } },
        ],
      }),
    ).toBe('met');
  });

  test('two entries of one year leave it unknown; entries of other titles are none', () => {
    expect(truth({ since: 2022, titles: [...met(2022, 2023), { year: 2023, verdicts: { t: 'met' } }] })).toBe(
      'unknown',
    );
    expect(truth({ since: 2022, titles: [...met(2022, 2023), { year: 2023, verdicts: { other: 'unmet' } }] })).toBe(
      'met',
    );
  });

  test('a history that begins after this year knows nothing', () => {
    expect(truth({ since: 2030, titles: [] })).toBe('unknown');
    expect(truth(undefined)).toBe('unknown');
  });

  test('bridged gaps do not reach beyond since', () => {
    const bridge = rule(3, 'bridge', 'keep');
    expect(truth({ since: 2015, titles: met(2015, 2020) }, bridge)).toBe('met');
    expect(truth({ since: 2016, titles: met(2015, 2020) }, bridge)).toBe('unknown');
    expect(truth({ since: 2000, titles: [] }, bridge)).toBe('unknown');
  });

  test('with nothing at all to stand on a bridge is unknown and says why', () => {
    const exempt = { ...now, verdict: 'exempt' as Verdict };
    for (const history of [undefined, { since: THIS, titles: [] }, { since: 2000, titles: [] }]) {
      const found = look(rule(3, 'bridge', 'keep'), history, exempt);
      expect(found.verdict).toBe('unknown');
      expect(found.reasons).toMatchObject([{ why: 'beyond-history' }]);
    }
    expect(look(rule(3, 'bridge', 'keep', { counts: 'recognised' }), undefined, now).verdict).toBe('unknown');
  });

  test('years in a row are counted back from this one', () => {
    expect(look(rule(5, 'reset', 'keep'), { since: 2018, titles: met(2018, 2019, 2022, 2023) }, now).has).toBe(3);
    expect(look(rule(5, 'bridge', 'keep'), { since: 2018, titles: met(2018, 2019, 2022, 2023) }, now).has).toBe(5);
  });
});

test('what the run may be, as a range', () => {
  const met = (...years: number[]): HistoryYear[] =>
    years.map((year) => ({ year, group: 'x', verdicts: { t: 'met' } }));
  const now = { year: THIS, group: 'x', verdict: 'met' as Verdict };
  const run = (gap: Gap, history: History | undefined) => look(rule(5, gap, 'keep'), history, now).has;
  expect(run('reset', undefined)).toEqual({ low: 1, high: 5 });
  expect(run('bridge', undefined)).toEqual({ low: 1, high: 5 });
  expect(run('reset', { since: 2022, titles: met(2022, 2023) })).toEqual({ low: 3, high: 5 });
  expect(run('reset', { since: 2018, titles: met(2021, 2023) })).toBe(2);
});

describe('recognised years', () => {
  const entry = (year: number, outcome?: Outcome): HistoryYear => ({
    year,
    verdicts: { t: 'unmet' },
    ...(outcome && { recognised: { t: outcome } }),
  });
  const given = (gap: Gap) => rule(3, gap, 'keep', { counts: 'recognised' });
  const run = (titles: HistoryYear[], outcome: Outcome | undefined, gap: Gap = 'reset') =>
    look(
      given(gap),
      { since: 2018, titles },
      { year: THIS, group: 'x', verdict: 'unmet', outcomes: outcome === undefined ? undefined : { t: outcome } },
    ).verdict;

  test('granted is met; refused and revoked are unmet; nothing is absent', () => {
    expect(run([entry(2022, 'granted'), entry(2023, 'granted')], 'granted')).toBe('met');
    expect(run([entry(2022, 'refused'), entry(2023, 'granted')], 'granted')).toBe('unmet');
    expect(run([entry(2022, 'granted'), entry(2023, 'revoked')], 'granted', 'unknown')).toBe('unmet');
    expect(run([entry(2022, 'granted'), entry(2023)], 'granted')).toBe('unmet');
    expect(run([entry(2022, 'granted'), entry(2023)], 'granted', 'unknown')).toBe('unknown');
    expect(run([entry(2021, 'granted'), entry(2022, 'granted'), entry(2023)], 'granted', 'bridge')).toBe('met');
    expect(run([entry(2022, 'granted'), entry(2023, 'granted')], undefined)).toBe('unmet');
  });
});

describe('in a pack', () => {
  const pack = (gap: Gap, counts?: 'recognised') =>
    compilePack(
      packWith({
        facts: { a: { type: 'integer', min: 0, max: 10 }, works: { type: 'boolean' } },
        criteria: [
          {
            id: 'k',
            indicators: [{ id: 'i', applies: { var: 'works' }, points: { var: 'a' }, status: 'placeholder' }],
          },
        ],
        titles: [
          titleOf('t', { '>=': [{ var: 'points.total' }, 5] }),
          { id: 'three', status: 'placeholder', years: { title: 't', consecutive: 3, gap, ...(counts && { counts }) } },
        ],
      }),
    );
  const second = (gap: Gap, facts: Record<string, never | number | boolean>, history?: History, more: object = {}) =>
    evaluate(pack(gap), { subject: 's', year: THIS, group: 'nhom-1', facts, ...more }, history).titles[1]!.verdict;

  test.each(gaps)('a year to which nothing applies never throws: gap %s', (gap) => {
    expect(second(gap, { works: false })).toBe('exempt');
    expect(second(gap, { works: false }, { since: 2000, titles: [] })).toBe('exempt');
    expect(second(gap, {})).toBe('unknown');
    expect(
      evaluate(pack(gap, 'recognised'), { subject: 's', year: THIS, group: 'nhom-1', facts: { works: true, a: 9 } })
        .titles[1]!.verdict,
    ).toBe(gap === 'reset' ? 'unmet' : 'unknown');
  });

  test('who did not register has unmet titles even where nothing applies', () => {
    expect(second('reset', { works: false }, undefined, { registered: false })).toBe('unmet');
  });

  test('a history with odd entries is data, and never throws', () => {
    const odd: unknown[] = [
      null,
      {},
      { since: 2000 },
      { since: 'x', titles: [] },
      { since: 2000, titles: [null] },
      { since: 2000, titles: [{ year: 2023 }] },
      { since: 2000, titles: [{ year: 2023, verdicts: { t: 'nonsense' } }] },
      { since: 2000, titles: [{ year: 2023, verdicts: {}, recognised: null }] },
      { since: 2000, titles: [{ year: 2023, verdicts: {}, recognised: { t: 'nonsense' } }] },
      {
        since: 2000,
        titles: [
          {
            year: 2023,
            verdicts: {},
            get recognised(): never {
              throw new Error('no');
            },
          },
        ],
      },
      {
        get since(): never {
          throw new Error('no');
        },
      },
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
        },
      ),
    ];
    for (const history of odd) {
      for (const counts of [undefined, 'recognised'] as const) {
        const given = pack('unknown', counts);
        expect(['met', 'unmet', 'unknown']).toContain(
          evaluate(given, { subject: 's', year: THIS, group: 'nhom-1', facts: { works: true, a: 9 } }, history as never)
            .titles[1]!.verdict,
        );
      }
    }
  });

  test('an entry that says twice what a year was is an issue', () => {
    const twice: History = {
      since: 2022,
      titles: [2022, 2023, 2023].map((year) => ({ year, group: 'x', verdicts: { t: 'met' } })),
    };
    const result = evaluate(
      pack('reset'),
      { subject: 's', year: THIS, group: 'nhom-1', facts: { works: true, a: 9 } },
      twice,
    );
    expect(result.issues.map(({ code }) => code)).toEqual(['history/doubled-year']);
    expect(result.titles[1]!.verdict).toBe('unknown');
  });
});
