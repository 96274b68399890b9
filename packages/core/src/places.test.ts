import { describe, expect, test } from 'vitest';
import { nationalPlaces } from '../test/fixtures.js';
import { checkPlaces, compilePlaces } from './index.js';
import { snapshotFor } from './places.js';

const vietnam = nationalPlaces();
const resolved = (code: string, date: string) => {
  const found = vietnam.resolve(code, date);
  return 'place' in found ? vietnam.idOf(found.place) : found.problem;
};
const document = (places: object[], links: object[] = [], id = 'test/places') => ({
  format: 'tieuchi-places/1',
  id,
  version: '1.0.0',
  places,
  links,
});
const place = (id: string, parent?: string, more: object = {}) => ({
  id,
  code: id,
  level: 'x',
  name: id.toUpperCase(),
  ...(parent !== undefined && { parent }),
  ...more,
});
const until = '2025-07-01';
const old = { until };
const young = { from: until };

describe('codes of Việt Nam', () => {
  test.each([
    ['80', '2025-06-30', 'tinh-80'], // Long An
    ['80', '2025-07-01', 'tinh-80-2025'], // Tây Ninh
    ['80', '2026-12-31', 'tinh-80-2025'],
    ['91', '2025-06-30', 'tinh-91'], // Kiên Giang
    ['91', '2025-07-01', 'tinh-91-2025'], // An Giang
    ['33', '2025-06-30', 'tinh-33'],
    ['052', '2025-06-30', 'huyen-052'],
    ['052', '2025-07-01', 'not-in-force'],
    ['52', '2024-12-31', 'tinh-52'], // exact: Bình Định, not the district 052
    ['01726', '2024-12-31', 'xa-01726'],
    ['1726', '2024-12-31', 'xa-01726'],
    ['1726', '2025-12-31', 'xa-01726-2025'],
    ['xa-01726-2025', '2025-12-31', 'xa-01726-2025'],
    ['xa-01726-2025', '2024-12-31', 'not-in-force'],
    ['1', '2024-12-31', 'ambiguous'], // 01, 001, 00001
    ['4', '2025-12-31', 'ambiguous'], // 04, 00004
    ['99999', '2024-12-31', 'unknown'],
    ['', '2024-12-31', 'unknown'],
    ['__proto__', '2024-12-31', 'unknown'],
    ['constructor', '2024-12-31', 'unknown'],
    ['vn', '1990-01-01', 'vn'],
  ])('%s on %s means %s', (code, date, want) => {
    expect(resolved(code, date)).toBe(want);
  });

  test('a code that only lost its zeros is told', () => {
    expect(vietnam.resolve('1726', '2024-12-31')).toMatchObject({ repairedFrom: '1726' });
    expect(vietnam.resolve('01726', '2024-12-31')).not.toHaveProperty('repairedFrom');
  });

  test('a code of another day is never taken for one that lost its zeros', () => {
    // 101 was a district until July 2025; 00101 may be a ward after it.
    const made = compilePlaces(
      document([
        place('vn'),
        place('huyen-101', 'vn', { code: '101', ...old }),
        place('xa-00101', 'vn', { code: '00101', ...young }),
      ]),
    );
    expect(made.resolve('101', '2025-12-31')).toMatchObject({ problem: 'not-in-force' });
    expect(made.resolve('00101', '2025-12-31')).toMatchObject({ place: 2 });
    expect(made.resolve('101', '2025-06-30')).toMatchObject({ place: 1 });
  });

  test('a code that means no place says when it did', () => {
    const found = vietnam.resolve('052', '2025-07-01');
    expect(found).toEqual({ problem: 'not-in-force', hint: 'Huyện Nguyên Bình (… – 2025-06-30)' });
  });

  test('one code for two places in force is ambiguous', () => {
    const made = compilePlaces(
      document([place('vn'), place('a', 'vn', { code: '1' }), place('b', 'vn', { code: '1' })]),
    );
    expect(made.resolve('1', '2024-01-01')).toEqual({ problem: 'ambiguous', hint: 'a, b' });
    expect(made.resolve('a', '2024-01-01')).toEqual({ place: 1 });
  });

  test('the list before July 2025 is a snapshot', () => {
    expect(snapshotFor(vietnam, '2022-12-31')).toEqual({ before: '2025-07-01', takenOn: '2025-06-30' });
    expect(snapshotFor(vietnam, '2025-07-01')).toBeUndefined();
  });
});

