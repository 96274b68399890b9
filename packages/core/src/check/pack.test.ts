import { describe, expect, test } from 'vitest';
import { packsPath, packWith, textOf, titleOf } from '../../test/fixtures.js';
import { checkPack, compilePack, evaluate } from '../index.js';

const text = textOf(`${packsPath}nhom-3-2022.pack.json`);
// biome-ignore lint/suspicious/noExplicitAny: a document is changed in ways that its type forbids.
type Loose = any;
const parse = (): Loose => JSON.parse(text);

/** The pack with one mistake. */
function mistake(change: (pack: Loose) => void): unknown {
  const pack = parse();
  change(pack);
  return pack;
}

const summary = (pack: unknown) =>
  checkPack(pack).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
const when = '/titles/0/when/and/0';

describe('one mistake is one error, where it stands', () => {
  test.each<[string, (pack: Loose) => void, string]>([
    ['another format', (p) => (p.format = 'tieuchi-pack/2'), 'shape/format /format'],
    ['an id with capitals', (p) => (p.id = 'VN/x'), 'shape/id /id'],
    ['half a version', (p) => (p.version = '1.0'), 'shape/version /version'],
    ['a missing group', (p) => delete p.group, 'shape/missing-key '],
    ['a missing format', (p) => delete p.format, 'shape/missing-key '],
    ['missing titles', (p) => delete p.titles, 'shape/missing-key '],
    ['missing facts', (p) => delete p.facts, 'shape/missing-key '],
    ['missing sources', (p) => delete p.sources, 'shape/missing-key '],
    ['facts that are a list', (p) => (p.facts = []), 'shape/type /facts'],
    ['sources that are a list', (p) => (p.sources = []), 'shape/type /sources'],
    ['thresholds that are a list', (p) => (p.thresholds = []), 'shape/type /thresholds'],
    ['criteria that are an object', (p) => (p.criteria = {}), 'shape/type /criteria'],
    ['no titles', (p) => (p.titles = []), 'shape/empty-list /titles'],
    ['a key of our own', (p) => (p.remark = 'x'), 'shape/unknown-key /remark'],
    [
      'a misspelt key',
      (p) => {
        p.throughh = p.through;
        delete p.through;
      },
      'shape/misspelt-key /throughh',
    ],
    [
      'a misspelt key deep within',
      (p) => {
        const [i] = p.criteria[0].indicators;
        i.pionts = i.points;
        delete i.points;
      },
      'shape/misspelt-key /criteria/0/indicators/0/pionts',
    ],
    [
      'a misspelt key in a title',
      (p) => {
        p.titles[0].wen = p.titles[0].when;
        delete p.titles[0].when;
      },
      'shape/misspelt-key /titles/0/wen',
    ],
    ['an unknown key in a fact', (p) => (p.facts['doc-sach'].unit = 'x'), 'shape/unknown-key /facts/doc-sach/unit'],
    [
      'an unknown key in a year rule',
      (p) => (p.titles[1].years.yearsInARow = 5),
      'shape/unknown-key /titles/1/years/yearsInARow',
    ],
    ['an unknown key in a source', (p) => (p.sources['kh-196'].pages = 3), 'shape/unknown-key /sources/kh-196/pages'],
    [
      'a fact type that is none',
      (p) => (p.facts['doc-sach'].type = 'intger'),
      'shape/misspelt-value /facts/doc-sach/type',
    ],
    ['a status that is none', (p) => (p.titles[0].status = 'sure'), 'shape/value /titles/0/status'],
    [
      'a gap policy that is none',
      (p) => (p.titles[1].years.gap = { value: 'forget', status: 'placeholder' }),
      'shape/value /titles/1/years/gap/value',
    ],
    ['a bare gap policy that is none', (p) => (p.titles[1].years.gap = 'forget'), 'shape/value /titles/1/years/gap'],
    ['one consecutive year', (p) => (p.titles[1].years.consecutive = 1), 'shape/bounds /titles/1/years/consecutive'],
    ['a gap without a policy', (p) => delete p.titles[1].years.gap, 'shape/missing-key /titles/1/years'],
    ['a day that is none', (p) => (p.inForce.from = '2022-6-16'), 'shape/date /inForce/from'],
    ['an end before the beginning', (p) => (p.inForce.until = '2022-06-16'), 'pack/never-in-force /inForce/until'],
    ['a number as text', (p) => (p.facts['doc-sach'].min = '1'), 'shape/quoted /facts/doc-sach/min'],
    ['a fact without max', (p) => delete p.facts['doc-sach'].max, 'fact/needs /facts/doc-sach'],
    ['a decimal without step', (p) => (p.facts['doc-sach'].type = 'decimal'), 'fact/needs /facts/doc-sach'],
    ['a step of nothing', (p) => (p.facts['doc-sach'].step = 0), 'shape/bounds /facts/doc-sach/step'],
    ['a max off its step', (p) => (p.facts['doc-sach'].step = 2), 'fact/max-off-step /facts/doc-sach/max'],
    ['min above max', (p) => (p.facts['doc-sach'].min = 11), 'fact/min-above-max /facts/doc-sach/max'],
    ['one value only', (p) => (p.facts['doc-sach'].min = 10), 'fact/one-value /facts/doc-sach'],
    ['half a bound of an integer', (p) => (p.facts['doc-sach'].min = 0.5), 'fact/not-integer /facts/doc-sach/min'],
    ['a bound that is too large', (p) => (p.facts['doc-sach'].max = 2e9), 'number/too-large /facts/doc-sach/max'],
    ['a default out of bounds', (p) => (p.facts['doc-sach'].default = 0), 'fact/default /facts/doc-sach/default'],
    ['a default of another type', (p) => (p.facts['ky-nang-so'].default = 1), 'fact/default /facts/ky-nang-so/default'],
    ['a bound of a boolean', (p) => (p.facts['ky-nang-so'].max = 1), 'fact/not-numeric /facts/ky-nang-so/max'],
    ['values of a boolean', (p) => (p.facts['ky-nang-so'].of = ['a', 'b']), 'fact/not-choice /facts/ky-nang-so/of'],
    ['a choice without values', (p) => (p.facts.nghe = { type: 'choice' }), 'fact/needs /facts/nghe'],
    ['a choice of one', (p) => (p.facts.nghe = { type: 'choice', of: ['a'] }), 'fact/one-value /facts/nghe'],
    [
      'a choice with a doubled value',
      (p) => (p.facts.nghe = { type: 'choice', of: ['a', 'b', 'a'] }),
      'fact/doubled-value /facts/nghe/of/2',
    ],
    ['a fact with a reserved name', (p) => (p.facts.points = { type: 'boolean' }), 'fact/reserved /facts/points'],
    ['a fact with accents', (p) => (p.facts.đọc = { type: 'boolean' }), 'shape/id /facts/đọc'],
    [
      'a fact called __proto__',
      (p) => Object.defineProperty(p.facts, '__proto__', { value: { type: 'boolean' }, enumerable: true }),
      'shape/id /facts/__proto__',
    ],
    ['a source that is not there', (p) => (p.titles[0].source = 'nowhere'), 'source/unknown /titles/0/source'],
    [
      'a misspelt source',
      (p) => (p.thresholds.total[0].source = 'kh-169'),
      'source/misspelt /thresholds/total/0/source',
    ],
    ['a source called __proto__', (p) => (p.titles[0].source = '__proto__'), 'source/unknown /titles/0/source'],
    ['a threshold without source', (p) => delete p.thresholds.total[0].source, 'source/missing /thresholds/total/0'],
    [
      'a policy without source',
      (p) => (p.titles[1].years.gap.status = 'official'),
      'source/missing /titles/1/years/gap',
    ],
    ['a threshold without value', (p) => (p.thresholds.total = []), 'shape/empty-list /thresholds/total'],
    ['a threshold of text', (p) => (p.thresholds.total[0].value = '80'), 'shape/quoted /thresholds/total/0/value'],
    [
      'two values from one day',
      (p) => p.thresholds.total.push({ ...p.thresholds.total[0] }),
      'threshold/same-day /thresholds/total/1',
    ],
    [
      'a threshold that begins too late',
      (p) => (p.thresholds.total[0].from = '2022-07-01'),
      'threshold/gap /thresholds/total',
    ],
    [
      'a threshold that is too fine',
      (p) => (p.thresholds.total[0].value = 80.1234567),
      'number/too-fine /thresholds/total/0/value',
    ],
    [
      'an indicator twice',
      (p) => p.criteria[2].indicators.push({ ...p.criteria[2].indicators[0] }),
      'indicator/doubled /criteria/2/indicators/2/id',
    ],
    [
      'an indicator named like a criterion',
      (p) => (p.criteria[0].indicators[0].id = 'cong-cu'),
      'indicator/doubled /criteria/1/id',
    ],
    [
      'an indicator called total',
      (p) => (p.criteria[0].indicators[0].id = 'total'),
      'indicator/reserved /criteria/0/indicators/0/id',
    ],
    [
      'an indicator that gives nothing',
      (p) => delete p.criteria[0].indicators[0].points,
      'indicator/neither /criteria/0/indicators/0',
    ],
    [
      'an indicator that gives two things',
      (p) => (p.criteria[0].indicators[0].met = { var: 'ky-nang-so' }),
      'indicator/both /criteria/0/indicators/0',
    ],
    [
      'points that are a truth',
      (p) => (p.criteria[0].indicators[0].points = { var: 'ky-nang-so' }),
      'rule/type /criteria/0/indicators/0/points',
    ],
    [
      'a misspelt fact',
      (p) => (p.criteria[0].indicators[0].points = { var: 'doc-sac' }),
      'rule/misspelt-name /criteria/0/indicators/0/points/var',
    ],
    [
      'a name of every object',
      (p) => (p.titles[0].when.and[0]['>='][0] = { var: 'constructor' }),
      `rule/unknown-name ${when}/>=/0/var`,
    ],
    [
      'a misspelt threshold',
      (p) => (p.titles[0].when.and[0]['>='][1] = { var: 'threshold.totla' }),
      `rule/misspelt-name ${when}/>=/1/var`,
    ],
    [
      'met.all without conditions',
      (p) => p.titles[0].when.and.push({ var: 'met.all' }),
      'indicator/no-conditions /titles/0/when/and/2/var',
    ],
    [
      'met of an indicator that gives points',
      (p) => p.titles[0].when.and.push({ var: 'met.doc-sach' }),
      'indicator/gives-other /titles/0/when/and/2/var',
    ],
    [
      'points of an indicator that may be exempt',
      (p) => {
        p.criteria[0].indicators[0].applies = { var: 'ky-nang-so' };
        p.titles[0].when.and.push({ '>': [{ var: 'points.doc-sach' }, 1] });
      },
      'indicator/may-be-exempt /titles/0/when/and/2/>/0/var',
    ],
    ['a title twice', (p) => p.titles.push({ ...p.titles[0] }), 'title/doubled /titles/2/id'],
    [
      'a title without condition',
      (p) => p.titles.push({ id: 'x', status: 'placeholder' }),
      'title/no-condition /titles/2',
    ],
    [
      'a title that reads a later one',
      (p) => p.titles[0].when.and.push({ var: 'title.tieu-bieu-xuat-sac' }),
      'title/not-earlier /titles/0/when/and/2/var',
    ],
    [
      'a title that reads itself',
      (p) => p.titles[0].when.and.push({ var: 'title.cong-dan-hoc-tap' }),
      'title/not-earlier /titles/0/when/and/2/var',
    ],
    [
      'a year rule over an unknown title',
      (p) => (p.titles[1].years.title = 'nobel'),
      'years/unknown-title /titles/1/years/title',
    ],
    [
      'a year rule over a misspelt title',
      (p) => (p.titles[1].years.title = 'cong-dan-hoc-tep'),
      'years/misspelt-title /titles/1/years/title',
    ],
    [
      'a year rule over itself',
      (p) => (p.titles[1].years.title = 'tieu-bieu-xuat-sac'),
      'years/unknown-title /titles/1/years/title',
    ],
    [
      'a rank called none',
      (p) => (p.titles[0].ranks = [{ id: 'none', status: 'placeholder' }]),
      'rank/reserved /titles/0/ranks/0/id',
    ],
    [
      'a rank twice',
      (p) =>
        (p.titles[0].ranks = [
          { id: 'a', status: 'placeholder' },
          { id: 'a', status: 'placeholder' },
        ]),
      'rank/doubled /titles/0/ranks/1/id',
    ],
    [
      'a title that nothing must show for',
      (p) => {
        p.thresholds.total[0].value = 10;
        p.thresholds.floor[0].value = 1;
      },
      'title/met-by-nothing /titles/0/when',
    ],
    ['a rule of text', (p) => (p.titles[0].when = 'points.total >= 80'), 'rule/bare-text /titles/0/when'],
    ['a rule that is null', (p) => (p.titles[0].when = null), 'rule/null /titles/0/when'],
  ])('%s', (_, change, want) => {
    const errors = summary(mistake(change)).filter((line) => line.startsWith('error'));
    expect(errors).toEqual([`error ${want}`]);
    expect(() => compilePack(mistake(change))).toThrow();
  });
});

