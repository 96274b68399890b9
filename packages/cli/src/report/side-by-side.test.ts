import { type CompiledProgramme, compilePack, compilePlaces, compileProgramme, rollUp } from '@tieuchi/core';
import { expect, test } from 'vitest';
import type { Page } from '../phrase/page.js';
import { markdown } from '../render/markdown.js';
import { createSpeech } from '../words/speech.js';
import { sideBySideBlocks } from './side-by-side.js';

const pack = (subject: string) =>
  compilePack({
    ...{ format: 'tieuchi-pack/1', id: `test/${subject}`, version: '1.0.0', subject, group: subject, place: 'vn' },
    ...{ through: 'noi-o', inForce: { from: '2020-01-01', status: 'placeholder' }, sources: {} },
    facts: { diem: { type: 'integer', min: 0, max: 10 } },
    titles: [{ id: `${subject}-hoc-tap`, status: 'placeholder', when: { '>=': [{ var: 'diem' }, 5] } }],
  });
const packs = ['cong-dan', 'gia-dinh'].map(pack);
const measure = (id: string, count: string, more: object = {}) => ({
  ...{ id, count, through: 'noi-o', met: { var: `title.${count}-hoc-tap` }, levels: ['xa', 'tinh'] },
  ...more,
});
const families = measure('gia-dinh', 'gia-dinh', { targets: [{ year: 2025, atLeast: 50, status: 'placeholder' }] });
const programmeOf = (...measures: object[]) =>
  compileProgramme(
    {
      ...{ format: 'tieuchi-programme/1', id: 'test/mo-hinh', version: '1.0.0', place: 'tinh-01', asOf: '12-31' },
      ...{ sources: {}, roles: { 'noi-o': { of: 'place' } }, measures },
    },
    packs,
  );
const communes = Array.from({ length: 21 }, (_, index) => `xa-${String(index + 1).padStart(2, '0')}`);
const places = compilePlaces({
  ...{ format: 'tieuchi-places/1', id: 'places', version: '1.0.0' },
  places: [
    { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
    { id: 'tinh-01', code: '01', level: 'tinh', name: 'Tỉnh Một', parent: 'vn' },
    ...communes.map((id) => ({ id, code: id, level: 'xa', name: `Xã ${id.slice(3)}`, parent: 'tinh-01' })),
  ],
});

/** The section as Markdown, without the line break at its end. */
function linesOf(page: Page, programme: CompiledProgramme, level: string): string[] {
  const blocks = sideBySideBlocks(page, programme, level, page.report.programmes[0]!.years[0]!.measures);
  return blocks.length === 0 ? [] : markdown.render(blocks, page.speech).slice(0, -1).split('\n');
}

type Count = readonly [measure: string, place: string, met: number, among: number];
function lines(programme: CompiledProgramme, language: 'vi' | 'en', level: string, counts: readonly Count[]): string[] {
  const declared = counts.map(([id, place, met, among]) => ({
    ...{ measure: id, place, met, among, year: 2025, status: 'local' as const, source: 's' },
  }));
  const report = rollUp(programme, places, [], { counts: declared });
  expect(report.issues).toEqual([]);
  const page = { report, programmes: [programme], packs: [], places, speech: createSpeech(language) };
  return linesOf(page, programme, level);
}

test('places are rows and models are columns, each with its share and verdict', () => {
  const programme = programmeOf(families, measure('cong-dan', 'cong-dan'));
  const counts: Count[] = [
    ['gia-dinh', 'xa-01', 3, 4],
    ['gia-dinh', 'xa-02', 1, 4],
    ['cong-dan', 'xa-02', 1200, 3600],
  ];
  expect(lines(programme, 'vi', 'xa', counts)).toEqual([
    '##### Các mô hình đặt cạnh nhau',
    '',
    '| địa bàn | gia-dinh (theo kết quả chấm) | cong-dan (theo kết quả chấm) |',
    '| --- | --- | --- |',
    '| Xã 01 | 3/4 · 75,00% · đạt | – |',
    '| Xã 02 | 1/4 · 25,00% · không đạt | 1.200/3.600 · 33,33% |',
    '',
  ]);
  expect(lines(programme, 'en', 'tinh', counts)[4]).toBe('| Tỉnh Một | 4/8 · 50.00 % · met | 1,200/3,600 · 33.33 % |');
});

test('those who are undecided stand beside the share', () => {
  const programme = programmeOf(families, measure('cong-dan', 'cong-dan'));
  const of = (subject: string, group: string) => ({
    record: { subject, year: 2025, group, places: { 'noi-o': 'xa-01' }, facts: {} },
    result: {
      ...{ subject, year: 2025, group, date: '2025-12-31', pack: `test/${group}@1.0.0`, points: null },
      ...{ indicators: [], titles: [{ id: `${group}-hoc-tap`, verdict: 'unknown' as const, decidedBy: '' }] },
      ...{ defaults: [], issues: [] },
    },
  });
  const report = rollUp(programme, places, [of('a', 'gia-dinh'), of('b', 'cong-dan')]);
  const page = { report, programmes: [programme], packs: [], places, speech: createSpeech('en') };
  expect(linesOf(page, programme, 'xa')[4]).toBe('| Xã 01 | 0/1 · 0.00 % · open · 1 open | 0/1 · 0.00 % · 1 open |');
});

test('of many places the lowest in any column are shown', () => {
  const programme = programmeOf(families, measure('cong-dan', 'cong-dan'));
  const counts = communes.flatMap((place, index): Count[] => [
    ['gia-dinh', place, 100 - index, 100],
    ['cong-dan', place, place === 'xa-01' ? 0 : 100, 100],
  ]);
  const shown = lines(programme, 'en', 'xa', counts);
  expect(shown.filter((line) => line.startsWith('| Xã')).map((line) => line.slice(2, 7))).toEqual([
    'Xã 01',
    ...communes
      .slice(12)
      .reverse()
      .map((id) => `Xã ${id.slice(3)}`),
  ]);
  expect(shown.at(-2)).toMatch(/^- 21 places; above are the 10 with the lowest share/);
});

test('a programme of one kind, and a level of one measure, have none', () => {
  expect(lines(programmeOf(families), 'en', 'xa', [['gia-dinh', 'xa-01', 1, 2]])).toEqual([]);
  const both = programmeOf(families, measure('cong-dan', 'cong-dan'));
  expect(lines(both, 'en', 'xa', [['gia-dinh', 'xa-01', 1, 2]])).toEqual([]);
});
