import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { packWith, titleOf } from '../../test/fixtures.js';
import type { DeclaredCount, RoleValue } from '../document/index.js';
import {
  type CompiledPlaces,
  type CompiledProgramme,
  canonicalJson,
  compilePack,
  compilePlaces,
  compileProgramme,
  evaluate,
  mergeTallies,
  rollUp,
  type Scored,
} from '../index.js';
import { EMPTY, type Tally } from '../value/tally.js';

const place = (id: string, level: string, parent?: string, more: object = {}) => ({
  id,
  code: id,
  level,
  name: id,
  ...(parent !== undefined && { parent }),
  ...more,
});
const [old, young] = [{ until: '2025-07-01' }, { from: '2025-07-01' }];
const places = compilePlaces({
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  snapshots: [{ before: '2025-07-01', takenOn: '2025-06-30' }],
  places: [
    place('vn', 'nation'),
    place('p', 'province', 'vn', old),
    place('q', 'province', 'vn', old),
    place('p-a', 'commune', 'p', old),
    place('p-b', 'commune', 'p', old),
    place('p-c', 'commune', 'p', old),
    place('q-a', 'commune', 'q', old),
    place('office', 'unit', 'p', old), // a department directly under the province
    place('school', 'unit', 'p-a', old),
    place('pq', 'province', 'vn', young),
    place('pq-a', 'commune', 'pq', young), // p-a and p-b
    place('pq-c', 'commune', 'pq', young), // p-c
    place('pq-q', 'commune', 'pq', young), // q-a and a part of p-b
  ],
  links: [
    { from: 'p', to: 'pq', kind: 'full' },
    { from: 'q', to: 'pq', kind: 'full' },
    { from: 'p-a', to: 'pq-a', kind: 'full' },
    { from: 'p-b', to: 'pq-a', kind: 'partial' },
    { from: 'p-b', to: 'pq-q', kind: 'partial' },
    { from: 'p-c', to: 'pq-c', kind: 'full' },
    { from: 'q-a', to: 'pq-q', kind: 'full' },
  ],
});
const pack = compilePack(
  packWith({
    facts: { a: { type: 'integer', min: 0, max: 10 }, works: { type: 'boolean' } },
    criteria: [
      { id: 'k', indicators: [{ id: 'i', applies: { var: 'works' }, points: { var: 'a' }, status: 'placeholder' }] },
    ],
    titles: [titleOf('t', { '>=': [{ var: 'points.total' }, 5] })],
  }),
);
const levels = ['unit', 'commune', 'province', 'nation'];
const targets = [
  { year: 2024, atLeast: 50, status: 'placeholder' },
  { year: 2025, moreThan: 50, status: 'placeholder' },
];
const programmeAt = (root: string): CompiledProgramme =>
  compileProgramme(
    {
      format: 'tieuchi-programme/1',
      id: `test/${root}`,
      version: '1.0.0',
      place: root,
      asOf: '12-31',
      sources: {},
      roles: { 'noi-o': { of: 'place' }, family: { of: 'gia-dinh' } },
      stages: ['first', 'last'],
      facts: { adult: { type: 'boolean' } },
      measures: [
        {
          id: 'titled',
          count: 'cong-dan',
          through: 'noi-o',
          among: { var: 'adult' },
          met: { var: 'title.t' },
          levels,
          targets,
        },
        { id: 'granted', count: 'cong-dan', through: 'noi-o', met: { var: 'recognised.t' }, levels },
        {
          id: 'done',
          count: 'cong-dan',
          through: 'noi-o',
          among: { '==': [{ var: 'group' }, 'nhom-1'] },
          met: { '==': [{ var: 'stage' }, 'last'] },
          levels,
        },
        {
          id: 'briefed',
          count: 'staff',
          declared: true,
          levels,
          targets: [{ year: 2024, atLeast: 100, status: 'placeholder' }],
        },
      ],
    },
    [pack],
  );
const whole = programmeAt('vn');

