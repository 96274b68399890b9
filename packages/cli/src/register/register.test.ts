import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { compilePack } from '../../../core/src/index.js';
import { runs } from '../../../core/test/effort.js';
import { packWith, titleOf } from '../../../core/test/fixtures.js';
import { sqlText } from '../table/database.js';
import { inputMessages } from '../words/input.js';
import { openRegister, type RegisterRow } from './register.js';

const folder = mkdtempSync(join(tmpdir(), 'tieuchi-register-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

function put(content: string | Buffer, ending = 'csv'): string {
  made += 1;
  const path = join(folder, `${made}.${ending}`);
  writeFileSync(path, content);
  return path;
}

/** What reads the rows: facts of any text, and some that are typed. */
const pack = compilePack(
  packWith({
    facts: {
      a: { type: 'integer', min: 0, max: 10 },
      b: { type: 'choice', of: ['x', 'y'] },
      note: { type: 'choice', of: ['x', 'y'] },
      flag: { type: 'boolean' },
    },
    titles: [titleOf('t', { '>': [{ var: 'a' }, 1] })],
  }),
);

async function read(...paths: readonly string[]) {
  made += 1;
  const temp = join(folder, `temp-${made}`);
  mkdirSync(temp);
  const register = await openRegister(paths, { temp, packs: [pack], programmes: [] });
  try {
    const rows: RegisterRow[] = [];
    for await (const batch of register.rows()) rows.push(...batch);
    return { ...register, rows };
  } finally {
    await register.close();
    rmSync(temp, { recursive: true, force: true });
  }
}

async function writeParquet(sql: string) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

describe('any table', () => {
  // What spreadsheets and databases put into cells: separators, quotes, line breaks, accents, nothing.
  const cell = fc
    .array(fc.constantFrom('a', 'ộ', '"', ',', ';', '\n', '\r\n', ' ', '8', '\t'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const table = fc.record({
    rows: fc.array(
      fc.record({
        id: fc.integer({ min: 0, max: 5 }),
        year: fc.integer({ min: 2020, max: 2024 }),
        cell,
        blankBefore: fc.boolean(),
        quoteAll: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    separator: fc.constantFrom(',', ';', '\t'),
    newline: fc.constantFrom('\n', '\r\n'),
    mark: fc.boolean(),
    lastNewline: fc.boolean(),
  });

  test('comes back whole: each row once, its cells, its line, in order', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ rows, separator, newline, mark, lastNewline }) => {
        const quoted = (text: string, always: boolean) =>
          always || /["\n\r,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        let text = `${mark ? '\ufeff' : ''}${['subject', 'year', 'group', 'note'].join(separator)}${newline}`;
        const lines: number[] = [];
        for (const [index, row] of rows.entries()) {
          if (row.blankBefore) text += newline;
          lines.push(text.split('\n').length);
          text += [`p${row.id}`, String(row.year), 'nhom-1', row.cell]
            .map((each) => quoted(each, row.quoteAll))
            .join(separator);
          if (lastNewline || index < rows.length - 1) text += newline;
        }
        const found = await read(put(text));
        expect(found.rowsRead).toBe(rows.length);
        const wanted = rows
          .map((row, index) => ({
            line: lines[index]!,
            key: `p${row.id} ${row.year} ${String(index).padStart(3, '0')}`,
            record: {
              ...{ subject: `p${row.id}`, year: row.year, group: 'nhom-1' },
              facts: row.cell.trim() === '' ? {} : { note: row.cell.trim() },
            },
          }))
          .sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(found.rows.map(({ line, record }) => ({ line, record }))).toEqual(
          wanted.map(({ line, record }) => ({ line, record })),
        );
      }),
      runs(60),
    );
  });
});

describe('several files', () => {
  test('are one register: columns by name, neighbours by subject, files and lines kept', async () => {
    const found = await read(
      put('subject,year,group,a\nb,2022,g,1\na,2023,g,2\n'),
      put('year;group;subject;b\n2021;g;a;x\n'),
    );
    expect(found.columns).toEqual(['subject', 'year', 'group', 'a', 'b']);
    expect(found.rows.map(({ file, line, record }) => [file, line, record])).toEqual([
      [1, 2, { subject: 'a', year: 2021, group: 'g', facts: { b: 'x' } }],
      [0, 3, { subject: 'a', year: 2023, group: 'g', facts: { a: 2 } }],
      [0, 2, { subject: 'b', year: 2022, group: 'g', facts: { a: 1 } }],
    ]);
    expect(found.years).toEqual([2021, 2022, 2023]);
    expect(found.sources.map(({ separator, rows }) => [separator, rows])).toEqual([
      [',', 2],
      [';', 1],
    ]);
  });

  test('order by code points of composed text, unreadable years first', async () => {
    const found = await read(
      put(`subject,year,group\n\u{1f600},2022,g\n\uffee,2022,g\n${'ộ'.normalize('NFD')},2022,g\nộ,x,g\nộ,2021,g\n`),
    );
    expect(found.rows.map(({ record }) => [record.subject, String(record.year)])).toEqual([
      ['ộ', 'x'],
      ['ộ', '2021'],
      ['ộ', '2022'],
      ['\uffee', '2022'],
      ['\u{1f600}', '2022'],
    ]);
  });

  test('NDJSON and Parquet stand beside CSV', async () => {
    const parquet = join(folder, 'p.parquet');
    await writeParquet(
      `COPY (SELECT 'c' AS subject, 2022 AS year, 'g' AS "group", 8 AS a, ['x', 'y'] AS list, true AS flag) TO ${sqlText(parquet)} (FORMAT parquet)`,
    );
    const found = await read(
      put('{"subject":"a","year":2022,"facts":{"a":7,"x":"kín"},"ho-ten":"kín"}\n\n{"subject":"b"\n', 'ndjson'),
      put('subject,year,group,a\nd,2022,g,1\n'),
      parquet,
    );
    expect(found.rows.map(({ file, line, record }) => [file, line, record])).toEqual([
      [0, 1, { subject: 'a', year: 2022, facts: { a: 7, x: '' } }],
      [2, 1, { subject: 'c', year: 2022, group: 'g', facts: { a: 8, flag: true } }],
      [1, 2, { subject: 'd', year: 2022, group: 'g', facts: { a: 1 } }],
    ]);
    expect(found.malformed).toEqual([
      { file: 0, line: 3, code: 'json/unclosed', wording: 'row/not-json', params: { column: 15 } },
    ]);
    expect(found.ignored).toEqual([{ column: 'list' }]);
  });

  test('values of Parquet are what they are', async () => {
    const parquet = join(folder, 'types [1]*?.parquet');
    const value = (a: string, more = '') =>
      `SELECT 'p' AS subject, 2023.0::DOUBLE AS year, 'g' AS "group", ${a} AS a, DATE '2023-06-01' AS date ${more}`;
    const values = [
      '7.5::DECIMAL(9,3)',
      '8.000::DECIMAL(6,3)',
      '7.3::FLOAT',
      '8::HUGEINT',
      "'NaN'::DOUBLE",
      '1234::DECIMAL(18,6)',
    ];
    const found: unknown[] = [];
    for (const each of values) {
      await writeParquet(`COPY (${value(each)}) TO ${sqlText(join(folder, 'made.parquet'))} (FORMAT parquet)`);
      renameSync(join(folder, 'made.parquet'), parquet);
      found.push((await read(parquet)).rows[0]!.record);
    }
    expect(found).toEqual(
      [7.5, 8, 7.3, 8, 'NaN', 1234].map((a) => ({
        ...{ subject: 'p', year: 2023, group: 'g', date: '2023-06-01' },
        facts: { a },
      })),
    );
  });

  test('time stamps at midnight are days, in UTC wherever the machine is', async () => {
    const parquet = join(folder, 'times.parquet');
    const rows = [
      "TIMESTAMP '2023-06-01 00:00:00'",
      "TIMESTAMP '2023-06-01 08:00:00'",
      "TIMESTAMPTZ '2023-06-01 07:00:00+07'",
      "TIMESTAMPTZ '2023-06-01 00:00:00+07'",
    ].map((time, index) => `SELECT ${index} AS subject, 2023 AS year, 'g' AS "group", ${time} AS date`);
    const dates: unknown[] = [];
    for (const row of rows) {
      await writeParquet(`COPY (${row}) TO ${sqlText(parquet)} (FORMAT parquet)`);
      dates.push((await read(parquet)).rows[0]!.record.date);
    }
    expect(dates).toEqual(['2023-06-01', '2023-06-01 08:00:00', '2023-06-01', '2023-05-31 17:00:00+00']);
  });

  test('a file of few bytes that holds very much is refused, and a damaged one, without a word of what stands in it', async () => {
    const parquet = join(folder, 'bomb.parquet');
    await writeParquet(
      `COPY (SELECT 'p' AS subject, 2023 AS year, 'g' AS "group", 1 AS a FROM range(2000000)) TO ${sqlText(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    await expect(read(parquet)).rejects.toMatchObject({ code: 'input/expands' });
    await writeParquet(
      `COPY (SELECT 'Bí-Mật-' || i AS subject, 2023 AS year, 'g' AS "group" FROM range(20000) t(i)) TO ${sqlText(parquet)} (FORMAT parquet, COMPRESSION uncompressed)`,
    );
    const bytes = readFileSync(parquet);
    for (const at of [10, 500, 4000, bytes.length - 900, bytes.length - 300]) {
      const damaged = Buffer.from(bytes);
      damaged.fill(0xff, at, at + 60);
      writeFileSync(parquet, damaged);
      const outcome = await read(parquet).then(
        () => 'read',
        (error: { code?: string; message: string }) => [error.code, error.message.includes('Mật')],
      );
      expect(outcome === 'read' || outcome).toSatisfy(
        (each) => each === true || String(each) === 'input/parquet,false',
      );
    }
  });
});

describe('rows that are none', () => {
  test('are listed with their line, also behind rows of several lines', async () => {
    const found = await read(put('subject,year,group,note\na,2022,g,"x\ny"\nb,2022\n\nc,2022,g,1,2\nd,2022,g,ok\n'));
    expect(found.malformed.map(({ line, code, params }) => [line, code, params])).toEqual([
      [4, 'row/cell-count', { found: 2, expected: 4 }],
      [6, 'row/cell-count', { found: 5, expected: 4 }],
    ]);
    expect(found.rows.map(({ line, record }) => [line, record.subject])).toEqual([
      [2, 'a'],
      [7, 'd'],
    ]);
    expect(found.rowsRead).toBe(4);
  });

  test('a quote that is never closed stops the run, with its line', async () => {
    await expect(read(put('subject,year,group\na,2022,g\nb,2022,"g\nc,2022,g\n'))).rejects.toMatchObject({
      code: 'input/quotes',
      line: 3,
    });
  });

  test('a control character does not shift cells', async () => {
    const found = await read(put('subject,year,group,note,x\na,2022,g,b\u0001c,\u0001\n'));
    expect(found.rows.map(({ record }) => record.facts)).toEqual([{ note: 'b\u0001c' }]);
  });
});

describe('bytes', () => {
  test.each([
    ['in the first line', 'subject,year,group,n\xe9\n', 1],
    ['far below', `subject,year,group\n${'a,2022,g\n'.repeat(600_000)}b,2022,\xe9\n`, 600_002],
  ])('that are not UTF-8 are told with their line: %s', async (_, text, line) => {
    await expect(read(put(Buffer.from(text, 'latin1')))).rejects.toMatchObject({ code: 'input/not-utf8', line });
  });

  test('of a character that is cut in two at the end of a chunk are sound', async () => {
    const header = 'subject,year,group\n';
    const row = 'a,2022,g\n';
    const before = (1 << 22) - 1 - header.length - 'ộ,2022,g'.indexOf(',') - 1;
    const text = `${header}${row.repeat(Math.floor(before / row.length))}${'x'.repeat(before % row.length)}ộ,2022,g\n`;
    const found = await read(put(text));
    expect(found.rows.at(-1)!.record.subject).toMatch(/ộ$/);
  });
});

test('every fault is worded in both languages, with the same places', () => {
  const places = (sentences: readonly string[]) =>
    [...sentences.join(' ').matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
  for (const [code, { en, vi }] of Object.entries(inputMessages)) {
    expect([code, places(vi as readonly string[])]).toEqual([code, places(en as readonly string[])]);
    expect(vi.join(' ')).toBe(vi.join(' ').normalize('NFC'));
    expect(en.length).toBe(vi.length);
  }
});
