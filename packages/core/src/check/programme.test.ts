import { describe, expect, test } from 'vitest';
import { collectivePacks, filesIn, nationalPacks, nationalPlaces, packsPath, textOf } from '../../test/fixtures.js';
import { checkProgramme, compilePack, compileProgramme, evaluate, rollUp } from '../index.js';

const packs = nationalPacks();
const every = [...packs, ...collectivePacks()];
const folder = 'criteria-packs/';
const programmes = filesIn(folder)
  .filter((name) => name.startsWith('vn') && !name.includes('.'))
  .flatMap((name) => filesIn(`${folder}${name}/programmes`).map((file) => `${folder}${name}/programmes/${file}`))
  .filter((path) => path.endsWith('.programme.json'));

describe('the programmes of this repository', () => {
  test('are ten of the nation, five plans, and a province’s targets of 2020', () => {
    expect(programmes).toHaveLength(16);
  });

  test.each(programmes)('%s compiles with its texts, without a warning', (path) => {
    expect(checkProgramme(textOf(path), every)).toEqual([]);
    const texts = ['vi', 'en'].map((locale) => textOf(path.replace('.programme.json', `.${locale}.json`)));
    const { document, texts: words } = compileProgramme(textOf(path), every, texts);
    expect(Object.keys(words).sort()).toEqual(['en', 'vi']);
    for (const { id } of document.measures)
      for (const locale of ['vi', 'en']) expect(words[locale]!.measures?.[id], `${id} in ${locale}`).toBeTruthy();
  });

  test('texts of another document are refused', () => {
    expect(() => compileProgramme(textOf(programmes[0]!), every, [textOf(`${packsPath}nhom-3-2022.vi.json`)])).toThrow(
      /the texts are of/,
    );
    expect(() =>
      compilePack(textOf(`${packsPath}nhom-3-2022.pack.json`), [textOf(`${packsPath}nhom-1-2022.vi.json`)]),
    ).toThrow(/the texts are of/);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a document is changed in ways that its type forbids.
type Loose = any;
const national = `${folder}vn/programmes/677-qd-ttg.programme.json`;

describe('one mistake is one error, where it stands', () => {
  test.each<[string, (programme: Loose) => void, string]>([
    [
      'a misspelt key',
      (p) => {
        p.measures[0].trough = p.measures[0].through;
        delete p.measures[0].through;
      },
      'shape/misspelt-key /measures/0/trough',
    ],
    ['an unknown key', (p) => (p.measures[0].weight = 1), 'shape/unknown-key /measures/0/weight'],
    ['missing roles', (p) => delete p.roles, 'shape/missing-key '],
    ['roles that are a list', (p) => (p.roles = []), 'shape/type /roles'],
    ['a day of the year that is none', (p) => (p.asOf = '13-01'), 'shape/day-of-year /asOf'],
    ['a measure twice', (p) => (p.measures[1].id = p.measures[0].id), 'measure/doubled /measures/1/id'],
    [
      'a measure of an unknown kind',
      (p) => {
        p.measures[0].count = 'gia-dinh';
        p.measures.length = 1;
      },
      'measure/no-pack /measures/0/count',
    ],
    ['an unknown role', (p) => (p.measures[0].through = 'quoc-tich'), 'measure/unknown-role /measures/0/through'],
    ['a misspelt role', (p) => (p.measures[0].through = 'noi-p'), 'measure/misspelt-role /measures/0/through'],
    [
      'a role of every object',
      (p) => (p.measures[0].through = 'constructor'),
      'measure/unknown-role /measures/0/through',
    ],
    [
      'a role of collectives',
      (p) => {
        p.roles['noi-o'].of = 'gia-dinh';
        p.measures.length = 1;
      },
      'measure/role-of-collective /measures/0/through',
    ],
    ['no numerator', (p) => delete p.measures[0].met, 'measure/needs /measures/0'],
    [
      'a declared measure that reads',
      (p) => (p.measures[4].met = { var: 'registered' }),
      'measure/declared-reads /measures/4/met',
    ],
    [
      'two numbers in a target',
      (p) => (p.measures[0].targets[0].moreThan = 40),
      'target/two-numbers /measures/0/targets/0',
    ],
    ['no number in a target', (p) => delete p.measures[0].targets[0].atLeast, 'target/nothing /measures/0/targets/0'],
    [
      'a target that is too fine',
      (p) => (p.measures[0].targets[0].atLeast = 40.125),
      'target/too-fine /measures/0/targets/0',
    ],
    [
      'a target of more than all',
      (p) => (p.measures[0].targets[0].atLeast = 101),
      'shape/bounds /measures/0/targets/0/atLeast',
    ],
    [
      'two targets of one year',
      (p) => (p.measures[0].targets[1].year = 2025),
      'target/doubled-year /measures/0/targets/1',
    ],
    ['a target without source', (p) => delete p.measures[0].targets[0].source, 'source/missing /measures/0/targets/0'],
    [
      'an unknown title',
      (p) => (p.measures[0].met = { var: 'title.cong-dan-hoc-tep' }),
      'rule/misspelt-name /measures/0/met/var',
    ],
    [
      'an unknown fact',
      (p) => (p.measures[5].among = { var: 'zzzzzzzzzzzz' }),
      'rule/unknown-name /measures/5/among/var',
    ],
    [
      'points, which no measure reads',
      (p) => (p.measures[0].met = { '>': [{ var: 'points.total' }, 80] }),
      'rule/unknown-name /measures/0/met/>/0/var',
    ],
    [
      'a group that no pack judges',
      (p) => (p.measures[7].among.and[1]['=='][1] = 'nhom-9'),
      'rule/misspelt-value /measures/7/among/and/1/==/1',
    ],
    ['a fact called like a role', (p) => (p.facts['noi-o'] = { type: 'boolean' }), 'fact/role /facts/noi-o'],
    [
      'a fact of another type than in the packs',
      (p) => (p.facts['ky-nang-so'] = { type: 'integer', min: 0, max: 1 }),
      'programme/fact-differs /facts/ky-nang-so',
    ],
    [
      'a fact that cannot be',
      (p) => (p.facts['nguoi-lon'] = { type: 'integer', min: 1, max: 1 }),
      'fact/one-value /facts/nguoi-lon',
    ],
    ['a fact of no type', (p) => (p.facts['nguoi-lon'].type = 'bool'), 'shape/misspelt-value /facts/nguoi-lon/type'],
  ])('%s', (_, change, want) => {
    const programme: Loose = JSON.parse(textOf(national));
    change(programme);
    const errors = checkProgramme(programme, packs).filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ code, pointer }) => `${code} ${pointer}`))]).toEqual([want]);
    expect(errors).toHaveLength(1);
    expect(() => compileProgramme(programme, packs)).toThrow();
  });
});

