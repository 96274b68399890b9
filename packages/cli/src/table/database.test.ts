import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from './database.js';
import { createSorter } from './sorter.js';

const folder = mkdtempSync(join(tmpdir(), 'tieuchi-database-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the database', () => {
  test.each([
    "SELECT * FROM 'https://example.com/a.csv'",
    `SELECT * FROM read_text('${join(folder, 'a.txt')}')`,
    `COPY (SELECT 1) TO '${join(folder, 'b.csv')}'`,
    `ATTACH '${join(folder, 'b.db')}'`,
    'INSTALL httpfs',
    'LOAD httpfs',
    'SET enable_external_access = true',
    "SET TimeZone = 'Asia/Bangkok'",
    'SET autoload_known_extensions = true',
  ])('is locked: %s', async (sql) => {
    writeFileSync(join(folder, 'a.txt'), 'x');
    const { connection, close } = await openDatabase({ temp: join(folder, 'temp') });
    await expect(connection.runAndReadAll(sql)).rejects.toThrow(
      /disabled|locked|Cannot|not allowed|cannot|Permission|Missing Extension|not found/,
    );
    close();
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  test('knows no time but UTC', async () => {
    const { connection, close } = await openDatabase();
    const found = await connection.runAndReadAll("SELECT CAST(TIMESTAMPTZ '2024-01-01 03:00:00+07' AS VARCHAR)");
    expect(found.getRows()).toEqual([['2023-12-31 20:00:00+00']]);
    close();
  });
});

test('rows are put in the order of code points, what is missing first', async () => {
  const sorter = await createSorter(['text', 'number', 'text'], { temp: folder });
  const rows = [
    ['\u{1f600}', 1, 'a'],
    ['\uffee', 2, null],
    ['', 2, 'b\u0000c'],
    [null, 1, "'x'"],
    ['\uffee', 1, '"'],
  ] as const;
  for (const row of rows) sorter.add(row);
  const found: unknown[] = [];
  for await (const batch of sorter.rows()) found.push(...batch);
  expect(found).toEqual([rows[3], rows[2], rows[4], rows[1], rows[0]]);
  sorter.close();
  sorter.close();
});

test('two databases put what does not fit into memory into one folder, and each finds its own again', async () => {
  const temp = join(folder, 'shared');
  mkdirSync(temp);
  const [rows, parts] = [20_000, 6];
  const databases = await Promise.all(['a', 'b'].map(() => openDatabase({ temp, memory: '64MB' })));
  const text = (which: number) =>
    `concat_ws('-', ${which}, i, repeat(md5(CAST(i + ${which} AS VARCHAR)), 24 - 8 * ${which}))`;
  for (const { connection } of databases) await connection.run('CREATE TABLE t (i INTEGER, s VARCHAR)');
  for (let part = 0; part < parts; part += 1)
    for (const [which, { connection }] of databases.entries())
      await connection.run(
        `INSERT INTO t SELECT i, ${text(which)} FROM range(${part * rows}, ${(part + 1) * rows}) AS given(i)`,
      );
  expect(readdirSync(temp).length).toBe(2);
  for (const [which, { connection, close }] of databases.entries()) {
    const found = await connection.runAndReadAll(`SELECT count(*), count(*) FILTER (s <> ${text(which)}) FROM t`);
    expect(found.getRows().flat().map(Number)).toEqual([rows * parts, 0]);
    close();
  }
});

test('only the files of results, of Parquet and of CSV make statements that read files', () => {
  const source = fileURLToPath(new URL('..', import.meta.url));
  const readers = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.endsWith('.ts') &&
      !name.endsWith('.test.ts') &&
      /read_(csv|parquet|json|ndjson|text|blob)\w*\s*\(|DuckDBInstance|\bFROM '/.test(
        readFileSync(join(source, name), 'utf8'),
      ),
  );
  expect(readers.sort()).toEqual([
    'folder/results.ts',
    'output/results-table.ts',
    'register/csv.ts',
    'register/parquet.ts',
    'table/database.ts',
  ]);
});
