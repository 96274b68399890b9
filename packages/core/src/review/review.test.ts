import { describe, expect, test } from 'vitest';
import { compilePack } from '../check/pack.js';
import { compilePlaces } from '../check/places.js';
import { compileProgramme } from '../check/programme.js';
import type { DeclaredCount } from '../document/index.js';
import type { Report } from '../rollup/result.js';
import { rollUp } from '../rollup/roll-up.js';
import { reviewOf } from './review.js';

const pack = compilePack({
  ...{ format: 'tieuchi-pack/1', id: 'test/p', version: '1.0.0', subject: 's', group: 'g', place: 'top' },
  ...{ through: 'home', inForce: { from: '2000-01-01', status: 'placeholder' }, sources: {} },
  facts: { a: { type: 'integer', min: 0, max: 9 } },
  titles: [{ id: 't', status: 'placeholder', when: { '>=': [{ var: 'a' }, 5] } }],
});
const target = (year: number, atLeast: number, more: object = {}) => ({
  year,
  atLeast,
  status: 'placeholder',
  ...more,
});
const document = {
  ...{ format: 'tieuchi-programme/1', id: 'test/plan', version: '1.0.0', place: 'top', asOf: '12-31', sources: {} },
  roles: { home: { of: 'place' } },
  placeKinds: { hill: { places: ['east'], status: 'placeholder' } },
  measures: [
    {
      ...{ id: 'm', count: 's', through: 'home', met: { var: 'title.t' }, levels: ['low', 'high'] },
      targets: [target(2025, 50), target(2030, 80), target(2030, 60, { for: 'hill' })],
    },
  ],
};
const plan = (more: object = {}) => compileProgramme({ ...document, ...more }, [pack]);
const low = (id: string, more: object = {}) => ({ id, code: id, level: 'low', name: id, parent: 'top', ...more });
const places = compilePlaces({
  ...{ format: 'tieuchi-places/1', id: 'places', version: '1.0.0' },
  places: [
    { id: 'top', code: 'top', level: 'high', name: 'top' },
    low('east'),
    low('west', { until: '2025-07-01' }),
    low('north', { until: '2025-07-01' }),
    low('north-west', { from: '2025-07-01' }),
  ],
  links: [
    { from: 'west', to: 'north-west', kind: 'full' },
    { from: 'north', to: 'north-west', kind: 'full' },
  ],
});

type Count = Partial<DeclaredCount> & { readonly year: number };
const declared = (...counts: readonly Count[]) =>
  counts.map((each) => ({ place: 'east', measure: 'm', status: 'local' as const, source: 's', ...each }));
const of = (...counts: readonly Count[]): Report => rollUp(plan(), places, [], { counts: declared(...counts) });
const options = { programmes: [plan()], places: [places] };
const at = (review: ReturnType<typeof reviewOf>, place: string) =>
  review.programmes[0]!.measures[0]!.places.find((each) => each.place === place);

describe('the years of one place', () => {
  test('stand in one list, with the exact difference of their shares', () => {
    const review = reviewOf([of({ year: 2023, met: 2, among: 6 }), of({ year: 2022, met: 1, among: 4 })], options);
    expect(at(review, 'east')).toMatchObject({
      rows: [
        { year: 2022, tally: { met: 1, unmet: 3 }, share: { low: { met: 1, total: 4 } }, declared: 'tally' },
        { year: 2023, tally: { met: 2, unmet: 4 } },
      ],
      trend: { from: 2022, to: 2023, direction: 'up', surely: true, difference: { numerator: '2', denominator: '24' } },
    });
    expect(review.programmes[0]!.years).toEqual([
      { year: 2022, versions: ['1.0.0'], tree: '2022-12-31' },
      { year: 2023, versions: ['1.0.0'], tree: '2023-12-31' },
    ]);
  });

  test('are exact beyond 2⁵³', () => {
    const many = 900_000_000;
    const review = reviewOf([of({ year: 2022, met: 1, among: many }, { year: 2023, met: 2, among: many - 1 })]);
    expect(at(review, 'east')!.trend!.difference).toEqual({
      numerator: String(2n * BigInt(many) - BigInt(many - 1)),
      denominator: String(BigInt(many) * BigInt(many - 1)),
    });
  });

  test('say a direction for sure only when what is undecided cannot turn it round', () => {
    const open = { kind: 's', result: { ...{ subject: 'x', year: 2023, group: 'g', date: '2023-12-31', pack: 'p' } } };
    const record = { subject: 'x', year: 2023, group: 'g', places: { home: 'east' }, facts: {} };
    const result = {
      ...open.result,
      ...{ points: null, indicators: [], defaults: [], issues: [] },
      titles: [{ id: 't', verdict: 'unknown' as const, decidedBy: '' }],
    };
    const unsure = rollUp(plan(), places, [{ record, result }]);
    const review = reviewOf([unsure, of({ year: 2022, met: 1, among: 2 })], options);
    expect(at(review, 'east')!.trend).toEqual({
      ...{ from: 2022, to: 2023, direction: 'down' },
      difference: { numerator: '-1', denominator: '2' },
    });
  });

  test('of which one counted nobody for sure are not compared', () => {
    const review = reviewOf([of({ year: 2022, met: 0, among: 0 }, { year: 2023, met: 1, among: 2 })]);
    expect(at(review, 'top')!.trend).toEqual({ from: 2022, to: 2023, notComparable: 'nobody' });
  });

  test('outside the period are left out, and years that nobody counted are told', () => {
    const report = of(
      { year: 2021, met: 1, among: 2 },
      { year: 2023, met: 1, among: 2 },
      { year: 2026, met: 1, among: 2 },
    );
    const review = reviewOf([report], { from: 2022, to: 2025 });
    expect(review).toMatchObject({ from: 2022, to: 2025, issues: [] });
    expect(review.programmes[0]).toMatchObject({ years: [{ year: 2023 }], missing: [2022, 2024, 2025] });
    expect(reviewOf([report], { from: 2024, to: 2025 }).issues).toMatchObject([{ code: 'review/no-year' }]);
  });
});

