/**
 * Random dated trees for properties: three ages with splits, merges and levels that come and go, and every way a person of
 * a place may have gone from age to age, found by walking the links one by one.
 */
import fc from 'fast-check';
import type { Place, PlaceLink, Places } from '../src/document/index.js';

/** The ages: their first day, and a day in each. */
export const AGES = [
  { from: undefined, until: '2025-07-01', day: '2024-12-31' },
  { from: '2025-07-01', until: '2026-05-01', day: '2025-12-31' },
  { from: '2026-05-01', until: undefined, day: '2026-12-31' },
] as const;

export interface DatedTree {
  readonly document: Places;
  /** By age: the communes. */
  readonly communes: readonly (readonly string[])[];
  readonly provinces: readonly (readonly string[])[];
  /** The place and all places above it. */
  readonly above: (id: string) => readonly string[];
  /** Places of an age at or below a place of that age that have none below them. */
  readonly lowest: (id: string) => readonly string[];
  /** One step along the links, to the next age or the one before. */
  readonly next: (id: string, forward: boolean) => readonly string[];
  readonly ageOf: (id: string) => number;
}

/** Where a person of a place may have stood in each age: one list of three places for each way. */
export function waysOf(tree: DatedTree, place: string): (readonly string[])[] {
  const age = tree.ageOf(place);
  let ways: string[][] = [[place]];
  for (let at = age; at < 2; at += 1)
    ways = ways.flatMap((way) => tree.next(way.at(-1)!, true).map((id) => [...way, id]));
  for (let at = age; at > 0; at -= 1) ways = ways.flatMap((way) => tree.next(way[0]!, false).map((id) => [id, ...way]));
  return ways;
}

interface Age {
  /** For each commune its province and, perhaps, its district. */
  readonly communes: readonly { readonly province: number; readonly district: number | null }[];
  /** For each commune of this age to which of the next it goes; numbers wrap around. */
  readonly goes: readonly (readonly number[])[];
}

const age = (onlyFull: boolean): fc.Arbitrary<Age> =>
  fc.record({
    communes: fc.array(
      fc.record({ province: fc.nat({ max: 2 }), district: fc.option(fc.nat({ max: 1 }), { nil: null }) }),
      { minLength: 1, maxLength: 5 },
    ),
    goes: fc.array(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: onlyFull ? 1 : 3 }), {
      minLength: 5,
      maxLength: 5,
    }),
  });

/** Trees of three ages; with `onlyFull` no place is ever divided. */
export function datedTree(onlyFull = false): fc.Arbitrary<DatedTree> {
  return fc.tuple(age(onlyFull), age(onlyFull), age(onlyFull)).map((ages) => build(ages, onlyFull));
}

function build(ages: readonly Age[], onlyFull: boolean): DatedTree {
  const places: Place[] = [{ id: 'vn', code: 'vn', level: 'nation', name: 'vn' }];
  const links: PlaceLink[] = [];
  const byAge = ages.map(({ communes }, number) => communes.map((_, index) => `x${number}c${index}`));
  // Where nothing may be divided, a commune that nobody goes to would have to divide one: it takes no part.
  const kept = byAge.map((ids) => [...ids]);
  for (const [number, { goes }] of ages.entries()) {
    const [now, then] = [kept[number]!, byAge[number + 1]];
    if (then === undefined) break;
    const targets = now.map((_, index) => new Set(goes[index]!.map((to) => then[to % then.length]!)));
    const reached = new Set(targets.flatMap((set) => [...set]));
    if (onlyFull) kept[number + 1] = then.filter((id) => reached.has(id));
    else for (const [index, id] of then.entries()) if (!reached.has(id)) targets[index % now.length]!.add(id);
    for (const [index, from] of now.entries()) link(links, from, targets[index]!);
  }
  for (const [number, { communes }] of ages.entries()) {
    const { from, until } = AGES[number]!;
    const add = (id: string, level: string, parent: string) => {
      if (places.every((place) => place.id !== id))
        places.push({ id, code: id, level, name: id, parent, ...(from && { from }), ...(until && { until }) });
    };
    for (const id of kept[number]!) {
      const { province, district } = communes[Number(id.slice(3))]!;
      const above = `x${number}p${province}`;
      add(above, 'province', 'vn');
      if (district !== null) add(`x${number}d${province}${district}`, 'district', above);
      add(id, 'commune', district === null ? above : `x${number}d${province}${district}`);
    }
  }
  const at = new Map(places.map((place) => [place.id, place]));
  const above = (id: string): string[] => {
    const { parent } = at.get(id)!;
    return parent === undefined ? [id] : [id, ...above(parent)];
  };
  const provinceOf = (id: string) => above(id).at(-2)!;
  const toProvinces = new Map<string, Set<string>>();
  for (const { from, to } of links) {
    const own = toProvinces.get(provinceOf(from)) ?? new Set();
    toProvinces.set(provinceOf(from), own.add(provinceOf(to)));
  }
  for (const [from, targets] of toProvinces) link(links, from, targets);
  // A district has no links of its own: it went where its province did.
  const next = (id: string, forward: boolean): string[] => {
    const own = links.flatMap(({ from, to }) => (forward && from === id ? to : !forward && to === id ? from : []));
    return own.length > 0 ? own : next(at.get(id)!.parent!, forward);
  };
  return {
    document: { format: 'tieuchi-places/1', id: 'test/places', version: '1.0.0', places, links },
    communes: kept,
    provinces: [0, 1, 2].map((number) => places.filter(({ id }) => id.startsWith(`x${number}p`)).map(({ id }) => id)),
    above,
    lowest: (id) => {
      const parents = new Set(places.map(({ parent }) => parent));
      return places.filter((place) => above(place.id).includes(id) && !parents.has(place.id)).map((place) => place.id);
    },
    next,
    ageOf: (id) => Number(id[1]),
  };
}

function link(links: PlaceLink[], from: string, targets: ReadonlySet<string>): void {
  for (const to of targets) links.push({ from, to, kind: targets.size === 1 ? 'full' : 'partial' });
}
