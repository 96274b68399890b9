import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import {
  checkPack,
  compilePack,
  compilePlaces,
  compileProgramme,
  createRun,
  groupRanks,
  PackError,
  type Result,
  type RunOptions,
  type SubjectRecord,
} from '../index.js';

const v = (name: string) => ({ var: name });
const citizen = packWith({
  subject: 'cong-dan',
  group: 'nhom-1',
  facts: { diem: { type: 'integer', min: 0, max: 10 } },
  titles: [titleOf('cong-dan-hoc-tap', { '>=': [v('diem'), 5] })],
});
const family = packWith({
  id: 'test/family',
  subject: 'gia-dinh',
  group: 'gia-dinh',
  roles: { 'gia-dinh': { of: 'gia-dinh' }, 'dong-ho': { of: 'dong-ho' } },
  memberFacts: { 'nguoi-lon': { type: 'boolean' } },
  facts: {
    'ti-le': {
      type: 'share',
      from: { count: 'cong-dan', through: 'gia-dinh', among: v('nguoi-lon'), met: v('title.cong-dan-hoc-tap') },
    },
    'so-nguoi': { type: 'count', max: 20, from: { count: 'cong-dan', through: 'gia-dinh' } },
  },
  titles: [titleOf('gia-dinh-hoc-tap', { and: [{ '>=': [v('ti-le'), 60] }, { '>=': [v('so-nguoi'), 1] }] })],
});
/** A commune counts families, and citizens who stand in learning families. */
const commune = packWith({
  id: 'test/commune',
  subject: 'xa',
  group: 'xa',
  roles: { 'gia-dinh': { of: 'gia-dinh' } },
  facts: {
    'ti-le-gia-dinh': {
      type: 'share',
      from: { count: 'gia-dinh', through: 'noi-o', met: v('title.gia-dinh-hoc-tap') },
    },
    'trong-gia-dinh': {
      type: 'share',
      from: {
        count: 'cong-dan',
        through: 'noi-o',
        among: v('gia-dinh.title.gia-dinh-hoc-tap'),
        met: v('title.cong-dan-hoc-tap'),
      },
    },
  },
  titles: [
    titleOf('cong-dong-hoc-tap', { and: [{ '>=': [v('ti-le-gia-dinh'), 50] }, { '>': [v('trong-gia-dinh'), 60] }] }),
  ],
});
const programme = {
  format: 'tieuchi-programme/1',
  id: 'test/programme',
  version: '1.0.0',
  place: 'vn',
  asOf: '12-31',
  sources: {},
  roles: { 'noi-o': { of: 'place' }, 'gia-dinh': { of: 'gia-dinh' } },
  facts: { 'nguoi-lon': { type: 'boolean' } },
  measures: [
    {
      id: 'nguoi-lon',
      count: 'cong-dan',
      through: 'noi-o',
      among: { and: [v('nguoi-lon'), v('gia-dinh.title.gia-dinh-hoc-tap')] },
      met: v('title.cong-dan-hoc-tap'),
      levels: ['nuoc', 'xa'],
    },
    { id: 'gia-dinh', count: 'gia-dinh', through: 'noi-o', met: v('title.gia-dinh-hoc-tap'), levels: ['nuoc', 'xa'] },
  ],
};
const places = compilePlaces({
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  places: [
    { id: 'vn', code: 'vn', level: 'nuoc', name: 'Nước' },
    { id: 'xa-1', code: '1', level: 'xa', name: 'Xã Một', parent: 'vn' },
    { id: 'xa-2', code: '2', level: 'xa', name: 'Xã Hai', parent: 'vn' },
  ],
});
const packs = [commune, family, citizen].map((pack) => compilePack(pack));
const compiled = compileProgramme(programme, packs);

const person = (
  subject: string,
  home: string | null | undefined,
  diem: number | null,
  more: object = {},
): SubjectRecord => ({
  subject,
  year: 2023,
  group: 'nhom-1',
  facts: { ...(diem !== null && { diem }), 'nguoi-lon': true, ...more },
  places: { 'noi-o': '1', ...(home !== undefined && { 'gia-dinh': home }) },
});
const household = (subject: string, facts: object = {}, at = '1'): SubjectRecord => ({
  subject,
  year: 2023,
  group: 'gia-dinh',
  facts: facts as never,
  places: { 'noi-o': at },
});
const xa = (code: string, facts: object = {}): SubjectRecord => ({
  subject: `ubnd-${code}`,
  year: 2023,
  group: 'xa',
  facts: facts as never,
  places: { 'noi-o': code },
});