let next = 0;
interface Person {
  at?: RoleValue;
  a?: number;
  adult?: boolean;
  works?: boolean;
  year?: number;
  more?: object;
}
function scored({ at, a, adult = true, works = true, year = 2024, more = {} }: Person): Scored {
  next += 1;
  const facts = {
    ...(a !== undefined && { a }),
    ...(adult !== null && adult !== undefined && { adult }),
    ...(works !== undefined && { works }),
  };
  const record = {
    subject: `s-${next}`,
    year,
    group: 'nhom-1',
    facts,
    ...(at !== undefined && { places: { 'noi-o': at } }),
    ...more,
  };
  return { record, result: evaluate(pack, record) };
}
const unsure = (person: Person): Scored => {
  const given = scored(person);
  const { adult: _, ...facts } = given.record.facts as { adult: boolean };
  return { record: { ...given.record, facts }, result: given.result };
};

function rows(
  programme: CompiledProgramme,
  people: readonly Scored[],
  { year = 2024, measure = 'titled', counts = [] as DeclaredCount[], tree = places as CompiledPlaces } = {},
) {
  const report = rollUp(programme, tree, people, { counts });
  const found = report.programmes[0]!.years.find((each) => each.year === year)!.measures.find(
    (each) => each.measure === measure,
  )!;
  return {
    ...found,
    at: (id: string) => found.places.find((each) => each.place === id),
    issues: report.issues,
    report,
  };
}
const tally = (counts: Partial<Tally>): Tally => ({ ...EMPTY, ...counts });

describe('a place gathers', () => {
  const people = [
    scored({ at: 'p-a', a: 9 }),
    scored({ at: 'p-a', a: 1 }),
    scored({ at: 'school', a: 7 }),
    scored({ at: 'p-b' }),
    scored({ at: 'office', a: 8 }),
    scored({ at: 'p', a: 0 }),
    scored({ at: 'q-a', a: 5 }),
    scored({ at: 'q-a', a: 5, adult: false }),
    scored({ at: 'q-a', a: 5, works: false }),
    unsure({ at: 'p-c', a: 9 }),
    unsure({ at: 'p-c', a: 0 }),
    unsure({ at: 'p-c' }),
  ];
  const { at, empty, unplaced } = rows(whole, people);

  test('those who stand in it and in the places below', () => {
    expect(at('school')!.tally).toEqual(tally({ met: 1 }));
    expect(at('p-a')!.tally).toEqual(tally({ met: 2, unmet: 1 }));
    expect(at('p-b')!.tally).toEqual(tally({ unknown: 1 }));
    expect(at('p-c')!.tally).toEqual(tally({ maybeMet: 1, maybeUnmet: 1, maybeUnknown: 1 }));
    expect(at('office')!.tally).toEqual(tally({ met: 1 }));
    expect(at('p')!.tally).toEqual(
      tally({ met: 3, unmet: 2, unknown: 1, maybeMet: 1, maybeUnmet: 1, maybeUnknown: 1 }),
    );
    expect(at('q')!.tally).toEqual(tally({ met: 1, exempt: 1 }));
    expect(at('vn')!.tally).toEqual(mergeTallies(at('p')!.tally, at('q')!.tally));
    expect(unplaced).toBe(0);
    expect(empty).toEqual([]);
  });

  test('and is held against the target of its year', () => {
    expect(at('p-a')!.target).toMatchObject({ year: 2024, verdict: 'met', distance: 0 });
    expect(at('p-c')!.target).toMatchObject({ year: 2024, verdict: 'unknown' });
    expect(at('vn')!.share).toEqual({ low: { met: 4, total: 9 }, high: { met: 7, total: 9 } });
  });

  test('a target of the year after shows its distance only; more than is strict', () => {
    const later = rows(whole, [scored({ at: 'pq-c', a: 9, year: 2025 }), scored({ at: 'pq-c', a: 0, year: 2025 })], {
      year: 2025,
    });
    expect(later.at('pq-c')!.target).toMatchObject({ moreThan: 50, verdict: 'unmet', distance: 1 });
    const before = rows(whole, [scored({ at: 'p-c', a: 9, year: 2023 })], { year: 2023 });
    expect(before.at('p-c')!.target).toEqual({ year: 2024, atLeast: 50, status: 'placeholder', distance: 0 });
  });

  test('nobody is exempt, not a success', () => {
    const { at: only, empty: none } = rows(whole, [scored({ at: 'q-a', works: false })]);
    expect(only('q-a')).toMatchObject({ share: null, tally: tally({ exempt: 1 }), target: { verdict: 'exempt' } });
    expect(only('q-a')!.target).not.toHaveProperty('distance');
    expect(none).toEqual([
      { level: 'province', count: 1 },
      { level: 'unit', count: 2 },
      { level: 'commune', count: 3 },
    ]);
  });
});

