/** Earlier years from folders of earlier runs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from '@tieuchi/core';
import { describe, expect, test } from 'vitest';
import { type Cells, csv, person, put, scores, table, tieuchi, vn, workplace } from './tieuchi.js';

/** Scores rows into a folder of its own; gives it. */
function scored(at: string, name: string, pack: string, rows: readonly Cells[], earlier: readonly string[] = []) {
  const records = put(join(at, `${name}.csv`), csv(rows));
  const folder = join(at, name);
  const history = earlier.flatMap((each) => ['--history', each]);
  const said = tieuchi('score', records, '--pack', pack, '--out', folder, '--lang', 'en', ...history);
  return { said, folder, records };
}

const verdicts = (folder: string, column: string) =>
  Object.fromEntries(table(join(folder, 'results.csv')).map((row) => [`${row.subject} ${row.year}`, row[column]]));
const codes = (folder: string) => table(join(folder, 'issues.csv')).map(({ subject, code }) => `${subject} ${code}`);
const receipt = (folder: string) => JSON.parse(readFileSync(join(folder, 'receipt.json'), 'utf8')) as Receipt;

describe('year by year, each run given the folder of the last', () => {
  const years = ['2022', '2023', '2024', '2025', '2026'];
  const place = { 'place.noi-o': '01726' };
  const rowsOf = (year: string) => [
    person({ subject: 'five', year, ...place }),
    ...(year === '2024' ? [] : [person({ subject: 'gap', year, ...place })]),
    person({ subject: 'regrouped', year, group: year < '2024' ? 'nhom-3' : 'nhom-1', ...place }),
    person({ subject: 'open', year, ...place, ...(year === '2023' && scores(['10', ''])) }),
  ];

  test('comes to the same as all years at once, and runs again from its folder alone', () => {
    const at = workplace();
    const whole = scored(at, 'whole', vn, years.flatMap(rowsOf));
    let last: ReturnType<typeof scored> | undefined;
    for (const year of years) last = scored(at, year, vn, rowsOf(year), last === undefined ? [] : [last.folder]);
    const { folder, records } = last!;
    const found = verdicts(folder, 'title.tieu-bieu-xuat-sac');
    expect(found).toEqual({
      'five 2026': 'met',
      'gap 2026': 'unmet',
      'regrouped 2026': 'met',
      'open 2026': 'unknown',
    });
    expect(verdicts(whole.folder, 'title.tieu-bieu-xuat-sac')).toMatchObject(found);
    expect(receipt(folder)).toMatchObject({ options: { since: 2022 }, history: expect.stringMatching(/^sha256:/) });
    const replay = () => tieuchi('replay', folder, '--records', records, '--lang', 'en');
    expect(replay()).toMatchObject({ code: 0, out: 'identical\n' });
    expect(tieuchi('explain', folder, 'five', '--lang', 'en').out).toContain('2026 met, 2025 met, 2024 met');
    const kept = join(folder, 'inputs/history.ndjson');
    writeFileSync(
      kept,
      readFileSync(kept, 'utf8').replace('"subject":"five","year":2022', '"subject":"six","year":2022'),
    );
    expect(replay().out).toContain('history: recorded');
  });
});

test('a year in between of which nothing is told is named', () => {
  const at = workplace();
  const rows = (year: string) => [person({ subject: 'p', year, 'place.noi-o': '01726' })];
  const first = scored(at, 'first', vn, rows('2022'));
  expect(first.said.out).not.toContain('nobody counts as assessed');
  const last = scored(at, 'last', vn, rows('2025'), [first.folder]);
  expect(last.said.out).toContain('no row and no earlier run is about 2023, 2024: nobody counts as assessed then');
  const third = scored(at, 'third', vn, [...rows('2023'), ...rows('2024'), ...rows('2025')], [first.folder]);
  expect(third.said.out).not.toContain('nobody counts as assessed');
});

