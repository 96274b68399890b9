import { describe, expect, test } from 'vitest';
import { nationalPacks, packWith, titleOf } from '../../test/fixtures.js';
import { checkPack, compilePack, evaluate, explain, leastChange } from '../index.js';
import { catalogue } from '../messages.js';
import type { History } from '../year/history.js';

const pack = nationalPacks().find(({ id }) => id.endsWith('nhom-3-2022'))!;
const ids = pack.document.criteria!.flatMap(({ indicators }) => indicators.map(({ id }) => id));
const judge = (scores: readonly (number | undefined)[], history?: History) =>
  evaluate(
    pack,
    {
      subject: 'p',
      year: 2022,
      group: 'nhom-3',
      facts: Object.fromEntries(ids.flatMap((id, at) => (scores[at] === undefined ? [] : [[id, scores[at]]]))) as never,
    },
    history,
  );
const nine = (score: number, last: number | undefined) => [...Array(9).fill(score), last] as (number | undefined)[];

describe('the least change', () => {
  test.each<[string, (number | undefined)[], object[]]>([
    [
      '79 points lack one',
      nine(8, 7),
      [{ what: 'points.total', threshold: 'total', has: 79, needs: 80, gap: 1, operator: '>=' }],
    ],
    [
      'a 4 lacks one, and is named',
      nine(9, 4),
      [{ what: 'points.lowest', threshold: 'floor', has: 4, needs: 5, gap: 1, indicators: [ids[9]] }],
    ],
    [
      'both lack',
      nine(6, 3),
      [
        { what: 'points.total', has: 57, gap: 23 },
        { what: 'points.lowest', has: 3, gap: 2 },
      ],
    ],
    [
      'a missing score lacks a range',
      nine(8, undefined),
      [
        { what: 'points.total', has: { low: 73, high: 82 }, gap: { low: 0, high: 7 } },
        { what: 'points.lowest', has: { low: 1, high: 8 }, gap: { low: 0, high: 4 }, indicators: [ids[9]] },
      ],
    ],
    ['ten 8s lack nothing', nine(8, 8), []],
  ])('%s', (_, scores, want) => {
    const changes = leastChange(pack, judge(scores)).filter(({ title }) => title === 'cong-dan-hoc-tap');
    expect(changes).toHaveLength(want.length);
    expect(changes).toMatchObject(want);
  });

  test('of a year rule is counted in years', () => {
    const history = {
      since: 2018,
      titles: [2020, 2021].map((year) => ({ year, group: 'nhom-3', verdicts: { 'cong-dan-hoc-tap': 'met' as const } })),
    };
    expect(leastChange(pack, judge(nine(8, 8), history))).toMatchObject([
      { title: 'tieu-bieu-xuat-sac', operator: 'years', has: 3, needs: 5, gap: 2 },
    ]);
  });

  const years = (rule: object) =>
    compilePack(
      packWith({
        facts: { a: { type: 'integer', min: 0, max: 9 } },
        titles: [
          titleOf('t', { '>': [{ var: 'a' }, 5] }),
          { id: 'y', status: 'placeholder', years: { title: 't', gap: 'reset', ...rule } },
        ],
      }),
    );
  const past = (group: string): History => ({
    since: 2015,
    titles: [2019, 2020, 2021].map((year) => ({ year, group, verdicts: { t: 'met' as const } })),
  });
  const now = { subject: 'p', year: 2022, group: 'nhom-1', facts: { a: 9 } };

  test.each<[string, object, string, object, RegExp]>([
    [
      'a count of years says among how many',
      { atLeast: 5, of: 6 },
      'nhom-1',
      { has: 4, needs: 5, of: 6, gap: 1 },
      /4 of the last 6 years met, needs 5; lacking 1/,
    ],
    [
      'a row that only a change of group breaks lacks the years before it',
      { consecutive: 4, groupChange: 'reset' },
      'nhom-2',
      { has: 1, needs: 4, gap: 3 },
      /counted: 2022 met, 2021 met \(change of group\)/,
    ],
  ])('%s', (_, rule, group, change, words) => {
    const made = years(rule);
    const result = evaluate(made, now, past(group));
    expect(leastChange(made, result)).toMatchObject([{ title: 'y', operator: 'years', ...change }]);
    expect(explain(made, result, 'en').text).toMatch(words);
    expect(explain(made, result, 'vi').text).toMatch(/các năm được xét: 2022 đạt, 2021 đạt/);
  });

  test('of years in which a title holds is one year', () => {
    const made = years({ validYears: 1 });
    const result = evaluate(made, { ...now, year: 2024, facts: { a: 1 } }, past('nhom-1'));
    expect(leastChange(made, result)[1]).toMatchObject({ operator: 'years', has: 0, needs: 1, of: 2, gap: 1 });
  });

  test('of a rank that a gate keeps shut is counted from the rank below', () => {
    const made = compilePack(
      packWith({
        facts: { a: { type: 'integer', min: 0, max: 9 } },
        titles: [
          {
            id: 't',
            status: 'placeholder',
            ranks: [
              { id: 'high', status: 'placeholder', when: { '>': [{ var: 'a' }, 7] }, upgradeAfterYears: 3 },
              { id: 'low', status: 'placeholder', when: { '>': [{ var: 'a' }, 5] } },
            ],
          },
        ],
      }),
    );
    const history: History = {
      since: 2015,
      titles: [{ year: 2020, verdicts: { t: 'met', 't.low': 'met', 't.high': 'unmet' } }],
    };
    const result = evaluate(made, now, history);
    expect(leastChange(made, result)).toMatchObject([
      { title: 't', rank: 'high', operator: 'upgrade', has: 2, needs: 3, gap: 1 },
    ]);
    expect(explain(made, result, 'en').text.split('\n').slice(1, 4)).toEqual([
      '  rank high: not met',
      '  years since the rank below was met: has 2, needs 3; lacking 1',
      '  rank low: met',
    ]);
    expect(explain(made, result, 'vi').text).toContain('số năm kể từ khi đạt mức dưới: có 2, cần 3; còn thiếu 1');
    const low = leastChange(made, evaluate(made, { ...now, facts: { a: 6 } }, history));
    expect(low).toMatchObject([
      { rank: 'high', what: 'a', has: 6, needs: 7 },
      { rank: 'high', operator: 'upgrade' },
    ]);
  });

  test('turns round under a negation and for a literal on the left', () => {
    const made = compilePack(
      packWith({
        facts: { a: { type: 'decimal', min: 0, max: 10, step: 0.1 } },
        titles: [titleOf('t', { and: [{ '!': { '<': [{ var: 'a' }, 0.3] } }, { '<=': [0.8, { var: 'a' }] }] })],
      }),
    );
    const changes = leastChange(made, evaluate(made, { subject: 'p', year: 2022, group: 'nhom-1', facts: { a: 0.1 } }));
    expect(changes).toMatchObject([
      { what: 'a', operator: '>=', has: 0.1, needs: 0.3, gap: 0.2 },
      { what: 'a', operator: '>=', has: 0.1, needs: 0.8, gap: 0.7 },
    ]);
  });

  test('what it says would do does, and less does not', () => {
    for (let last = 1; last <= 10; last += 1) {
      for (const score of [7, 8, 9]) {
        const [gap] = leastChange(pack, judge(nine(score, last))).filter(({ what }) => what === 'points.total');
        if (gap === undefined) continue;
        const total = 9 * score + last;
        expect(gap.gap).toBe(80 - total);
      }
    }
  });
});

