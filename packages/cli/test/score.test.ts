import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt, Report } from '@tieuchi/core';
import { describe, expect, test } from 'vitest';
import {
  csv,
  person,
  put,
  scoreFiles,
  scoreRows,
  scores,
  start,
  table,
  tieuchi,
  tieuchiWithin,
  vn,
  workplace,
} from './tieuchi.js';

const out = (folder: string, file: string) => join(folder, 'out', file);
const report = (folder: string) => JSON.parse(readFileSync(out(folder, 'report.json'), 'utf8')) as Report;
const receipt = (folder: string) => JSON.parse(readFileSync(out(folder, 'receipt.json'), 'utf8')) as Receipt;
const tallyOf = (folder: string, measure: string, place: string, year = 2022) =>
  report(folder)
    .programmes[0]!.years.find((each) => each.year === year)!
    .measures.find((each) => each.measure === measure)!
    .places.find((each) => each.place === place);

describe('a register', () => {
  test('becomes verdicts, counts, lists and a receipt', () => {
    const folder = workplace();
    const rows = [
      person({ subject: 'p-1' }),
      person({ subject: 'p-2', ...scores(['9', '9', '9', '9', '9', '9', '9', '9', '9', '4']) }),
      person({ subject: 'p-3', ...scores(['10', '10', '10', '10', '10', '10', '10', '10', '10', '']) }),
      person({ subject: 'p-4', 'recognised.cong-dan-hoc-tap': 'granted', ...scores('7') }),
    ];
    const said = scoreRows(folder, rows);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('4 rows read = 4 records + 0 merged + 0 rejected');
    expect(
      table(out(folder, 'results.csv')).map((row) => [
        row.subject,
        row['points.total'],
        row['title.cong-dan-hoc-tap'],
        row.reasons,
      ]),
    ).toEqual([
      ['p-1', '80', 'met', '2018:beyond-history 2019:beyond-history 2020:beyond-history 2021:beyond-history'],
      ['p-2', '85', 'unmet', ''],
      [
        'p-3',
        '91..100',
        'unknown',
        'hop-tac-chia-se:missing 2018:beyond-history 2019:beyond-history 2020:beyond-history 2021:beyond-history 2022:undecided',
      ],
      ['p-4', '70', 'unmet', ''],
    ]);
    expect(tallyOf(folder, 'nguoi-lon-dat-danh-hieu', 'xa-01726')).toMatchObject({
      tally: { met: 1, unmet: 2, unknown: 1 },
      target: { year: 2025, atLeast: 40 },
    });
    expect(tallyOf(folder, 'nguoi-lon-dat-danh-hieu', 'tinh-04')!.tally).toEqual(
      tallyOf(folder, 'nguoi-lon-dat-danh-hieu', 'vn')!.tally,
    );
    expect(table(out(folder, 'proposals.csv')).map((row) => [row.role, row.unit, row.subject])).toEqual([
      ['noi-o', '01726', 'p-1'],
    ]);
    expect(table(out(folder, 'discrepancies.csv')).map((row) => [row.subject, row.computed, row.recognised])).toEqual([
      ['p-4', 'unmet', 'granted'],
    ]);
    const report = readFileSync(out(folder, 'report.md'), 'utf8');
    expect(report).toContain('Thị trấn Nguyên Bình');
    expect(report).toMatch(/a year without assessment → counts as not met \(PLACEHOLDER: no source gives it\)/);
    expect(receipt(folder)).toMatchObject({ semantics: 1, counts: { records: 4 }, options: { since: 2022 } });
    expect(readdirSync(folder).sort()).toEqual(['out', 'register.csv']);
  });

  test('gives the same bytes in any order of rows and files, and as CSV, NDJSON or with `;`', () => {
    const rows = [1, 2, 3, 4, 5].flatMap((id) =>
      [2022, 2023].map((year) => person({ subject: `p-${id}`, year: String(year), ...scores(String(5 + id)) })),
    );
    const digests = (folder: string) => [
      receipt(folder).records.digest,
      receipt(folder).results.digest,
      receipt(folder).report,
    ];
    const first = workplace();
    scoreRows(first, rows);
    const shuffled = workplace();
    scoreFiles(shuffled, [
      put(join(shuffled, 'b.csv'), csv(rows.slice(5).reverse())),
      put(join(shuffled, 'a.csv'), csv(rows.slice(0, 5).reverse())),
    ]);
    const semicolons = workplace();
    const said = scoreFiles(semicolons, [
      put(join(semicolons, 'r.csv'), `\ufeff${csv(rows, { separator: ';', newline: '\r\n' })}`),
    ]);
    expect(said.out).toContain('separated by `;`');
    const lines = workplace();
    const ndjson = rows.map(({ subject, year, group, 'place.noi-o': place, ...facts }) =>
      JSON.stringify({
        subject,
        year: Number(year),
        group,
        places: { 'noi-o': place },
        facts: Object.fromEntries(
          Object.entries(facts).map(([id, value]) => [id, value === 'true' ? true : Number(value)]),
        ),
      }),
    );
    scoreFiles(lines, [put(join(lines, 'r.ndjson'), `${ndjson.join('\n')}\n`)]);
    for (const folder of [shuffled, semicolons, lines]) expect(digests(folder)).toEqual(digests(first));
  });

  test('carries titles over the years: five in a row, not four and a gap', () => {
    const folder = workplace();
    const years = ['2022', '2023', '2024', '2025', '2026'];
    const rows = years.flatMap((year) => {
      const place = { 'place.noi-o': '01726' };
      return [
        person({ subject: 'five', year, ...place }),
        ...(year === '2024' ? [] : [person({ subject: 'gap', year, ...place })]),
        person({ subject: 'moved', year, 'place.noi-o': year < '2025' ? '31051' : '01726' }),
        person({ subject: 'regrouped', year, group: year < '2024' ? 'nhom-3' : 'nhom-1', ...place }),
        person({
          subject: 'open',
          year,
          ...(year === '2023' ? scores(['10', '10', '10', '10', '10', '10', '10', '10', '10', '']) : {}),
          ...place,
        }),
      ];
    });
    expect(scoreRows(folder, rows).code).toBe(0);
    const last = table(out(folder, 'results.csv')).filter((row) => row.year === '2026');
    expect(Object.fromEntries(last.map((row) => [row.subject, row['title.tieu-bieu-xuat-sac']]))).toEqual({
      five: 'met',
      gap: 'unmet',
      moved: 'met',
      regrouped: 'met',
      open: 'unknown',
    });
    const packs = table(out(folder, 'results.csv'))
      .filter((row) => row.subject === 'five')
      .map((row) => row.pack);
    expect(packs).toEqual(['vn/cong-dan-hoc-tap/nhom-3-2022', ...Array(4).fill('vn/cong-dan-hoc-tap/nhom-3-2023')]);
  });

  test('takes declared counts as denominators, whole tallies and baselines', () => {
    const folder = workplace();
    const counts = put(
      join(folder, 'counts.csv'),
      'programme,place,year,measure,among,met,share,status,source\n,01726,2022,dang-ky,10,,,local,list\n,01729,2022,dang-ky,20,15,,local,signed list\n,01726,2020,dang-ky,,,71.5,local,plan\n',
    );
    expect(scoreRows(folder, [person({})], '--counts', counts).code).toBe(0);
    expect(tallyOf(folder, 'dang-ky', 'xa-01726')).toMatchObject({
      declared: 'denominator',
      tally: { met: 1, unmet: 9 },
    });
    expect(tallyOf(folder, 'dang-ky', 'xa-01729')).toMatchObject({ declared: 'tally', tally: { met: 15, unmet: 5 } });
    expect(tallyOf(folder, 'dang-ky', 'huyen-052')!.tally).toMatchObject({ met: 16, unmet: 14 });
    expect(report(folder).programmes[0]!.baselines).toMatchObject([{ measure: 'dang-ky', share: 71.5, year: 2020 }]);
  });

  test('is counted again on the places of another day, says so, and replays', () => {
    const folder = workplace();
    const own = ['p-1', 'p-2', 'p-3'].map((subject, index) =>
      person({ subject, 'place.noi-o': ['01747', '01675', '01726'][index]! }),
    );
    const register = put(join(folder, 'register.csv'), csv(own));
    scoreFiles(folder, [register], '--tree', '2026-12-31');
    const out = join(folder, 'out');
    const rows = table(join(out, 'tallies.csv')).filter(({ measure }) => measure === 'nguoi-lon-dat-danh-hieu');
    expect(new Set(rows.map(({ year, tree, remapped_from }) => [year, tree, remapped_from].join()))).toEqual(
      new Set(['2022,2026-12-31,2022-12-31']),
    );
    // Nguyên Bình and Hoà An were districts: Minh Tâm takes a commune of each.
    expect(rows.filter(({ level }) => level !== 'quoc-gia').map(({ place, met }) => [place, met])).toEqual([
      ['tinh-04-2025', '3'],
      ['xa-01726-2025', '1'],
      ['xa-01747-2025', '2'],
    ]);
    expect(readFileSync(join(out, 'report.md'), 'utf8')).toContain(
      'Re-mapped: counted again on the places of 2026-12-31',
    );
    const json = (file: string) => JSON.parse(readFileSync(join(out, file), 'utf8'));
    expect(json('receipt.json').options).toEqual({ since: 2022, tree: '2026-12-31' });
    expect(json('inputs/options.json').tree).toBe('2026-12-31');
    expect(tieuchi('replay', out, '--records', register, '--lang', 'en')).toMatchObject({
      code: 0,
      out: 'identical\n',
    });
    expect(scoreFiles(folder, [register], '--tree', '2026-02-30')).toMatchObject({ code: 2 });
  });

  test('never copies a column that nothing reads', () => {
    const folder = workplace();
    const said = scoreRows(folder, [
      person({ 'ho-ten': 'Người Không Có Thật', cccd: '001099000001', 'doc-sachh': '5' }),
    ]);
    expect(said.out).toContain('ho-ten, cccd, doc-sachh');
    expect(said.out).toContain('did you mean `doc-sach`?');
    for (const file of readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, 'out', file);
      if (existsSync(path) && !readdirSync(join(folder, 'out')).includes(`${file}/`) && /\.(csv|json|md)$/.test(file)) {
        expect(readFileSync(path, 'utf8')).not.toMatch(/Không Có Thật|001099000001/);
      }
    }
  });
});

