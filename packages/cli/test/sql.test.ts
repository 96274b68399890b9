/** What `tieuchi sql` prints is run by a database, and judges as the engine does. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { compilePack, compilePlaces, createRowReader, createRun } from '@tieuchi/core';
import { packs as criteria } from '@tieuchi/packs-vn';
import { places as lists } from '@tieuchi/packs-vn/places';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeNation } from '../../../examples/12-nation/register.mjs';
import { tieuchi } from './tieuchi.js';

const root = mkdtempSync(join(tmpdir(), 'tieuchi-sql-'));
const vn = fileURLToPath(new URL('../../../criteria-packs/vn', import.meta.url));
const DOCUMENTS = ['--pack', vn, '--places', vn, '--programme', `${vn}/programmes/677-qd-ttg.programme.json`];
const VERDICTS = ['unmet', 'unknown', 'met'];

let connection: DuckDBConnection;
let columns: string[];
const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  const register = join(root, 'register');
  await writeNation({ out: register, fraction: 0.00002, years: [2022, 2023, 2024], odd: 0.2, missing: 0.2 });
  await connection.run(`CREATE TABLE register AS FROM read_parquet('${register}/*/*.parquet')`);
  columns = (await rowsOf('DESCRIBE register')).map(([name]) => String(name));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Verdicts by subject and year, as a run gives them. */
async function judgedByRun(): Promise<Map<string, string>> {
  const packs = criteria.map((each) => compilePack(each));
  const found = new Map<string, string>();
  const run = createRun({
    ...{ packs, places: compilePlaces(lists[0]), since: 2022 },
    on: {
      scored: ({ subject, year, result }) =>
        found.set(`${subject} ${year}`, result.titles.map(({ verdict }) => verdict).join(' ')),
    },
  });
  const reader = createRowReader(columns, packs, []);
  for (const cells of await rowsOf('FROM register')) {
    const { record, repairs } = reader.read(cells as never);
    run.add(record, { file: 0, line: 1 }, repairs);
  }
  run.finish();
  return found;
}

test('a database that runs what is printed judges as a run does, and sets the rest aside', async () => {
  const { code, out } = tieuchi(
    'sql',
    '--dialect',
    'duckdb',
    ...DOCUMENTS,
    '--columns',
    columns.join(','),
    '--lang',
    'en',
  );
  expect(code).toBe(0);
  await connection.run(out);
  const judged = await rowsOf('SELECT subject, year, t_cong_dan_hoc_tap, t_tieu_bieu_xuat_sac FROM judged_cong_dan');
  const expected = await judgedByRun();
  for (const [subject, year, title, best] of judged)
    expect([subject, year, `${VERDICTS[Number(title)]} ${VERDICTS[Number(best)]}`]).toEqual([
      ...[subject, year, expected.get(`${subject} ${year}`)],
    ]);
  const [[all, plain, odd]] = (await rowsOf(
    'SELECT (SELECT count(*) FROM register), (SELECT count(*) FROM records), (SELECT count(*) FROM odd_rows)',
  )) as [[string, string, string]];
  expect(Number(plain) + Number(odd)).toBe(Number(all));
  expect(judged.length).toBe(Number(plain));
  expect(Number(plain)).toBeGreaterThan(2000);
  expect(Number(odd)).toBeGreaterThan(500);
  expect(new Set(judged.map(([, , title]) => Number(title)))).toEqual(new Set([0, 1, 2]));
});

describe('a folder', () => {
  test('has a query for each table, the codes of places, and all of it as one script', () => {
    const out = join(root, 'folder');
    const args = [
      'sql',
      '--dialect',
      'spark',
      ...DOCUMENTS,
      '--columns',
      columns.join(','),
      '--out',
      out,
      '--lang',
      'en',
    ];
    expect(tieuchi(...args)).toMatchObject({ code: 0 });
    const files = readdirSync(out);
    expect(files).toEqual(
      expect.arrayContaining(['typed_rows.sql', 'odd_rows.sql', 'records.sql', 'judged_cong_dan.sql', 'run.sql']),
    );
    const script = readFileSync(join(out, 'run.sql'), 'utf8');
    expect(script).toContain('CREATE TABLE typed_rows USING parquet AS\n');
    expect(script).toContain('`place.noi-o`');
    const codes = readFileSync(join(out, 'place_codes.csv'), 'utf8').split('\n');
    expect(codes[0]).toBe('code,first_day,until_day,place');
    expect(codes).toEqual(expect.arrayContaining(['80,,2025-07-01,tinh-80', '80,2025-07-01,9999,tinh-80-2025']));
  });

  test('is a project of models, for dbt', () => {
    const out = join(root, 'dbt');
    const args = ['sql', '--dialect', 'duckdb', ...DOCUMENTS, '--columns', columns.join(','), '--dbt', '--out', out];
    expect(tieuchi(...args)).toMatchObject({ code: 0 });
    const records = readFileSync(join(out, 'records.sql'), 'utf8');
    expect(records).toContain("FROM {{ ref('typed_rows') }} AS r");
    expect(records).toContain("JOIN {{ ref('place_codes') }} AS c0");
    expect(readdirSync(out)).not.toContain('run.sql');
  });
});

test.each([
  [['--from', 'register; DROP TABLE x'], 'is no name of a table'],
  [['--columns', 'subject,year'], 'the column `group` is missing'],
  [['--dbt'], '--dbt needs a folder'],
  [['--dialect', 'oracle'], 'duckdb | postgres | clickhouse | spark'],
])('%j is refused', (args, words) => {
  const { code, err } = tieuchi('sql', '--dialect', 'duckdb', ...DOCUMENTS, ...args, '--lang', 'en');
  expect([code, err.includes(words)]).toEqual([2, true]);
});
