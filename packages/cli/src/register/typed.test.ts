import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { compilePack, compilePlaces, compileProgramme, createRowReader, createRun } from '../../../core/src/index.js';
import { runs } from '../../../core/test/effort.js';
import { packWith, titleOf } from '../../../core/test/fixtures.js';
import { openDatabase, sqlText } from '../table/database.js';
import { openRegister } from './register.js';

const folder = mkdtempSync(join(tmpdir(), 'tieuchi-typed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

const facts = {
  a: { type: 'integer', min: 0, max: 10 },
  d: { type: 'decimal', min: -2, max: 3000, step: 0.25 },
  c: { type: 'choice', of: ['x', 'y-z'] },
  flag: { type: 'boolean' },
} as const;
const packOf = (group: string, more: object = {}) =>
  packWith({
    ...{ id: `w/${group}`, subject: 'nguoi', group, facts, through: 'noi-o', ...more },
    titles: [{ ...titleOf('t', { '>': [{ var: 'a' }, 1] }), ranks: [{ id: 'r', status: 'placeholder' }] }],
  } as Parameters<typeof packWith>[0]);
const packs = [
  compilePack(packOf('g1')),
  compilePack(packOf('g2', { facts: { ...facts, a: { ...facts.a, max: 5 } } })),
];
const places = compilePlaces({
  ...{ format: 'tieuchi-places/1', id: 'w/places', version: '1.0.0' },
  places: [
    { id: 'vn', code: 'vn', level: 'nation', name: 'vn' },
    { id: 'p', code: '01', level: 'province', name: 'p', parent: 'vn' },
    { id: 'x', code: '00123', level: 'commune', name: 'x', parent: 'p', until: '2023-07-01' },
    { id: 'y', code: '00124', level: 'commune', name: 'y', parent: 'p' },
    { id: 'z', code: '00123', level: 'commune', name: 'z', parent: 'p', from: '2023-07-01' },
  ],
});
const programme = compileProgramme(
  {
    ...{ format: 'tieuchi-programme/1', id: 'w/programme', version: '1.0.0', place: 'vn', asOf: '12-31', sources: {} },
    ...{ roles: { 'noi-o': { of: 'place' } }, stages: ['s1', 's2'] },
    procedure: { deadlines: [{ stage: 's1', before: '06-01', status: 'placeholder' }] },
    measures: [
      {
        id: 'm',
        count: 'nguoi',
        through: 'noi-o',
        met: { var: 'title.t' },
        levels: ['nation', 'province'],
        targets: [],
        status: 'placeholder',
      },
    ],
  } as unknown as Parameters<typeof compileProgramme>[0],
  packs,
);

const sometimes = <T>(usual: readonly T[], strange: readonly T[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...strange) });

/** What real registers hold: mostly sound cells, and each way in which one is not. */
const cells = {
  subject: sometimes(
    ['p-1', 'p-2', 'p-3', 'p 4', 'P-5'],
    ['', ' p-1', 'tổ', 'to\u0302\u0309', 'a"b', 'a\u200bb', '-', 'p,1', 'x'.repeat(120)],
  ),
  year: sometimes(['2022', '2023', '2024'], ['', '2023 ', '20234', '1899', '2023.0', 'x', '０２２']),
  group: sometimes(['g1', 'g2'], ['', 'g3', 'g1 ', 'G1']),
  date: sometimes(['', '', '2023-05-05', '2022-12-31'], ['2023-02-30', '2023-5-05', '05/05/2023', '2023-05-05 ', 'x']),
  stage: sometimes(['', '', 's1', 's2'], ['s3', ' s1', 'S1']),
  registered: sometimes(['', 'true', 'false', '1', '0', 'TRUE'], ['tRue', 'yes', ' true', '2']),
  'place.noi-o': sometimes(
    ['', '00123', '00124', 'y', 'z'],
    ['123', '-', '00123|00124', '99999', ' 00124', '01', 'vn', '"00124'],
  ),
  'place.khac': sometimes([''], ['x']),
  a: sometimes(
    ['', '0', '4', '10', '5.0', '7'],
    ['11', '-1', '04', '4,0', '4.5', '1.000', '１', 'x', ' 4', '+4', '-0', '4e0', '0x4', '-0.0', '1_0'],
  ),
  d: sometimes(
    ['', '0.25', '-1.5', '1.5', '10.75', '2', '1234.5', '1.2500'],
    ['1.250', '1,250', '0.3', '1234,5', '3000.25', '1e2', '.5', '5.', '1.2500000', '9999999999', '-0.25 '],
  ),
  c: sometimes(['', 'x', 'y-z'], ['y', 'X', 'x ', 'y--z', '"x"']),
  flag: sometimes(['', 'true', 'false', '1', '0', 'True'], ['yes', 'TRue', 'true ', '1.0']),
  'self.a': sometimes([''], ['4', 'x']),
  'date.s1': sometimes(['', '', '2023-03-01', '2022-03-01'], ['2023-13-01', '2023-08-01', 'x']),
  'date.s2': sometimes(['', '', '2023-04-01'], ['2022-01-01', 'x']),
  'recognised.t': sometimes(['', 'granted', 'refused', 'revoked'], ['Granted', 'granted ', 'x']),
  'recognised.t.rank': sometimes(['', '', 'r'], ['r2', 'R']),
  'recognised.t.number': sometimes(['', '12/QĐ-UBND', '5'], ['12 "a"', 'a\\b', ' 5', 'Đo\u0302']),
  'recognised.t.date': sometimes(['', '2024-02-01', '2023-12-31'], ['2030-01-01', 'x', '2024-2-1']),
  unread: fc.constantFrom('', 'gì cũng được', 'a|b'),
} as const;
type Column = keyof typeof cells;
const COLUMNS = Object.keys(cells) as Column[];
const row = fc.record(cells);
const table = fc.record({
  columns: fc
    .subarray(COLUMNS.slice(3), { minLength: 1 })
    .map((some) => [...COLUMNS.slice(0, 3), ...some] as readonly Column[])
    .chain((some) => fc.shuffledSubarray([...some], { minLength: some.length })),
  rows: fc.array(row, { minLength: 1, maxLength: 25 }),
  separator: fc.constantFrom(',', ';', '\t'),
  end: sometimes(['\n', '\r\n'], ['\r']),
  quoteAll: sometimes([false], [true]),
  blank: sometimes([''], ['\n', ' \n', ',,\n', '\r\n']),
  mark: fc.boolean(),
  lastEnd: fc.boolean(),
  extra: sometimes(['', ''], ['"a', ',b', '\u0001', '"x\ny"']),
});
type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;

function csvOf({ columns, rows, separator, end, quoteAll, blank, mark, lastEnd, extra }: Table): string {
  const cell = (text: string) =>
    quoteAll || /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [columns, ...rows.map((each) => columns.map((column) => each[column]))].map((line) =>
    line.map(cell).join(separator),
  );
  const [header, ...others] = lines as [string, ...string[]];
  return (
    (mark ? '\ufeff' : '') +
    [header, ...others].join(`${end}${blank}`) +
    (lastEnd ? end : '') +
    (extra === '' ? '' : `${lastEnd ? '' : end}${extra}`)
  );
}

async function read(path: string, isTyped: boolean) {
  made += 1;
  const temp = join(folder, `temp-${made}`);
  mkdirSync(temp);
  const database = isTyped ? await openDatabase({ temp, reads: [path] }) : undefined;
  const register = await openRegister([path], {
    temp,
    packs,
    programmes: [programme],
    ...(database && { typing: { database, places, codesAsOf: undefined } }),
  });
  try {
    const rows = [];
    for await (const batch of register.rows())
      rows.push(...[...batch].map((each) => ({ ...each, isTyped: false, place: undefined as unknown })));
    if (register.typed !== undefined) {
      const { rows: typed } = register.typed;
      const columns = register.columns;
      const cellsOf = typed.cellsOf(columns);
      const { read: readCells } = createRowReader(columns, packs, [programme]);
      for (const found of (await database!.connection.runAndReadAll('SELECT * FROM records')).getRowObjects()) {
        const values = Object.fromEntries(
          Object.entries(found).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
        ) as { [name: string]: string | number | null };
        const { file, line, place_noi_o: place } = values as { file: number; line: number; place_noi_o?: string };
        rows.push({ file, line, ...readCells(cellsOf(values)), isTyped: true, place });
      }
    }
    const { rowsRead, years, groups, malformed } = register;
    rows.sort((a, b) => a.line - b.line);
    return { rows, rowsRead, years, groups: [...groups].sort(), malformed };
  } finally {
    await register.close();
    database?.close();
    rmSync(temp, { recursive: true, force: true });
  }
}

const attempt = (path: string, isTyped: boolean) =>
  read(path, isTyped).catch((error: Error & { code?: string; line?: number }) => ({
    ...error,
    message: error.message,
    failed: true as const,
  }));

/** Reads a file both ways: the same rows, and of typed rows nothing is told but what their verdicts say. */
async function sameBothWays(path: string, seen: { typed: number }) {
  const [one, other] = [await attempt(path, false), await attempt(path, true)];
  if ('failed' in one || 'failed' in other) return void expect(other).toEqual(one);
  const plain = (read: typeof one) => ({
    ...read,
    rows: read.rows.map(({ file, line, record, repairs }) => ({ file, line, record, repairs })),
  });
  expect(plain(other)).toEqual(plain(one));
  const typed = other.rows.filter(({ isTyped }) => isTyped);
  seen.typed += typed.length;
  const told: unknown[] = [];
  const tell = (event: unknown) => void told.push(event);
  const judged: string[] = [];
  const run = createRun({
    ...{ packs, programme: [programme], places, since: 2020 },
    on: {
      ...{ rejected: tell, issue: tell, repaired: tell, merged: tell, conflict: tell, late: tell, elsewhere: tell },
      ...{
        selfAssessed: tell,
        codeChanged: tell,
        scored: ({ record, result }) => judged.push(`${record.year} ${result.pack}`),
      },
    },
  });
  for (const { record, file, line, repairs } of typed) run.add(record, { file, line }, repairs);
  run.finish();
  expect(told).toEqual([]);
  expect(judged.length).toBe(typed.length);
  for (const { record, place } of typed) {
    const code = record.places?.['noi-o'];
    const found = typeof code === 'string' ? places.resolve(code, record.date ?? `${record.year}-12-31`) : undefined;
    expect(place ?? undefined).toBe(found !== undefined && 'place' in found ? places.idOf(found.place) : undefined);
  }
}

test('a text file typed by the database holds the rows that are read one by one, and of plain ones there is nothing to tell', async () => {
  const seen = { typed: 0 };
  await fc.assert(
    fc.asyncProperty(table, async (given) => {
      made += 1;
      const path = join(folder, `${made}.csv`);
      writeFileSync(path, csvOf(given));
      await sameBothWays(path, seen);
      rmSync(path);
    }),
    runs(300),
  );
  expect(seen.typed).toBeGreaterThan(4);
});

const TYPES = [
  'VARCHAR',
  'INTEGER',
  'BIGINT',
  'DOUBLE',
  'FLOAT',
  'DECIMAL(12, 3)',
  'BOOLEAN',
  'DATE',
  'VARCHAR[]',
  'SMALLINT',
] as const;

test('a file of Parquet typed by the database holds the rows that are read one by one, whatever the types of its columns', async () => {
  const seen = { typed: 0 };
  const database = await (await DuckDBInstance.create(':memory:')).connect();
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.array(fc.constantFrom(...TYPES), { minLength: 24, maxLength: 24 }),
      fc.boolean(),
      async ({ columns, rows }, types, asText) => {
        made += 1;
        const path = join(folder, `${made}.parquet`);
        const typed = columns.map((column, at) =>
          asText || column === 'subject' || column === 'group' ? 'VARCHAR' : types[at]!,
        );
        const list = columns.map((_, at) => `TRY_CAST(nullif(c${at}, '') AS ${typed[at]}) AS "${columns[at]}"`);
        const values = rows.map((each) => `(${columns.map((column) => sqlText(each[column])).join(', ')})`);
        await database.run(
          `COPY (SELECT ${list.join(', ')} FROM (VALUES ${values.join(', ')}) AS t(${columns.map((_, at) => `c${at}`).join(', ')})) TO ${sqlText(path)} (FORMAT parquet)`,
        );
        await sameBothWays(path, seen);
        rmSync(path);
      },
    ),
    runs(150),
  );
  expect(seen.typed).toBeGreaterThan(4);
});