describe('where a place stands on another day', () => {
  const made = compilePlaces(
    document(
      [
        place('vn'),
        place('p', 'vn', old),
        place('q', 'vn', old),
        place('p-new', 'vn', young),
        place('r-new', 'vn', young),
        place('a', 'p', old),
        place('b', 'p', old),
        place('c', 'q', old),
        place('d', 'q', old),
        place('lost', 'q', old),
        place('a-new', 'p-new', young),
        place('b-new', 'p-new', young),
        place('c-new', 'r-new', young),
        place('a-newer', 'p-new', { from: '2026-05-01' }),
        place('x', 'a', {}),
      ],
      [
        { from: 'a', to: 'a-new', kind: 'full' },
        { from: 'b', to: 'a-new', kind: 'partial' },
        { from: 'b', to: 'b-new', kind: 'partial' },
        { from: 'c', to: 'b-new', kind: 'partial' },
        { from: 'c', to: 'c-new', kind: 'partial' },
        { from: 'd', to: 'c-new', kind: 'full' },
      ],
    ),
  );
  const stands = (id: string, date: string) => {
    const { certain, maybe } = made.standing(made.find(id)!, date);
    return [certain.map(made.idOf).sort().join(' '), maybe.map(made.idOf).sort().join(' ')];
  };
  const [before, after] = ['2025-06-30', '2025-07-01'];

  test.each([
    ['a', before, 'a p vn', ''],
    ['a', after, 'a-new p-new vn', ''],
    ['b', after, 'p-new vn', 'a-new b-new'],
    ['c', after, 'vn', 'b-new c-new p-new r-new'],
    ['d', after, 'c-new r-new vn', ''],
    ['a-new', before, 'p vn', 'a b'],
    ['b-new', before, 'vn', 'b c p q'],
    ['c-new', before, 'q vn', 'c d'],
    ['c-new', after, 'c-new r-new vn', ''],
    ['lost', after, 'vn', ''],
    ['vn', before, 'vn', ''],
    // Its own place goes on, the one above it became another.
    ['x', before, 'a p vn x', ''],
    ['x', after, 'a-new p-new vn x', ''],
  ])('%s on %s', (id, date, certain, maybe) => {
    expect(stands(id, date)).toEqual([certain, maybe]);
  });

  test('the order of questions changes no answer', () => {
    const all = made.places.map(({ id }) => [id, stands(id, after)]);
    const again = compilePlaces(made.documents[0]);
    for (const [id, want] of [...all].reverse() as [string, string[]][]) {
      const { certain, maybe } = again.standing(again.find(id)!, after);
      expect([certain.map(again.idOf).sort().join(' '), maybe.map(again.idOf).sort().join(' ')]).toEqual(want);
    }
  });

  test('a circle of links ends', () => {
    const circle = compilePlaces(
      document(
        [place('vn'), place('a', 'vn', old), place('b', 'vn', old)],
        [
          { from: 'a', to: 'b', kind: 'full' },
          { from: 'b', to: 'a', kind: 'full' },
        ],
      ),
    );
    expect(circle.standing(1, after).certain).toEqual([]);
  });

  test('a district without links of its own stands where its province does', () => {
    const { certain, maybe } = vietnam.standing(vietnam.find('huyen-052')!, '2025-12-31');
    expect([certain.map(vietnam.idOf), maybe]).toEqual([['tinh-04-2025', 'vn'], []]);
  });

  test('Long An stands in Tây Ninh, and a commune of two districts in neither', () => {
    const at = (id: string, date: string) => vietnam.standing(vietnam.find(id)!, date);
    expect(at('tinh-80', '2025-12-31').certain.map(vietnam.idOf)).toEqual(['tinh-80-2025', 'vn']);
    expect(at('tinh-80-2025', '2024-12-31').certain.map(vietnam.idOf)).toEqual(['vn']);
    expect(at('tinh-80-2025', '2024-12-31').maybe.map(vietnam.idOf).sort()).toEqual(['tinh-72', 'tinh-80']);
    expect(at('xa-01726-2025', '2024-12-31').certain.map(vietnam.idOf)).toContain('huyen-052');
    // Twice over: the tree of 2024 seen from May 2026.
    expect(at('tinh-75', '2026-05-01').certain.map(vietnam.idOf)).toEqual(['tinh-75-2026', 'vn']);
  });
});

