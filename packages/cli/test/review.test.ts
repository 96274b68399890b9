import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '@tieuchi/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cells, csv, put, table, tieuchi, workplace } from './tieuchi.js';

const folder = workplace();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A pack and a programme whose answers do not depend on earlier years. */
const pack = {
  ...{ format: 'tieuchi-pack/1', id: 'test/doc', version: '1.0.0', subject: 'nguoi', group: 'nguoi', place: 'vn' },
  ...{ through: 'noi-o', inForce: { from: '2020-01-01', status: 'placeholder' }, sources: {} },
  facts: { doc: { type: 'integer', min: 0, max: 10 } },
  titles: [{ id: 'ham-doc', status: 'placeholder', when: { '>=': [{ var: 'doc' }, 5] } }],
};
const programme = {
  ...{ format: 'tieuchi-programme/1', id: 'test/ke-hoach', version: '1.0.0', place: 'vn', asOf: '12-31' },
  ...{ sources: {}, roles: { 'noi-o': { of: 'place' } } },
  measures: [
    {
      ...{ id: 'ham-doc', count: 'nguoi', through: 'noi-o', met: { var: 'title.ham-doc' } },
      ...{ levels: ['xa', 'tinh', 'quoc-gia'] },
      targets: [
        { year: 2025, atLeast: 50, status: 'placeholder' },
        { year: 2030, atLeast: 90, status: 'placeholder' },
      ],
    },
  ],
  procedure: { reviews: [{ year: 2025, inWords: 'sơ kết 5 năm', status: 'placeholder' }] },
};
const places = {
  ...{ format: 'tieuchi-places/1', id: 'test/dia-ban', version: '1.0.0' },
  places: [
    { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
    { id: 'tinh-04', code: '04', level: 'tinh', name: 'Tỉnh Cao Bằng', parent: 'vn' },
    {
      id: 'xa-01726',
      code: '01726',
      level: 'xa',
      name: 'Thị trấn Nguyên Bình',
      parent: 'tinh-04',
      until: '2025-07-01',
    },
    { id: 'xa-01729', code: '01729', level: 'xa', name: 'Xã Thể Dục', parent: 'tinh-04', until: '2025-07-01' },
    { id: 'xa-01726-2025', code: '01726', level: 'xa', name: 'Xã Nguyên Bình', parent: 'tinh-04', from: '2025-07-01' },
  ],
  links: ['xa-01726', 'xa-01729'].map((from) => ({ from, to: 'xa-01726-2025', kind: 'full' })),
};
const write = (name: string, json: object) => put(join(folder, name), JSON.stringify(json));
const documents = [
  ...['--pack', write('doc.pack.json', pack), '--programme', write('ke-hoach.programme.json', programme)],
  ...['--places', write('dia-ban.places.json', places)],
];

/** So many readers of so many people of the township Nguyên Bình, or of the commune that it went into. */
const people = (year: number, met: number, among: number): Cells[] =>
  Array.from({ length: among }, (_, index) => ({
    ...{ subject: `p-${index}`, year: String(year), group: 'nguoi', 'place.noi-o': '01726' },
    doc: index < met ? '7' : '2',
  }));
const years: { readonly [year: number]: readonly Cells[] } = {
  2023: people(2023, 1, 4),
  2024: people(2024, 2, 5),
  2025: people(2025, 3, 5),
};

function score(name: string, rows: readonly Cells[], ...more: readonly string[]): string {
  const out = join(folder, name);
  const register = put(join(folder, `${name}.csv`), csv(rows));
  expect(tieuchi('score', register, ...documents, '--out', out, '--lang', 'en', ...more)).toMatchObject({ code: 0 });
  return out;
}
const reviewed = (...args: readonly string[]) => tieuchi('review', ...args, '--lang', 'en');

let yearly: string[];
let together: string;
beforeAll(() => {
  yearly = Object.entries(years).map(([year, rows]) => score(`run-${year}`, rows, '--label', 'People are made up'));
  together = score('run-all', Object.values(years).flat());
}, 120_000);

test('a share that falls is told with its sign', () => {
  const { code, out } = reviewed(join(import.meta.dirname, 'frozen/version-1/run'));
  expect({ code, falls: out.match(/−\d+\.\d\d percentage points/g)?.[0] }).toEqual({
    code: 0,
    falls: '−34.41 percentage points',
  });
});

describe('the years of several folders', () => {
  test('of a programme that counts nobody have neither a version nor a table', () => {
    const [measure] = programme.measures;
    const families = { ...measure, count: 'gia-dinh', met: { var: 'recognised.ham-doc' } };
    const own = { id: 'test/gia-dinh', subject: 'gia-dinh', group: 'gia-dinh' };
    const packOfFamilies = write('gia-dinh.pack.json', { ...pack, ...own });
    const other = write('gia-dinh.programme.json', { ...programme, id: 'test/gia-dinh', measures: [families] });
    const { out } = reviewed(score('run-two', years[2023]!, '--pack', packOfFamilies, '--programme', other));
    expect(out).toContain('`test/gia-dinh` · Việt Nam\n\nYears of the period that no run counted: 2023.');
  });

  test('become one table, one list and one document', () => {
    const out = join(folder, 'period');
    const said = reviewed(...yearly, '--from', '2021', '--to', '2025', '--out', out);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('Period of the years 2023, 2024, 2025');
    expect(readdirSync(out).sort()).toEqual(['review.csv', 'review.json', 'review.md']);
    const page = readFileSync(join(out, 'review.md'), 'utf8');
    expect(page).toContain('# Period report 2021–2025');
    expect(page).toContain('> **People are made up**');
    expect(page).toContain('Years of the period that no run counted: 2021, 2022.');
    expect(page).toMatch(
      /\| 2024 \| 2 \| 5 \| 40\.00 % \| 0 \| ≥ 50 % in 2025 \| – \| 1 \| \+15\.00 percentage points \|/,
    );
    expect(page).toContain('- from 2023 to 2025: +35.00 percentage points');
    expect(page).toContain('- target for 2025: ≥ 50 %; met; lacking: 0');
    expect(page).toContain('- target for 2030: ≥ 90 %; lacking after 2025: 2');
    expect(page).toMatch(/2025-07-01: Thị trấn Nguyên Bình ends, gone into Xã Nguyên Bình/);
    expect(page).toContain('sơ kết 5 năm');
    expect(page).toContain('Placeholders used');
    const rows = table(join(out, 'review.csv'));
    const nation = rows.filter(({ place }) => place === 'vn');
    expect(nation.map((row) => [row.year, row.tree, row.share_met, row.share_total, row.verdict])).toEqual([
      ['2023', '2023-12-31', '1', '4', ''],
      ['2024', '2024-12-31', '2', '5', ''],
      ['2025', '2025-12-31', '3', '5', 'met'],
    ]);
    expect(nation.map((row) => [row.before, row.difference_numerator, row.difference_denominator])).toEqual([
      ['', '', ''],
      ['2023', '3', '20'],
      ['2024', '5', '25'],
    ]);
    expect(nation[2]).toMatchObject({ since_first: '2023', since_direction: 'up', since_surely: 'true' });
    expect(nation[2]).toMatchObject({ since_difference_numerator: '7', since_difference_denominator: '20' });
    expect(nation[2]!.goals).toBe('2025:0:met 2030:2');
    expect(rows.filter(({ place }) => place === 'xa-01726').map(({ year }) => year)).toEqual(['2023', '2024']);
  });

  test('are the same bytes in any order, given twice, or counted in one run', () => {
    const print = (...folders: readonly string[]) => reviewed(...folders, '--json').out;
    const period = print(...yearly);
    expect((JSON.parse(period) as Review).programmes[0]!.years).toHaveLength(3);
    expect(print(...[...yearly].reverse())).toBe(period);
    expect(print(yearly[1]!, ...yearly)).toBe(period);
    expect(print(together)).toBe(period);
    expect(print(together, yearly[0]!)).toBe(period);
    const page = (...folders: readonly string[]) => reviewed(...folders).out;
    expect(page(...[...yearly].reverse())).toBe(page(...yearly));
  });

  test('are written in Vietnamese', () => {
    const said = tieuchi('review', ...yearly);
    expect(said.out).toContain('# Báo cáo giai đoạn 2023–2025');
    expect(said.out).toContain('- từ năm 2023 đến năm 2025: +35,00 điểm phần trăm');
    expect(said.out).toContain('- mục tiêu năm 2030: ≥ 90%; sau năm 2025 còn thiếu: 2');
  });

  test('beside baselines that were declared', () => {
    const counts = put(
      join(folder, 'goc.counts.csv'),
      'place,year,measure,share,status,source\nvn,2020,ham-doc,"71,5",local,Kế hoạch\n',
    );
    const said = reviewed(score('run-baseline', years[2023]!, '--counts', counts));
    expect(said.out).toMatch(/\| 2020 \| – \| – \| 71\.5 % \|.*declared by Kế hoạch \(local decision\): not counted/);
    expect(said.out).toContain('# Period report 2023–2023');
  });
});

describe('folders that do not fit', () => {
  test('a year counted differently is told with what differs and where it stands', () => {
    const other = score('run-other', people(2024, 3, 5));
    const out = join(folder, 'never');
    const said = reviewed(...yearly, other, '--out', out);
    expect(said.code).toBe(1);
    expect(said.err).toContain('review/differs /measures/ham-doc/places/vn/tally/met');
    expect(said.err).toMatch(/the year 2024 of `test\/ke-hoach` .*: 2 in one, 3 in the other/);
    expect(said.err).toContain(yearly[1]!);
    expect(said.err).toContain(other);
    expect(said.err).not.toContain(yearly[0]!);
    expect(existsSync(out)).toBe(false);
  });

  test('one that was changed, or made under other semantics, is refused', () => {
    const spoilt = score('run-spoilt', years[2023]!);
    const path = join(spoilt, 'report.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"met":1', '"met":4'));
    expect(reviewed(spoilt)).toMatchObject({ code: 1, err: expect.stringContaining('`report.json`') as string });
    writeFileSync(path, text);
    expect(reviewed(spoilt).code).toBe(0);
    const kept = join(spoilt, 'inputs/programmes');
    const [name] = readdirSync(kept);
    writeFileSync(join(kept, name!), readFileSync(join(kept, name!), 'utf8').replace('"atLeast":50', '"atLeast":10'));
    expect(reviewed(spoilt)).toMatchObject({ code: 1, err: expect.stringContaining('`inputs/programmes`') as string });
    const receipt = join(spoilt, 'receipt.json');
    writeFileSync(receipt, readFileSync(receipt, 'utf8').replace('"semantics": 1', '"semantics": 2'));
    expect(reviewed(spoilt).err).toContain('semantics version 2');
    expect(reviewed(folder).err).toContain('receipt.json is missing');
  });

  test('wrong years and unknown programmes are told', () => {
    expect(reviewed(together, '--from', '2025', '--to', '2021').code).toBe(2);
    expect(reviewed(together, '--from', '2026').err).toContain('review/no-year');
    const said = reviewed(together, '--programme', 'test/khac');
    expect(said).toMatchObject({ code: 1, err: 'no run counted `test/khac`; counted were: test/ke-hoach\n' });
    expect(reviewed(together, '--programme', 'test/ke-hoach').code).toBe(0);
  });
});
