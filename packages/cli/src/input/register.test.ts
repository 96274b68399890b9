import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { runs } from '../../../core/test/effort.js';
import { sqlText } from '../database.js';
import { separatorOf, splitHeader } from './header.js';
import { inputMessages } from './messages.js';
import { openRegister, type Row } from './register.js';

const folder = mkdtempSync(join(tmpdir(), 'tieuchi-register-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

function put(content: string | Buffer, ending = 'csv'): string {
  made += 1;
  const path = join(folder, `${made}.${ending}`);
  writeFileSync(path, content);
  return path;
}

async function read(...paths: readonly string[]) {
  made += 1;
  const temp = join(folder, `temp-${made}`);
  mkdirSync(temp);
  const register = await openRegister(paths, { temp });
  try {
    const rows: Row[] = [];
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
            cells: [`p${row.id}`, String(row.year), 'nhom-1', row.cell],
          }))
          .sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(found.rows.map(({ line, cells }) => ({ line, cells }))).toEqual(
          wanted.map(({ line, cells }) => ({ line, cells })),
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
    expect(found.rows.map(({ file, line, cells }) => [file, line, ...cells])).toEqual([
      [1, 2, 'a', '2021', 'g', '', 'x'],
      [0, 3, 'a', '2023', 'g', '2', ''],
      [0, 2, 'b', '2022', 'g', '1', ''],
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
    expect(found.rows.map(({ cells }) => [cells[0]!.normalize('NFC'), cells[1]])).toEqual([
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
      put('{"subject":"a","year":2022}\n\n{"subject":"b"\n', 'ndjson'),
      put('subject,year,group,a\nd,2022,g,1\n'),
      parquet,
    );
    const json = found.jsonColumn!;
    expect(
      found.rows.map(({ file, line, cells }) => [file, line, cells[json] ?? cells.slice(0, json).join(' ')]),
    ).toEqual([
      [0, 3, '{"subject":"b"'],
      [0, 1, '{"subject":"a","year":2022}'],
      [2, 1, 'c 2022 g 8 x|y true'],
      [1, 2, 'd 2022 g 1  '],
    ]);
  });
});

describe('rows that are none', () => {
  test('are listed with their line, also behind rows of several lines', async () => {
    const found = await read(put('subject,year,group,note\na,2022,g,"x\ny"\nb,2022\n\nc,2022,g,1,2\nd,2022,g,ok\n'));
    expect(found.malformed.map(({ line, code, params }) => [line, code, params])).toEqual([
      [4, 'row/cell-count', { found: 2, expected: 4 }],
      [6, 'row/cell-count', { found: 5, expected: 4 }],
    ]);
    expect(found.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
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

  test('a control character that would shift cells stops the run, with its line', async () => {
    await expect(read(put('subject,year,group\na,2022,g\u0001h\n'))).rejects.toMatchObject({
      code: 'row/control-character',
      line: 2,
    });
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
    expect(found.rows.at(-1)!.cells[0]).toMatch(/ộ$/);
  });
});

test('the separator is the one that gives the keys; headers may be quoted', () => {
  expect(separatorOf('subject;year;group;"a, b"')).toBe(';');
  expect(splitHeader('"subject", year ,"say ""x""",group', ',')).toEqual(['subject', 'year', 'say "x"', 'group']);
  expect(splitHeader('subject,year,group,', ',')).toEqual(['subject', 'year', 'group', '']);
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
