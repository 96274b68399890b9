import { describe, expect, test } from 'vitest';
import { nationalPlaces, packWith, titleOf } from '../../test/fixtures.js';
import type { DeclaredCount } from '../document/index.js';
import {
  type CompiledPlaces,
  compilePack,
  compilePlaces,
  compileProgramme,
  createReceipt,
  createRun,
  evaluate,
  rollUp,
} from '../index.js';
import type { Tally } from '../value/tally.js';

const pack = compilePack(
  packWith({
    facts: { a: { type: 'integer', min: 0, max: 10 } },
    criteria: [{ id: 'k', indicators: [{ id: 'i', points: { var: 'a' }, status: 'placeholder' }] }],
    titles: [titleOf('t', { '>=': [{ var: 'points.total' }, 5] })],
  }),
);
const vietnam = nationalPlaces();
const programmeAt = (place: string) =>
  compileProgramme(
    {
      format: 'tieuchi-programme/1',
      id: `test/${place}`,
      version: '1.0.0',
      place,
      asOf: '12-31',
      sources: {},
      roles: { 'noi-o': { of: 'place' } },
      measures: [
        {
          id: 'm',
          count: 'cong-dan',
          through: 'noi-o',
          met: { var: 'title.t' },
          levels: ['xa', 'huyen', 'tinh', 'quoc-gia'],
        },
      ],
    },
    [pack],
  );

/** So many people who are met, and so many who are not, at a place in a year, or on one of its days. */
type People = readonly [place: string, when: string | number, met: number, unmet?: number];
function recordsOf(people: readonly People[]) {
  return people.flatMap(([place, when, met, unmet = 0], group) =>
    Array.from({ length: met + unmet }, (_, index) => ({
      subject: `p-${group}-${index}`,
      year: Number(String(when).slice(0, 4)),
      ...(typeof when === 'string' && { date: when }),
      group: 'nhom-1',
      places: { 'noi-o': place },
      facts: { a: index < met ? 9 : 0 },
    })),
  );
}

interface Asked {
  readonly root?: string;
  readonly tree?: string;
  readonly counts?: readonly DeclaredCount[];
  readonly places?: CompiledPlaces;
}
/** Each place with what is counted there: met, unmet, perhaps met, perhaps unmet; and a `?` where it is not fully determinable. */
function counted(people: readonly People[], { root = 'vn', tree, counts = [], places = vietnam }: Asked = {}) {
  const run = createRun({ packs: [pack], programme: programmeAt(root), places, counts, ...(tree && { tree }) });
  for (const record of recordsOf(people)) run.add(record);
  const { report, counts: rows, results } = run.finish();
  const { years } = report.programmes[0]!;
  const at = Object.fromEntries(
    years.flatMap(({ year, measures }) =>
      measures[0]!.places.map(({ place, tally, notFullyDeterminable }) => [
        years.length > 1 ? `${year} ${place}` : place,
        `${shown(tally)}${notFullyDeterminable ? ' ?' : ''}`,
      ]),
    ),
  );
  return { at, years, issues: report.issues.map(({ code }) => code), rejected: rows.rejected, results };
}
function shown({ met, unmet, maybeMet, maybeUnmet }: Tally): string {
  return `${met}/${unmet}${maybeMet + maybeUnmet > 0 ? ` +${maybeMet}/${maybeUnmet}` : ''}`;
}
const declared = (place: string, year: number, more: object): DeclaredCount =>
  ({ place, year, measure: 'm', status: 'local', source: 's', ...more }) as DeclaredCount;