describe('warnings', () => {
  test('a condition that is always met, once', () => {
    const pack = mistake((p) => p.titles[0].when.and.push({ '>=': [{ var: 'doc-sach' }, 1] }));
    expect(summary(pack)).toEqual(['warning rule/always-met /titles/0/when/and/2']);
    expect(() => compilePack(pack)).not.toThrow();
  });

  test('a condition that is never met, once: the part that decides, and nothing above it', () => {
    const never = { and: [{ '!=': [{ var: 'doc-sach' }, { var: 'doc-sach' }] }, { var: 'ky-nang-so' }] };
    expect(summary(mistake((p) => p.titles[0].when.and.push(never)))).toEqual([
      'warning rule/never-met /titles/0/when/and/2/and/0',
    ]);
    expect(summary(mistake((p) => (p.titles[0].when = { or: [p.titles[0].when, never] })))).toEqual([
      'warning rule/never-met /titles/0/when/or/1/and/0',
    ]);
  });

  test('not about a branch that a decided condition excludes', () => {
    const pack = (cond: unknown) =>
      packWith({
        facts: { a: { type: 'integer', min: 1, max: 10 } },
        titles: [titleOf('t', { if: [cond, { '>=': [{ var: 'a' }, 3] }, { '>=': [{ var: 'a' }, 4] }] })],
      });
    expect(summary(pack(true))).toEqual(['warning rule/always-met /titles/0/when/if/0']);
    expect(summary(pack(false))).toEqual(['warning rule/never-met /titles/0/when/if/0']);
  });

  test('a condition that holds under one threshold only is none', () => {
    const pack = packWith({
      facts: { a: { type: 'integer', min: 1, max: 10 } },
      thresholds: {
        t: [
          { value: 0, status: 'placeholder' },
          { value: 5, from: '2021-01-01', status: 'placeholder' },
        ],
      },
      titles: [titleOf('x', { and: [{ '>': [{ var: 'a' }, { var: 'threshold.t' }] }, { '>': [{ var: 'a' }, 2] }] })],
    });
    expect(summary(pack)).toEqual([]);
  });
});

