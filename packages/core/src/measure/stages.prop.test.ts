import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { packWith, stagedProgrammeWith, titleOf } from '../../test/fixtures.js';
import type { SubjectRecord } from '../document/index.js';
import {
  canonicalJson,
  compilePack,
  compilePlaces,
  compileProgramme,
  createRun,
  mergeTallies,
  type RunOptions,
  shareOf,
} from '../index.js';
import type { PlaceTally } from '../rollup/result.js';
import { daysBetween } from '../text/days.js';
import { EMPTY } from '../value/tally.js';

const place = (id: string, level: string, parent?: string) => ({
  ...{ id, code: id, level, name: id },
  ...(parent !== undefined && { parent }),
});
const places = compilePlaces({
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  places: [
    place('vn', 'nation'),
    ...['p', 'q'].map((id) => place(id, 'province', 'vn')),
    ...['p-a', 'p-b'].map((id) => place(id, 'commune', 'p')),
    place('q-a', 'commune', 'q'),
  ],
});
const facts = { score: { type: 'integer', min: 0, max: 1 } };
const criteria = [{ id: 'k', indicators: [{ id: 'i', points: { var: 'score' }, status: 'placeholder' }] }];
const pack = compilePack(packWith({ facts, criteria, titles: [titleOf('t', { '>=': [{ var: 'points.total' }, 1] })] }));
const family = compilePack(
  packWith({
    ...{ id: 'test/family', subject: 'gia-dinh', group: 'gia-dinh', criteria },
    facts: { ...facts, members: { type: 'count', max: 1000, from: { count: 'cong-dan', through: 'family' } } },
    roles: { family: { of: 'gia-dinh' } },
    titles: [titleOf('f', { and: [{ '>=': [{ var: 'points.total' }, 1] }, { '>=': [{ var: 'members' }, 0] }] })],
  }),
);
const stages = ['enrolled', 'appraised', 'decided'];
const levels = ['commune', 'province', 'nation'];
const measure = (id: string, more: object) => ({ id, count: 'cong-dan', through: 'noi-o', levels, ...more });
const programme = compileProgramme(
  stagedProgrammeWith({
    counting: 'first',
    roles: { 'noi-o': { of: 'place' }, 'noi-lam-viec': { of: 'place' }, family: { of: 'gia-dinh' } },
    facts: { adult: { type: 'boolean' } },
    measures: [
      measure('titled', { among: { var: 'adult' }, met: { var: 'title.t' } }),
      measure('work', { through: 'noi-lam-viec', met: { var: 'title.t' } }),
      measure('in-family', { among: { var: 'family.title.f' }, met: { var: 'title.t' } }),
    ],
  }),
  [pack, family],
);

interface Person {
  readonly stage: string | undefined;
  readonly adult: boolean | undefined;
  readonly score: number | undefined;
  readonly registered: boolean;
  readonly home: string;
  readonly work: string | null;
}
const person = fc.record<Person>({
  stage: fc.constantFrom(undefined, ...stages),
  adult: fc.constantFrom(true, false, undefined),
  score: fc.constantFrom(0, 1, undefined),
  registered: fc.constantFrom(true, true, true, false),
  home: fc.constantFrom('p-a', 'p-b', 'q-a'),
  work: fc.constantFrom('p-a', 'p-b', 'q-a', null),
});
const recordOf = (
  { stage, adult, score, registered, home, work }: Person,
  index: number,
  more: object = {},
): SubjectRecord => ({
  ...{ subject: `s-${index}`, year: 2023, group: 'nhom-1' },
  ...(registered ? {} : { registered }),
  ...(stage !== undefined && { stage }),
  places: { 'noi-o': home, 'noi-lam-viec': work, ...more },
  facts: { ...(adult !== undefined && { adult }), ...(score !== undefined && { score }) },
});

function yearOf(records: readonly SubjectRecord[], options: Partial<RunOptions> = {}) {
  const run = createRun({ packs: [pack, family], programme, places, since: 2023, ...options });
  for (const record of records) run.add(record);
  return run.finish().report.programmes[0]!.years[0]!;
}
const rowsOf = (year: ReturnType<typeof yearOf>, id: string): readonly PlaceTally[] =>
  year.measures.find((each) => each.measure === id)!.places;

/** All that a person may be: every stage passed or not, adult or not, met or not. */
function completions({ stage, adult, score, registered }: Person) {
  const passed = !registered ? [0] : stage === undefined ? [0, 1, 2, 3] : [stages.indexOf(stage) + 1];
  const met = !registered ? [false] : score === undefined ? [true, false] : [score === 1];
  return passed.flatMap((count) =>
    (adult === undefined ? [true, false] : [adult]).flatMap((member) =>
      met.map((reached) => ({ count, member, met: reached })),
    ),
  );
}