describe('Hưng Yên in 2025', () => {
  const places = nationalPlaces();
  const path = `${folder}vn-hung-yen/programmes/127-kh-ubnd.programme.json`;
  const programme = compileProgramme(textOf(path), every);
  const measure = programme.document.measures.find(({ declared }) => !declared)!;
  const pack = packs.find(({ id }) => id.endsWith('nhom-3-2023'))!;
  const scores = Object.fromEntries(
    pack.document.criteria!.flatMap(({ indicators }) => indicators.map(({ id }) => [id, 8])),
  );
  const person = (subject: string, code: string, year: number) => {
    const facts = Object.fromEntries(
      Object.entries(programme.document.facts ?? {})
        .filter(([, { type }]) => type === 'boolean')
        .map(([id]) => [id, true]),
    );
    const record = {
      subject,
      year,
      group: 'nhom-3',
      places: { [measure.through!]: code },
      facts: { ...facts, ...scores, 'ky-nang-so': true, 'thanh-thao-ky-nang-so': true },
    };
    return { record, result: evaluate(pack, record) };
  };
  const communesOf = (province: string) =>
    places.places.filter(
      ({ until, level, id }) =>
        until === undefined &&
        level === 'xa' &&
        places.standing(places.find(id)!, '2025-12-31').certain.includes(places.find(province)!),
    );
  const fromThaiBinh = (id: string) =>
    places.standing(places.find(id)!, '2025-06-30').certain.includes(places.find('tinh-34')!);
  const communes = communesOf('tinh-33-2025');
  const own = communes.find(({ id }) =>
    places.standing(places.find(id)!, '2025-06-30').certain.includes(places.find('tinh-33')!),
  )!;
  const other = communes.find(({ id }) => fromThaiBinh(id))!;

  test('the province that is no more counts its old ground, not the ground that joined it', () => {
    const report = rollUp(programme, places, [
      person('p-1', own.code, 2025),
      person('p-2', other.code, 2025),
      person('p-3', '01726', 2025),
    ]);
    const year = report.programmes[0]!.years[0]!;
    const root = year.measures
      .find(({ measure: id }) => id === measure.id)!
      .places.find(({ place }) => place === 'tinh-33')!;
    expect(year.tree).toBe('2025-12-31');
    const { met, unmet, unknown } = root.tally;
    expect(met + unmet + unknown).toBe(1);
    expect(report.issues).toEqual([]);
  });

  test('and the baselines of its plan stand by it', () => {
    const counts = [
      { place: 'tinh-33', year: 2020, measure: 'gia-dinh-hoc-tap', share: 71, status: 'local' as const, source: 's' },
    ];
    const report = rollUp(programme, places, [], { counts });
    expect(report.issues).toEqual([]);
    expect(report.programmes[0]!.baselines).toHaveLength(1);
  });
});