describe('targets of the period', () => {
  const years = [2022, 2024].map((year) => ({ year, met: year - 2021, among: 10 }));

  test('are those of the rows; with the programme also later ones, by kind of place', () => {
    expect(at(reviewOf([of(...years)]), 'east')!.goals).toMatchObject([
      { counted: 2024, target: { year: 2025, atLeast: 50, distance: 2 } },
    ]);
    expect(at(reviewOf([of(...years)], options), 'east')!.goals).toEqual([
      { counted: 2024, target: { year: 2025, atLeast: 50, status: 'placeholder', distance: 2 } },
      { counted: 2024, target: { year: 2030, for: 'hill', atLeast: 60, status: 'placeholder', distance: 3 } },
    ]);
    expect(at(reviewOf([of(...years)], options), 'top')!.goals[1]!.target.atLeast).toBe(80);
  });

  test('are judged in their own year only', () => {
    const review = reviewOf(
      [of(...years, { year: 2025, met: 5, among: 10 }, { year: 2026, met: 9, among: 10 })],
      options,
    );
    expect(at(review, 'east')!.goals).toMatchObject([
      { counted: 2025, target: { year: 2025, verdict: 'met', distance: 0 } },
      { counted: 2026, target: { year: 2030, distance: 0 } },
    ]);
    expect(at(review, 'east')!.goals[1]!.target.verdict).toBeUndefined();
  });
});

describe('places that change', () => {
  const report = of(
    { year: 2024, place: 'west', met: 1, among: 4 },
    { year: 2024, met: 1, among: 4 },
    { year: 2025, place: 'north-west', met: 4, among: 4 },
    { year: 2025, met: 2, among: 4 },
  );

  test('are other places: only the same id is compared', () => {
    const review = reviewOf([report], options);
    expect(at(review, 'west')).toMatchObject({ rows: [{ year: 2024 }], changes: [] });
    expect(at(review, 'west')!.trend).toBeUndefined();
    expect(at(review, 'north-west')!.rows.map(({ year }) => year)).toEqual([2025]);
    expect(at(review, 'east')!.trend).toMatchObject({ direction: 'up' });
    expect(at(review, 'top')!.trend).toMatchObject({ direction: 'up' });
  });

  test('are told with what they became and what they came from', () => {
    expect(reviewOf([report], options).programmes[0]!.placeChanges).toEqual([
      { place: 'north-west', level: 'low', begins: { on: '2025-07-01', from: ['west', 'north'] } },
      { place: 'west', level: 'low', ends: { on: '2025-07-01', into: ['north-west'] } },
    ]);
    expect(reviewOf([report]).programmes[0]!.placeChanges).toBeUndefined();
  });

  test('a programme whose own place has ended is not compared across the change', () => {
    const west = plan({ place: 'west' });
    const counts = declared(
      { year: 2024, place: 'west', met: 1, among: 4 },
      { year: 2025, place: 'west', met: 2, among: 4 },
    );
    const reports = counts.map((count) => rollUp(west, places, [], { counts: [count] }));
    const levelled = reviewOf(reports, { programmes: [west], places: [places] });
    expect(at(levelled, 'west')?.trend).toMatchObject({ notComparable: expect.any(String) as string });
  });

  test('re-mapped years say so, and what is perhaps counted is not compared', () => {
    const counts = declared({ year: 2024, place: 'west', met: 1, among: 4 });
    const later = rollUp(plan(), places, [], { counts, tree: '2025-12-31' });
    const review = reviewOf([later, of({ year: 2025, place: 'north-west', met: 4, among: 4 })], options);
    expect(review.programmes[0]!.years[0]).toMatchObject({ tree: '2025-12-31', remappedFrom: '2024-12-31' });
    expect(at(review, 'north-west')!.trend).toMatchObject({ from: 2024, to: 2025, direction: 'up' });
    const open = structuredClone(later) as { -readonly [key in keyof Report]: Report[key] };
    const row = open.programmes[0]!.years[0]!.measures[0]!.places.find(({ place }) => place === 'north-west');
    Object.assign(row!, { notFullyDeterminable: true });
    const unsure = reviewOf([open, of({ year: 2025, place: 'north-west', met: 4, among: 4 })], options);
    expect(at(unsure, 'north-west')!.trend).toEqual({ from: 2024, to: 2025, notComparable: 'divided' });
  });
});

