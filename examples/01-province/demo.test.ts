import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '@tieuchi/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf } from '../../packages/cli/test/parquet.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'tieuchi-demo-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** What Hải Dương published for 2023: registered, and the percentage that achieved the title. */
const PUBLISHED = { 'nhom-1': [246_000, 43.4], 'nhom-2': [211_000, 64.7], 'nhom-3': [61_000, 86.7] } as const;
const SCALE = 0.02;

interface Manifest {
  readonly extra: { readonly flawed: { readonly [year: string]: { readonly [kind: string]: number } } };
}
let said = '';
const [register, report] = [join(work, 'demo/register'), join(work, 'demo/report')];
const readReport = (folder: string) => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
const lines = (file: string) => readFileSync(join(report, file), 'utf8').trim().split('\n').slice(1);

beforeAll(() => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      join(root, 'examples/01-province/demo.mjs'),
      '--scale',
      String(SCALE),
      '--out',
      join(work, 'demo'),
      '--lang',
      'en',
    ],
    { encoding: 'utf8' },
  );
  said = stdout + stderr;
  expect(status, said).toBe(0);
});

test('over the base alone the published rates of 2023 come out to 0.1 point', () => {
  const packs = join(root, 'criteria-packs');
  const out = join(work, 'base');
  const base = readdirSync(register)
    .filter((name) => name.startsWith('register-'))
    .map((name) => join(register, name));
  const args = [
    'score',
    ...base,
    '--pack',
    join(packs, 'vn'),
    '--programme',
    join(packs, 'vn/programmes/677-qd-ttg.programme.json'),
    '--places',
    join(packs, 'vn'),
    '--places',
    join(packs, 'vn-lang-son-so-khdt'),
    '--out',
    out,
  ];
  expect(spawnSync(process.execPath, [join(root, 'packages/cli/dist/main.js'), ...args]).status).toBe(0);
  const year = readReport(out).programmes[0]!.years.find((each) => each.year === 2023)!;
  for (const [group, [registered, percent]] of Object.entries(PUBLISHED)) {
    const { met, unmet, unknown } = year.measures.find(({ measure }) => measure === `dat-${group}`)!.places[0]!.tally;
    expect(met + unmet + unknown).toBe(registered * SCALE);
    expect(Math.abs((met / (met + unmet + unknown)) * 100 - percent)).toBeLessThan(0.1);
  }
});

test('every page says that the data is synthetic, and the paths are told last', () => {
  const pages = readFileSync(join(report, 'report.md'), 'utf8')
    .split(/^(?=#{1,3} (?!Procedure|Baselines|Placeholders|Issues|What year rules))/m)
    .filter((page) => page.trim() !== '');
  for (const page of pages) expect(page).toContain('SYNTHETIC DATA, NO REAL PERSON');
  expect(said.match(/SYNTHETIC DATA/g)!.length).toBeGreaterThan(2);
  for (const file of ['report.md', 'results.parquet', 'tallies.csv', 'receipt.json', 'inputs'])
    expect(said).toContain(join('report', file));
});

test('seven programmes are counted, before and after the reform of places', () => {
  const { programmes } = readReport(report);
  expect(programmes.map(({ programme }) => programme.split('/')[0])).toEqual([
    'vn',
    'vn',
    'vn-hung-yen',
    'vn-long-an',
    'vn-lang-son-so-khdt',
    'vn-nguyen-binh',
    'vn-vinh-thuan',
  ]);
  const [national] = programmes;
  expect(national!.years.map(({ year, snapshotTakenOn }) => [year, snapshotTakenOn])).toEqual([
    [2022, '2025-06-30'],
    [2023, '2025-06-30'],
    [2024, '2025-06-30'],
    [2025, undefined],
    [2026, undefined],
  ]);
  const levels = (year: number) =>
    [
      ...new Set(
        national!.years
          .find((each) => each.year === year)!
          .measures.flatMap(({ places }) => places.map(({ level }) => level)),
      ),
    ].sort();
  expect(levels(2024)).toContain('huyen');
  expect(levels(2025)).not.toContain('huyen');
});

test('what real registers contain is mended, listed or rejected, and nothing is lost', async () => {
  const { extra } = JSON.parse(readFileSync(join(register, 'manifest.json'), 'utf8')) as Manifest;
  const flawed = (kind: string) => Object.values(extra.flawed).reduce((sum, kinds) => sum + (kinds[kind] ?? 0), 0);
  const count = (file: string, code: string) => lines(file).filter((line) => line.includes(`,${code},`)).length;
  expect(count('rejects.csv', 'record/place-unknown')).toBe(flawed('unknown-place'));
  expect(count('rejects.csv', 'record/unknown-group')).toBe(flawed('unknown-group'));
  expect(count('rejects.csv', 'record/place-not-in-force')).toBe(flawed('old-code'));
  expect(count('repairs.csv', 'repair/leading-zeros')).toBe(flawed('no-leading-zeros'));
  expect(lines('conflicts.csv').length).toBeGreaterThan(0);
  const [, rows, records, merged, rejected] =
    /([\d,]+) rows read = ([\d,]+) records \+ ([\d,]+) merged \+ ([\d,]+) rejected/
      .exec(said)!
      .map((text) => Number(text.replaceAll(',', '')));
  expect(rows).toBe(records! + merged! + rejected!);
  expect(await rowsOf(join(report, 'results.parquet'))).toHaveLength(records!);
  expect(lines('rejects.csv').length).toBe(rejected);
});
