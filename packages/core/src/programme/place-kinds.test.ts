import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import { checkProgramme, compilePack, compilePlaces, compileProgramme, evaluate, rollUp } from '../index.js';
import { targetsFor } from './place-kinds.js';

const pack = compilePack(
  packWith({ facts: { a: { type: 'boolean' } }, titles: [titleOf('cong-dan-hoc-tap', { var: 'a' })] }),
);
const places = compilePlaces({
  format: 'tieuchi-places/1',
  id: 'places',
  version: '1.0.0',
  places: [
    { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
    { id: 'tinh-1', code: '01', level: 'tinh', name: 'Tỉnh Một', parent: 'vn' },
    { id: 'huyen-1', code: '001', level: 'huyen', name: 'Huyện Một', parent: 'tinh-1' },
    { id: 'xa-1', code: '00001', level: 'xa', name: 'Xã Một', parent: 'huyen-1' },
    { id: 'xa-2', code: '00002', level: 'xa', name: 'Xã Hai', parent: 'huyen-1' },
    { id: 'xa-3', code: '00003', level: 'xa', name: 'Xã Ba', parent: 'tinh-1' },
    { id: 'xa-4', code: '00004', level: 'xa', name: 'Xã Bốn', parent: 'tinh-1', until: '2020-06-01' },
    { id: 'xa-5', code: '00004', level: 'xa', name: 'Xã Năm', parent: 'tinh-1', from: '2020-06-01' },
  ],
});
const kind = (...listed: string[]) => ({ places: listed, status: 'placeholder' });
const target = (year: number, atLeast: number, more: object = {}) => ({
  year,
  atLeast,
  status: 'placeholder',
  ...more,
});
const programmeOf = (placeKinds: object | undefined, targets: readonly object[]) => ({
  format: 'tieuchi-programme/1',
  id: 'p',
  version: '1.0.0',
  place: 'vn',
  asOf: '12-31',
  sources: {},
  roles: { 'noi-o': { of: 'place' } },
  ...(placeKinds && { placeKinds }),
  measures: [
    {
      id: 'm',
      count: 'cong-dan',
      through: 'noi-o',
      met: { var: 'title.cong-dan-hoc-tap' },
      levels: ['xa', 'huyen', 'tinh', 'quoc-gia'],
      targets,
    },
  ],
});

/** The target of each place, and for which kind it is set. */
function targetsIn(placeKinds: object | undefined, targets: readonly object[], year = 2020) {
  const programme = compileProgramme(programmeOf(placeKinds, targets), [pack]);
  const scored = ['xa-1', 'xa-2', 'xa-3', year < 2020 ? 'xa-4' : 'xa-5'].map((place, index) => {
    const record = { subject: `s${index}`, year, group: 'nhom-1', places: { 'noi-o': place }, facts: { a: true } };
    return { record, result: evaluate(pack, record) };
  });
  const report = rollUp(programme, places, scored);
  const rows = report.programmes[0]!.years[0]!.measures[0]!.places;
  return {
    issues: report.issues.map(({ code, pointer }) => `${code} ${pointer}`),
    targets: Object.fromEntries(
      rows.map((row) => [row.place, row.target && `${row.target.year} ${row.target.atLeast} ${row.target.for ?? '-'}`]),
    ),
  };
}

describe('targets by kind of place', () => {
  const both = [target(2020, 70), target(2020, 60, { for: 'kho-khan' })];
  test('a place takes the target of its own kind, and so does what lies in it; the place above takes the general one', () => {
    expect(targetsIn({ 'kho-khan': kind('huyen-1') }, both)).toEqual({
      issues: [],
      targets: {
        vn: '2020 70 -',
        'tinh-1': '2020 70 -',
        'huyen-1': '2020 60 kho-khan',
        'xa-1': '2020 60 kho-khan',
        'xa-2': '2020 60 kho-khan',
        'xa-3': '2020 70 -',
        'xa-5': '2020 70 -',
      },
    });
  });

  test('the nearest kind wins', () => {
    const { targets } = targetsIn({ 'kho-khan': kind('vn'), 'thuan-loi': kind('huyen-1'), rieng: kind('xa-1') }, [
      ...both,
      target(2020, 80, { for: 'thuan-loi' }),
      target(2020, 90, { for: 'rieng' }),
    ]);
    expect(targets).toMatchObject({
      vn: '2020 60 kho-khan',
      'xa-1': '2020 90 rieng',
      'xa-2': '2020 80 thuan-loi',
      'xa-3': '2020 60 kho-khan',
    });
  });

  test('a year without a target for the kind has the general one, also as the next target', () => {
    const later = [...both, target(2025, 75)];
    expect(targetsIn({ 'kho-khan': kind('xa-1') }, later, 2021).targets).toMatchObject({
      'xa-1': '2025 75 -',
      'xa-3': '2025 75 -',
    });
    expect(targetsIn({ 'kho-khan': kind('xa-1') }, [target(2020, 60, { for: 'kho-khan' })]).targets).toMatchObject({
      'xa-1': '2020 60 kho-khan',
      'xa-3': undefined,
    });
  });

  test('a code is one of the year’s day; a place that is not in force lends its kind to none', () => {
    expect(targetsIn({ 'kho-khan': kind('00004') }, both).targets).toMatchObject({ 'xa-5': '2020 60 kho-khan' });
    expect(targetsIn({ 'kho-khan': kind('xa-4') }, both)).toMatchObject({
      issues: [],
      targets: { 'xa-5': '2020 70 -' },
    });
    expect(targetsIn({ 'kho-khan': kind('xa-4') }, both, 2019).targets).toMatchObject({ 'xa-4': '2020 60 kho-khan' });
  });

  test('an unknown place, and one that is of two kinds under two names, are told', () => {
    expect(targetsIn({ 'kho-khan': kind('xa-1', 'xa-9') }, both).issues).toEqual([
      'kind/unknown-place /placeKinds/kho-khan/places/1',
    ]);
    expect(targetsIn({ 'kho-khan': kind('xa-1'), rieng: kind('00001') }, both)).toMatchObject({
      issues: ['kind/two-kinds /placeKinds/rieng/places/0'],
      targets: { 'xa-1': '2020 60 kho-khan' },
    });
  });

  test('without kinds nothing changes', () => {
    expect(targetsFor([{ year: 2020, atLeast: 70, status: 'placeholder' }], undefined)).toHaveLength(1);
    expect(targetsIn(undefined, [target(2020, 70)]).targets).toMatchObject({ 'xa-1': '2020 70 -' });
  });
});

test.each<[object | undefined, readonly object[], string]>([
  [{ 'kho-khan': kind() }, [target(2020, 60, { for: 'kho-kan' })], 'target/misspelt-kind /measures/0/targets/0/for'],
  [{}, [target(2020, 60, { for: 'kho-khan' })], 'target/unknown-kind /measures/0/targets/0/for'],
  [undefined, [target(2020, 60, { for: 'kho-khan' })], 'target/unknown-kind /measures/0/targets/0/for'],
  [{ a: kind('xa-1'), b: kind('xa-1') }, [], 'kind/doubled /placeKinds/b/places/0'],
  [
    { a: kind('xa-1') },
    [target(2020, 60, { for: 'a' }), target(2020, 61, { for: 'a' }), target(2020, 62)],
    'target/doubled-year /measures/0/targets/1',
  ],
  [
    { a: { places: 'xa-1', status: 'placeholder' } },
    [target(2020, 60, { for: 'b' })],
    'shape/type /placeKinds/a/places',
  ],
])('%j %j: %s', (placeKinds, targets, want) => {
  expect(
    checkProgramme(programmeOf(placeKinds, targets), [pack]).map(({ code, pointer }) => `${code} ${pointer}`),
  ).toEqual([want]);
});
