import { describe, expect, test } from 'vitest';
import { nationalPlaces, textOf } from '../../test/fixtures.js';
import { checkPlaces, compilePlaces } from '../index.js';
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

  test('a circle of links and parents ends', () => {
    // Each of the three lies, by the only way that is told, where the next one does.
    const circle = compilePlaces(
      document(
        [
          place('vn'),
          place('a', 'p', { until: '2024-01-01' }),
          place('p', 'vn', { from: '2026-01-01' }),
          place('s', 'a', { from: '2025-01-01', until: '2026-01-01' }),
        ],
        [{ from: 's', to: 'p', kind: 'full' }],
      ),
    );
    expect(circle.standing(1, '2024-06-01')).toEqual({ certain: [], maybe: [] });
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

  test('a circle of two is told once, and what hangs below it is not told again', () => {
    expect(codes(document([place('vn'), place('c', 'a'), place('a', 'b'), place('b', 'a')]))).toEqual([
      'places/circle /places/2/parent',
    ]);
  });

  test('lists given together are one, in whatever order', () => {
    const country = document([place('vn'), place('c', 'vn', young)], [], 'test/country');
    const own = document([place('office', 'vn', old)], [{ from: 'office', to: 'c', kind: 'full' }], 'test/own');
    expect(codes(country, own)).toEqual([]);
    expect(codes(own, country)).toEqual([]);
    expect(compilePlaces(own, country).standing(0, '2024-01-01').certain).toEqual([0, 1]);
    expect(codes(country, document([place('vn')], [], 'test/own'))).toEqual(['places/doubled-id /places/0/id']);
  });

  test('one that cannot be read does not spoil the others', () => {
    expect(codes('{', document([place('office', 'vn')]))).toEqual(['json/unclosed ']);
  });
});