describe('in words', () => {
  const lines = (scores: readonly (number | undefined)[], locale: string, history?: History) =>
    explain(pack, judge(scores, history), locale).text.split('\n');

  test('English: title, gap, threshold with its source', () => {
    const text = lines(nine(8, 7), 'en');
    expect(text[0]).toBe(`${pack.texts.en!.titles!['cong-dan-hoc-tap']}: not met`);
    expect(text).toContain('  total points: has 79, needs at least 80; lacking 1');
    expect(text.find((line) => line.includes('threshold') && line.includes('80'))).toMatch(
      /Kế hoạch 196\/KH-KHVN.*seen in .*Lạng Sơn.*\(official\)/,
    );
    expect(text.find((line) => line.includes('threshold') && / 5: /.test(line))).toContain('196/KH-KHVN');
    expect(text).toContain('points: 79 in all, lowest 7');
  });

  test('Vietnamese: the same numbers', () => {
    const text = lines(nine(8, 7), 'vi');
    expect(text[0]).toBe(`${pack.texts.vi!.titles!['cong-dan-hoc-tap']}: không đạt`);
    expect(text).toContain('  tổng điểm: có 79, cần từ 80; còn thiếu 1');
    expect(text.find((line) => line.includes('ngưỡng') && line.includes('80'))).toMatch(/196\/KH-KHVN.*\(chính thức\)/);
    expect(text).toContain('điểm: tổng 79, thấp nhất 7');
  });

  test.each([
    ['en', 'below', 'missing'],
    ['vi', 'dưới mức', 'còn thiếu'],
  ])('%s names the indicators below and the facts that are missing', (locale, below, missing) => {
    expect(lines(nine(9, 4), locale).find((line) => line.includes(below))).toContain(
      pack.texts[locale]!.indicators![ids[9]!],
    );
    expect(
      lines(nine(8, undefined), locale).filter(
        (line) => line.includes(missing) && line.includes(pack.texts[locale]!.facts![ids[9]!]!),
      ),
    ).not.toEqual([]);
  });

  test.each([
    ['en', /years in a row: has 1…5, needs 5; lacking 0…4/, /before the records begin/],
    ['vi', /số năm liền: có 1…5, cần 5; còn thiếu 0…4/, /trước khi có hồ sơ/],
  ])('%s tells what the years lack', (locale, gap, reason) => {
    const text = lines(nine(8, 8), locale).join('\n');
    expect(text).toMatch(gap);
    expect(text).toMatch(reason);
  });

  test('every line is data too, and no place is left unfilled', () => {
    for (const locale of ['vi', 'en', 'fr']) {
      for (const scores of [nine(8, 7), nine(9, 4), nine(8, undefined), nine(8, 8), []]) {
        const { lines: all, text } = explain(pack, judge(scores), locale);
        expect(text).not.toMatch(/\{\w+\}|undefined/);
        expect(all.every(({ kind }) => kind !== undefined)).toBe(true);
      }
    }
    expect(explain(pack, judge([]), 'fr').text).toBe(explain(pack, judge([]), 'en').text);
  });

  test('a placeholder is told as such', () => {
    const made = compilePack(
      packWith({
        facts: { a: { type: 'boolean' }, b: { type: 'integer', min: 0, max: 9 } },
        thresholds: {
          t: [
            { value: 3, status: 'placeholder' },
            { value: 4, from: '2022-01-01', status: 'placeholder' },
          ],
        },
        titles: [titleOf('x', { '>': [{ var: 'b' }, { var: 'threshold.t' }] })],
      }),
    );
    const text = (year: number) =>
      explain(made, evaluate(made, { subject: 'p', year, group: 'nhom-1', facts: { b: 1 } }), 'en').text;
    expect(text(2021)).toContain('threshold t 3: PLACEHOLDER: no source');
    expect(text(2022)).toContain('threshold t 4: PLACEHOLDER: no source');
  });

  test('who did not register', () => {
    const result = evaluate(pack, { subject: 'p', year: 2022, group: 'nhom-3', facts: {}, registered: false });
    expect(explain(pack, result, 'en').text).toContain('did not register');
    expect(explain(pack, result, 'vi').text).toContain('không đăng ký tham gia');
  });
});