describe('huyện Nguyên Bình: 17 communes became 8, two of them across its border', () => {
  const before: People[] = [
    ['01726', 2023, 3, 1],
    ['01750', 2023, 1],
    ['01747', 2023, 2],
    ['01675', 2023, 0, 2], // Trương Lương, of Hoà An: into Minh Tâm
    ['01780', 2023, 1], // into Bạch Đằng, with two communes of Hoà An
  ];
  const after: People[] = [
    ['01726', 2026, 4],
    ['01747', 2026, 2, 1],
    ['01708', 2026, 1],
  ];

  test('2023 on its own tree', () => {
    const { at, years } = counted(before, { root: 'huyen-052' });
    expect(at).toEqual({
      'huyen-052': '7/1',
      'xa-01726': '3/1',
      'xa-01747': '2/0',
      'xa-01750': '1/0',
      'xa-01780': '1/0',
    });
    expect(years[0]).toMatchObject({ tree: '2023-12-31', snapshotTakenOn: '2025-06-30' });
    expect(years[0]).not.toHaveProperty('remappedFrom');
  });

  test('2023 on the tree of 2026: every commune went as a whole, so nothing is open', () => {
    const { at, years } = counted(before, { tree: '2026-12-31' });
    expect(at).toEqual({
      vn: '7/3',
      'tinh-04-2025': '7/3',
      'xa-01708-2025': '1/0',
      'xa-01726-2025': '4/1',
      'xa-01747-2025': '2/2',
    });
    expect(years[0]).toMatchObject({ tree: '2026-12-31', remappedFrom: '2023-12-31', snapshotTakenOn: '2025-06-30' });
  });

  test('the district’s own programme on that tree: the communes wholly in it, and its own row over all', () => {
    expect(counted(before, { root: 'huyen-052', tree: '2026-12-31' }).at).toEqual({
      'xa-01726-2025': '4/1',
      'huyen-052': '7/1',
    });
  });

  test('2026 on the old tree: a commune is one of those it was made of, the district is certain unless it mixes two', () => {
    expect(counted(after, { tree: '2024-12-31' }).at).toEqual({
      vn: '7/1',
      'tinh-04': '7/1',
      'huyen-051': '0/0 +3/1 ?',
      'xa-01675': '0/0 +2/1 ?',
      'xa-01708': '0/0 +1/0 ?',
      'xa-01711': '0/0 +1/0 ?',
      'huyen-052': '4/0 +3/1 ?',
      'xa-01726': '0/0 +4/0 ?',
      'xa-01747': '0/0 +2/1 ?',
      'xa-01750': '0/0 +4/0 ?',
      'xa-01762': '0/0 +4/0 ?',
      'xa-01780': '0/0 +1/0 ?',
    });
  });

  test('the district’s programme in 2026, whatever the tree, is seen from its last day', () => {
    const own = counted(after, { root: 'huyen-052' });
    expect(own.at).toEqual({ 'xa-01726-2025': '4/0', 'huyen-052': '4/0 +3/1 ?' });
    expect(counted(after, { root: 'huyen-052', tree: '2024-12-31' }).at).toMatchObject({ 'huyen-052': '4/0 +3/1 ?' });
  });

  test('years of both trees in one run, all on one tree', () => {
    const { at, years, rejected } = counted([...before, ...after], { tree: '2025-07-01', root: 'tinh-04-2025' });
    expect(rejected).toBe(0);
    expect(years.map(({ tree, remappedFrom }) => [tree, remappedFrom])).toEqual([
      ['2025-07-01', '2023-12-31'],
      ['2025-07-01', '2026-12-31'],
    ]);
    expect([at['2023 tinh-04-2025'], at['2026 tinh-04-2025']]).toEqual(['7/3', '7/1']);
    expect([at['2023 xa-01747-2025'], at['2026 xa-01747-2025']]).toEqual(['2/2', '2/1']);
  });
});

describe('huyện Vĩnh Thuận: 8 became 3, and the township’s code went to a commune of another name', () => {
  const code = (when: number | string): People => ['31051', when, 1];

  test('one code, two places: each year by its own list', () => {
    expect(counted([code(2024)]).at).toMatchObject({ 'huyen-910': '1/0', 'xa-31051': '1/0' });
    expect(counted([code(2026)]).at).toEqual({ vn: '1/0', 'tinh-91-2025': '1/0', 'xa-31051-2025': '1/0' });
  });

  test('forward the township is in Vĩnh Phong; the commune Vĩnh Thuận is another', () => {
    const people: People[] = [code(2024), ['31075', 2024, 1], ['31069', 2024, 1]];
    expect(counted(people, { tree: '2026-12-31' }).at).toEqual({
      vn: '3/0',
      'tinh-91-2025': '3/0',
      'xa-31051-2025': '2/0',
      'xa-31069-2025': '1/0',
    });
  });

  test('backward a person of Vĩnh Phong is certainly of the district, and of one of three communes', () => {
    const maybe = '0/0 +1/0 ?';
    expect(counted([code(2026)], { tree: '2024-12-31' }).at).toEqual({
      vn: '1/0',
      'tinh-91': '1/0',
      'huyen-910': '1/0',
      'xa-31051': maybe,
      'xa-31074': maybe,
      'xa-31075': maybe,
    });
  });

  test('a year that was cut through: its first half stands in the old communes', () => {
    const people: People[] = [code('2025-03-31'), ['31075', '2025-03-31', 1], code('2025-12-31')];
    expect(counted(people).at).toEqual({ vn: '3/0', 'tinh-91-2025': '3/0', 'xa-31051-2025': '3/0' });
    // And on the last day of the old tree the first half is exact.
    expect(counted(people, { tree: '2025-06-30', root: 'huyen-910' }).at).toEqual({
      'huyen-910': '3/0',
      'xa-31051': '1/0 +1/0 ?',
      'xa-31074': '0/0 +1/0 ?',
      'xa-31075': '1/0 +1/0 ?',
    });
  });
});