function ran(records: readonly SubjectRecord[], options: Partial<RunOptions> = {}) {
  const results = new Map<string, Result>();
  const issues: string[] = [];
  const run = createRun({
    packs,
    programme: compiled,
    places,
    on: {
      scored: ({ result }) => results.set(result.subject, result),
      issue: ({ subject, issue }) => issues.push(`${subject} ${issue.code}`),
    },
    ...options,
  });
  for (const record of records) run.add(record);
  const finished = run.finish();
  const verdict = (subject: string) => results.get(subject)!.titles[0]!.verdict;
  const tally = (measure: string, place: string) =>
    finished.report.programmes[0]!.years[0]!.measures.find((each) => each.measure === measure)!.places.find(
      (each) => each.place === place,
    )?.tally;
  return { results, verdict, tally, issues, finished };
}

describe('a family is judged by its members', () => {
  test('in whatever order the rows come', () => {
    const rows = [household('g1'), person('a', 'g1', 9), person('b', 'g1', 9), person('c', 'g1', 2)];
    for (const order of [rows, [...rows].reverse()]) {
      const { verdict, results } = ran(order);
      expect(verdict('g1')).toBe('met');
      expect(results.get('g1')!.members).toEqual([
        { fact: 'ti-le', tally: expect.objectContaining({ met: 2, unmet: 1, unknown: 0 }) },
        { fact: 'so-nguoi', tally: expect.objectContaining({ met: 3 }) },
      ]);
    }
  });

  test('an undecided adult leaves it open only where that matters', () => {
    const two = [person('a', 'g1', 9), person('b', 'g1', null)];
    expect(ran([household('g1'), ...two]).verdict('g1')).toBe('unknown');
    expect(ran([household('g1'), ...two, person('c', 'g1', 9)]).verdict('g1')).toBe('met');
    expect(ran([household('g1'), ...two, person('c', 'g1', 2), person('d', 'g1', 2)]).verdict('g1')).toBe('unmet');
  });

  test('who may be an adult may be a member', () => {
    const maybe = person('b', 'g1', 2, { 'nguoi-lon': null });
    expect(ran([household('g1'), person('a', 'g1', 9), maybe]).verdict('g1')).toBe('unknown');
    expect(ran([household('g1'), person('a', 'g1', 9), person('c', 'g1', 9), maybe]).verdict('g1')).toBe('met');
  });

  test('one without members is not known, and one in a year without citizens neither', () => {
    expect(ran([household('g1'), person('a', 'g2', 9)]).verdict('g1')).toBe('unmet');
    expect(ran([household('g1')]).results.get('g1')!.titles[0]).toMatchObject({
      verdict: 'unknown',
      reasons: [
        { fact: 'ti-le', why: 'missing' },
        { fact: 'so-nguoi', why: 'missing' },
      ],
    });
  });

  test('a declared share is taken, and members that it sets aside are told', () => {
    const declared = household('g1', { 'ti-le': { met: 1, among: 4 }, 'so-nguoi': 4 });
    const { verdict, issues } = ran([declared, person('a', 'g1', 9)]);
    expect(verdict('g1')).toBe('unmet');
    expect(issues).toEqual(['g1 record/members-set-aside', 'g1 record/members-set-aside']);
  });

  test('members without the role, and collectives without a record, are told once a year', () => {
    const { finished } = ran([household('g1'), person('a', 'g1', 9), person('b', undefined, 9), person('c', 'g9', 9)]);
    expect(finished.report.issues.map(({ code, params }) => [code, params.fact, params.members])).toEqual([
      ['members/no-role', 'ti-le', 1],
      ['members/no-record', 'ti-le', 1],
      ['members/no-role', 'so-nguoi', 1],
      ['members/no-record', 'so-nguoi', 1],
    ]);
  });

  test('who stands in none counts nowhere, and nothing is told of it', () => {
    const { finished, verdict } = ran([household('g1'), person('a', 'g1', 9), person('b', null, 2)]);
    expect(verdict('g1')).toBe('met');
    expect(finished.report.issues).toEqual([]);
  });

  test('the first of several is the one that counts', () => {
    const both = { ...person('a', undefined, 9), places: { 'noi-o': '1', 'gia-dinh': ['g1', 'g2'] } };
    const { verdict } = ran([household('g1'), household('g2'), both, person('b', 'g2', 2)]);
    expect([verdict('g1'), verdict('g2')]).toEqual(['met', 'unmet']);
  });
});

