import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AGES, type DatedTree, datedTree, waysOf } from '../../test/dated-trees.js';
import { runs } from '../../test/effort.js';
import { packWith, titleOf } from '../../test/fixtures.js';
import type { DeclaredCount } from '../document/index.js';
import {
  canonicalJson,
  checkPlaces,
  compilePack,
  compilePlaces,
  compileProgramme,
  createRun,
  evaluate,
  mergeTallies,
  rollUp,
  type Scored,
} from '../index.js';
import { shareOf } from '../value/share.js';
import { COUNTS, EMPTY, type Tally, totalOf } from '../value/tally.js';
import type { PlaceTally, Report } from './result.js';

const pack = compilePack(
  packWith({
    facts: { a: { type: 'integer', min: 0, max: 10 } },
    criteria: [{ id: 'k', indicators: [{ id: 'i', points: { var: 'a' }, status: 'placeholder' }] }],
    titles: [titleOf('t', { '>=': [{ var: 'points.total' }, 5] })],
  }),
);
const levels = ['commune', 'district', 'province', 'nation'];
const programmeAt = (place: string) =>
  compileProgramme(
    {
      format: 'tieuchi-programme/1',
      id: 'test/programme',
      version: '1.0.0',
      place,
      asOf: '12-31',
      sources: {},
      roles: { 'noi-o': { of: 'place' } },
      facts: { adult: { type: 'boolean' } },
      measures: [
        { id: 'm', count: 'cong-dan', through: 'noi-o', among: { var: 'adult' }, met: { var: 'title.t' }, levels },
      ],
    },
    [pack],
  );

const [MET, UNMET, OPEN] = [0, 1, 2] as const;
interface Person {
  readonly subject: string;
  readonly place: string;
  /** Met, unmet or unknown. */
  readonly verdict: 0 | 1 | 2;
  readonly isMember: boolean;
  readonly way: number;
  readonly belongs: boolean;
}
const person = fc.record({
  /** Of an age that the year begins with, or of the year's own. */
  early: fc.boolean(),
  where: fc.nat(),
  inProvince: fc.boolean(),
  verdict: fc.constantFrom(MET, UNMET, OPEN),
  isMember: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  way: fc.nat(),
  belongs: fc.boolean(),
});
/** One year, with people, seen on the tree of some age. */
const scene = (tree: fc.Arbitrary<DatedTree>) =>
  fc.record({
    tree,
    age: fc.nat({ max: 2 }),
    onto: fc.nat({ max: 2 }),
    root: fc.nat(),
    people: fc.array(person, { maxLength: 7 }),
  });
type Scene = typeof scene extends (tree: never) => fc.Arbitrary<infer T> ? T : never;

const dayOf = (age: number, early: boolean) => (early ? `${2024 + age}-02-01` : AGES[age]!.day);
const pick = <T>(from: readonly T[], at: number): T => from[at % from.length]!;

/** Early in a year the places of the age before are in force. */
const peopleOf = ({ tree, age, people }: Scene): (Person & { date: string })[] =>
  people.map(({ early, where, inProvince, ...rest }, index) => {
    const own = early ? Math.max(0, age - 1) : age;
    const list = (inProvince && where % 3 === 0 ? tree.provinces : tree.communes)[own]!;
    return { ...rest, subject: `p-${index}`, place: pick(list, where), date: dayOf(age, early) };
  });

function scoredOf({ subject, place, verdict, isMember, date }: Person & { date: string }): Scored {
  const facts = { ...(verdict !== OPEN && { a: verdict === MET ? 9 : 0 }), ...(isMember && { adult: true }) };
  const record = { subject, year: Number(date.slice(0, 4)), group: 'nhom-1', date, places: { 'noi-o': place }, facts };
  return { record, result: evaluate(pack, record) };
}

const rowsOf = (report: Report): readonly PlaceTally[] => report.programmes[0]?.years[0]?.measures[0]?.places ?? [];
const idsOf = (tree: DatedTree) => tree.document.places.map(({ id }) => id);
/** The age on whose tree it is seen what lies in a root: that of the tree, or the nearest in which the root exists. */
const seenIn = (tree: DatedTree, root: string, onto: number) => (root === 'vn' ? onto : tree.ageOf(root));
/** How many of the ways lead to a place in an age. */
function isAt(tree: DatedTree, ways: readonly (readonly string[])[], age: number, place: string): boolean[] {
  return ways.map((way) => tree.above(way[age]!).includes(place));
}
const tallyWith = (counts: readonly number[]): Tally =>
  Object.fromEntries(COUNTS.map((name, index) => [name, counts[index] ?? 0])) as unknown as Tally;