describe('what the register does not say', () => {
  test('rows that are rejected say nothing of the years', () => {
    const folder = workplace();
    const said = scoreRows(folder, [person({ year: '2023' }), person({ subject: 'p-2', year: '1923' })]);
    expect(said.out).toContain('years before 2023 are unknown');
    expect(said.out).toContain('assumed from the rows');
    expect(table(out(folder, 'results.csv'))[0]!['title.tieu-bieu-xuat-sac']).toBe('unknown');
    const told = workplace();
    expect(scoreRows(told, [person({ year: '2023' })], '--since', '2021').out).toContain(
      'years before 2021 are unknown;',
    );
    expect(receipt(told).options).toEqual({ since: 2021 });
  });

  test('an indicator without a column is told', () => {
    const folder = workplace();
    const { 'hop-tac-chia-se': _, ...cells } = person({});
    expect(scoreRows(folder, [cells]).out).toContain('no column for hop-tac-chia-se: missing for everybody');
  });

  test('members without a place leave the topmost place open, and stand nowhere below', () => {
    const folder = workplace();
    const staff = { 'trong-don-vi-hoc-tap': 'true' };
    const said = scoreRows(folder, [
      person({ ...staff, year: '2025', 'place.noi-lam-viec': '01726' }),
      person({ ...staff, subject: 'p-2', year: '2025' }),
      person({ ...staff, subject: 'p-3', year: '2025', 'place.noi-lam-viec': '-' }),
    ]);
    expect(said.code).toBe(0);
    expect(tallyOf(folder, 'can-bo-dat-danh-hieu', 'vn', 2025)).toMatchObject({
      tally: { met: 1, maybeMet: 1 },
      target: { verdict: 'met' },
    });
    expect(tallyOf(folder, 'can-bo-dat-danh-hieu', 'xa-01726-2025', 2025)!.tally).toMatchObject({
      met: 1,
      maybeMet: 0,
    });
  });

  test('a run in which nobody could be judged is no success', () => {
    const folder = workplace();
    expect(scoreRows(folder, [person({ group: 'nhom-9' })])).toMatchObject({
      code: 1,
      out: expect.stringContaining('no record could be judged'),
    });
    expect(
      tieuchi('score', join(folder, 'register.csv'), '--out', join(folder, 'other'), '--lang', 'en'),
    ).toMatchObject({ code: 2, err: expect.stringContaining("required option '--pack <name>' not specified") });
  });
});