describe('measures read what collectives came to', () => {
  const rows = [
    ...[person('a', 'g1', 9), person('b', 'g1', 9), person('c', 'g1', 2)],
    ...[person('d', 'g2', 2), person('e', 'g2', 9), person('f', 'g2', 2)],
    ...[person('h', 'g3', 9), person('i', undefined, 9), person('j', null, 9)],
    ...[household('g1'), household('g2'), xa('1')],
  ];

  test('of programmes: members of learning families, and perhaps of families that nobody judged', () => {
    const { tally } = ran(rows);
    const want = { met: 2, unmet: 1, unknown: 0, maybeMet: 2, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 };
    expect(tally('nguoi-lon', 'xa-1')).toEqual(want);
    expect(tally('nguoi-lon', 'vn')).toEqual(want);
    expect(tally('gia-dinh', 'xa-1')).toMatchObject({ met: 1, unmet: 1 });
  });

  test('of packs: a commune counts families, and citizens in learning families', () => {
    const { results } = ran(rows);
    expect(results.get('ubnd-1')!.members).toEqual([
      { fact: 'ti-le-gia-dinh', tally: expect.objectContaining({ met: 1, unmet: 1 }) },
      { fact: 'trong-gia-dinh', tally: expect.objectContaining({ met: 2, unmet: 1, maybeMet: 2 }) },
    ]);
    expect(results.get('ubnd-1')!.titles[0]!.verdict).toBe('met');
  });

  test('rows may come in any order, and sorted by groups and subjects: the same bytes', () => {
    const whole = ran(rows);
    const ranks = groupRanks(packs);
    expect([...ranks]).toEqual([
      ['xa', 2],
      ['gia-dinh', 1],
      ['nhom-1', 0],
    ]);
    const inOrder = [...rows].sort(
      (a, b) => ranks.get(a.group)! - ranks.get(b.group)! || (a.subject < b.subject ? -1 : 1),
    );
    for (const other of [ran([...rows].reverse()), ran(inOrder, { sorted: true, since: 2023 })]) {
      expect(other.finished.report).toEqual(whole.finished.report);
      expect([other.finished.records, other.finished.results]).toEqual([
        whole.finished.records,
        whole.finished.results,
      ]);
    }
    expect(() => ran([...inOrder].reverse(), { sorted: true, since: 2023 })).toThrow(RangeError);
  });

  test('subjects of two kinds may bear the same id', () => {
    const { finished, tally } = ran([person('g1', 'g1', 9), household('g1')]);
    expect(finished.counts).toEqual({ rowsRead: 2, records: 2, merged: 0, rejected: 0 });
    expect(tally('gia-dinh', 'xa-1')).toMatchObject({ met: 1 });
  });

  test('recognised titles of collectives, from their records', () => {
    const read = compileProgramme(
      {
        ...programme,
        measures: [
          {
            ...{ id: 'm', count: 'cong-dan', through: 'noi-o', levels: ['xa'] },
            among: v('gia-dinh.recognised.gia-dinh-hoc-tap'),
            met: v('title.cong-dan-hoc-tap'),
          },
        ],
      },
      packs,
    );
    const granted = { ...household('g2'), recognised: [{ title: 'gia-dinh-hoc-tap', outcome: 'granted' as const }] };
    const { tally } = ran([person('a', 'g1', 9), person('b', 'g2', 2), household('g1'), granted], { programme: read });
    expect(tally('m', 'xa-1')).toMatchObject({ met: 0, unmet: 1, maybeMet: 0 });
  });
});

test('a rank is granted with every better one, as year rules understand decisions', () => {
  const ranked = compilePack(
    packWith({
      facts: { t: { type: 'boolean' } },
      titles: [
        {
          id: 'x',
          status: 'placeholder',
          when: v('t'),
          ranks: [
            { id: 'tot', status: 'placeholder' },
            { id: 'kha', status: 'placeholder' },
          ],
        },
      ],
    }),
  );
  const counting = compileProgramme(
    {
      ...programme,
      roles: { 'noi-o': { of: 'place' } },
      measures: ['x', 'x.tot', 'x.kha'].map((title) => ({
        ...{ id: title.replace('.', '-'), count: 'cong-dan', through: 'noi-o', levels: ['nuoc'] },
        met: v(`recognised.${title}`),
      })),
    },
    [ranked],
  );
  const decided = (subject: string, rank: string | undefined, outcome: 'granted' | 'refused'): SubjectRecord => ({
    ...{ subject, year: 2023, group: 'nhom-1', facts: {}, places: { 'noi-o': '1' } },
    recognised: [{ title: 'x', outcome, ...(rank && { rank }) }],
  });
  const run = createRun({ packs: [ranked], programme: counting, places });
  for (const record of [
    decided('a', 'tot', 'granted'),
    decided('b', 'kha', 'granted'),
    decided('c', undefined, 'granted'),
    decided('d', 'tot', 'refused'),
  ])
    run.add(record);
  const met = run.finish().report.programmes[0]!.years[0]!.measures.map((each) => each.places[0]!.tally.met);
  expect(met).toEqual([3, 1, 3]);
});