describe('text', () => {
  const lineOf = (part: string, nth = 1) => {
    let at = -1;
    for (let count = 0; count < nth; count += 1) at = text.indexOf(part, at + 1);
    return text.slice(0, at).split('\n').length;
  };

  test('gives line and column of the value', () => {
    const broken = text.replace('"consecutive": 5', '"consecutive": "5"');
    expect(checkPack(broken)).toMatchObject([
      { code: 'shape/quoted', pointer: '/titles/1/years/consecutive', line: lineOf('"consecutive"'), column: 24 },
    ]);
  });

  test('gives line and column of a key that is not known', () => {
    const broken = text.replace('"consecutive": 5', '"consecutiv": 5');
    expect(checkPack(broken)).toMatchObject([
      { code: 'shape/misspelt-key', params: { near: 'consecutive' }, line: lineOf('"consecutive"'), column: 23 },
    ]);
    expect(checkPack(broken)[0]!.hint).toBe('did you mean `consecutive`?');
  });

  test('gives line and column of a doubled key, and checks the rest', () => {
    const broken = text.replace('"consecutive": 5', '"consecutive": 5,\n        "consecutive": 6');
    expect(checkPack(broken)).toMatchObject([
      { code: 'json/doubled-key', line: lineOf('"consecutive"') + 1, column: 9 },
    ]);
    expect(() => compilePack(broken)).toThrow(/line \d+, column 9: the key `consecutive` is there twice/);
  });

  test('gives the line where JSON ends too early', () => {
    expect(checkPack(text.slice(0, -2))).toMatchObject([
      { code: 'json/unclosed', line: text.split('\n').length - 1, column: 1 },
    ]);
  });

  test('as a value of the caller gives the same issues without places', () => {
    expect(checkPack(parse())).toEqual([]);
    expect(checkPack(mistake((p) => (p.group = 7)))[0]).not.toHaveProperty('line');
  });
});

