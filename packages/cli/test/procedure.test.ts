import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from '@tieuchi/core';
import { describe, expect, test } from 'vitest';
import { csv, person, put, root, scoreRows, scores, table, tieuchi, vn, workplace } from './tieuchi.js';

const out = (folder: string, file: string) => join(folder, 'out', file);
const text = (folder: string, file: string) => readFileSync(out(folder, file), 'utf8');
const department = join(root, 'criteria-packs/vn-lang-son-so-khdt');

/** Five people of one department, by the plan that is due before 1 December. */
function scoreDepartment(folder: string, ...more: readonly string[]) {
  const staff = (subject: string, cells: object) =>
    person({
      ...{ subject, year: '2023', 'place.noi-o': '05983', 'place.noi-lam-viec': 'so-khdt-lang-son' },
      ...{ 'trong-don-vi-hoc-tap': 'true' },
      ...cells,
    });
  const rows = [
    staff('s-1', { stage: 'cong-nhan', 'date.cong-nhan': '2023-11-30', 'recognised.cong-dan-hoc-tap': 'granted' }),
    staff('s-2', { 'date.tham-dinh': '2023-11-02', 'date.cong-nhan': '2023-12-04', ...scores('7') }),
    staff('s-3', { stage: 'tu-danh-gia', 'date.tham-dinh': '2023-10-01', 'date.tu-danh-gia': '2023-10-05' }),
    staff('s-4', {}),
    staff('s-5', { registered: 'false' }),
  ];
  const register = put(join(folder, 'register.csv'), csv(rows));
  return tieuchi(
    ...['score', register, '--pack', vn, '--programme', department, '--places', vn, '--places', department],
    ...['--out', join(folder, 'out'), ...more],
  );
}

describe('stages and days', () => {
  test('are counted, late ones are listed, and the report says it in Vietnamese', () => {
    const folder = workplace();
    const said = scoreDepartment(folder);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('1 bước quá thời hạn');
    const [first, ...others] = table(out(folder, 'stages.csv'));
    const rows = [first!, ...others].filter(
      ({ measure, place }) => measure === first!.measure && place === 'so-khdt-lang-son',
    );
    expect(rows.map(({ what, stage, passed, met, maybe_met: maybe }) => [what, stage, passed, met, maybe])).toEqual([
      ['stage', 'dang-ky', '3', '2', '1'],
      ['stage', 'tu-danh-gia', '3', '2', '1'],
      ['stage', 'tham-dinh', '3', '2', '1'],
      ['stage', 'de-nghi', '2', '1', '1'],
      ['stage', 'cong-nhan', '2', '1', '1'],
      ['granted', '', '1', '1', '0'],
    ]);
    expect(table(out(folder, 'late.csv'))).toEqual([
      {
        ...{ file: 'register.csv', line: '3', subject: 's-2', year: '2023', stage: 'cong-nhan' },
        programme: 'vn-lang-son-so-khdt/ke-hoach-cong-dan-hoc-tap',
        ...{ date: '2023-12-04', before: '2023-12-01', days_late: '4' },
      },
    ]);
    expect(table(out(folder, 'deadlines.csv')).find(({ place }) => place === 'so-khdt-lang-son')).toMatchObject({
      ...{ stage: 'cong-nhan', before: '2023-12-01', dated: '2', late: '1' },
    });
    expect(table(out(folder, 'issues.csv')).map(({ line, code, pointer }) => [line, code, pointer])).toEqual([
      ['4', 'record/stage-order', '/dates/tham-dinh'],
      ['4', 'record/stage-behind', '/stage'],
    ]);
    const report = text(folder, 'report.md');
    expect(report).toContain('số đã qua từng bước');
    expect(report).toContain('| 3…4, đạt 2 |');
    expect(report).toContain('Công nhận trước 2023-12-01: quá hạn trên số có ngày');
    expect(report).toContain('Thẩm quyền vào ngày 2023-12-31');
    expect(report).toContain('Thủ trưởng cơ quan (công chức, viên chức của Sở) [local]');
  });

  test('replay finds nothing changed, and a list that was changed by hand', () => {
    const folder = workplace();
    scoreDepartment(folder);
    const replay = () =>
      tieuchi('replay', join(folder, 'out'), '--records', join(folder, 'register.csv'), '--lang', 'en');
    expect(replay()).toMatchObject({ code: 0, out: 'identical\n' });
    put(out(folder, 'late.csv'), text(folder, 'late.csv').replace('2023-12-04', '2023-11-04'));
    expect(replay().out).toContain('late.csv: the file no longer says what the run wrote');
  });

  test('a run without any writes no such lists', () => {
    const folder = workplace();
    expect(scoreRows(folder, [person({})]).code).toBe(0);
    for (const file of ['stages.csv', 'late.csv', 'elsewhere.csv', 'self-assessment.csv', 'deadlines.csv'])
      expect([file, existsSync(out(folder, file))]).toEqual([file, false]);
    expect(text(folder, 'report.md')).not.toContain('how many passed each step');
  });
});

