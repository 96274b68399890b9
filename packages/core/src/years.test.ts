import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../test/fixtures.js';
import type { Outcome, YearRule } from './documents.js';
import { compilePack, evaluate } from './index.js';
import type { History, HistoryYear } from './result.js';
import type { Truth, Verdict } from './verdict.js';
import { runYears } from './years.js';

type State = Truth | 'absent';
const states: readonly State[] = ['met', 'unmet', 'unknown', 'absent'];
const gaps = ['reset', 'bridge', 'unknown'] as const;
const changes = ['keep', 'reset', 'unknown'] as const;
type Gap = (typeof gaps)[number];
type Change = (typeof changes)[number];

/** One year as the table of the test says it; `beyond` lies before the history. */
interface Year {
  readonly state: State | 'beyond';
  readonly group: string | undefined;
}

/** SEMANTICS §6.2 word for word, over years of which the last one is this one. Written without a look at the engine. */
function naive(years: readonly Year[], consecutive: number, gap: Gap, change: Change): Truth {
  const backwards = [...years].reverse();
  let window: Year[];
  if (gap === 'bridge') {
    const present = backwards.filter(({ state }) => state !== 'absent');
    // Skipped, back to `since`, beyond which it is unknown.
    window = [
      ...present,
      ...Array.from({ length: consecutive }, (): Year => ({ state: 'beyond', group: undefined })),
    ].slice(0, consecutive);
  } else window = backwards.slice(0, consecutive);
  while (window.length < consecutive) window.push({ state: 'beyond', group: undefined });
  const truths: Truth[] = window.map(({ state }) =>
    state === 'absent' ? (gap === 'reset' ? 'unmet' : 'unknown') : state === 'beyond' ? 'unknown' : state,
  );
  const neighbours = window.filter(({ state }) => state !== 'absent');
  for (let at = 1; at < neighbours.length; at += 1) {
    const [newer, older] = [neighbours[at - 1]!, neighbours[at]!];
    if (change === 'keep') continue;
    if (newer.group === undefined || older.group === undefined) truths.push('unknown');
    else if (newer.group !== older.group) {
      const open = [newer, older].some(({ state }) => state === 'unknown' || state === 'beyond');
      truths.push(change === 'unknown' || open ? 'unknown' : 'unmet');
    }
  }
  return truths.includes('unmet') ? 'unmet' : truths.includes('unknown') ? 'unknown' : 'met';
}

const THIS = 2024;
const rule = (consecutive: number, gap: Gap, groupChange: Change, more: Partial<YearRule> = {}): YearRule => ({
  title: 't',
  consecutive,
  gap,
  groupChange,
  ...more,
});

/** The years as a history and this year. */
function run(years: readonly Year[], given: YearRule, unassessed: 'left-out' | 'exempt' = 'left-out') {
  const first = THIS - years.length + 1;
  const titles = years.slice(0, -1).flatMap(({ state, group }, index): HistoryYear[] => {
    if (state === 'absent' && unassessed === 'left-out') return [];
    return [
      {
        year: first + index,
        verdicts: { t: state === 'absent' ? 'exempt' : (state as Verdict) },
        ...(group !== undefined && { group }),
      },
    ];
  });
  const last = years.at(-1)!;
  return runYears(
    given,
    { since: first, titles },
    { year: THIS, group: last.group ?? 'x', verdict: last.state === 'absent' ? 'exempt' : (last.state as Verdict) },
  );
}

function* windows(length: number): Generator<State[]> {
  for (let code = 0; code < states.length ** length; code += 1) {
    yield Array.from({ length }, (_, at) => states[Math.floor(code / states.length ** at) % states.length]!);
  }
}