describe('rows that are not as they should be', () => {
  const good = person({ subject: 'good' });
  const rejectCode = (cells: { [column: string]: string }) => {
    const folder = workplace();
    const said = scoreRows(folder, [good, person(cells)]);
    expect(said.out).toContain('2 rows read = 1 records + 0 merged + 1 rejected');
    const [row] = table(out(folder, 'rejects.csv'));
    expect(row).toMatchObject({ file: 'register.csv', line: '3' });
    return row!.code;
  };
  test.each([
    [{ subject: '' }, 'record/subject'],
    [{ group: 'nhom-9' }, 'record/unknown-group'],
    [{ year: '22' }, 'record/year'],
    [{ year: '1800' }, 'record/year'],
    [{ year: 'x' }, 'record/year'],
    [{ year: '2019' }, 'pack/none-in-force'],
    [{ group: 'nhom-4' }, 'pack/none-in-force'],
    [{ date: '2022-02-30' }, 'record/date'],
    [{ registered: 'maybe' }, 'record/registered'],
    [{ stage: 'xong' }, 'record/unknown-stage'],
    [{ 'place.noi-o': '99999' }, 'record/place-unknown'],
    [{ 'place.noi-o': '4' }, 'record/place-ambiguous'],
    [{ year: '2025', 'place.noi-o': '01750' }, 'record/place-not-in-force'],
    [{ 'place.noi-o': 'xa-01726-2025' }, 'record/place-not-in-force'],
  ])('%j is rejected as %s', (cells, code) => {
    expect(rejectCode(cells)).toBe(code);
  });

  test.each(['0', '11', '7.5', 'x'])('a score of %s is an issue, and missing', (score) => {
    const folder = workplace();
    scoreRows(folder, [person(scores([score, ...Array(9).fill('10')]))]);
    expect(table(out(folder, 'issues.csv'))).toMatchObject([
      { line: '2', code: expect.stringMatching(/^record\/(fact-invalid|number-as-text)$/), pointer: '/facts/doc-sach' },
    ]);
    expect(table(out(folder, 'results.csv'))[0]).toMatchObject({
      'doc-sach': score,
      'title.cong-dan-hoc-tap': 'unknown',
    });
  });

  test('what leaves no doubt is put right and listed', () => {
    const folder = workplace();
    scoreRows(folder, [
      person({ subject: 'tổ-1'.normalize('NFD'), 'place.noi-o': '1726', 'doc-sach': '8,0', 'ngoai-ngu': ' 8' }),
    ]);
    expect(
      table(out(folder, 'repairs.csv'))
        .map((row) => [row.code, row.column, row.to])
        .sort(),
    ).toEqual([
      ['repair/decimal-comma', 'doc-sach', '8.0'],
      ['repair/leading-zeros', 'place.noi-o', '01726'],
      ['repair/nfc', 'subject', 'tổ-1'],
      ['repair/space', 'ngoai-ngu', '8'],
    ]);
    expect(table(out(folder, 'results.csv'))[0]).toMatchObject({ subject: 'tổ-1', 'title.cong-dan-hoc-tap': 'met' });
  });

  test('rows of one person and year are merged; what they disagree on is missing', () => {
    const folder = workplace();
    const said = scoreRows(folder, [
      person({}),
      person({}),
      person({ 'place.noi-lam-viec': '01726' }),
      person({ 'doc-sach': '9' }),
    ]);
    expect(said.out).toContain('4 rows read = 1 records + 3 merged + 0 rejected');
    expect(table(out(folder, 'conflicts.csv'))).toMatchObject([
      {
        what: 'doc-sach',
        values: '8 | 8 | 8 | 9',
        rows: 'register.csv:2 register.csv:3 register.csv:4 register.csv:5',
      },
    ]);
    expect(table(out(folder, 'results.csv'))).toMatchObject([
      { 'doc-sach': '', 'place.noi-lam-viec': '01726', 'title.cong-dan-hoc-tap': 'unknown' },
    ]);
  });

  test('codes mean what they mean on the day: 80 and 91 before and after July 2025', () => {
    const folder = workplace();
    scoreRows(
      folder,
      ['2024', '2026'].flatMap((year) =>
        ['80', '91'].map((code) => person({ subject: `p-${code}-${year}`, year, 'place.noi-o': code })),
      ),
    );
    const names = table(out(folder, 'tallies.csv'))
      .filter((row) => row.measure === 'dang-ky' && row.level === 'tinh')
      .map((row) => [row.year, row.place, row.name]);
    expect(names).toEqual([
      ['2024', 'tinh-80', 'Tỉnh Long An'],
      ['2024', 'tinh-91', 'Tỉnh Kiên Giang'],
      ['2026', 'tinh-80-2025', 'Tỉnh Tây Ninh'],
      ['2026', 'tinh-91-2025', 'Tỉnh An Giang'],
    ]);
  });
});