test('random trees are sound lists', () => {
  fc.assert(
    fc.property(fc.oneof(datedTree(), datedTree(true)), ({ document }) => {
      expect(checkPlaces(document)).toEqual([]);
    }),
    runs(200),
  );
});

test('re-mapped counts are those of all ways through the links: certain where every way leads, perhaps where some does', () => {
  fc.assert(
    fc.property(scene(datedTree()), (given) => {
      const { tree, onto } = given;
      const root = pick(
        idsOf(tree).filter((id) => id === 'vn' || id.includes('p')),
        given.root,
      );
      const people = peopleOf(given);
      const report = rollUp(programmeAt(root), compilePlaces(tree.document), people.map(scoredOf), {
        tree: AGES[onto]!.day,
      });
      const rows = new Map(rowsOf(report).map((row) => [row.place, row]));
      const inRoot = (ways: readonly (readonly string[])[]) => isAt(tree, ways, seenIn(tree, root, onto), root);
      for (const id of idsOf(tree)) {
        if (id !== 'vn' && id !== root && tree.ageOf(id) !== onto) continue;
        // A programme shows the places all of whose people stand in its own.
        const isShown =
          id === root ||
          (inRoot(waysOf(tree, id === 'vn' ? root : id)).every(Boolean) && (id !== 'vn' || root === 'vn'));
        if (!isShown) {
          expect(rows.has(id)).toBe(false);
          continue;
        }
        const counts = [0, 0, 0, 0, 0, 0, 0];
        for (const { place, verdict, isMember } of people) {
          const ways = waysOf(tree, place);
          const here = id === root ? inRoot(ways) : isAt(tree, ways, onto, id);
          if (here.includes(true)) counts[verdict + (isMember && !here.includes(false) ? 0 : 3)]! += 1;
        }
        expect(rows.get(id)?.tally ?? EMPTY).toEqual(tallyWith(counts));
      }
    }),
    runs(400),
  );
});

test('over full links nothing is lost or opened: every number is the sum of the old ones', () => {
  fc.assert(
    fc.property(scene(datedTree(true)), (given) => {
      const { tree } = given;
      const people = peopleOf({
        ...given,
        people: given.people.map((each) => ({ ...each, inProvince: false, isMember: true })),
      });
      const places = compilePlaces(tree.document);
      const later = rowsOf(rollUp(programmeAt('vn'), places, people.map(scoredOf), { tree: AGES[2].day }));
      const own = rowsOf(rollUp(programmeAt('vn'), places, people.map(scoredOf)));
      expect(later.find(({ place }) => place === 'vn')).toEqual(own.find(({ place }) => place === 'vn'));
      for (const { place, level, tally, notFullyDeterminable } of later) {
        expect(notFullyDeterminable).toBeUndefined();
        expect(tally.maybeMet + tally.maybeUnmet + tally.maybeUnknown).toBe(0);
        if (level !== 'commune') continue;
        const sources = own.filter(
          (row) => row.level === 'commune' && waysOf(tree, row.place).some((way) => way[2] === place),
        );
        expect(tally).toEqual(mergeTallies(...sources.map((row) => row.tally)));
      }
    }),
    runs(200),
  );
});

test('under the tree in force a parent is the sum of its direct children and of those who stand directly in it', () => {
  fc.assert(
    fc.property(scene(datedTree()), (given) => {
      const { tree, age } = given;
      const people = peopleOf({ ...given, people: given.people.map((each) => ({ ...each, early: false })) });
      const report = rollUp(programmeAt('vn'), compilePlaces(tree.document), people.map(scoredOf));
      const tallyAt = (id: string) => rowsOf(report).find(({ place }) => place === id)?.tally ?? EMPTY;
      for (const { id } of tree.document.places) {
        if (id !== 'vn' && tree.ageOf(id) !== age) continue;
        const children = tree.document.places.filter((place) => place.parent === id && tree.ageOf(place.id) === age);
        const direct = people
          .filter(({ place }) => place === id)
          .map(({ verdict, isMember }) =>
            tallyWith([0, 1, 2, 3, 4, 5].map((at) => (at === verdict + (isMember ? 0 : 3) ? 1 : 0))),
          );
        expect(tallyAt(id)).toEqual(mergeTallies(...direct, ...children.map((child) => tallyAt(child.id))));
      }
    }),
    runs(200),
  );
});