describe('every window of five years', () => {
  test.each(gaps.flatMap((gap) => changes.map((change) => [gap, change] as const)))(
    'gap %s, change of group %s',
    (gap, change) => {
      const groupings: (string | undefined)[][] = [
        ['x', 'x', 'x', 'x', 'x'],
        ['x', 'x', 'y', 'y', 'y'],
        ['x', 'y', 'x', 'y', 'x'],
        [undefined, 'x', undefined, 'x', 'x'],
      ];
      for (const window of windows(5)) {
        for (const groups of change === 'keep' ? groupings.slice(0, 1) : groupings) {
          const years = window.map((state, at): Year => ({ state, group: groups[at] }));
          for (const consecutive of [2, 5, 6]) {
            const want = naive(years, consecutive, gap, change);
            for (const unassessed of ['left-out', 'exempt'] as const) {
              const found = run(years, rule(consecutive, gap, change), unassessed);
              if (found.truth !== want)
                throw new Error(`${window} in groups ${groups}, ${consecutive} years: ${found.truth}, not ${want}`);
              expect(found.reasons.length > 0).toBe(want === 'unknown');
            }
          }
        }
      }
    },
  );

  test.each(gaps)('an unknown year covers what it may turn out to be: gap %s', (gap) => {
    for (const change of changes) {
      for (const window of windows(5)) {
        const open = window.flatMap((state, at) => (state === 'unknown' ? [at] : []));
        if (open.length === 0) continue;
        const seen = new Set<Truth>();
        // An assessed year whose verdict is not known was met or was not: it was not absent.
        for (let code = 0; code < 2 ** open.length; code += 1) {
          const filled = window.map(
            (state, at): Year => ({
              state: open.includes(at) ? ((code >> open.indexOf(at)) & 1 ? 'met' : 'unmet') : state,
              group: at < 2 ? 'x' : 'y',
            }),
          );
          seen.add(run(filled, rule(5, gap, change)).truth);
        }
        const { truth } = run(
          window.map((state, at): Year => ({ state, group: at < 2 ? 'x' : 'y' })),
          rule(5, gap, change),
        );
        if (truth !== 'unknown') expect([...seen]).toEqual([truth]);
        // Exact, where groups do not matter: Kleene AND loses nothing over years that are independent.
        else if (change === 'keep') expect(seen.has('unknown') || seen.size === 2).toBe(true);
      }
    }
  });
});

describe('the edge of the history', () => {
  const met = (...years: number[]): HistoryYear[] =>
    years.map((year) => ({ year, group: 'x', verdicts: { t: 'met' } }));
  const now = { year: THIS, group: 'x', verdict: 'met' as Verdict };
  const truth = (history: History | undefined, given = rule(3, 'reset', 'keep'), this_ = now) =>
    runYears(given, history, this_).truth;

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
      const found = runYears(rule(3, 'bridge', 'keep'), history, exempt);
      expect(found.truth).toBe('unknown');
      expect(found.reasons).toMatchObject([{ why: 'beyond-history' }]);
    }
    expect(runYears(rule(3, 'bridge', 'keep', { counts: 'recognised' }), undefined, now).truth).toBe('unknown');
  });

  test('years in a row are counted back from this one', () => {
    expect(runYears(rule(5, 'reset', 'keep'), { since: 2018, titles: met(2018, 2019, 2022, 2023) }, now).run).toBe(3);
    expect(runYears(rule(5, 'bridge', 'keep'), { since: 2018, titles: met(2018, 2019, 2022, 2023) }, now).run).toBe(5);
  });
});

test('what the run may be, as a range', () => {
  const met = (...years: number[]): HistoryYear[] =>
    years.map((year) => ({ year, group: 'x', verdicts: { t: 'met' } }));
  const now = { year: THIS, group: 'x', verdict: 'met' as Verdict };
  const run = (gap: Gap, history: History | undefined) => runYears(rule(5, gap, 'keep'), history, now).run;
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
    runYears(given(gap), { since: 2018, titles }, { year: THIS, group: 'x', verdict: 'unmet', outcome }).truth;

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
