/**
 * Names, numbers and addresses that nobody asked for are planted wherever a register can hold them, and looked for in every
 * byte that a command writes.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { type Cells, csv, person, put, type Said, scoreFiles, scores, table, tieuchi, workplace } from './tieuchi.js';

/** What is planted; each of these texts is like no other text of a run. */
const PRIVATE = {
  'ho-ten': 'Nguyễn Thị Bí-Mật',
  cccd: '079312345678',
  'dan-toc': 'Dân-tộc-kín',
  'ton-giao': 'Tôn-giáo-kín',
  'dien-thoai': '0987654321',
  'dia-chi': '12 ngõ Kín, phố Mật',
  email: 'bimat@example.com',
} as const;
/** Pieces of them that would be as bad: what a message might quote of a line. */
const PIECES = [
  ...Object.values(PRIVATE).flatMap((value) => [value, value.normalize('NFD')]),
  'Thị Bí',
  'Bí-Mật',
  'ngõ Kín',
  'phố Mật',
  '079312',
  '098765',
  'bimat',
  '-kín',
];

const leaksIn = (text: string) => PIECES.filter((piece) => text.includes(piece));

/** Every file below a folder, with what of the planted it holds. */
function leaksUnder(folder: string): { [file: string]: string[] } {
  const leaks: { [file: string]: string[] } = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const found = leaksIn(readFileSync(path, 'utf8'));
    if (found.length > 0) leaks[name] = found;
  }
  return leaks;
}

const leaksOf = (said: Said) => leaksIn(said.out + said.err);

/** Scores, explains and replays; nothing of what was planted may be in any of it. */
function expectNothingTold(folder: string, files: readonly string[], explained: readonly string[]): Said {
  const out = join(folder, 'out');
  const said = scoreFiles(folder, files);
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(leaksOf(said)).toEqual([]);
  expect(leaksUnder(out)).toEqual({});
  for (const lang of ['en', 'vi']) {
    // As words in one language, as data in the other: the words are in the data too.
    const form = lang === 'vi' ? ['--json'] : [];
    const all = explained.map((subject) => tieuchi('explain', out, subject, '--lang', lang, ...form));
    for (const each of all) expect(each).toMatchObject({ code: 0, err: '' });
    expect(all.flatMap(leaksOf)).toEqual([]);
  }
  const replayed = tieuchi('replay', out, '--records', ...files, '--lang', 'en');
  expect(replayed).toMatchObject({ code: 0, err: '', out: expect.stringContaining('identical') });
  expect(leaksOf(replayed)).toEqual([]);
  const other = put(join(folder, 'other', 'r.csv'), csv([person({ ...PRIVATE, subject: 'p-9' })]));
  const differs = tieuchi('replay', out, '--records', other, '--lang', 'en');
  expect(differs.code).toBe(1);
  expect(leaksOf(differs)).toEqual([]);
  return said;
}

/** People of whom some are judged, some rejected, some doubled and at odds with themselves. */
const people: readonly Cells[] = [
  person({ subject: 'p-1' }),
  person({ subject: 'p-2', ...scores(['11', 'x', '', ...Array(7).fill('8')]) }),
  person({ subject: 'p-3', group: 'nhom-9' }),
  person({ subject: 'p-4', 'place.noi-o': '99999' }),
  person({ subject: '' }),
  person({ subject: 'p-5', ...scores('8') }),
  person({ subject: 'p-5', ...scores('9') }),
  person({ subject: 'p-6', registered: 'false' }),
  person({ subject: 'p-6', registered: 'true' }),
  person({ subject: 'p-7', ...scores('7'), 'recognised.cong-dan-hoc-tap': 'granted' }),
];
/** The same, each with everything private; those that are doubled differ in it too. */
const known = people.map(
  (cells, index): Cells => ({
    ...cells,
    ...PRIVATE,
    ...(index % 2 === 1 && { 'ho-ten': `${PRIVATE['ho-ten']} ${index}` }),
  }),
);