test('the order of rows changes no byte, on whatever tree', () => {
  fc.assert(
    fc.property(
      scene(datedTree()).chain((given) =>
        fc.tuple(
          fc.constant(given),
          fc.shuffledSubarray(
            given.people.map((_, index) => index),
            { minLength: given.people.length },
          ),
        ),
      ),
      ([given, order]) => {
        const records = peopleOf(given).map((each) => scoredOf(each).record);
        const places = compilePlaces(given.tree.document);
        const bytes = (list: readonly (typeof records)[number][], tree: string | undefined) => {
          const run = createRun({
            packs: [pack],
            programme: programmeAt('vn'),
            places,
            ...(tree && { tree }),
            since: 2020,
          });
          for (const record of list) run.add(record);
          return canonicalJson(run.finish());
        };
        const tree = AGES[given.onto]!.day;
        expect(
          bytes(
            order.map((at) => records[at]!),
            tree,
          ),
        ).toBe(bytes(records, tree));
        // On its own tree a year is what it is without asking for one.
        const own = AGES[given.age]!.day;
        expect(bytes(records, own)).toBe(bytes(records, undefined));
      },
    ),
    runs(100),
  );
});

/** One way everything may be: where each person went, who belongs, and where those live who have no record. */
interface World {
  readonly members: readonly { readonly way: readonly string[]; readonly verdict: 0 | 1 | 2 }[];
}

const count = fc.record({
  where: fc.nat(),
  extra: fc.nat({ max: 3 }),
  living: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
});

function worldOf(
  given: Scene,
  counts: readonly { place: string; among: number; living: readonly number[] }[],
): World | undefined {
  const { tree, age } = given;
  const members: { way: readonly string[]; verdict: 0 | 1 | 2 }[] = peopleOf(given)
    .filter(({ isMember, belongs }) => isMember || belongs)
    .map(({ place, way, verdict }) => ({ way: pick(waysOf(tree, place), way), verdict }));
  const closed: string[] = [];
  for (const { place, among, living } of [...counts].sort(
    (a, b) => tree.above(b.place).length - tree.above(a.place).length,
  )) {
    const room = among - members.filter(({ way }) => tree.above(way[age]!).includes(place)).length;
    const homes = tree
      .lowest(place)
      .filter((home) => tree.ageOf(home) === age && !closed.some((id) => tree.above(home).includes(id)));
    if (room < 0 || (room > 0 && homes.length === 0)) return undefined;
    for (let at = 0; at < room; at += 1) {
      const ways = waysOf(tree, pick(homes, living[at % 4]!));
      members.push({ way: pick(ways, living[(at + 1) % 4]!), verdict: UNMET });
    }
    closed.push(place);
  }
  return { members };
}

/** Of places that lie in a declared one, and that it did not itself become, a declared count says nothing. */
function liesDeeper(tree: DatedTree, place: string, declared: string, age: number, onto: number): boolean {
  if (declared === 'vn') return place !== 'vn';
  if (place === 'vn' || place === declared) return false;
  return (
    isAt(tree, waysOf(tree, place), age, declared).every(Boolean) &&
    !isAt(tree, waysOf(tree, declared), onto, place).includes(true)
  );
}

