import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compilePack, compilePlaces, compileProgramme, rollUp } from '@tieuchi/core';
import { expect, test } from 'vitest';
import { markdown } from '../render/markdown.js';
import { createSpeech } from '../words/speech.js';
import { annexBlocks } from './annex.js';

const folder = fileURLToPath(new URL('../../../../criteria-packs/', import.meta.url));
const read = (path: string) => readFileSync(folder + path, 'utf8');
const packs = readdirSync(`${folder}vn/packs`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.pack.json'))
  .map((path) => compilePack(read(`vn/packs/${path}`)));
const programmeOf = (path: string) =>
  compileProgramme(
    read(`${path}.programme.json`),
    packs,
    ['vi', 'en'].map((locale) => read(`${path}.${locale}.json`)),
  );
const nation = programmeOf('vn/programmes/387-qd-ttg');
const scheme = programmeOf('vn/programmes/281-qd-ttg');
const plan = programmeOf('vn-hung-yen/programmes/127-kh-ubnd');
const before = programmeOf('vn-hung-yen/programmes/muc-tieu-2020');
const places = compilePlaces({
  format: 'tieuchi-places/1',
  id: 'places',
  version: '1.0.0',
  places: [
    { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
    { id: 'tinh-33', code: '33', level: 'tinh', name: 'Tỉnh Hưng Yên', parent: 'vn' },
  ],
});
const counts = read('vn-hung-yen/counts/2020.counts.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [programme, place, year, measure, , , share] = line.split(',') as string[];
    const numbers = { year: Number(year), share: Number(share) };
    return {
      programme: programme!,
      place: place!,
      measure: measure!,
      ...numbers,
      status: 'local' as const,
      source: 's',
    };
  });

/** The rows of the annex, without the lines that make it a table. */
function annex(given: typeof plan, programmes: readonly (typeof plan)[], language: 'vi' | 'en', own = counts) {
  const report = rollUp(given, places, [], { counts: own });
  expect(report.issues).toEqual([]);
  const speech = createSpeech(language);
  const blocks = annexBlocks({ report, programmes, packs: [], places, speech }, given, report.programmes[0]!);
  return markdown
    .render(blocks, speech)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.slice(2, -2).split(' | '));
}

test('the annex of Hưng Yên’s plan is the plan’s own table', () => {
  const rows = annex(plan, [nation, plan], 'vi');
  expect(rows[0]).toEqual([
    'chỉ tiêu thống kê',
    'Năm 2020 (đã đạt)',
    'Năm 2025: Thủ tướng Chính phủ',
    'Năm 2025: UBND tỉnh Hưng Yên',
    'Năm 2030: Thủ tướng Chính phủ',
    'Năm 2030: UBND tỉnh Hưng Yên',
  ]);
  expect(rows.filter(([, reached]) => reached?.endsWith('%'))).toEqual([
    ['Tỷ lệ gia đình được công nhận “Gia đình học tập”', '71%', '≥ 70%', '≥ 75%', '≥ 80%', '≥ 80%'],
    ['Tỷ lệ dòng họ được công nhận “Dòng họ học tập”', '69,76%', '≥ 65%', '≥ 73%', '≥ 75%', '≥ 75%'],
    ['Tỷ lệ cộng đồng được công nhận “Cộng đồng học tập”', '73,4%', '≥ 65%', '≥ 75%', '≥ 75%', '≥ 80%'],
    ['Tỷ lệ đơn vị trên địa bàn cấp xã được công nhận “Đơn vị học tập”', '77,27%', '≥ 80%', '≥ 80%', '≥ 90%', '≥ 90%'],
  ]);
});

test('without the programme above, its columns are not there', () => {
  const rows = annex(plan, [plan], 'en');
  expect(rows[0]).toEqual(['measure', '2020: reached', '2025: UBND tỉnh Hưng Yên', '2030: UBND tỉnh Hưng Yên']);
  expect(rows.slice(1).map((row) => row.slice(1))).toEqual([
    ['71 %', '≥ 75 %', '≥ 80 %'],
    ['69.76 %', '≥ 73 %', '≥ 75 %'],
    ['73.4 %', '≥ 75 %', '≥ 80 %'],
    ['77.27 %', '≥ 80 %', '≥ 90 %'],
  ]);
});

test('a target of some places stands behind the general one; press is not taken for an issuer', () => {
  const rows = annex(before, [scheme, before], 'en', []);
  expect(rows[0]).toEqual(['measure', '2020: Việt Nam', '2020: Tỉnh Hưng Yên']);
  expect(rows.slice(1).map((row) => row.slice(1))).toEqual([
    ['≥ 70 %; ≥ 60 % (mountain, remote and specially difficult areas)', '≥ 75 %'],
    ['≥ 50 %; ≥ 40 % (mountain, remote and specially difficult areas)', '≥ 52 %'],
    ['≥ 60 %; ≥ 50 % (mountain, remote and specially difficult areas)', '≥ 65 %'],
    ['≥ 50 %', '–'],
  ]);
});

test('a programme that nothing is compared with has no annex', () => {
  expect(annex(nation, [nation], 'vi', [])).toEqual([]);
});