describe('codes 80 and 91', () => {
  // 80 was Long An and is Tây Ninh; 91 was Kiên Giang and is An Giang; 72 and 89 were Tây Ninh and An Giang.
  const people: People[] = [
    ['80', 2024, 2],
    ['72', 2024, 1],
    ['91', 2024, 1],
    ['89', 2024, 0, 1],
    ['80', 2026, 5],
    ['91', 2026, 1],
  ];

  test('forward: both old provinces are in the one that carries the code now', () => {
    const { at } = counted(people, { tree: '2026-12-31' });
    expect(at).toEqual({
      '2024 vn': '4/1',
      '2024 tinh-80-2025': '3/0',
      '2024 tinh-91-2025': '1/1',
      '2026 vn': '6/0',
      '2026 tinh-80-2025': '5/0',
      '2026 tinh-91-2025': '1/0',
    });
  });

  test('backward: who stands in the new province stood in one of the two', () => {
    const { at } = counted(people, { tree: '2024-12-31' });
    expect(at).toMatchObject({
      '2024 tinh-80': '2/0',
      '2024 tinh-72': '1/0',
      '2024 tinh-91': '1/0',
      '2024 tinh-89': '0/1',
    });
    expect(at).toMatchObject({ '2026 vn': '6/0', '2026 tinh-80': '0/0 +5/0 ?', '2026 tinh-72': '0/0 +5/0 ?' });
    expect(at).toMatchObject({ '2026 tinh-91': '0/0 +1/0 ?', '2026 tinh-89': '0/0 +1/0 ?' });
  });
});

describe('Hưng Yên, with Thái Bình since July 2025', () => {
  // 11983 Sơn Nam is of Hưng Yên's tree of the year, 12424 of Thái Bình's.
  const people: People[] = [
    ['11983', 2026, 2, 1],
    ['13225', 2026, 7],
  ];

  test('its own plan covers its half of the new province, and nobody of Thái Bình', () => {
    expect(counted(people, { root: 'tinh-33' }).at).toEqual({ 'xa-11983-2025': '2/1', 'tinh-33': '2/1' });
    expect(counted(people, { root: 'tinh-34' }).at).toEqual({ 'xa-13225-2025': '7/0', 'tinh-34': '7/0' });
    expect(counted(people, { root: 'tinh-33-2025' }).at).toMatchObject({ 'tinh-33-2025': '9/1' });
  });

  test('the two plans share out all 104 communes between them', () => {
    const listed = (root: string) => {
      const everywhere = vietnam.places
        .filter(({ parent }) => parent === 'tinh-33-2025')
        .map(({ code }): People => [code, 2026, 1]);
      return Object.keys(counted(everywhere, { root }).at).filter((id) => id.startsWith('xa-'));
    };
    const [hungYen, thaiBinh] = [listed('tinh-33'), listed('tinh-34')];
    expect([hungYen.length, thaiBinh.length, new Set([...hungYen, ...thaiBinh]).size]).toEqual([39, 65, 104]);
  });

  test('its plan counts a year before the reform alike, and the new province’s plan from its first day on', () => {
    const old: People[] = [
      ['11989', 2023, 2], // Lạc Đạo: a part went to the new Lạc Đạo, a part to Đại Đồng
      ['12004', 2023, 0, 1], // Đình Dù: a part went to Đại Đồng, a part to Như Quỳnh
      ['34', 2023, 1],
    ];
    expect(counted(old, { root: 'tinh-33', tree: '2026-12-31' }).at).toEqual({
      'xa-11992-2025': '0/0 +2/0 ?',
      'xa-11995-2025': '0/0 +2/1 ?',
      'xa-12004-2025': '0/0 +0/1 ?',
      'tinh-33': '2/1',
    });
    expect(counted(old, { root: 'tinh-33-2025', tree: '2026-12-31' }).at).toMatchObject({
      'tinh-33-2025': '3/1',
      'xa-11995-2025': '0/0 +2/1 ?',
    });
    // On the year's own tree the new province has its own row over the two that it was made of.
    expect(counted(old, { root: 'tinh-33-2025' }).at).toEqual({
      'tinh-33': '2/1',
      'huyen-325': '2/1',
      'xa-11989': '2/0',
      'xa-12004': '0/1',
      'tinh-34': '1/0',
      'tinh-33-2025': '3/1',
    });
  });
});