describe('packs that do not fit each other', () => {
  const told = (pack: object, others = packs) =>
    checkPack(pack, others).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
  const withFrom = (from: object, more: object = {}) =>
    packWith({
      id: 'test/other',
      subject: 'gia-dinh',
      group: 'gia-dinh',
      roles: { 'gia-dinh': { of: 'gia-dinh' } },
      facts: { f: { type: 'share', from: { count: 'cong-dan', through: 'gia-dinh', met: true, ...from } } },
      titles: [titleOf('gia-dinh-hoc-tap', { '>=': [v('f'), 60] })],
      ...more,
    });

  test('sound ones', () => {
    for (const pack of [citizen, family, commune]) expect(told(pack)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a misspelt role', { through: 'gia-din' }, 'error measure/misspelt-role /facts/f/from/through'],
    ['an unknown role', { through: 'hop-tac-xa' }, 'error measure/unknown-role /facts/f/from/through'],
    ['a misspelt kind', { count: 'cong-dann' }, 'error members/misspelt-kind /facts/f/from/count'],
    ['a kind that nobody judges', { count: 'hoc-sinh' }, 'warning members/only-declared /facts/f/from/count'],
    ['a title that members have not', { met: v('title.x') }, 'error rule/unknown-name /facts/f/from/met/var'],
    ['a misspelt fact of members', { among: v('diemm') }, 'error rule/misspelt-name /facts/f/from/among/var'],
    ['a number where a condition stands', { met: v('diem') }, 'error rule/type /facts/f/from/met'],
    ['themselves', { count: 'gia-dinh', through: 'noi-o' }, 'error members/circle /facts/f/from'],
    [
      'those above them',
      { count: 'xa', through: 'noi-o', met: v('title.cong-dong-hoc-tap') },
      'error members/circle /facts/f/from',
    ],
  ])('%s', (_, from, want) => {
    const others = packs.filter(({ subject }) => subject !== 'gia-dinh');
    expect(
      told(
        withFrom(from),
        [...others, compilePack(withFrom({}))].filter(({ id }) => id !== 'none'),
      ),
    ).toEqual([want]);
  });

  test('a role that leads to others, and one that leads away from places', () => {
    expect(told(withFrom({}, { roles: { 'gia-dinh': { of: 'dong-ho' } } }))).toEqual([
      'error members/role-elsewhere /facts/f/from/through',
    ]);
    expect(told(withFrom({}, { roles: { 'gia-dinh': { of: 'gia-dinh' }, 'noi-o': { of: 'gia-dinh' } } }))).toEqual([
      'error members/through-no-place /roles/noi-o/of',
    ]);
  });

  test('facts of members that packs declare differently cannot be read', () => {
    const second = compilePack({
      ...citizen,
      id: 'test/second',
      group: 'nhom-2',
      facts: { diem: { type: 'boolean' } },
      titles: [titleOf('x', v('diem'))],
    });
    expect(told(withFrom({ among: { '>=': [v('diem'), 5] } }), [...packs, second])).toEqual([
      'error members/fact-differs /facts/f/from/among/>=/0/var',
    ]);
    expect(told(withFrom({ among: v('title.x') }), [...packs, second])).toEqual([]);
  });

  test('a run refuses a circle, a group of two kinds, and roles that lead to different things', () => {
    const refused = (given: Parameters<typeof createRun>[0]) => {
      try {
        createRun(given);
        return [];
      } catch (error) {
        expect(error).toBeInstanceOf(PackError);
        return (error as PackError).issues.map(({ code }) => code);
      }
    };
    const one = compilePack(withFrom({ count: 'xa', through: 'noi-o', met: v('title.cong-dong-hoc-tap') }));
    expect(refused({ packs: [one, packs[0]!] })).toContain('members/circle');
    expect(refused({ packs: [compilePack({ ...family, group: 'nhom-1' }), packs[2]!] })).toEqual([
      'pack/group-of-two-kinds',
    ]);
    const other = compileProgramme(
      {
        ...programme,
        roles: { 'noi-o': { of: 'place' }, 'gia-dinh': { of: 'place' } },
        measures: [programme.measures[1]],
      },
      packs,
    );
    expect(refused({ packs, programme: other, places })).toEqual(['role/differs']);
  });
});
