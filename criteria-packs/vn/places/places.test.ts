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
const revision = '2026-04-30';

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
  ])('on %s are as many as the list says', (date, want) => {
    expect(countBy(inForceOn(date), (place) => place.level)).toEqual(want);
  });

  it('have an id of their own, made of level, code and era', () => {
    expect(byId.size).toBe(places.length);
    const era: Record<string, string> = { '': '', [reform]: '-2025', [revision]: '-2026' };
    const made = ({ level, code, from = '' }: Place) => `${level}-${code}${era[from]}`;
    expect(places.filter((place) => place.id !== 'vn' && place.id !== made(place))).toEqual([]);
  });

  it.each(['2025-06-30', '2025-07-01', '2026-04-30'])('have a code of their own on %s', (date) => {
    const codes = inForceOn(date).map((place) => place.code);
    expect(new Set(codes).size).toBe(codes.length);
  });

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

describe('the list of 30 April 2026', () => {
  const began = places.filter((place) => place.from === revision);
  const before = new Map(links.map((link) => [link.to, byId.get(link.from)!]));

  it('renews thành phố Đồng Nai with all its communes, and nothing else but two codes', () => {
    const renewed = began.filter((place) => ancestors(place).some(({ id }) => id === 'tinh-75-2026'));
    expect(renewed).toHaveLength(96);
    const others = began.filter((place) => !renewed.includes(place));
    expect(others.map(({ id, name }) => [before.get(id)!.id, id, name])).toEqual([
      ['xa-06970-2025', 'xa-06978-2026', 'Xã Ba Chẽ'],
      ['xa-23737-2025', 'xa-23938-2026', 'Xã Ia Mơ'],
    ]);
    expect(childrenOf('tinh-75-2025')).toHaveLength(95);
  });

  it('turns ten communes of Đồng Nai into wards', () => {
    const renamed = began.filter((place) => spelling(place.name) !== spelling(before.get(place.id)!.name));
    const kinds = renamed.map(({ id, name }) => `${before.get(id)!.name.split(' ')[0]} ${name.split(' ')[0]}`);
    expect(countBy(kinds, (kind) => kind)).toEqual({ 'Tỉnh Thành': 1, 'Xã Phường': 10 });
  });

  it('follows each place it ends with exactly one, all of it', () => {
    const ended = places.filter((place) => place.until === revision);
    const steps = links.filter((link) => byId.get(link.to)!.from === revision);
    expect(steps.every((link) => link.kind === 'full')).toBe(true);
    expect(steps.map((link) => link.from)).toEqual(ended.map((place) => place.id));
    expect(steps.map((link) => link.to)).toEqual(began.map((place) => place.id));
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