describe('roles', () => {
  test('the first place counts, and only once', () => {
    const { at } = rows(whole, [scored({ at: ['p-a', 'q-a'], a: 9 })]);
    expect([at('p-a')!.tally.met, at('q-a'), at('vn')!.tally.met]).toEqual([1, undefined, 1]);
  });

  test('no place is perhaps here at the top, and nowhere below; explicitly none is nowhere; not a member is neither', () => {
    const found = rows(whole, [
      scored({ a: 9 }),
      scored({ at: 'zzz', a: 9 }),
      scored({ at: null, a: 9 }),
      scored({ a: 9, adult: false }),
      unsure({ a: 9 }),
    ]);
    expect(found.unplaced).toBe(3);
    expect(found.at('vn')!.tally).toEqual(tally({ maybeMet: 3 }));
    expect(found.at('p-a')).toBeUndefined();
  });

  test('recognised is what was decided, title what was computed; the stage and the group can be read', () => {
    const granted = { recognised: [{ title: 't', outcome: 'granted' }], stage: 'last' };
    const people = [
      scored({ at: 'p-a', a: 0, more: granted }),
      scored({ at: 'p-a', a: 9, more: { stage: 'first' } }),
      scored({ at: 'p-a', a: 9, more: { recognised: [{ title: 't', outcome: 'revoked' }] } }),
    ];
    expect(rows(whole, people).at('p-a')!.tally).toEqual(tally({ met: 2, unmet: 1 }));
    expect(rows(whole, people, { measure: 'granted' }).at('p-a')!.tally).toEqual(tally({ met: 1, unmet: 2 }));
    expect(rows(whole, people, { measure: 'done' }).at('p-a')!.tally).toEqual(tally({ met: 1, unmet: 1, unknown: 1 }));
  });

  test('who did not register is counted as unmet', () => {
    expect(rows(whole, [scored({ at: 'p-a', a: 9, more: { registered: false } })]).at('p-a')!.tally).toEqual(
      tally({ unmet: 1 }),
    );
  });

  test('a fact that only measures read is checked too', () => {
    const report = rollUp(whole, places, [scored({ at: 'p-a', a: 9, adult: 'yes' as never })]);
    expect(report.issues).toMatchObject([{ code: 'record/fact-invalid', pointer: '/facts/adult' }]);
    expect(report.programmes[0]!.years[0]!.measures[0]!.places[0]!.tally).toEqual(tally({ maybeMet: 1 }));
  });
});

test('a parent is the sum of its direct children and of those who stand directly in it; order changes nothing', () => {
  const leaf = fc.constantFrom('p', 'q', 'vn', 'p-a', 'p-b', 'p-c', 'q-a', 'office', 'school');
  const person = fc.record({
    at: leaf,
    a: fc.option(fc.nat({ max: 10 }), { nil: undefined }),
    works: fc.option(fc.boolean(), { nil: undefined }),
    sure: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(person, { maxLength: 25 }), fc.nat(), (given, seed) => {
      const people = given.map(({ sure, a, works, at }) =>
        (sure ? scored : unsure)({ at, ...(a !== undefined && { a }), works: works as never }),
      );
      const { places: all, report } = rows(whole, [...people, scored({ at: 'p-a', a: 9 })]);
      const tallyAt = (id: string) => all.find((each) => each.place === id)?.tally ?? EMPTY;
      for (const { id } of places.places.filter((each) => each.until !== undefined || each.id === 'vn')) {
        const direct =
          rows(whole, [
            scored({ at: 'school', a: 0, adult: false }),
            ...people.filter(({ record }) => record.places!['noi-o'] === id),
          ]).at(id)?.tally ?? EMPTY;
        const children = places.places.filter(({ parent }) => parent === id).map((each) => tallyAt(each.id));
        const extra = id === 'p-a' ? tally({ met: 1 }) : EMPTY;
        expect(tallyAt(id)).toEqual(mergeTallies(direct, extra, ...children));
      }
      const shuffled = [...people]
        .sort((x, y) => ((x.record.subject.length * 7 + seed) % 5) - ((y.record.subject.length * 3 + seed) % 7))
        .reverse();
      expect(canonicalJson(rows(whole, [scored({ at: 'p-a', a: 9 }), ...shuffled]).report)).toBe(canonicalJson(report));
    }),
    runs(60),
  );
});

