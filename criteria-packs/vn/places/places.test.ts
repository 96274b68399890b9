import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { build, spelling } from './build.mjs';

interface Place {
  id: string;
  code: string;
  level: string;
  name: string;
  parent?: string;
  from?: string;
  until?: string;
}

const committed = readFileSync(new URL('vn.places.json', import.meta.url), 'utf8');
const { places, links } = JSON.parse(committed) as {
  places: Place[];
  links: { from: string; to: string; kind: 'full' | 'partial' }[];
};
const byId = new Map(places.map((place) => [place.id, place]));
const reform = '2025-07-01';
const dongNai = '2026-04-30';
const [quangNinh, bacNinh] = ['2026-09-01', '2026-09-20'];

describe('the file', () => {
  it('is what build.mjs makes of the lists, byte for byte', () => {
    expect(build() === committed).toBe(true);
  });

  it('has one place and one link per line', () => {
    const lines = committed.split('\n').filter((line) => line.startsWith('    {"'));
    expect(lines).toHaveLength(places.length + links.length);
  });

  it('writes names in NFC and without stray spaces', () => {
    const odd = places.filter(({ name }) => name !== name.normalize('NFC').replace(/\s+/g, ' ').trim());
    expect(odd).toEqual([]);
  });
});

describe('places', () => {
  it.each([
    ['2025-06-30', { 'quoc-gia': 1, tinh: 63, huyen: 696, xa: 10_035 }],
    ['2025-07-01', { 'quoc-gia': 1, tinh: 34, xa: 3_321 }],
    ['2026-04-29', { 'quoc-gia': 1, tinh: 34, xa: 3_321 }],
    ['2026-04-30', { 'quoc-gia': 1, tinh: 34, xa: 3_321 }],
    ['2026-09-01', { 'quoc-gia': 1, tinh: 34, xa: 3_321 }],
    ['2026-09-20', { 'quoc-gia': 1, tinh: 34, xa: 3_321 }],
  ])('on %s are as many as the list says', (date, want) => {
    expect(countBy(inForceOn(date), (place) => place.level)).toEqual(want);
  });

  it('have an id of their own, made of level, code and era', () => {
    expect(byId.size).toBe(places.length);
    const era: Record<string, string> = { '': '', [reform]: '-2025', [dongNai]: '-2026' };
    const made = ({ level, code, from = '' }: Place) => `${level}-${code}${era[from] ?? `-${from}`}`;
    expect(places.filter((place) => place.id !== 'vn' && place.id !== made(place))).toEqual([]);
  });

  it.each(['2025-06-30', '2025-07-01', '2026-04-30', '2026-09-01', '2026-09-20'])(
    'have a code of their own on %s',
    (date) => {
      const codes = inForceOn(date).map((place) => place.code);
      expect(new Set(codes).size).toBe(codes.length);
    },
  );

  it('have codes as wide as their level', () => {
    const shape: Record<string, RegExp> = { 'quoc-gia': /^vn$/, tinh: /^\d{2}$/, huyen: /^\d{3}$/, xa: /^\d{5}$/ };
    expect(places.filter(({ level, code }) => !shape[level]?.test(code))).toEqual([]);
  });

  it('stand under a parent that is in force their whole life', () => {
    const orphans = places.filter((place) => {
      if (place.id === 'vn') return place.parent !== undefined;
      const parent = byId.get(place.parent ?? '');
      return !parent || start(parent) > start(place) || end(parent) < end(place);
    });
    expect(orphans).toEqual([]);
  });

  it('stand under a parent of the level above, and so under Việt Nam without a cycle', () => {
    const chains = new Set(
      places.map((place) =>
        ancestors(place)
          .map(({ level }) => level)
          .join(' '),
      ),
    );
    expect([...chains].sort()).toEqual(
      ['quoc-gia', 'tinh quoc-gia', 'huyen tinh quoc-gia', 'xa huyen tinh quoc-gia', 'xa tinh quoc-gia'].sort(),
    );
  });
});

