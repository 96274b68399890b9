import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePack, compileProgramme, type Texts } from '@tieuchi/core';
import { describe, expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const folders = readdirSync(here).filter((name) => name === 'vn' || name.startsWith('vn-'));
const read = (path: string) => readFileSync(join(here, path), 'utf8');
interface Manifest {
  readonly tieuchi: { readonly [kind: string]: readonly string[] };
  readonly files: readonly string[];
}
const manifest = (folder: string) => JSON.parse(read(`${folder}/package.json`)) as Manifest;
const listed = (kind: string) =>
  folders.flatMap((folder) => (manifest(folder).tieuchi[kind] ?? []).map((path) => `${folder}/${path}`));

const texts = listed('texts').map((path) => ({ path, texts: JSON.parse(read(path)) as Texts }));
const wordsOf = (id: string) => texts.filter(({ texts: { of } }) => of === id).map(({ path }) => read(path));
const packs = listed('packs').map((path) =>
  compilePack(read(path), wordsOf((JSON.parse(read(path)) as { id: string }).id)),
);
const programmes = listed('programmes').map((path) =>
  compileProgramme(read(path), packs, wordsOf((JSON.parse(read(path)) as { id: string }).id)),
);

test('each folder lists what it holds, and nothing else', () => {
  for (const folder of folders) {
    const found = readdirSync(join(here, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (path) =>
          !path.includes('node_modules') &&
          /(\.(pack|programme)\.json|\.(vi|en)\.json|\.places\.(json|csv)|\.counts\.csv)$/.test(path),
      )
      .sort();
    expect(Object.values(manifest(folder).tieuchi).flat().sort()).toEqual(found);
  }
});

const citizens = packs.filter(({ subject }) => subject === 'cong-dan');

describe.each(citizens.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  const { criteria = [], thresholds = {}, facts, titles } = pack.document;
  const indicators = criteria.flatMap((criterion) => criterion.indicators);

  test('is 3 competences, 10 indicators of 1 to 10, pass at 80 with none below 5, five years in a row', () => {
    expect(criteria.map((criterion) => criterion.indicators.length)).toEqual([4, 4, 2]);
    for (const { id, points } of indicators) {
      expect(points).toEqual({ var: id });
      expect(facts[id]).toMatchObject({ type: 'integer', min: 1, max: 10 });
    }
    expect(
      Object.fromEntries(Object.entries(thresholds).map(([name, values]) => [name, values.map(({ value }) => value)])),
    ).toEqual({ total: [80], floor: [5] });
    expect(titles.map(({ id }) => id)).toEqual(['cong-dan-hoc-tap', 'tieu-bieu-xuat-sac']);
    expect(titles[1]!.years).toMatchObject({
      title: 'cong-dan-hoc-tap',
      consecutive: 5,
      gap: { value: 'reset', status: 'placeholder' },
    });
  });
});

test.each(packs.map((pack) => [pack.id, pack] as const))(
  '%s has words for everything in Vietnamese and English, composed',
  (_, { document, texts: found }) => {
    const { criteria = [], thresholds = {}, facts, titles, roles = {}, group, through } = document;
    const keys = (given: object = {}) => Object.keys(given).sort();
    for (const locale of ['vi', 'en']) {
      const words = found[locale]!;
      const indicators = criteria.flatMap((criterion) => criterion.indicators.map(({ id }) => id));
      expect(keys(words.indicators)).toEqual(indicators.sort());
      expect(keys(words.criteria)).toEqual(criteria.map(({ id }) => id).sort());
      expect(Object.keys(words.titles ?? {})).toEqual(titles.map(({ id }) => id));
      expect(keys(words.facts)).toEqual(keys(facts));
      expect(keys(words.thresholds)).toEqual(keys(thresholds));
      expect(keys(words.groups)).toEqual([group]);
      expect(keys(words.roles)).toEqual([...new Set([through, ...Object.keys(roles)])].sort());
      for (const { id, ranks = [] } of titles)
        expect(keys(words.ranks?.[id])).toEqual(ranks.map((rank) => rank.id).sort());
      for (const [id, { of = [] }] of Object.entries(facts)) expect(keys(words.values?.[id])).toEqual([...of].sort());
      expect(JSON.stringify(words)).toBe(JSON.stringify(words).normalize('NFC'));
    }
  },
);

test.each(programmes.map((programme) => [programme.id, programme] as const))(
  '%s has words for what it counts, in Vietnamese and English',
  (_, { document: { measures, roles, stages = [], placeKinds = {} }, texts: found }) => {
    const distinct = (ids: readonly string[]) => [...new Set(ids)].sort();
    for (const locale of ['vi', 'en']) {
      const words = found[locale]!;
      const said = (of: keyof typeof words) => Object.keys(words[of] ?? {}).sort();
      expect(said('kinds')).toEqual(distinct(measures.map(({ count }) => count)));
      expect(said('measures')).toEqual(distinct(measures.map(({ id }) => id)));
      expect(said('levels')).toEqual(distinct(measures.flatMap(({ levels }) => levels)));
      expect(said('roles')).toEqual(distinct(Object.keys(roles)));
      expect(said('stages')).toEqual(distinct(stages));
      expect(said('placeKinds')).toEqual(distinct(Object.keys(placeKinds)));
    }
  },
);

test('a group belongs to one kind of subject, and one pack of a group is in force on a day', () => {
  const kinds = new Map<string, string>();
  const spans = new Map<string, { from: string; until: string }[]>();
  for (const { group, subject, document } of packs) {
    expect(kinds.get(group) ?? subject).toBe(subject);
    kinds.set(group, subject);
    const { from, until = '9999-12-31' } = document.inForce;
    const others = spans.get(group) ?? [];
    for (const other of others) expect(from >= other.until || until <= other.from).toBe(true);
    spans.set(group, [...others, { from, until }]);
  }
});

test('a fact has one type in all packs, because a register has one column for it', () => {
  const types = new Map<string, string>();
  const odd: string[] = [];
  for (const { id, document } of packs)
    for (const [fact, { type, of = [] }] of Object.entries(document.facts)) {
      const is = [type, ...of].join(' ');
      if ((types.get(fact) ?? is) !== is) odd.push(`${id} ${fact}: ${is}, elsewhere ${types.get(fact)}`);
      types.set(fact, is);
    }
  expect(odd).toEqual([]);
});

test('a placeholder says why, and a template grants nothing by a number that nobody gave', () => {
  const silent: string[] = [];
  for (const { id, document } of packs.filter(({ subject }) => subject !== 'cong-dan'))
    (function visit(at: unknown, pointer: string): void {
      if (typeof at !== 'object' || at === null) return;
      const { status, note } = at as { status?: string; note?: string };
      if (status === 'placeholder' && note === undefined && !pointer.endsWith('/from')) silent.push(id + pointer);
      for (const [key, value] of Object.entries(at)) visit(value, `${pointer}/${key}`);
    })(document, '');
  expect(silent).toEqual([]);
  for (const { document } of packs.filter(({ id }) => id.endsWith('/mau')))
    for (const values of Object.values(document.thresholds ?? {}))
      for (const { value, status } of values) expect([value, status]).toEqual([100, 'placeholder']);
});

test('groups 1 to 3 from 2022-06-16, groups 1 to 4 from 2023-10-25, without a day between', () => {
  const spans = citizens
    .map(({ group, document: { inForce } }) => `${group} ${inForce.from} ${inForce.until ?? ''}`.trim())
    .sort();
  expect(spans).toEqual([
    'nhom-1 2022-06-16 2023-10-25',
    'nhom-1 2023-10-25',
    'nhom-2 2022-06-16 2023-10-25',
    'nhom-2 2023-10-25',
    'nhom-3 2022-06-16 2023-10-25',
    'nhom-3 2023-10-25',
    'nhom-4 2023-10-25',
  ]);
  for (const { document } of citizens.filter(({ document: { inForce } }) => inForce.until !== undefined))
    expect(document.inForce.status).toBe('placeholder');
});

const targetsOf = (id: string) =>
  Object.fromEntries(
    programmes
      .find((programme) => programme.id === id || programme.id.startsWith(`${id}/`))!
      .document.measures.filter(({ targets }) => targets !== undefined)
      .map((measure) => [
        measure.id,
        measure
          .targets!.map(
            ({ year, atLeast, moreThan, inWords }) =>
              `${year} ${atLeast !== undefined ? `>=${atLeast}` : moreThan !== undefined ? `>${moreThan}` : `“${inWords?.slice(0, 8)}”`}`,
          )
          .join(', '),
      ]),
  );

test.each(['vn/677-qd-ttg', 'vn-long-an', 'vn-nguyen-binh', 'vn-vinh-thuan'])(
  '%s asks what Quyết định 677 asks',
  (id) => {
    const targets = Object.values(targetsOf(id));
    for (const pair of ['2025 >=40, 2030 >=60', '2025 >=60, 2030 >=80', '2025 >=70, 2030 >=90'])
      expect(targets).toContain(pair);
    expect(targets.filter((target) => target === '2025 >=60, 2030 >=80').length).toBe(2);
  },
);

test('the department of Lạng Sơn asks for strictly more than 60 %, and alone has a yearly deadline', () => {
  expect(Object.values(targetsOf('vn-lang-son-so-khdt'))).toContain('2025 >60, 2030 >=80');
  const deadlines = programmes
    .map(({ id, document }) => [id.split('/')[0], document.procedure?.reportBefore?.day])
    .filter(([, day]) => day !== undefined);
  expect(deadlines).toEqual([['vn-lang-son-so-khdt', '12-01']]);
});

test('Hưng Yên asks more of the collectives than the nation does, and declares its baselines of 2020', () => {
  const all = JSON.stringify(targetsOf('vn-hung-yen'));
  for (const target of ['>=75, 2030 >=80', '>=73, 2030 >=75', '>=80, 2030 >=90']) expect(all).toContain(target);
  const shares = read('vn-hung-yen/counts/2020.counts.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[6]);
  expect(shares).toEqual(['71', '69.76', '73.4', '77.27']);
});

test('four denominators are four measures, each by its name', () => {
  const words = (id: string, measure: string) =>
    programmes.find((programme) => programme.id === id)!.document.measures.find((each) => each.id === measure)!
      .amongInWords;
  expect([
    words('vn/677-qd-ttg', 'nguoi-lon-dat-danh-hieu')!.split(' trong ')[0],
    words('vn/387-qd-ttg', 'nguoi-lao-dong-dat-danh-hieu')!.split(' trong ')[0],
    words('vn/dai-hoi-khvn-2021-2026', 'trong-do-tuoi-lao-dong-dat-danh-hieu'),
    words('vn/1373-qd-ttg', 'cong-dan-dat-danh-hieu'),
  ]).toEqual(['người lớn', 'người lao động', 'người trong độ tuổi lao động', 'công dân']);
});

test('the collective models are asked of the Government’s programme and of Hưng Yên as the annex of its plan prints them', () => {
  const [nation, province] = ['vn/387-qd-ttg', 'vn-hung-yen/127-kh-ubnd'].map((id) => targetsOf(id));
  expect(
    ['gia-dinh-hoc-tap', 'dong-ho-hoc-tap', 'cong-dong-hoc-tap', 'don-vi-hoc-tap'].map((id) => [
      nation![id],
      province![id],
    ]),
  ).toEqual([
    ['2025 >=70, 2030 >=80', '2025 >=75, 2030 >=80'],
    ['2025 >=65, 2030 >=75', '2025 >=73, 2030 >=75'],
    ['2025 >=65, 2030 >=75', '2025 >=75, 2030 >=80'],
    ['2025 >=80, 2030 >=90', '2025 >=80, 2030 >=90'],
  ]);
});

test('every programme names its denominator in the words of its document, or is not from one', () => {
  for (const { document } of programmes) {
    for (const { id, targets, amongInWords, status } of document.measures) {
      if ((targets ?? []).some(({ atLeast, moreThan }) => atLeast !== undefined || moreThan !== undefined))
        expect([document.id, id, amongInWords ?? status]).not.toContain(undefined);
    }
  }
});