describe('what a list with links must hold', () => {
  const day = '2026-05-01';
  const land = [
    place('vn'),
    place('p', 'vn', old),
    place('q', 'vn', old),
    place('a', 'p', old),
    place('b', 'q', old),
    place('p-new', 'vn', young),
    place('q-new', 'vn', young),
    place('a-new', 'p-new', young),
    place('b-new', 'q-new', young),
  ];
  const link = (from: string, to: string, kind = 'full') => ({ from, to, kind });
  const links = [link('p', 'p-new'), link('q', 'q-new'), link('a', 'a-new'), link('b', 'b-new')];
  const found = (places: object[], given: object[], more: object = {}) =>
    checkPlaces({ ...document(places, given), ...more }).map(
      ({ severity, code, pointer }) => `${severity} ${code} ${pointer}`,
    );
  const without = (from: string) => links.filter((each) => each.from !== from);

  test('a sound list has no issue', () => {
    expect(found(land, links)).toEqual([]);
  });

  test.each<[string, object[], object[], string[]]>([
    ['the same link twice', land, [...links, link('a', 'a-new')], ['error places/doubled-link /links/4']],
    [
      'a link between places of the same days',
      land,
      [...without('a'), link('a', 'b')],
      ['error places/link-days /links/3', 'warning places/no-source /places/7'],
    ],
    [
      'a link to a place that was always there',
      [...land, place('x')],
      [...links, link('a', 'x')],
      ['error places/link-days /links/4'],
    ],
    ['a link from a place that goes on', land, [...links, link('vn', 'a-new')], ['error places/link-days /links/4']],
    [
      'a link over a gap',
      [...land, place('c', 'vn', { from: day })],
      [...links, link('a', 'c')],
      ['error places/link-days /links/4'],
    ],
    [
      'all of it going to two places',
      land,
      [...without('p'), link('p', 'p-new'), link('p', 'q-new')],
      ['error places/full-of-several /links/3/kind', 'error places/full-of-several /links/4/kind'],
    ],
    [
      'a part without the rest',
      land,
      [...without('a'), link('a', 'a-new', 'partial')],
      ['error places/partial-alone /links/3/kind'],
    ],
    [
      'a commune that leaves the provinces its province became',
      land,
      [...without('a'), link('a', 'b-new')],
      ['error places/links-disagree /links/3', 'warning places/no-source /places/7'],
    ],
    [
      'unless its province says that a part of it went there',
      land,
      [
        link('p', 'p-new', 'partial'),
        link('p', 'q-new', 'partial'),
        link('q', 'q-new'),
        link('b', 'b-new'),
        link('a', 'a-new', 'partial'),
        link('a', 'b-new', 'partial'),
      ],
      [],
    ],
    [
      'an end without a target',
      land,
      without('a'),
      ['warning places/no-target /places/3', 'warning places/no-source /places/7'],
    ],
    [
      'a district that ends is told by its communes',
      [...land, place('d', 'p', old), place('e', 'd', old)],
      [...links, link('e', 'a-new')],
      [],
    ],
    [
      'but not by some of them',
      [...land, place('d', 'p', old), place('e', 'd', old), place('f', 'd', old)],
      [...links, link('e', 'a-new')],
      ['warning places/no-target /places/9', 'warning places/no-target /places/11'],
    ],
    [
      'a district that begins likewise',
      [...land, place('d', 'p-new', young)],
      links,
      ['warning places/no-source /places/9'],
    ],
    [
      'a school that closes on another day',
      [...land, place('s', 'a-new', { ...young, until: day })],
      links,
      ['warning places/no-source /places/9'],
    ],
  ])('%s', (_, places, given, want) => {
    expect(found(places, given)).toEqual(want);
  });

  test('a list of one’s own without links says nothing of its ends', () => {
    const own = document([place('school', 'a', old), place('other', 'b-new', young)], [], 'test/own');
    expect(checkPlaces(document(land, links), own)).toEqual([]);
  });

  test.each<[object, string[]]>([
    [{ level: 'x', on: '2025-06-30', count: 5 }, []],
    [{ level: 'x', on: '2025-07-01', count: 5 }, []],
    [{ level: 'x', on: '2025-07-01', count: 6 }, ['error places/other-count /expect/counts/0/count']],
    [{ level: 'y', on: '2025-07-01', count: 0 }, []],
    [{ level: 'x', named: 'b-new', on: '2025-07-01', count: 1 }, []],
    [{ level: 'x', named: 'b', on: '2025-07-01', count: 1 }, ['error places/other-count /expect/counts/0/count']],
    [{ level: 'x', on: '2025-07-01', count: 5, source: 'nowhere' }, ['error source/unknown /expect/counts/0/source']],
    [{ level: 'x', on: '2025-07-01', count: -1 }, ['error shape/bounds /expect/counts/0/count']],
  ])('as many places as it says: %j', (count, want) => {
    expect(found(land, links, { expect: { counts: [count] } })).toEqual(want);
  });

  test('all that is wrong is told at once', () => {
    const asked = { counts: [{ level: 'x', on: '2025-07-01', count: 6 }] };
    expect(found(land, [...links, link('a', 'a-new')], { expect: asked })).toEqual([
      'error places/doubled-link /links/4',
      'error places/other-count /expect/counts/0/count',
    ]);
  });

  test('the list of Việt Nam is sound, and each of its numbers is checked', () => {
    const text = textOf('criteria-packs/vn/places/vn.places.json');
    expect(checkPlaces(text)).toEqual([]);
    const counts = /("on": ?"[^"]*", ?"count": ?)(\d+)/g;
    const stated = [...text.matchAll(counts)].length;
    expect(stated).toBeGreaterThanOrEqual(16);
    const wrong = text.replaceAll(counts, (_, before, count) => `${before}${Number(count) + 1}`);
    const issues = checkPlaces(wrong);
    expect(issues.map(({ code }) => code)).toEqual(new Array(stated).fill('places/other-count'));
    expect(issues.every(({ line }) => line !== undefined)).toBe(true);
  });

  test('a link of Việt Nam that is left out, or leads elsewhere, is found', () => {
    const { links: all, ...list } = JSON.parse(textOf('criteria-packs/vn/places/vn.places.json')) as {
      links: { from: string; to: string; kind: string }[];
    };
    const told = (given: object[]) =>
      checkPlaces({ ...list, links: given }).map(({ code, params }) => [code, params.id ?? params.from]);
    expect(told(all.filter(({ from }) => from !== 'xa-01780'))).toEqual([
      ['places/no-target', 'huyen-052'],
      ['places/no-target', 'xa-01780'],
    ]);
    // Việt Hùng of Thái Bình was once taken for Việt Hưng of Hưng Yên; here it is sent to another province.
    const astray = all.map((each) => (each.from === 'xa-01726' ? { ...each, to: 'xa-05977-2025' } : each));
    expect(told(astray)).toEqual([['places/links-disagree', 'xa-01726']]);
  });
});