describe('a tree of another day', () => {
  const at2025 = (people: Person[], root = whole) =>
    rows(
      root,
      people.map((each) => scored({ ...each, year: 2025, more: { date: '2025-03-01' } })),
      { year: 2025 },
    );

  test('a place that went whole into another is certain there', () => {
    const { at } = at2025([
      { at: 'p-a', a: 9 },
      { at: 'school', a: 9 },
      { at: 'office', a: 0 },
    ]);
    // No link says what became of the school and the office: they lie where the place above them lies.
    expect(at('pq-a')!.tally).toEqual(tally({ met: 2 }));
    expect(at('pq-a')).not.toHaveProperty('notFullyDeterminable');
    expect(at('pq')!.tally).toEqual(tally({ met: 2, unmet: 1 }));
    expect(at('vn')!.tally).toEqual(tally({ met: 2, unmet: 1 }));
  });

  test('a divided one is perhaps in each part and certain above both, never apportioned', () => {
    const { at } = at2025([
      { at: 'p-b', a: 9 },
      { at: 'p-b', a: 0 },
    ]);
    for (const id of ['pq-a', 'pq-q']) {
      expect(at(id)!.tally).toEqual(tally({ maybeMet: 1, maybeUnmet: 1 }));
      expect(at(id)!.notFullyDeterminable).toBe(true);
    }
    expect(at('pq')!.tally).toEqual(tally({ met: 1, unmet: 1 }));
    expect(at('pq')).not.toHaveProperty('notFullyDeterminable');
  });

  test('a programme of a province that is no more still counts its treeOfYear', () => {
    const p = programmeAt('p');
    const { at, report, ...found } = rows(
      p,
      [
        scored({ at: 'pq-c', a: 9, year: 2025 }), // all of it was in p
        scored({ at: 'pq-a', a: 9, year: 2025 }), // p-a and a part of p-b: in p
        scored({ at: 'pq-q', a: 9, year: 2025 }), // partly from q
        scored({ at: 'pq', a: 9, year: 2025 }),
      ],
      { year: 2025 },
    );
    expect(found.places.map((each) => each.place)).toEqual(['pq-a', 'pq-c', 'p']);
    expect(at('p')!.tally).toEqual(tally({ met: 2, maybeMet: 2 }));
    expect(at('p')!.notFullyDeterminable).toBe(true);
    expect(report.programmes[0]!.years[0]).not.toHaveProperty('snapshotTakenOn');
  });

  test('and before, it is its own tree and nobody else’s', () => {
    const { at, report } = rows(programmeAt('p'), [
      scored({ at: 'p-a', a: 9 }),
      scored({ at: 'q-a', a: 9 }),
      scored({ at: 'vn', a: 9 }),
    ]);
    expect(at('p')!.tally).toEqual(tally({ met: 1 }));
    expect(at('q')).toBeUndefined();
    expect(report.programmes[0]!.years[0]!.snapshotTakenOn).toBe('2025-06-30');
  });

  test('a programme whose place is not in the list is an issue', () => {
    const { programmes, issues } = rollUp(
      whole,
      compilePlaces({ format: 'tieuchi-places/1', id: 'x', version: '1.0.0', places: [place('elsewhere', 'nation')] }),
      [scored({ at: 'p-a', a: 9 })],
    );
    expect(issues.map(({ code }) => code)).toEqual(['programme/unknown-place']);
    expect(programmes[0]!.years).toEqual([]);
  });
});