describe('what a record without facts shows', () => {
  const source = { status: 'placeholder' };
  /** One indicator that perhaps applies, and one that always does: 5 to 10 points each. */
  const pack = (floor: number) =>
    packWith({
      facts: {
        a: { type: 'integer', min: 5, max: 10 },
        b: { type: 'integer', min: 5, max: 10 },
        c: { type: 'boolean' },
      },
      criteria: [
        {
          id: 'k',
          indicators: [
            { id: 'i', points: { var: 'a' }, ...source },
            { id: 'j', applies: { var: 'c' }, points: { var: 'b' }, ...source },
          ],
        },
      ],
      titles: [titleOf('t', { '>=': [{ var: 'points.lowest' }, floor] })],
    });

  test('an exempt indicator stands in the lowest as the greatest bound of all, here too', () => {
    expect(summary(pack(5))).toEqual(['error title/met-by-nothing /titles/0/when']);
    expect(summary(pack(6))).toEqual([]);
    const compiled = compilePack(pack(6));
    const lowest = (facts: Record<string, never | number | boolean>) =>
      evaluate(compiled, { subject: 's', year: 2021, group: 'nhom-1', facts }).points!.lowest;
    expect(lowest({ a: 9, b: 5, c: false })).toBe(9);
    expect(lowest({ a: 9, b: 5, c: true })).toBe(5);
    expect(lowest({ a: 9, b: 5 })).toEqual({ low: 5, high: 9 });
    expect(lowest({ c: false })).toEqual({ low: 5, high: 10 });
  });
});