describe('links', () => {
  const from = groupBy(links, (link) => link.from);
  const to = groupBy(links, (link) => link.to);

  it('join places that follow each other', () => {
    const odd = links.filter((link) => byId.get(link.from)?.until !== byId.get(link.to)?.from);
    expect(odd).toEqual([]);
    expect(new Set(links.map((link) => `${link.from} ${link.to}`)).size).toBe(links.length);
  });

  it('lead on from every place that ended, but from a district only if it had no communes', () => {
    const parents = new Set(places.map((place) => place.parent));
    const ended = places.filter((place) => place.until && !(place.level === 'huyen' && parents.has(place.id)));
    expect(ended.filter((place) => !from.has(place.id))).toEqual([]);
    const districts = [...from.keys()].filter((id) => byId.get(id)?.level === 'huyen');
    expect(districts).toEqual(['huyen-318', 'huyen-471', 'huyen-498', 'huyen-536', 'huyen-755']);
  });

  it('lead to every place that began', () => {
    expect(places.filter((place) => place.from && !to.has(place.id))).toEqual([]);
  });

  it('are the only one of their source if `full`, and one of several if `partial`', () => {
    const odd = [...from.values()].filter((group) =>
      group.some(({ kind }) => (kind === 'full') !== (group.length === 1)),
    );
    expect(odd).toEqual([]);
  });

  it('keep a commune within the provinces that went into its province', () => {
    const odd = links.filter((link) => {
      const [source, target] = [link.from, link.to].map((id) => provinceOf(byId.get(id)!));
      return source !== target && !from.get(source!)?.some((step) => step.to === target);
    });
    expect(odd).toEqual([]);
  });

  it('split huyện Nguyên Bình over 8 communes, two of which cross its old border', () => {
    expect(namesOf(['huyen-052'])).toEqual(['Huyện Nguyên Bình']);
    expect(childrenOf('huyen-052')).toHaveLength(17);
    const targets = successorsOf('huyen-052');
    expect(targets).toEqual(
      ['01708', '01726', '01729', '01738', '01747', '01768', '01774', '01777'].map((code) => `xa-${code}-2025`),
    );
    const across = targets.filter((id) => to.get(id)!.some((link) => byId.get(link.from)!.parent !== 'huyen-052'));
    expect(namesOf(across)).toEqual(['Xã Bạch Đằng', 'Xã Minh Tâm']);
  });

  it('make 3 communes of the 8 of huyện Vĩnh Thuận, and give its township’s code to another name', () => {
    expect(childrenOf('huyen-910')).toHaveLength(8);
    expect(namesOf(successorsOf('huyen-910'))).toEqual(['Xã Vĩnh Phong', 'Xã Vĩnh Bình', 'Xã Vĩnh Thuận'].sort());
    expect(namesOf(['xa-31051', 'xa-31051-2025'])).toEqual(['Thị trấn Vĩnh Thuận', 'Xã Vĩnh Phong']);
    expect(from.get('xa-31051')).toEqual([{ from: 'xa-31051', to: 'xa-31051-2025', kind: 'full' }]);
  });

  it('tell apart the provinces that had codes 80 and 91 before and after', () => {
    const history = (code: string) => places.filter((place) => place.code === code).map(({ id, name }) => [id, name]);
    expect(history('80')).toEqual([
      ['tinh-80', 'Tỉnh Long An'],
      ['tinh-80-2025', 'Tỉnh Tây Ninh'],
    ]);
    expect(history('91')).toEqual([
      ['tinh-91', 'Tỉnh Kiên Giang'],
      ['tinh-91-2025', 'Tỉnh An Giang'],
    ]);
    expect(to.get('tinh-80-2025')!.map((link) => link.from)).toEqual(['tinh-72', 'tinh-80']);
    expect(to.get('tinh-91-2025')!.map((link) => link.from)).toEqual(['tinh-89', 'tinh-91']);
  });

  function successorsOf(district: string): string[] {
    return [...new Set(childrenOf(district).flatMap((id) => from.get(id)!.map((link) => link.to)))].sort();
  }
});