describe('stages', () => {
  test('the tally of a stage bounds the share of the measure among those who passed it, as completions do', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 3 }), (people) => {
        const row = rowsOf(yearOf(people.map((each, index) => recordOf(each, index))), 'titled').find(
          (each) => each.place === 'vn',
        )!;
        // Nothing is told of stages when nobody names one.
        const named = people.some((each) => each.registered && each.stage !== undefined && each.adult !== false);
        const anyNamed = people.some((each) => each.registered && each.stage !== undefined);
        if (!anyNamed) return void expect(row.stages).toBeUndefined();
        if (!named && row.stages === undefined) return;
        let all: { count: number; member: boolean; met: boolean }[][] = [[]];
        for (const each of people) all = all.flatMap((before) => completions(each).map((one) => [...before, one]));
        for (const [index, { tally }] of row.stages!.entries()) {
          const shares = all.flatMap((whole) => {
            const passed = whole.filter((each) => each.member && each.count > index);
            return passed.length === 0 ? [] : passed.filter((each) => each.met).length / passed.length;
          });
          const share = shareOf(tally);
          if (shares.length === 0) expect(share).toBeNull();
          else {
            const [low, high] = [Math.min(...shares), Math.max(...shares)];
            if (share!.low !== null) expect(share!.low.met / share!.low.total).toBeCloseTo(low, 12);
            else expect(low).toBe(1);
            if (share!.high !== null) expect(share!.high.met / share!.high.total).toBeCloseTo(high, 12);
            else expect(high).toBe(0);
          }
        }
      }),
      runs(150),
    );
  });

  test('a parent is the sum of its children, later stages are fewer, and the order of rows changes nothing', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 20 }), (people) => {
        const records = people.map((each, index) => recordOf(each, index));
        const year = yearOf(records);
        expect(canonicalJson(yearOf([...records].reverse()))).toBe(canonicalJson(year));
        for (const { places: rows } of year.measures) {
          const at = (id: string, stage: number) =>
            rows.find((each) => each.place === id)?.stages?.[stage]?.tally ?? EMPTY;
          for (const stage of [0, 1, 2]) {
            expect(mergeTallies(at('p-a', stage), at('p-b', stage))).toEqual(at('p', stage));
            expect(mergeTallies(at('p', stage), at('q', stage))).toEqual(at('vn', stage));
          }
          for (const row of rows) {
            const totals = (row.stages ?? []).map(({ tally: { met, unmet, unknown } }) => met + unmet + unknown);
            expect(totals).toEqual([...totals].sort((a, b) => b - a));
            expect(totals[0] ?? 0).toBeLessThanOrEqual(row.tally.met + row.tally.unmet + row.tally.unknown);
          }
        }
      }),
      runs(60),
    );
  });

  test('members that wait for their family are counted by stage and once like any other', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 12 }), (people) => {
        const home: SubjectRecord = {
          ...{ subject: 'f-1', year: 2023, group: 'gia-dinh' },
          places: { 'noi-o': 'p-a' },
          facts: { score: 1 },
        };
        const members = people.map((each, index) => recordOf({ ...each, adult: true }, index, { family: 'f-1' }));
        const year = yearOf([home, ...members]);
        const [titled, waiting] = ['titled', 'in-family'].map((id) => rowsOf(year, id));
        const stagesOf = (rows: readonly PlaceTally[]) => rows.map(({ place: id, stages: list }) => [id, list]);
        expect(stagesOf(waiting!)).toEqual(stagesOf(titled!));
      }),
      runs(40),
    );
  });
});

describe('heads', () => {
  test('each subject is counted once at every place where one of its counting places lies', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 20 }), (people) => {
        const year = yearOf(people.map((each, index) => recordOf({ ...each, adult: true }, index, { family: null })));
        const above: { readonly [id: string]: readonly string[] } = {
          ...{ 'p-a': ['p-a', 'p', 'vn'], 'p-b': ['p-b', 'p', 'vn'], 'q-a': ['q-a', 'q', 'vn'] },
        };
        const expected = new Map<string, number>();
        for (const { home, work } of people)
          for (const id of new Set([...above[home]!, ...(work === null ? [] : above[work]!)]))
            expected.set(id, (expected.get(id) ?? 0) + 1);
        const found = year.heads!.find(({ count }) => count === 'cong-dan')!.places;
        expect(new Map(found.map(({ place: id, subjects }) => [id, subjects]))).toEqual(
          new Map(found.map(({ place: id }) => [id, expected.get(id)])),
        );
        expect(found.length).toBe(expected.size);
        expect(found.every(({ maybe }) => maybe === 0)).toBe(true);
      }),
      runs(60),
    );
  });
});

test('days between two days are those of the calendar', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [from, to] = [a, b].map((each) => each.toISOString().slice(0, 10)) as [string, string];
      expect(daysBetween(from, to)).toBe(Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
    }),
  );
});