describe('the tree of a day', () => {
  test('holds what is in force, parents first, siblings by code', () => {
    for (const [date, count] of [
      ['2025-06-30', 10_795],
      ['2025-07-01', 3_356],
    ] as const) {
      const order = vietnam.tree(date);
      expect(order).toHaveLength(count);
      expect(vietnam.idOf(order[0]!)).toBe('vn');
      const position = new Map(order.map((each, index) => [vietnam.idOf(each), index]));
      const last = new Map<string, string>();
      for (const [index, each] of order.entries()) {
        const { parent, code } = vietnam.places[each]!;
        if (parent === undefined) continue;
        expect(position.get(parent)!).toBeLessThan(index);
        expect((last.get(parent) ?? '') < code).toBe(true);
        last.set(parent, code);
      }
    }
  });
});

describe('what is wrong with lists', () => {
  const codes = (...lists: unknown[]) => checkPlaces(...lists).map(({ code, pointer }) => `${code} ${pointer}`);
  test.each<[string, object, string[]]>([
    ['a doubled id', document([place('vn'), place('vn')]), ['places/doubled-id /places/1/id']],
    [
      'an end before the beginning',
      document([place('vn', undefined, { from: until, until })]),
      ['places/never-in-force /places/0/until'],
    ],
    ['an unknown parent', document([place('vn'), place('a', 'nowhere')]), ['places/unknown-parent /places/1/parent']],
    ['a place in itself', document([place('vn'), place('a', 'a')]), ['places/circle /places/1/parent']],
    [
      'an unknown link',
      document([place('vn')], [{ from: 'vn', to: 'nowhere', kind: 'full' }]),
      ['places/unknown-link /links/0/to'],
    ],
    [
      'a wrong kind of link',
      document([place('vn')], [{ from: 'vn', to: 'vn', kind: 'half' }]),
      ['shape/value /links/0/kind'],
    ],
  ])('%s', (_, list, want) => {
    expect(codes(list)).toEqual(want);
    expect(() => compilePlaces(list)).toThrow();
  });

  test('a circle of two is told of both', () => {
    expect(codes(document([place('vn'), place('a', 'b'), place('b', 'a')]))).toEqual([
      'places/circle /places/1/parent',
      'places/circle /places/2/parent',
    ]);
  });

  test('lists given together are one, in whatever order', () => {
    const country = document([place('vn')], [], 'test/country');
    const own = document([place('office', 'vn')], [{ from: 'office', to: 'vn', kind: 'full' }], 'test/own');
    expect(codes(country, own)).toEqual([]);
    expect(codes(own, country)).toEqual([]);
    expect(compilePlaces(own, country).standing(0, '2024-01-01').certain).toEqual([0, 1]);
    expect(codes(country, document([place('vn')], [], 'test/own'))).toEqual(['places/doubled-id /places/0/id']);
  });

  test('one that cannot be read does not spoil the others', () => {
    expect(codes('{', document([place('office', 'vn')]))).toEqual(['json/expected ']);
  });
});