describe('a pack with ranks', () => {
  const pack = JSON.stringify({
    format: 'tieuchi-pack/1',
    id: 'test/ranks',
    version: '1.0.0',
    subject: 'cong-dan',
    group: 'g',
    place: 'vn',
    through: 'noi-o',
    inForce: { from: '2020-01-01', status: 'placeholder' },
    sources: {},
    facts: { a: { type: 'integer', min: 0, max: 10 } },
    titles: [
      {
        id: 'x',
        status: 'placeholder',
        ranks: [
          { id: 'high', status: 'placeholder', when: { '>=': [{ var: 'a' }, 8] }, upgradeAfterYears: 1 },
          { id: 'low', status: 'placeholder', when: { '>=': [{ var: 'a' }, 5] } },
        ],
      },
      {
        id: 'granted',
        status: 'placeholder',
        years: { title: 'x.high', validYears: 1, gap: 'reset', counts: 'recognised' },
      },
      { id: 'held', status: 'placeholder', years: { title: 'x.low', consecutive: 2, gap: 'reset' } },
    ],
  });
  const row = (subject: string, year: string, a: string, more: Cells = {}): Cells => ({
    subject,
    year,
    group: 'g',
    a,
    'recognised.x': '',
    'recognised.x.rank': '',
    ...more,
  });
  const place = () => {
    const at = workplace();
    return { at, pack: put(join(at, 'test.pack.json'), pack) };
  };

  test('carries ranks, and decisions on ranks, from year to year', () => {
    const { at, pack } = place();
    const first = scored(at, 'first', pack, [
      row('p', '2022', '5', { 'recognised.x': 'granted', 'recognised.x.rank': 'high' }),
      row('q', '2022', '4'),
      row('r', '2022', ''),
    ]);
    expect(first.said.code).toBe(0);
    const rows = ['p', 'q', 'r'].map((subject) => row(subject, '2023', '9'));
    const { folder } = scored(at, 'second', pack, rows, [first.folder]);
    expect(verdicts(folder, 'title.x.rank')).toEqual({
      'p 2023': 'high/high',
      'q 2023': 'low/low',
      'r 2023': 'high/low',
    });
    expect(verdicts(folder, 'title.granted')).toEqual({ 'p 2023': 'met', 'q 2023': 'unmet', 'r 2023': 'unmet' });
    expect(verdicts(folder, 'title.held')).toEqual({ 'p 2023': 'met', 'q 2023': 'unmet', 'r 2023': 'unknown' });
  });

  test('a year that two folders tell, or a folder and the records, is an issue; the same folder twice is none', () => {
    const { at, pack } = place();
    const one = scored(at, 'one', pack, [row('p', '2022', '5')]).folder;
    const two = scored(at, 'two', pack, [row('p', '2022', '5'), row('q', '2022', '5')]).folder;
    const now = [row('p', '2023', '9'), row('q', '2023', '9')];
    const both = scored(at, 'both', pack, now, [one, two]).folder;
    expect(new Set(codes(both))).toEqual(new Set(['p history/doubled-year']));
    expect(verdicts(both, 'title.held')).toEqual({ 'p 2023': 'unknown', 'q 2023': 'met' });
    const again = scored(at, 'again', pack, [row('q', '2022', '5'), ...now], [two]).folder;
    expect(codes(again)).toEqual(['q history/also-recorded']);
    expect(codes(scored(at, 'same', pack, now, [two, two]).folder)).toEqual([]);
  });

  test('a folder that was changed, is of another semantics, or is none, is refused', () => {
    const { at, pack } = place();
    const { folder } = scored(at, 'first', pack, [row('p', '2022', '5')]);
    const use = () => scored(at, 'next', pack, [row('p', '2023', '9')], [folder]).said;
    const change = (file: string, from: string, to: string) => {
      const path = join(folder, file);
      const before = readFileSync(path);
      writeFileSync(path, before.toString('latin1').replace(from, to), 'latin1');
      expect(readFileSync(path)).not.toEqual(before);
      return () => writeFileSync(path, before);
    };
    let undo = change('results.parquet', 'low/low', 'high/low');
    expect(use()).toMatchObject({ code: 1, err: expect.stringContaining('`results.parquet` in') });
    undo();
    undo = change('receipt.json', '"semantics": 1', '"semantics": 2');
    expect(use()).toMatchObject({ code: 1, err: expect.stringContaining('semantics version 2') });
    undo();
    put(join(folder, 'inputs/history.ndjson'), '{"format":"tieuchi-history/1","since":2000}\n');
    expect(use()).toMatchObject({ code: 1, err: expect.stringContaining('inputs/history.ndjson') });
    expect(scored(at, 'none', pack, [row('p', '2023', '9')], [at]).said).toMatchObject({
      code: 1,
      err: expect.stringContaining('receipt.json is missing'),
    });
  });
});