describe('people counted once', () => {
  test('resident and staff is one person, and two communes are one counting place', () => {
    const folder = workplace();
    const rows = [
      person({ subject: 'p-1', 'place.noi-lam-viec': '01726', 'trong-don-vi-hoc-tap': 'true' }),
      person({ subject: 'p-2', 'place.noi-o': '01726|31051' }),
      person({ subject: 'p-3', 'place.noi-o': '31051' }),
      person({ subject: 'p-3', 'place.noi-o': '01726' }),
    ];
    const said = scoreRows(folder, rows);
    expect(said.out).toContain('4 rows read = 3 records + 1 merged + 0 rejected');
    expect(said.out).toContain('2 roles that name several places');
    expect(
      table(out(folder, 'elsewhere.csv')).map(({ line, subject, role, counted_at: at, also }) => [
        ...[line, subject, role, at, also],
      ]),
    ).toEqual([
      ['3', 'p-2', 'noi-o', '01726', '31051'],
      ['4', 'p-3', 'noi-o', '01726', '31051'],
    ]);
    const heads = table(out(folder, 'heads.csv')).filter(({ place }) => ['vn', 'xa-01726'].includes(place!));
    expect(heads.map(({ place, subjects }) => [place, subjects])).toEqual([
      ['vn', '3'],
      ['xa-01726', '3'],
    ]);
    const receipt = JSON.parse(text(folder, 'receipt.json')) as Receipt;
    expect(Object.keys(receipt.files!)).toEqual(expect.arrayContaining(['elsewhere.csv', 'heads.csv']));
  });
});

describe('self-assessment', () => {
  test('stands beside what was judged, row by row and by place', () => {
    const folder = workplace();
    const self = (given: string) =>
      Object.fromEntries(Object.entries(scores(given)).map(([id, v]) => [`self.${id}`, v]));
    const said = scoreRows(folder, [
      person({ subject: 'p-1', ...scores('7'), ...self('9') }),
      person({ subject: 'p-2', ...self('7') }),
      person({ subject: 'p-3' }),
    ]);
    expect(said.out).toContain('2 self-assessments');
    const rows = table(out(folder, 'self-assessment.csv'));
    expect(rows).toHaveLength(2 * 10 + 2 + 2 * 2);
    expect(
      rows
        .filter(({ what, id }) => what === 'total' || id === 'doc-sach' || id === 'cong-dan-hoc-tap')
        .map(({ subject, id, self: own, judged, difference }) => [subject, id, own, judged, difference]),
    ).toEqual([
      ['p-1', 'doc-sach', '9', '7', '2'],
      ['p-1', 'points.total', '90', '70', '20'],
      ['p-1', 'cong-dan-hoc-tap', 'met', 'unmet', ''],
      ['p-2', 'doc-sach', '7', '8', '-1'],
      ['p-2', 'points.total', '70', '80', '-10'],
      ['p-2', 'cong-dan-hoc-tap', 'unmet', 'met', ''],
    ]);
    expect(table(out(folder, 'heads.csv')).find(({ place }) => place === 'xa-01726')).toMatchObject({
      ...{ self_over: '1', self_under: '1', self_equal: '0', self_open: '0', self_sum: '10' },
    });
    expect(text(folder, 'report.md')).toContain('+5.00');
  });
});