describe('an issue', () => {
  const [issue] = checkPack(packWith({ titles: [titleOf('t', { var: 'nothing' })] }));
  test.each(['vi', 'en'])('%s has its sentence', (locale) => {
    const { lines } = explain(catalogue, issue!, locale);
    expect(lines[0]!.text).toContain('`nothing`');
    expect(lines[0]!.pointer).toBe('/titles/0/when/var');
  });
});

describe('languages by their tags', () => {
  const saidIn = (locale: string) => explain(pack, judge(nine(8, 7)), locale);

  test.each([
    ['vi-VN', 'vi'],
    ['VI', 'vi'],
    ['vi_VN', 'vi'],
    ['en-US', 'en'],
    ['en-Latn-GB', 'en'],
    ['fr', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('%s is answered in %s, and says so', (asked, answered) => {
    expect(saidIn(asked)).toEqual(saidIn(answered));
    expect(saidIn(asked).locale).toBe(answered);
    expect(saidIn(asked).lines[0]!.text).toContain(pack.texts[answered]!.titles!['cong-dan-hoc-tap']!);
  });

  test('names are those of the language asked for, when there are some', () => {
    const french = { ...pack.texts.en!, locale: 'fr', titles: { 'cong-dan-hoc-tap': 'Citoyen apprenant' } };
    const made = compilePack(pack.document as unknown, [french]);
    const { lines, locale } = explain(made, judge(nine(8, 7)), 'fr-CA');
    expect(locale).toBe('en');
    expect(lines[0]!.text).toBe('Citoyen apprenant: not met');
    expect(explain(made, judge(nine(8, 7)), 'en').lines[0]!.text).toBe('cong-dan-hoc-tap: not met');
  });

  const wrong = () => evaluate(pack, { subject: 'p', year: 2022, group: 'nhom-3', facts: { [ids[0]!]: '7' } as never });
  test.each([
    ['en', /^! the number `"7"` of/],
    ['en-AU', /^! the number `"7"` of/],
    ['vi', /^! số `"7"` của dữ kiện/],
    ['vi-VN', /^! số `"7"` của dữ kiện/],
    ['fr', /^! the number `"7"` of/],
  ])('the issues of a result are told in it: %s', (locale, sentence) => {
    const { lines } = explain(pack, wrong(), locale);
    expect(lines.at(-1)).toMatchObject({ kind: 'issue', pointer: `/facts/${ids[0]}`, params: { found: '"7"' } });
    expect(lines.at(-1)!.text).toMatch(sentence);
  });

  test('in other languages by a catalogue of one’s own', () => {
    const french = { fr: { issues: { 'record/number-as-text': ['`{found}` est un texte'] as const }, words: {} } };
    const last = (locale: string) => explain(pack, wrong(), locale, { catalogue: french }).lines.at(-1)!.text;
    expect(last('fr-FR')).toBe('! `"7"` est un texte');
    expect(last('vi')).toMatch(/^! số `"7"`/);
  });

  test('a catalogue is matched likewise', () => {
    const [issue] = checkPack('{');
    const hint = (locale: string) => explain(catalogue, issue!, locale).lines[1]!.text;
    expect(hint('vi-VN')).toBe('viết thêm dấu `}` còn thiếu');
    expect(hint('en-US')).toBe(issue!.hint);
    expect(hint('fr')).toBe(issue!.hint);
    expect(explain(catalogue, issue!, 'vi-VN').locale).toBe('vi');
    expect(explain({}, issue!, 'vi')).toMatchObject({ locale: 'en', lines: [{ text: issue!.message }, {}] });
  });
});

describe('params are data', () => {
  const results = [nine(8, 7), nine(9, 4), nine(8, undefined), nine(8, 8), []].map((scores) => judge(scores));

  test('the same in every language', () => {
    for (const result of results) {
      const dataIn = (locale: string) =>
        explain(pack, result, locale).lines.map(({ kind, params, pointer }) => ({ kind, params, pointer }));
      expect(dataIn('vi')).toEqual(dataIn('en'));
      expect(dataIn('vi')).toEqual(JSON.parse(JSON.stringify(dataIn('en'))));
    }
  });

  test('ids, numbers and ranges', () => {
    const lines = explain(pack, judge(nine(8, undefined)), 'vi').lines.filter(({ kind }) => kind !== 'years');
    expect(lines.slice(0, 6).map(({ kind, params }) => [kind, params])).toEqual([
      ['title', { title: 'cong-dan-hoc-tap', verdict: 'unknown' }],
      [
        'gap',
        {
          what: 'points.total',
          has: { low: 73, high: 82 },
          operator: '>=',
          needs: 80,
          gap: { low: 0, high: 7 },
        },
      ],
      ['gap', { what: 'points.lowest', has: { low: 1, high: 8 }, operator: '>=', needs: 5, gap: { low: 0, high: 4 } }],
      ['indicators', { why: 'below', indicators: [ids[9]] }],
      ['reason', { fact: ids[9], why: 'missing' }],
      ['threshold', { threshold: 'total', value: 80, source: expect.any(String), status: 'official' }],
    ]);
  });
});

describe('the short form', () => {
  const short = (scores: readonly (number | undefined)[], locale: string) => explain(pack, judge(scores), locale).short;
  const title = (locale: string) => pack.texts[locale]!.titles!['cong-dan-hoc-tap'];

  test('says what decided and what is lacking', () => {
    expect(short(nine(8, 7), 'en').text.split('\n').slice(0, 2)).toEqual([
      `${title('en')}: not met`,
      '  total points: has 79, needs at least 80; lacking 1',
    ]);
    expect(short(nine(8, 7), 'vi').text.split('\n').slice(0, 2)).toEqual([
      `${title('vi')}: không đạt`,
      '  tổng điểm: có 79, cần từ 80; còn thiếu 1',
    ]);
    expect(short(nine(8, 8), 'en').text.split('\n')[0]).toBe(`${title('en')}: met`);
  });

  test('what is missing, when that is why', () => {
    expect(
      short(nine(8, undefined), 'en')
        .lines.map(({ kind }) => kind)
        .slice(0, 4),
    ).toEqual([...['title', 'gap', 'gap', 'reason']]);
  });

  test('is part of the long one, in its order', () => {
    for (const scores of [nine(8, 7), nine(9, 4), []]) {
      const { lines, short: few } = explain(pack, judge(scores), 'en');
      expect(lines.filter((line) => few.lines.includes(line))).toEqual(few.lines);
      expect(few.lines.some(({ kind }) => ['threshold', 'years', 'points', 'members', 'issue'].includes(kind))).toBe(
        false,
      );
    }
  });

  test('of an issue it is its message', () => {
    const [issue] = checkPack('{');
    expect(explain(catalogue, issue!, 'en').short.text).toBe(issue!.message);
  });
});

describe('what is no result and no issue', () => {
  test.each([null, undefined, 7, 'x', [], {}])('%s is a TypeError that says so', (wrong) => {
    expect(() => explain(pack, wrong as never, 'en')).toThrow(TypeError);
    expect(() => explain(pack, wrong as never, 'en')).toThrow(/^explain: no result/);
  });

  test('an issue out of another program, with little in it, is told as far as it goes', () => {
    const little = { code: 'record/year', message: 'x' } as never;
    expect(explain(catalogue, little, 'vi').lines[0]!.text).toContain('{found}');
    expect(explain(catalogue, { code: 'other/code', message: 'words' } as never, 'vi').text).toBe('words');
  });

  test('no locale is an unknown one', () => {
    expect(explain(pack, judge([]), undefined as never).locale).toBe('en');
    expect(explain(pack, judge([]), Symbol('vi') as never).locale).toBe('en');
  });
});