describe('files that are not as they should be', () => {
  const refused = (file: (folder: string) => string) => {
    const folder = workplace();
    const said = scoreFiles(folder, [file(folder)]);
    expect(said.code).toBe(1);
    expect(said.err).not.toMatch(/\n\s+at /);
    expect(existsSync(join(folder, 'out'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    return said.err;
  };
  const text = csv([person({})]);
  test.each<[string, (folder: string) => string, RegExp]>([
    ['missing', (folder) => join(folder, 'none.csv'), /input\/missing-file/],
    ['a directory', (folder) => folder, /input\/directory/],
    ['empty', (folder) => put(join(folder, 'r.csv'), ''), /input\/empty/],
    ['only a header', (folder) => put(join(folder, 'r.csv'), text.split('\n')[0]!), /input\/no-rows/],
    [
      'not UTF-8',
      (folder) => put(join(folder, 'r.csv'), Buffer.from(text.replace('p-1', 'p-é'), 'latin1')),
      /:2 error input\/not-utf8/,
    ],
    ['UTF-16', (folder) => put(join(folder, 'r.csv'), Buffer.from(`\ufeff${text}`, 'utf16le')), /UTF-16/],
    [
      'without a column',
      (folder) => put(join(folder, 'r.csv'), text.replace('group', 'nhom')),
      /input\/missing-column[\s\S]*`group`/,
    ],
    [
      'with a doubled column',
      (folder) => put(join(folder, 'r.csv'), text.replace('ngoai-ngu', 'doc-sach')),
      /input\/doubled-column[\s\S]*`doc-sach`/,
    ],
    ['of unknown kind', (folder) => put(join(folder, 'r.xlsx'), 'PK'), /input\/unknown-format/],
  ])('%s', (_, file, message) => {
    expect(refused(file)).toMatch(message);
  });

  test('a row with too many or too few cells is rejected with its line, the others are scored', () => {
    const folder = workplace();
    const [header, row] = text.trim().split('\n') as [string, string];
    const said = scoreFiles(folder, [
      put(
        join(folder, 'r.csv'),
        [header, row, `${row.replace('p-1', 'p-2')},1`, 'p-3,2022', row.replace('p-1', 'p-4'), ''].join('\n'),
      ),
    ]);
    expect(said.out).toContain('4 rows read = 2 records + 0 merged + 2 rejected');
    expect(table(out(folder, 'rejects.csv')).map(({ line }) => line)).toEqual(['3', '4']);
    expect(table(out(folder, 'results.csv')).map(({ subject }) => subject)).toEqual(['p-1', 'p-4']);
  });
});

describe('documents that are not as they should be', () => {
  const good = readFileSync(join(vn, 'packs/nhom-3-2022.pack.json'), 'utf8');
  test.each<[string, (text: string) => string, RegExp]>([
    [
      'a wrong key',
      (text) => text.replace('"through"', '"thru"'),
      /:\d+:\d+ error shape\/(misspelt|unknown)-key \/thru/,
    ],
    [
      'a misspelt name',
      (text) => text.replace('"var": "points.total"', '"var": "points.totl"'),
      /rule\/misspelt-name[\s\S]*did you mean `points.total`/,
    ],
    [
      'a threshold without source',
      (text) => text.replace(/("value": 80,\s*)"source": "[^"]*",\s*/, '$1'),
      /source\/missing \/thresholds\/total\/0/,
    ],
    [
      'JSON that does not parse',
      (text) => text.replace('"subject": "cong-dan",', '"subject": "cong-dan"'),
      /:\d+:24 error json\/missing-comma/,
    ],
    [
      'a doubled key',
      (text) => text.replace('"subject"', '"version": "2.0.0",\n  "subject"'),
      /:\d+:\d+ error json\/doubled-key \/version/,
    ],
  ])('%s: told by check and by score', (_, change, message) => {
    const folder = workplace();
    const path = put(join(folder, 'p.pack.json'), change(good));
    expect(change(good)).not.toBe(good);
    const checked = tieuchi('check', path, '--lang', 'en');
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(message);
    expect(checked.out).toContain('1 documents checked, 1 errors');
    const scored = tieuchi(
      'score',
      put(join(folder, 'r.csv'), csv([person({})])),
      '--pack',
      path,
      '--out',
      join(folder, 'out'),
      '--lang',
      'en',
    );
    expect(scored.code).toBe(1);
    expect(scored.err).toMatch(message);
  });

  test('all documents of the repository are sound', () => {
    const folders = readdirSync(join(vn, '..'))
      .filter((name) => name.startsWith('vn'))
      .map((name) => join(vn, '..', name));
    const said = tieuchi('check', ...folders, '--lang', 'en');
    expect(said.out).toMatch(/ 0 errors, 0 warnings\n$/);
    expect(said.code).toBe(0);
  });
});

describe('the output folder', () => {
  test('must be empty, a folder, and writable', () => {
    const folder = workplace();
    const register = put(join(folder, 'r.csv'), csv([person({})]));
    const to = (path: string) => tieuchi('score', register, '--pack', vn, '--out', path, '--lang', 'en');
    put(join(folder, 'full/x'), '');
    expect(to(join(folder, 'full'))).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
    expect(to(register)).toMatchObject({ code: 1, err: expect.stringContaining('is a file') });
    expect(to(join(register, 'below'))).toMatchObject({ code: 1, err: expect.stringContaining('cannot be written') });
    expect(to('/proc/nope/x')).toMatchObject({ code: 1, err: expect.stringContaining('cannot be written') });
    mkdirSync(join(folder, 'empty'));
    expect(to(join(folder, 'empty')).code).toBe(0);
  });

  const many = csv(Array.from({ length: 40_000 }, (_, index) => person({ subject: `p-${index}` })));

  test('is not there when writing fails halfway', () => {
    const folder = workplace();
    const register = put(join(folder, 'r.csv'), many);
    const said = tieuchiWithin(2000, 'score', register, '--pack', vn, '--out', join(folder, 'out'), '--lang', 'en');
    expect(said.code).toBe(1);
    expect(said.err).toContain('writing stopped');
    expect(readdirSync(folder)).toEqual(['r.csv']);
  });

  test('is not there after Ctrl-C', async () => {
    const folder = workplace();
    const register = put(join(folder, 'r.csv'), many);
    const child = start(
      'score',
      register,
      '--pack',
      vn,
      '--programme',
      vn,
      '--places',
      vn,
      '--out',
      join(folder, 'out'),
      '--lang',
      'en',
    );
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    const begun = setInterval(() => {
      if (readdirSync(folder).some((name) => name.startsWith('.out.partial'))) {
        clearInterval(begun);
        child.kill('SIGINT');
      }
    }, 5);
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(err).toContain('interrupted');
    expect(code).toBe(130);
    expect(readdirSync(folder)).toEqual(['r.csv']);
  });
});

describe('explain', () => {
  test('says why, with each threshold and its source, and the least change', () => {
    const folder = workplace();
    scoreRows(folder, [
      person({ ...scores(['8', '8', '8', '8', '8', '8', '8', '8', '8', '7']) }),
      person({ subject: 'p-2', 'recognised.cong-dan-hoc-tap': 'granted', ...scores(['4']) }),
    ]);
    const en = tieuchi('explain', join(folder, 'out'), 'p-1', '--lang', 'en').out;
    expect(en).toContain('Learning Citizen: not met');
    expect(en).toContain('total points: has 79, needs at least 80; lacking 1');
    expect(en).toMatch(/threshold .* 80: Kế hoạch 196\/KH-KHVN/);
    const vi = tieuchi('explain', join(folder, 'out'), 'p-2', '2022').out;
    expect(vi).toContain('cấp có thẩm quyền đã quyết định công nhận danh hiệu Công dân học tập');
    expect(vi).toContain('Công dân học tập: không đạt');
    expect(vi).toContain('điểm thấp nhất: có 1…4, cần từ 5; còn thiếu 1…4');
    expect(tieuchi('explain', join(folder, 'out'), 'p-9', '--lang', 'en')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no record of `p-9`'),
    });
    expect(tieuchi('explain', folder, 'p-1', '--lang', 'en')).toMatchObject({
      code: 1,
      err: expect.stringContaining('receipt.json is missing'),
    });
  });
});

describe('replay', () => {
  const scored = () => {
    const folder = workplace();
    scoreRows(
      folder,
      [1, 2, 3].map((id) => person({ subject: `p-${id}` })),
    );
    return folder;
  };
  const replay = (folder: string, records = join(folder, 'register.csv')) =>
    tieuchi('replay', join(folder, 'out'), '--records', records, '--lang', 'en');

  test('says identical, in any order of rows', () => {
    const folder = scored();
    expect(replay(folder)).toMatchObject({ code: 0, out: 'identical\n' });
  });

  test('names the first record that differs', () => {
    const folder = scored();
    const changed = put(
      join(folder, 'changed.csv'),
      csv([1, 2, 3].map((id) => person({ subject: `p-${id}`, ...(id === 2 ? { 'doc-sach': '7' } : {}) }))),
    );
    const said = replay(folder, changed);
    expect(said.code).toBe(1);
    expect(said.out).toContain('first difference in results.parquet: p-2, 2022: `doc-sach` was `8`, is now `7`');
  });

  test('finds a pack, a threshold or a file that was changed after the run', () => {
    const folder = scored();
    const results = out(folder, 'results.csv');
    const text = readFileSync(results, 'utf8');
    put(results, text.replace('p-3,2022,nhom-3', 'p-3,2022,nhom-1'));
    expect(replay(folder).out).toContain('results.csv: the file no longer says what the run wrote');
    put(results, text);
    const pack = readdirSync(out(folder, 'inputs/packs')).find((name) => name.includes('nhom-3-2022.pack'))!;
    const path = out(folder, `inputs/packs/${pack}`);
    put(path, readFileSync(path, 'utf8').replace('"value": 80', '"value": 81'));
    const said = replay(folder);
    expect(said.code).toBe(1);
    expect(said.out).toContain('vn/cong-dan-hoc-tap/nhom-3-2022@1.0.0');
    expect(said.out).toContain('3 rows differ in all');
  });

  test('refuses another semantics version, and names the one it needs', () => {
    const folder = scored();
    const path = out(folder, 'receipt.json');
    put(path, readFileSync(path, 'utf8').replace('"semantics": 1', '"semantics": 2'));
    expect(replay(folder)).toMatchObject({ code: 1, err: expect.stringContaining('semantics version 2') });
  });
});

test('wrong usage ends with 2, help with 0', () => {
  expect(tieuchi('score').code).toBe(2);
  expect(tieuchi('nothing').code).toBe(2);
  expect(tieuchi('explain', 'x', 'y', 'zz').code).toBe(2);
  expect(tieuchi('--help').code).toBe(0);
  expect(tieuchi('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(tieuchi('replay', 'x').code).toBe(2);
});