describe('communes whose province became a city in 2026', () => {
  test('all of it, so nothing is open in either direction', () => {
    const people: People[] = [
      ['06970', '2025-12-31', 1], // Ba Chẽ
      ['06970', '2026-12-31', 1],
      ['75', '2025-12-31', 1], // Đồng Nai, then a province
      ['75', '2026-12-31', 1],
    ];
    expect(counted(people, { tree: '2026-12-31' }).at).toMatchObject({
      '2025 xa-06970-2026-09-01': '1/0',
      '2026 xa-06970-2026-09-01': '1/0',
      '2025 tinh-75-2026': '1/0',
      '2026 tinh-75-2026': '1/0',
    });
    expect(counted(people, { tree: '2025-12-31' }).at).toMatchObject({
      '2025 xa-06970-2025': '1/0',
      '2026 xa-06970-2025': '1/0',
      '2026 tinh-75-2025': '1/0',
    });
  });
});

describe('declared counts on another tree', () => {
  test('of a commune that went as a whole: whole there, beside the others', () => {
    const counts = [declared('01726', 2023, { among: 10, met: 6 })];
    const { at, issues, years } = counted([['01750', 2023, 1]], { tree: '2026-12-31', counts });
    expect(at).toEqual({ vn: '7/4', 'tinh-04-2025': '7/4', 'xa-01726-2025': '7/4' });
    expect(issues).toEqual([]);
    // The new commune's number is not the declared one alone.
    expect(years[0]!.measures[0]!.places.map((row) => row.declared)).toEqual([undefined, undefined, undefined]);
  });

  test('of a place that is on both trees: it stays marked', () => {
    const counts = [declared('vn', 2023, { among: 10, met: 6 })];
    const { at, years } = counted([['01750', 2023, 1]], { tree: '2026-12-31', counts });
    expect(at).toEqual({ vn: '6/4' });
    expect(years[0]!.measures[0]!.places[0]).toMatchObject({ place: 'vn', declared: 'tally' });
  });

  test('of a divided commune: perhaps in each part', () => {
    const counts = [declared('11989', 2023, { among: 10 })];
    const { at } = counted([['11989', 2023, 1]], { tree: '2026-12-31', root: 'tinh-33-2025', counts });
    expect(at).toEqual({
      'tinh-33-2025': '1/9',
      'xa-11992-2025': '0/0 +1/9 ?',
      'xa-11995-2025': '0/0 +1/9 ?',
    });
  });

  test('of a district: surely in its province, and perhaps where a new commune takes people of another district too', () => {
    const counts = [declared('052', 2023, { among: 100, met: 60 })];
    const people: People[] = [
      ['01675', 2023, 2],
      ['01726', 2023, 1],
    ];
    const { at, issues } = counted(people, { tree: '2026-12-31', counts });
    expect(issues).toEqual(['counts/records-set-aside']);
    expect(at).toEqual({ vn: '62/40', 'tinh-04-2025': '62/40', 'xa-01747-2025': '2/0 +60/40 ?' });
  });

  test('of a district on the tree of the year: nothing is said of its communes', () => {
    const counts = [declared('052', 2023, { among: 100, met: 60 })];
    expect(counted([['01675', 2023, 2]], { counts }).at).toEqual({
      vn: '62/40',
      'tinh-04': '62/40',
      'huyen-051': '2/0',
      'xa-01675': '2/0',
      'huyen-052': '60/40',
    });
  });

  test('of a new commune, on the old tree: in the district it surely lay in, else perhaps in each', () => {
    const counts = [declared('01726', 2026, { among: 10, met: 6 }), declared('01747', 2026, { among: 4, met: 1 })];
    const { at } = counted([], { tree: '2024-12-31', counts });
    expect(at).toMatchObject({
      'tinh-04': '7/7',
      'huyen-052': '6/4 +1/3 ?',
      'huyen-051': '0/0 +1/3 ?',
      'xa-01726': '0/0 +6/4 ?',
      'xa-01675': '0/0 +1/3 ?',
    });
  });

  test('of which only a part lies in the programme’s place: refused, and told', () => {
    const counts = [declared('01747', 2026, { among: 4, met: 1 }), declared('13225', 2026, { among: 4, met: 1 })];
    const { at, issues } = counted([['01726', 2026, 1]], { root: 'huyen-052', counts });
    expect(issues).toEqual(['counts/not-determinable', 'counts/other-place']);
    expect(at).toEqual({ 'xa-01726-2025': '1/0', 'huyen-052': '1/0' });
  });

  test('a denominator of a commune takes in those who may have stood there; above it nobody is counted twice', () => {
    // In March 2025 they stood in Lạc Đạo, which was divided in July: who of them is in the new Lạc Đạo is not known.
    const counts = [declared('11992', 2025, { among: 10 })];
    const { at } = counted([['11989', '2025-03-31', 3]], { root: 'tinh-33-2025', counts });
    expect(at).toEqual({
      // 3 are certain here, and of the 10 at least 7 are others.
      'tinh-33-2025': '3/7 +0/3 ?',
      'xa-11992-2025': '0/7',
      'xa-11995-2025': '0/0 +3/0 ?',
    });
  });
});