describe('what nobody asked for is told nowhere', () => {
  test('beside records in CSV', () => {
    const folder = workplace();
    const said = expectNothingTold(folder, [put(join(folder, 'r.csv'), csv(known))], ['p-1', 'p-2', 'p-5', 'p-7']);
    expect(said.out).toContain('10 rows read = 4 records + 1 merged + 5 rejected');
    expect(table(join(folder, 'out/conflicts.csv')).length).toBeGreaterThan(0);
    expect(table(join(folder, 'out/issues.csv')).length).toBeGreaterThan(0);
    expect(table(join(folder, 'out/discrepancies.csv')).length).toBeGreaterThan(0);
  });

  test('in rows of CSV that are no rows: too many cells, too few, quotes in the wrong place', () => {
    const folder = workplace();
    const [header, ...rows] = csv([person({ ...PRIVATE, subject: 'p-1' }), person({ subject: 'p-2' })])
      .trim()
      .split('\n') as [string, string, string];
    const bad = [
      `p-3,2022,nhom-3,Nguyễn Thị Bí-Mật,079312345678`,
      `${rows[0].replace('p-1', 'p-4')},Nguyễn Thị Bí-Mật`,
      `"p-5" Nguyễn Thị Bí-Mật,${rows[1].slice(4)}`,
    ];
    const file = put(join(folder, 'r.csv'), [header, rows[0], ...bad, rows[1], ''].join('\n'));
    expectNothingTold(folder, [file], ['p-1', 'p-2']);
    expect(table(join(folder, 'out/rejects.csv')).map(({ line }) => line)).toEqual(['3', '4', '5']);
  });

  test('in a file without a header, whose first row stands for it', () => {
    const folder = workplace();
    const [, ...rows] = csv(known).split('\n');
    const said = scoreFiles(folder, [put(join(folder, 'r.csv'), rows.join('\n'))]);
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('input/no-header') });
    expect(leaksOf(said)).toEqual([]);
  });

  /** A record as NDJSON has it. */
  const json = ({ subject, group, registered, ...cells }: Cells, more: object = {}) => ({
    subject,
    year: 2022,
    group,
    ...(registered !== undefined && { registered: registered === 'true' }),
    places: { 'noi-o': cells['place.noi-o'] },
    facts: {
      'nguoi-lon': true,
      'trong-mo-hinh-hoc-tap': true,
      ...Object.fromEntries(Object.entries(scores('8')).map(([id]) => [id, Number(cells[id]) || null])),
    },
    ...more,
  });

  test('under keys of NDJSON that nothing reads, at every depth', () => {
    const folder = workplace();
    const everywhere = (cells: Cells, name: string) => {
      const hidden = { ...PRIVATE, 'ho-ten': name };
      const record = json(cells);
      return {
        ...record,
        ...hidden,
        person: hidden,
        places: { ...record.places, 'ho-ten': name, 'dia-chi': [PRIVATE['dia-chi']] },
        facts: { ...record.facts, ...hidden, person: hidden },
        selfFacts: { ...hidden, 'doc-sach': 9 },
        dates: {},
        recognised: [{ title: 'cong-dan-hoc-tap', outcome: 'granted', ...hidden, decision: { ...hidden } }],
      };
    };
    const lines = people.map((cells, index) => JSON.stringify(everywhere(cells, `${PRIVATE['ho-ten']} ${index}`)));
    const strange = JSON.stringify({ ...json(person({ subject: 'p-8' })), subject: PRIVATE });
    const wrapped = { ...json(person({ subject: 'p-9' })) };
    const within = JSON.stringify({ ...wrapped, facts: { ...wrapped.facts, 'doc-sach': { ...PRIVATE } } });
    const file = put(join(folder, 'r.ndjson'), `${[...lines, strange, within].join('\n')}\n`);
    const said = expectNothingTold(folder, [file], ['p-1', 'p-2', 'p-5', 'p-7', 'p-9']);
    expect(said.out).toContain('12 rows read = 5 records + 1 merged + 6 rejected');
  });

  test('in lines of NDJSON that are no JSON', () => {
    const folder = workplace();
    const good = JSON.stringify(json(person({ subject: 'p-1' })));
    const bad = [
      `{"subject": "p-2", "ho-ten": Nguyễn Thị Bí-Mật}`,
      `{"subject": "p-2", "ho-ten": "Nguyễn Thị "Bí-Mật""}`,
      `{"subject": "p-2", Bí-Mật: 1}`,
      `{"subject": "p-2", "Bí-Mật": 1, "Bí-Mật": 2}`,
      `{"subject": "p-2", "cccd": 079312345678}`,
      `{"subject": "p-2", "cccd": 1, "ho-ten": "Nguyễn Thị Bí-Mật`,
      `{"subject": "p-2"} Nguyễn Thị Bí-Mật`,
      `{"subject": "p-2", "dia-chi": “phố Mật”}`,
      `{"subject": "p-2", "cccd": 98765432109876543210987654321.098765e400}`,
      `Nguyễn Thị Bí-Mật,079312345678`,
      `["Nguyễn Thị Bí-Mật", "079312345678"]`,
      `"Nguyễn Thị Bí-Mật"`,
    ];
    const file = put(join(folder, 'r.ndjson'), `${[good, ...bad].join('\n')}\n`);
    expectNothingTold(folder, [file], ['p-1']);
    expect(table(join(folder, 'out/rejects.csv'))).toHaveLength(bad.length);
  });

  test('in Parquet, beside the columns and in lists and structures', async () => {
    const folder = workplace();
    const source = put(join(folder, 'source/r.csv'), csv(known));
    const file = join(folder, 'r.parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT *, [cccd, "ho-ten"] AS danh_sach, {'ten': "ho-ten", 'so': cccd} AS nguoi FROM read_csv('${source}', all_varchar = true, header = true)) TO '${file}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    const said = expectNothingTold(folder, [file], ['p-1', 'p-2', 'p-5', 'p-7']);
    expect(said.out).toContain('10 rows read = 4 records + 1 merged + 5 rejected');
  });
});

test('the search finds what is there', () => {
  const folder = workplace();
  const name = PRIVATE['ho-ten'];
  const said = scoreFiles(folder, [put(join(folder, 'r.csv'), csv([person({ subject: name })]))]);
  expect(said.code).toBe(0);
  expect(Object.keys(leaksUnder(join(folder, 'out'))).sort()).toEqual([
    'proposals.csv',
    'results.csv',
    'results.parquet',
  ]);
});