describe('baselines', () => {
  test('stand in the table of their place and are never summed or compared', () => {
    const review = reviewOf([of({ year: 2020, share: 71.5 }, { year: 2022, met: 1, among: 2 })], options);
    expect(review.from).toBe(2022);
    expect(at(review, 'east')).toMatchObject({ baselines: [{ year: 2020, share: 71.5 }], rows: [{ year: 2022 }] });
    expect(at(review, 'east')!.trend).toBeUndefined();
    expect(at(review, 'top')!.baselines).toEqual([]);
  });

  test('of a place that nobody counts make a row of their own', () => {
    const review = reviewOf(
      [of({ year: 2020, place: 'west', share: 71.5 }, { year: 2022, met: 1, among: 2 })],
      options,
    );
    expect(at(review, 'west')).toMatchObject({ level: 'low', baselines: [{ share: 71.5 }], rows: [], goals: [] });
  });

  test('that one source declares in two ways are an error', () => {
    const reports = [71, 72].map((share) => of({ year: 2020, share }, { year: 2022, met: 1, among: 2 }));
    const review = reviewOf(reports);
    expect(review.issues).toMatchObject([{ code: 'review/baseline-differs', params: { first: 71, second: 72 } }]);
    expect(at(review, 'east')!.baselines).toEqual([]);
  });
});

describe('reports that do not fit together', () => {
  test('the same year twice with the same numbers is one', () => {
    const report = of({ year: 2022, met: 1, among: 2 });
    expect(reviewOf([report, structuredClone(report)])).toEqual(reviewOf([report]));
  });

  test('the same year with different numbers is an error that says where, and is left out', () => {
    const reports = [1, 2].map((met) => of({ year: 2022, met, among: 2 }, { year: 2023, met: 1, among: 2 }));
    const review = reviewOf(reports);
    expect(review.issues).toMatchObject([
      {
        ...{ code: 'review/differs', severity: 'error', pointer: '/measures/m/places/top/tally/met' },
        params: { programme: 'test/plan', year: 2022, first: '1', second: '2' },
      },
    ]);
    expect(reviewOf([...reports].reverse())).toEqual(review);
    expect(review.programmes[0]!.years.map(({ year }) => year)).toEqual([2023]);
  });

  test('versions are told, and a measure that counts something else is not compared', () => {
    const next = plan({ version: '1.1.0', measures: [{ ...document.measures[0], among: { var: 'registered' } }] });
    const same = plan({ version: '1.1.0' });
    const first = of({ year: 2022, met: 1, among: 2 });
    const counted = (programme: typeof next) =>
      rollUp(programme, places, [], { counts: declared({ year: 2023, met: 2, among: 2 }) });
    const trendWith = (programme: typeof next) => {
      const programmes = [plan(), programme];
      const review = reviewOf([counted(programme), first], { programmes, places: [places] });
      expect(review.issues).toMatchObject([
        { code: 'review/versions', severity: 'warning', params: { versions: '1.0.0, 1.1.0' } },
      ]);
      expect(review.programmes[0]!.years.map(({ versions }) => versions)).toEqual([['1.0.0'], ['1.1.0']]);
      return at(review, 'east')!.trend;
    };
    expect(trendWith(next)).toEqual({ from: 2022, to: 2023, notComparable: 'another-measure' });
    expect(trendWith(same)).toMatchObject({ direction: 'up' });
  });

  test('one programme at two places, and another semantics, are errors', () => {
    const report = of({ year: 2022, met: 1, among: 2 });
    const moved = structuredClone(report) as Report;
    Object.assign(moved.programmes[0]!, { place: 'east' });
    expect(reviewOf([report, moved]).issues[0]).toMatchObject({ code: 'review/other-place', severity: 'error' });
    expect(reviewOf([{ ...report, semantics: 2 }, report])).toMatchObject({
      issues: [{ code: 'review/semantics', params: { found: 2, own: 1 } }],
      programmes: [{ years: [{ year: 2022 }] }],
    });
  });
});