describe('the links after all 34 resolutions were read', () => {
  const from = groupBy(links, (link) => link.from);

  it.each([
    ['27739', '27721'],
    ['23521', '23500'],
    ['13768', '13753'],
    ['23710', '23710'],
  ])('lead %s to %s, and no more to a wrong one', (code, target) => {
    expect(from.get(`xa-${code}`)).toEqual([{ from: `xa-${code}`, to: `xa-${target}-2025`, kind: 'full' }]);
  });

  it('do not count what moved ground only', () => {
    const [, ...rows] = readFileSync(new URL('lists/ground-2025-07-01.csv', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .map((row) => row.split(','));
    expect(rows).toHaveLength(85);
    const pairs = new Set(links.map((link) => `${link.from} ${link.to}`));
    const counted = rows.filter(([, source, , target]) => pairs.has(`xa-${source} xa-${target}-2025`));
    expect(counted).toEqual([]);
    // Each names a commune that ended and one that began, and a resolution.
    const known = rows.filter(
      ([, source, , target, kind, resolution]) =>
        byId.has(`xa-${source}`) &&
        byId.has(`xa-${target}-2025`) &&
        kind === 'ground' &&
        /^16\d\d\/NQ-UBTVQH15$/.test(resolution!),
    );
    expect(known).toHaveLength(rows.length);
  });

  it('leave 382 communes of which it cannot be said where all their people went', () => {
    const divided = [...from].filter(([id, group]) => byId.get(id)!.level === 'xa' && group.length > 1);
    expect(divided).toHaveLength(382);
  });

  it('give Ia Mơ the code it had before July 2025, and Ia Mơ Nông to Ia Ly', () => {
    expect(from.get('xa-23938')).toEqual([{ from: 'xa-23938', to: 'xa-23938-2025', kind: 'full' }]);
    expect(namesOf(['xa-23938', 'xa-23938-2025'])).toEqual(['Xã Ia Mơ', 'Xã Ia Mơ']);
    expect(namesOf(['xa-23737', ...from.get('xa-23737')!.map((link) => link.to)])).toEqual([
      'Xã Ia Ly',
      'Xã Ia Mơ Nông',
    ]);
    expect(places.filter(({ id }) => id.startsWith('xa-23737-'))).toEqual([]);
  });
});

describe('the lists of 2026', () => {
  const before = new Map(links.map((link) => [link.to, byId.get(link.from)!]));
  const beganOn = (day: string) => places.filter((place) => place.from === day);
  const renamedOn = (day: string) =>
    beganOn(day).filter(({ id, name }) => spelling(name) !== spelling(before.get(id)!.name));

  it.each([
    [dongNai, '75', 95, '-2026'],
    [quangNinh, '22', 54, '-2026-09-01'],
    [bacNinh, '24', 99, '-2026-09-20'],
  ])('on %s renew province %s with all its communes, and nothing else', (day, province, communes, suffix) => {
    const began = beganOn(day);
    expect(began).toHaveLength(1 + communes);
    const inside = began.filter((place) => ancestors(place).some(({ id }) => id === `tinh-${province}${suffix}`));
    expect(inside).toHaveLength(1 + communes);
    expect(childrenOf(`tinh-${province}-2025`)).toHaveLength(communes);
  });

  it('change no code', () => {
    const began = [dongNai, quangNinh!, bacNinh!].flatMap(beganOn);
    expect(began.filter(({ id, code }) => before.get(id)!.code !== code)).toEqual([]);
    expect(places.filter(({ code }) => code === '06970').map(({ name }) => name)).toContain('Xã Ba Chẽ');
    expect(places.filter(({ code }) => code === '06978')).toEqual([]);
  });

  it('turn ten communes of Đồng Nai into wards, and three provinces into cities', () => {
    const kinds = renamedOn(dongNai).map(
      ({ id, name }) => `${before.get(id)!.name.split(' ')[0]} ${name.split(' ')[0]}`,
    );
    expect(countBy(kinds, (kind) => kind)).toEqual({ 'Tỉnh Thành': 1, 'Xã Phường': 10 });
    expect(renamedOn(quangNinh!).map(({ name }) => name)).toEqual(['Thành phố Quảng Ninh']);
    // The twelve new wards of Bắc Ninh keep their earlier names: the text that names them is not at hand.
    expect(renamedOn(bacNinh!).map(({ name }) => name)).toEqual(['Thành phố Bắc Ninh']);
  });

  it('write names as the other lists do', () => {
    const small = places.filter(({ id, name }) => id !== 'vn' && !/^\p{Lu}/u.test(name));
    expect(small).toEqual([]);
  });

  it('follow each place they end with exactly one, all of it', () => {
    for (const day of [dongNai, quangNinh!, bacNinh!]) {
      const ended = places.filter((place) => place.until === day);
      const steps = links.filter((link) => byId.get(link.to)!.from === day);
      expect(steps.every((link) => link.kind === 'full')).toBe(true);
      expect(steps.map((link) => link.from)).toEqual(ended.map((place) => place.id));
      expect(steps.map((link) => link.to)).toEqual(beganOn(day).map((place) => place.id));
    }
  });

  it.each([
    ['Xã Hòa An', 'Xã Hoà An'],
    ['Xã Thanh Thủy', 'Xã Thanh Thuỷ'],
    ['Ủy ban', 'Uỷ ban'],
    ['Xã Đặng Thùy Trâm', 'Xã Đặng Thuỳ Trâm'],
    ['Xã Bắc Sơn', 'xã Bắc Sơn'],
    ['Xã Sông Lũy', 'Xã Sông Luỹ'.normalize('NFD')],
  ])('does not take the spelling of %s for a change', (one, other) => {
    expect(spelling(one)).toBe(spelling(other));
  });

  it.each([
    ['Xã Hòa An', 'Xã Hoa An'],
    ['Xã Tân Hòa', 'Phường Tân Hòa'],
    ['Xã Hóa Quỳ', 'Xã Hòa Quý'],
    ['Xã Đông Sơn', 'Xã Đồng Sơn'],
    ['Xã Phú Hòa 1', 'Xã Phú Hòa 2'],
    ['Xã Ia Mơ', 'Xã Ia Mo'],
  ])('takes %s and %s for two names', (one, other) => {
    expect(spelling(one)).not.toBe(spelling(other));
  });
});

function inForceOn(date: string): Place[] {
  return places.filter((place) => start(place) <= date && date < end(place));
}

function start(place: Place): string {
  return place.from ?? '0000-01-01';
}

function end(place: Place): string {
  return place.until ?? '9999-12-31';
}

/** The place itself first, the topmost place last; throws on a cycle. */
function ancestors(place: Place): Place[] {
  const chain: Place[] = [];
  for (let next: Place | undefined = place; next; next = byId.get(next.parent ?? '')) {
    if (chain.includes(next)) throw new Error(`cycle at ${next.id}`);
    chain.push(next);
  }
  return chain;
}

function provinceOf(place: Place): string {
  return ancestors(place).find(({ level }) => level === 'tinh')!.id;
}

function childrenOf(id: string): string[] {
  return places.filter((place) => place.parent === id).map((place) => place.id);
}

function namesOf(ids: string[]): string[] {
  return ids.map((id) => byId.get(id)!.name).sort();
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function countBy<T>(items: T[], keyOf: (item: T) => string): Record<string, number> {
  return Object.fromEntries([...groupBy(items, keyOf)].map(([key, group]) => [key, group.length]));
}
