/** The national packs of the models above the citizen, from the command line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@tieuchi/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Cells, csv, person, put, scores, table, tieuchi, vn, workplace } from './tieuchi.js';

const folder = workplace();
const out = join(folder, 'out');
const citizen = (subject: string, score: string, more: Cells = {}): Cells =>
  person({
    subject,
    year: '2024',
    group: 'nhom-3',
    'place.noi-o': '01726',
    'place.gia-dinh': '-',
    'place.dong-ho': '-',
    'place.cong-dong': '-',
    'place.don-vi': '-',
    'nguoi-lon': 'true',
    ...scores(score),
    ...more,
  });
const collective = (subject: string, group: string, more: Cells = {}): Cells => ({
  subject,
  year: '2024',
  group,
  'place.noi-o': group === 'gia-dinh' ? '01726' : '',
  'place.dia-ban': group === 'gia-dinh' ? '' : '01726',
  ...more,
});
const targets: Cells = {
  'loai-don-vi': 'co-quan',
  'cong-lap': 'true',
  'ke-hoach-hang-nam': 'true',
  'che-do-khuyen-khich': 'true',
  'kinh-phi': 'true',
  'cong-cu-so': 'true',
  'dich-vu-hoc-tap': 'true',
  'ky-luat': '38/40',
  'boi-duong': '36/40',
  'boi-duong-chuyen-doi-so': '36/40',
  'trinh-do-ngoai-ngu': '20/40',
  'lao-dong-tien-tien': '36/40',
  'chia-se-kien-thuc': 'true',
  'danh-hieu-thi-dua': 'tap-the-lao-dong-tien-tien',
};
const register: Cells[] = [
  collective('so-1', 'don-vi-cap-tinh', targets),
  ...Array.from({ length: 10 }, (_, index) =>
    citizen(`cb-${index}`, index < 9 ? '8' : '7', { 'place.don-vi': 'so-1', 'place.gia-dinh': 'gd-1' }),
  ),
  collective('gd-1', 'gia-dinh', { 'recognised.gia-dinh-hoc-tap': 'granted' }),
  collective('gd-2', 'gia-dinh'),
  collective('xa-01726', 'xa', { 'recognised.cong-dong-hoc-tap-cap-xa': 'granted' }),
];
let said: ReturnType<typeof tieuchi>;
beforeAll(() => {
  const programmes = ['387-qd-ttg', '677-qd-ttg-theo-mo-hinh'];
  said = tieuchi(
    ...['score', put(join(folder, 'register.csv'), csv(register)), '--pack', vn, '--places', vn],
    ...programmes.flatMap((name) => ['--programme', join(vn, `programmes/${name}.programme.json`)]),
    ...['--out', out, '--lang', 'en'],
  );
});

describe('citizens, a family, a unit and a commune in one register', () => {
  test('are judged, each by its own pack, and the members are counted', () => {
    expect(said).toMatchObject({ code: 0, err: '' });
    const rows = new Map(table(join(out, 'results.csv')).map((row) => [row.subject, row]));
    expect(rows.get('so-1')).toMatchObject({
      'thanh-vien-cong-dan-hoc-tap': '9/10',
      'title.don-vi-hoc-tap-cap-tinh': 'met',
      'title.don-vi-hoc-tap-cap-tinh.rank': 'muc-do-1/muc-do-1',
    });
    expect(rows.get('gd-1')).toMatchObject({ 'nguoi-lon-cong-dan-hoc-tap': '9/10', 'title.gia-dinh-hoc-tap': 'unmet' });
    expect(rows.get('xa-01726')).toMatchObject({ 'cong-dan-dat': '9/10' });
  });

  test('results have columns of the packs that a row names, and of no other', () => {
    const [row] = table(join(out, 'results.csv'));
    expect(row).toHaveProperty(['title.cong-dong-hoc-tap-cap-xa']);
    expect(row).not.toHaveProperty(['title.dong-ho-hoc-tap']);
    expect(row).not.toHaveProperty(['xa-dat']);
  });

  test('a title that holds by earlier decisions is not proposed for a decision', () => {
    const rows = new Map(table(join(out, 'results.csv')).map((row) => [row.subject, row]));
    expect(rows.get('xa-01726')!['title.cong-dong-hoc-tap-cap-xa-con-hieu-luc']).toBe('met');
    const proposed = table(join(out, 'proposals.csv')).map(({ title }) => title);
    expect(new Set(proposed)).toEqual(new Set(['cong-dan-hoc-tap', 'don-vi-hoc-tap-cap-tinh']));
  });

  test('measures count families by decisions, and adults by the titles of their families', () => {
    const { programmes } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    const at = (programme: number, measure: string) => {
      const [year] = programmes[programme]!.years;
      return year!.measures.find((each) => each.measure === measure)!.places.find(({ place }) => place === 'vn')!.tally;
    };
    expect(at(0, 'gia-dinh-hoc-tap')).toMatchObject({ met: 1, unmet: 1, unknown: 0 });
    expect(at(1, 'nguoi-lon-dat-danh-hieu')).toMatchObject({ met: 9, unmet: 1, unknown: 0, maybeMet: 0 });
  });

  test('a unit is explained with the words of its ranks', () => {
    const { out: text } = tieuchi('explain', out, 'so-1', '--lang', 'vi');
    expect(text).toContain('Đơn vị học tập cấp tỉnh: đạt');
    expect(text).toContain('Mức độ 1');
    expect(text).toContain('Mức độ 2');
  });

  test('the run comes out again from its folder and the register', () => {
    const again = tieuchi('replay', out, '--records', join(folder, 'register.csv'), '--lang', 'en');
    expect(again).toMatchObject({ code: 0, out: 'identical\n' });
  });
});