test('declared denominators, on their own tree or re-mapped, hold every way things may be', () => {
  let worlds = 0;
  let open = 0;
  fc.assert(
    fc.property(
      scene(datedTree()),
      fc.array(count, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      (given, declared, isOwn) => {
        const { tree, age, onto } = given;
        const own = tree.document.places.filter(({ id }) => id !== 'vn' && tree.ageOf(id) === age).map(({ id }) => id);
        const root = 'vn';
        const placed = peopleOf(given);
        const counts = declared.map(({ where, extra, living }) => {
          const place = pick([...own, 'vn'], where);
          const sure = placed.filter(
            (each) => each.isMember && isAt(tree, waysOf(tree, each.place), age, place).every(Boolean),
          );
          return { place, among: sure.length + extra, living };
        });
        fc.pre(new Set(counts.map(({ place }) => place)).size === counts.length);
        const year = 2024 + age;
        const numbers: DeclaredCount[] = counts.map(({ place, among }) => ({
          place,
          among,
          year,
          measure: 'm',
          status: 'local',
          source: 's',
        }));
        const report = rollUp(programmeAt(root), compilePlaces(tree.document), placed.map(scoredOf), {
          counts: numbers,
          ...(!isOwn && { tree: AGES[onto]!.day }),
        });
        fc.pre(report.issues.length === 0);
        const world = worldOf(given, counts);
        fc.pre(world !== undefined);
        worlds += 1;
        for (const { place, tally, share } of rowsOf(report)) {
          if (counts.some((each) => liesDeeper(tree, place, each.place, age, isOwn ? age : onto))) continue;
          expect(Math.min(...Object.values(tally))).toBeGreaterThanOrEqual(0);
          const here = world!.members.filter(({ way }) => tree.above(way[isOwn ? age : onto]!).includes(place));
          const of = (verdict: number) => here.filter((each) => each.verdict === verdict).length;
          const truth = shareOf({ ...EMPTY, met: of(MET), unmet: of(UNMET), unknown: of(OPEN) });
          expect(here.length).toBeGreaterThanOrEqual(totalOf(tally));
          expect(here.length).toBeLessThanOrEqual(
            totalOf(tally) + tally.maybeMet + tally.maybeUnmet + tally.maybeUnknown,
          );
          if (truth === null) continue;
          if (share?.low)
            expect(truth.low!.met * share.low.total).toBeGreaterThanOrEqual(share.low.met * truth.low!.total);
          if (share?.high)
            expect(truth.high!.met * share.high.total).toBeLessThanOrEqual(share.high.met * truth.high!.total);
          if (tally.maybeUnmet > 0) open += 1;
        }
      },
    ),
    runs(1500),
  );
  const { numRuns } = runs(1500);
  expect([worlds > numRuns / 4, open > numRuns / 20]).toEqual([true, true]);
});

test('a whole tally, on its own tree or another, holds every way its people may live and divided records may stand', () => {
  let beside = 0;
  fc.assert(
    fc.property(
      scene(datedTree()),
      fc.nat(),
      fc.array(fc.tuple(fc.constantFrom(MET, UNMET), fc.nat(), fc.nat()), { maxLength: 4 }),
      (given, where, people) => {
        const { tree, age, onto } = given;
        const place = pick(
          tree.document.places.filter(({ id }) => id !== 'vn' && tree.ageOf(id) === age),
          where,
        ).id;
        const lives = people.map(([verdict, home, way]) => ({
          verdict,
          way: pick(waysOf(tree, pick(tree.lowest(place), home)), way),
        }));
        // Who only may stand where the tally was declared is one of its people there, and counted for itself elsewhere.
        const others = peopleOf(given);
        const isInTally = (way: readonly string[]) => tree.above(way[age]!).includes(place);
        const met = lives.filter(({ verdict }) => verdict === MET).length;
        const report = rollUp(programmeAt('vn'), compilePlaces(tree.document), others.map(scoredOf), {
          counts: [{ place, year: 2024 + age, measure: 'm', among: lives.length, met, status: 'local', source: 's' }],
          tree: AGES[onto]!.day,
        });
        expect(report.issues.filter(({ code }) => code !== 'counts/records-set-aside')).toEqual([]);
        const world = [
          ...lives,
          ...others
            .filter(({ isMember, belongs }) => isMember || belongs)
            .map((each) => ({ verdict: each.verdict, way: pick(waysOf(tree, each.place), each.way) }))
            .filter(({ way }) => !isInTally(way)),
        ];
        beside += others.filter(
          (each) => new Set(waysOf(tree, each.place).map((way) => isInTally(way))).size === 2,
        ).length;
        for (const row of rowsOf(report)) {
          if (liesDeeper(tree, row.place, place, age, onto)) continue;
          const here = world.filter(({ way }) => tree.above(way[onto]!).includes(row.place));
          for (const [verdict, sure, maybe] of [
            [MET, 'met', 'maybeMet'],
            [UNMET, 'unmet', 'maybeUnmet'],
            [OPEN, 'unknown', 'maybeUnknown'],
          ] as const) {
            const found = here.filter((each) => each.verdict === verdict).length;
            expect(found).toBeGreaterThanOrEqual(row.tally[sure]);
            expect(found).toBeLessThanOrEqual(row.tally[sure] + row.tally[maybe]);
          }
        }
      },
    ),
    runs(500),
  );
  expect(beside).toBeGreaterThan(0);
});