describe('declared counts', () => {
  const count = (at: string, more: object, measure = 'titled', year = 2024): DeclaredCount =>
    ({ place: at, year, measure, status: 'local', source: 's', ...more }) as DeclaredCount;
  const people = [
    scored({ at: 'p-a', a: 9 }),
    scored({ at: 'p-a', a: 0 }),
    scored({ at: 'p-b', a: 9 }),
    scored({ at: 'q-a', a: 9 }),
  ];
  const codes = (issues: readonly { code: string }[]) => issues.map(({ code }) => code);

  test('of the denominator: those without a record are unmet, here and above', () => {
    const { at, issues } = rows(whole, people, { counts: [count('p-a', { among: 10 })] });
    expect(at('p-a')).toMatchObject({ declared: 'denominator', tally: tally({ met: 1, unmet: 9 }) });
    expect(at('p')!.tally).toEqual(tally({ met: 2, unmet: 9 }));
    expect(at('vn')!.tally).toEqual(tally({ met: 3, unmet: 9 }));
    expect(at('p')).not.toHaveProperty('declared');
    expect(issues).toEqual([]);
  });

  test('of a denominator with perhaps-members: as many belong as there is room for', () => {
    const maybes = [
      unsure({ at: 'p-c', a: 9 }),
      unsure({ at: 'p-c' }),
      unsure({ at: 'p-c', a: 0 }),
      scored({ at: 'p-c', a: 0 }),
    ];
    const share = (among: number) => rows(whole, maybes, { counts: [count('p-c', { among })] }).at('p-c')!.share;
    expect(share(1)).toEqual({ low: { met: 0, total: 1 }, high: { met: 0, total: 1 } });
    expect(share(2)).toEqual({ low: { met: 0, total: 2 }, high: { met: 1, total: 2 } });
    expect(share(4)).toEqual({ low: { met: 0, total: 4 }, high: { met: 2, total: 4 } });
    expect(share(9)).toEqual({ low: { met: 0, total: 9 }, high: { met: 2, total: 9 } });
  });

  test('nested: the commune’s first, then the province’s over it', () => {
    const { at, issues } = rows(whole, people, { counts: [count('p', { among: 100 }), count('p-a', { among: 10 })] });
    expect(at('p-a')!.tally).toEqual(tally({ met: 1, unmet: 9 }));
    expect(at('p')).toMatchObject({ declared: 'denominator', tally: tally({ met: 2, unmet: 98 }) });
    expect(at('vn')!.tally).toEqual(tally({ met: 3, unmet: 98 }));
    expect(issues).toEqual([]);
  });

  test('more records than people is an issue, and the count is not used', () => {
    const { at, issues } = rows(whole, people, { counts: [count('p-a', { among: 1 })] });
    expect(issues).toMatchObject([{ code: 'counts/more-records', params: { records: 2, among: 1, place: 'p-a' } }]);
    expect(at('p-a')!.tally).toEqual(tally({ met: 1, unmet: 1 }));
    expect(at('p-a')).not.toHaveProperty('declared');
  });

  test('the whole tally: no record below counts for that measure, and how many is told', () => {
    const { at, issues } = rows(whole, people, { counts: [count('p', { among: 50, met: 40 })] });
    expect(at('p')).toMatchObject({ declared: 'tally', tally: tally({ met: 40, unmet: 10 }) });
    expect(at('p-a')).toBeUndefined();
    expect(at('vn')!.tally).toEqual(tally({ met: 41, unmet: 10 }));
    expect(issues.map(({ code, params }) => [code, params.at, params.records])).toEqual([
      ['counts/records-set-aside', 'p-a', 2],
      ['counts/records-set-aside', 'p-b', 1],
    ]);
    expect(
      rows(whole, people, { measure: 'granted', counts: [count('p', { among: 50, met: 40 })] }).at('p')!.tally,
    ).toEqual(tally({ unmet: 3 }));
  });

  test('a whole tally over a whole tally: the upper one stands, and neither is added twice', () => {
    const { at } = rows(whole, people, {
      counts: [count('p-a', { among: 5, met: 5 }), count('p', { among: 50, met: 40 })],
    });
    expect(at('p-a')!.tally).toEqual(tally({ met: 5 }));
    expect(at('p')!.tally).toEqual(tally({ met: 40, unmet: 10 }));
    expect(at('vn')!.tally).toEqual(tally({ met: 41, unmet: 10 }));
  });

  test('of a place that is no more: its records of today’s places are set aside too', () => {
    const later = [scored({ at: 'pq-c', a: 9, year: 2025 }), scored({ at: 'pq-q', a: 9, year: 2025 })];
    const { at, issues } = rows(programmeAt('p'), later, {
      year: 2025,
      counts: [count('p', { among: 50, met: 40 }, 'titled', 2025)],
    });
    expect(at('p')).toMatchObject({ declared: 'tally', tally: tally({ met: 40, unmet: 10 }) });
    expect(at('pq-c')).toBeUndefined();
    expect(codes(issues)).toEqual(['counts/records-set-aside', 'counts/records-set-aside']);
  });

  test('of those who have no records: a measure that is declared only', () => {
    expect(rows(whole, people, { measure: 'briefed' })).toMatchObject({ notDeclared: true });
    const { at, ...found } = rows(whole, people, {
      measure: 'briefed',
      counts: [count('p-a', { among: 4, met: 4 }, 'briefed'), count('p-b', { among: 4, met: 3 }, 'briefed')],
    });
    expect(found).not.toHaveProperty('notDeclared');
    expect(at('p-a')!.target!.verdict).toBe('met');
    expect(at('p')).toMatchObject({ tally: tally({ met: 7, unmet: 1 }), target: { verdict: 'unmet', distance: 1 } });
  });

  test('a share without counts is shown, never summed', () => {
    const { at, report } = rows(whole, people, { counts: [count('p', { share: 71.25 })] });
    expect(report.programmes[0]!.baselines).toEqual([
      { place: 'p', year: 2024, measure: 'titled', share: 71.25, status: 'local', source: 's' },
    ]);
    expect(at('p')!.tally).toEqual(tally({ met: 2, unmet: 1 }));
  });

  test.each<[string, DeclaredCount[], string[]]>([
    ['an unknown place', [count('nowhere', { among: 1 })], ['counts/unknown-place']],
    ['a place of another day', [count('pq', { among: 1 })], ['counts/unknown-place']],
    ['an unknown measure', [count('p', { among: 1 }, 'nothing')], ['counts/unknown-measure']],
    ['another programme', [count('p', { among: 1, programme: 'other' })], ['counts/unknown-measure']],
    ['the same twice', [count('p', { among: 10 }), count('p', { among: 11 })], ['counts/doubled']],
    ['met without among', [count('p', { met: 1 })], ['counts/no-denominator']],
    ['met above among', [count('p', { met: 2, among: 1 })], ['counts/met-above-among']],
    ['nothing at all', [count('p', {})], ['counts/nothing']],
    ['half a person', [count('p', { among: 10.5 })], ['counts/no-number']],
    ['fewer than nobody', [count('p', { among: 10, met: -1 })], ['counts/no-number']],
    ['a share of more than all', [count('p', { share: 101 })], ['counts/no-number']],
  ])('%s is an issue', (_, counts, want) => {
    expect(codes(rows(whole, people, { counts }).issues)).toEqual(want);
  });

  test('outside the programme’s place is an issue', () => {
    expect(codes(rows(programmeAt('p'), people, { counts: [count('q', { among: 9 })] }).issues)).toEqual([
      'counts/other-place',
    ]);
  });

  test('make a year of their own', () => {
    const report = rollUp(whole, places, people, { counts: [count('p', { among: 5, met: 1 }, 'titled', 2022)] });
    expect(report.programmes[0]!.years.map(({ year }) => year)).toEqual([2022, 2024]);
  });
});
