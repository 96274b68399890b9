import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { ADULTS, kinds, writeNation } from './register.mjs';

const root = mkdtempSync(join(tmpdir(), 'tieuchi-nation-'));
const packs = fileURLToPath(new URL('../../criteria-packs/vn', import.meta.url));
const program = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));
const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();
afterAll(() => rmSync(root, { recursive: true }));

const small = { fraction: 0.00005, years: [2024, 2026] };
const made = (name: string, options: object) => writeNation({ out: join(root, name), ...small, ...options });
const filesOf = (name: string) =>
  readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.parquet'))
    .sort();

function digestOf(name: string): string {
  const hash = createHash('sha256');
  for (const file of filesOf(name).filter((path) => path.startsWith('2026')))
    hash.update(file).update(readFileSync(join(root, name, file)));
  return hash.digest('hex');
}

async function query(sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

const rowsIn = (name: string) => `read_parquet('${join(root, name)}/*/*.parquet', filename = true)`;

test('the same options give the same bytes; other parts and threads the same rows', async () => {
  const first = await made('first', {});
  await made('again', { years: [2026], threads: 1 });
  await made('other', { years: [2026], seed: 678 });
  await made('parts', { part: 30, threads: 3 });
  expect(digestOf('again')).toBe(digestOf('first'));
  expect(digestOf('other')).not.toBe(digestOf('first'));
  expect(filesOf('parts').length).toBeGreaterThan(filesOf('first').length);
  const all = (name: string) => query(`SELECT * EXCLUDE filename FROM ${rowsIn(name)} ORDER BY ALL`);
  expect(await all('parts')).toEqual(await all('first'));
  expect(first.people).toBe(ADULTS * small.fraction);
  expect(first.communes).toBe(3321);
});

test('a file has the people of one province, sorted by subject, and each person in the same part every year', async () => {
  const [[unsorted, parts, provinces]] = (await query(`
    SELECT count(*) FILTER (subject < before), max(parts), count(DISTINCT province) FROM (
      SELECT subject, lag(subject) OVER (PARTITION BY filename ORDER BY row) AS before,
        left(parse_filename(filename), 2) AS province,
        count(DISTINCT parse_filename(filename)) OVER (PARTITION BY subject) AS parts
      FROM (SELECT *, row_number() OVER () AS row FROM ${rowsIn('parts')}))`)) as [string[]];
  expect([unsorted, parts, provinces].map(Number)).toEqual([0, 1, 34]);
});

interface Summary {
  rowsRead: number;
  records: number;
  merged: number;
  rejected: number;
  repairs: number;
  conflicts: number;
}

function scored(name: string, year: number): Summary {
  const registers = filesOf(name).filter((file) => file.startsWith(`${year}/`));
  const out = join(root, `${name}-scored`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...[program, 'score', ...registers.map((file) => join(root, name, file))],
      ...['--pack', packs, '--places', packs, '--programme', join(packs, 'programmes/677-qd-ttg.programme.json')],
      ...['--out', out, '--json', '--lang', 'en'],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Summary;
}

test('a register without oddness has none, and in one of nothing else every row has some', async () => {
  const one = { fraction: 0.00002, years: [2026] };
  await made('clean', { ...one, odd: 0 });
  const clean = scored('clean', 2026);
  expect(clean).toMatchObject({ rowsRead: 1400, records: 1400, merged: 0, rejected: 0, repairs: 0, conflicts: 0 });
  await made('odd', { ...one, odd: 1 });
  const text = await made('text', { ...one, odd: 1, text: true });
  for (const name of ['odd', 'text']) {
    const cells = `SELECT CAST(COLUMNS(* EXCLUDE filename) AS VARCHAR) FROM`;
    const [[plain, twice]] = (await query(`
      SELECT count(*) FILTER (alone), count(*) FILTER (NOT alone) FROM (
        SELECT subject, count(*) = 1 AS alone FROM ${rowsIn(name)} GROUP BY subject
      ) JOIN (${cells} ${rowsIn(name)} INTERSECT ${cells} ${rowsIn('clean')}) USING (subject)`)) as [string[]];
    expect([name, Number(plain)]).toEqual([name, 0]);
    expect(Number(twice)).toBeGreaterThan(1400 * 0.08);
  }
  const odd = scored('text', 2026);
  const { rowsRead, records, merged, rejected, repairs, conflicts } = odd;
  expect(rowsRead).toBe(text.rows[2026]);
  expect(rowsRead).toBe(records + merged + rejected);
  const share = (kind: keyof typeof kinds) => 1400 * (kinds[kind] / 100) * 0.6;
  expect(merged).toBeGreaterThan(share('twice'));
  expect(conflicts).toBeGreaterThan(share('conflict'));
  expect(rejected).toBeGreaterThan(share('unknown-group') + share('unknown-place'));
  expect(repairs).toBeGreaterThan(share('space') + share('comma') + share('zeros'));
});