test('warnings of sound rules stand beside errors; what reads something unsound gets none', () => {
  const facts = { a: { type: 'integer', min: 0, max: 10 }, b: { type: 'integer', min: 0, max: -1 } };
  const indicator = (id: string, met: unknown) => ({ id, met, status: 'placeholder' });
  const pack = packWith({
    facts,
    criteria: [
      {
        id: 'k',
        indicators: [
          indicator('beyond', { '>=': [{ var: 'a' }, 11] }),
          indicator('unsound', { '>=': [{ var: 'b' }, 11] }),
          indicator('follows', { '==': [{ var: 'met.beyond' }, false] }),
        ],
      },
    ],
    titles: [titleOf('t', { '>=': [{ var: 'a' }, 5] })],
  });
  expect(summary(pack)).toEqual([
    'error fact/min-above-max /facts/b/max',
    'warning rule/outside-bounds /criteria/0/indicators/0/met/>=/1',
  ]);
  // Which of two keys is meant, nobody knows.
  const doubled = JSON.stringify(
    packWith({ facts: { a: facts.a }, titles: [titleOf('t', { '>=': [{ var: 'a' }, 11] })] }),
  );
  expect(checkPack(doubled.replace('{', '{"version":"1.0.0",')).map(({ code }) => code)).toEqual(['json/doubled-key']);
});

describe('limits', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => at);
  test('500 indicators, no more', () => {
    const pack = (count: number) =>
      packWith({
        facts: { a: { type: 'boolean' } },
        criteria: [
          {
            id: 'k',
            indicators: many(count).map((at) => ({ id: `i-${at}`, met: { var: 'a' }, status: 'placeholder' })),
          },
        ],
        titles: [titleOf('t', { var: 'met.all' })],
      });
    expect(summary(pack(500))).toEqual([]);
    expect(summary(pack(501))).toEqual(['error pack/too-many-indicators /criteria']);
  });

  test('3,000 nodes, no more', () => {
    const rule = (nodes: number) => ({ and: many(nodes - 1).map(() => ({ var: 'a' })) });
    const pack = (...sizes: number[]) =>
      packWith({
        facts: { a: { type: 'boolean' } },
        titles: sizes.map((nodes, at) => titleOf(`t-${at}`, rule(nodes))),
      });
    expect(summary(pack(2000, 1000))).toEqual([]);
    expect(summary(pack(2000, 1001))).toEqual(['error pack/too-large ']);
  });

  test('2,000 nodes a rule, 32 operators deep', () => {
    const one = (when: unknown) =>
      summary(packWith({ facts: { a: { type: 'boolean' } }, titles: [titleOf('t', when)] }));
    expect(one({ and: many(1999).map(() => ({ var: 'a' })) })).toEqual([]);
    expect(one({ and: many(2000).map(() => ({ var: 'a' })) })).toEqual(['error rule/too-large /titles/0/when']);
    // However large it is: what is wrong is told where it stands.
    expect(one({ and: many(3000).map(() => ({ var: 'a' })) })).toEqual(['error rule/too-large /titles/0/when']);
    const deep = (levels: number): unknown => (levels === 1 ? { var: 'a' } : { '!': deep(levels - 1) });
    expect(one(deep(32))).toEqual([]);
    expect(one(deep(33))).toEqual(['error rule/too-deep /titles/0/when']);
  });
});