describe('a place that moves while those above go on', () => {
  const [old, young] = [{ until: '2026-01-01' }, { from: '2026-01-01' }];
  const row = (id: string, level: string, parent?: string, more: object = {}) => ({
    id,
    code: id,
    level,
    name: id,
    ...(parent && { parent }),
    ...more,
  });
  const places = compilePlaces({
    format: 'tieuchi-places/1',
    id: 'test/places',
    version: '1.0.0',
    places: [
      row('vn', 'quoc-gia'),
      row('p', 'tinh', 'vn'),
      row('q', 'tinh', 'vn'),
      row('stays', 'xa', 'p'),
      row('moves', 'xa', 'p', old),
      row('moved', 'xa', 'q', young),
    ],
    links: [{ from: 'moves', to: 'moved', kind: 'full' }],
  });
  const people: People[] = [
    ['moves', 2025, 1],
    ['stays', 2025, 2],
  ];

  test('what a programme covers is seen on the tree that is asked for', () => {
    expect(counted(people, { places, root: 'p' }).at).toEqual({ p: '3/0', stays: '2/0', moves: '1/0' });
    expect(counted(people, { places, root: 'p', tree: '2026-12-31' }).at).toEqual({ p: '2/0', stays: '2/0' });
    expect(counted(people, { places, root: 'q' }).at).toEqual({});
    expect(counted(people, { places, root: 'q', tree: '2026-12-31' }).at).toEqual({ q: '1/0', moved: '1/0' });
  });

  test('a declared count goes with its place, or is refused when it leaves the programme', () => {
    const counts = [declared('moves', 2025, { among: 9, met: 3 })];
    expect(counted(people, { places, root: 'q', tree: '2026-12-31', counts })).toMatchObject({
      at: { q: '3/6', moved: '3/6' },
      issues: ['counts/records-set-aside'],
    });
    expect(counted(people, { places, root: 'p', tree: '2026-12-31', counts })).toMatchObject({
      at: { p: '2/0', stays: '2/0' },
      issues: ['counts/other-place'],
    });
  });

  test('a declared province that lost a commune is perhaps where that went', () => {
    const counts = [declared('p', 2025, { among: 9, met: 3 })];
    expect(counted([['q', 2025, 1]], { places, tree: '2026-12-31', counts }).at).toEqual({
      vn: '4/6',
      p: '0/0 +3/6 ?',
      q: '1/0 +3/6 ?',
    });
  });
});

describe('the tree', () => {
  const people: People[] = [['31051', 2024, 1]];

  test('changes no result, only where it is counted; and the receipt can tell', () => {
    const [own, other] = [counted(people), counted(people, { tree: '2026-12-31' })];
    expect(own.results).toEqual(other.results);
    const run = createRun({ packs: [pack], programme: programmeAt('vn'), places: vietnam, tree: '2026-12-31' });
    const receipt = createReceipt({ packs: [pack], options: { tree: '2026-12-31' }, finished: run.finish() });
    expect(receipt.options).toEqual({ tree: '2026-12-31' });
  });

  test('is the year’s own when it is that of the programme’s day', () => {
    expect(counted(people, { tree: '2024-12-31' })).toEqual(counted(people));
  });

  test.each(['2026', '2026-02-30', '', 'yesterday'])('`%s` is a fault of the caller', (tree) => {
    const [record] = recordsOf(people);
    const scored = [{ record: record!, result: evaluate(pack, record!) }];
    expect(() => rollUp(programmeAt('vn'), vietnam, scored, { tree })).toThrow(RangeError);
    expect(() => createRun({ packs: [pack], programme: programmeAt('vn'), places: vietnam, tree })).toThrow(RangeError);
  });

  test('of a day before all lists is that of their beginning', () => {
    expect(counted(people, { tree: '1990-01-01' }).at).toEqual(counted(people).at);
  });
});
