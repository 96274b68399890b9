/** Engines that look at a text before they cast it type every cell as DuckDB does, which tries. */
import { DuckDBInstance } from '@duckdb/node-api';
import { compilePack, compileProgramme } from '@tieuchi/core';
import { packs as criteria } from '@tieuchi/packs-vn';
import { programme } from '@tieuchi/packs-vn/programmes/677-qd-ttg';
import { expect, test } from 'vitest';
import type { Dialect } from '../dialect/dialect.js';
import { duckdb } from '../dialect/duckdb.js';
import { postgres } from '../dialect/postgres.js';
import { typedRows } from './typed.js';

const packs = criteria.map((each) => compilePack(each));
const programmes = [compileProgramme(programme, packs)];

const NUMBERS = [
  '',
  '1',
  '10',
  '11',
  '0',
  '-0',
  '-1',
  '7.5',
  '8.0',
  '8.000',
  '1.000',
  '08',
  '8,0',
  ' 8',
  '8 ',
  '1e1',
  'x',
];
const LONG = ['1000000000', '12345678901', '0.5', '9.', '.5', '+5', '８', '7.1234567', '1.5000000', '0x1', 'Infinity'];
const CELLS: { readonly [column: string]: readonly string[] } = {
  subject: ['p-1', ' p', 'p ', 'tổ', 'a b', "a'b", 'a\\b', '"q', 'a"b', '-', '', 'x'.repeat(100), 'x'.repeat(101)],
  year: ['2024', '2023', '24', '1899', '2200', ' 2024', '2024.0', '2199', '', '1900', '+202'],
  group: ['nhom-1', 'nhom-9', 'NHOM-1', ''],
  date: [
    ...['', '2024-02-29', '2024-02-30', '2024-13-01', '2024-1-1', '24-01-01', '2023-02-28', '2024-04-31', '2024-12-31'],
    ...['2024-12-31 ', '2024-00-10', '2024-01-00', '2025-01-01', '2024-06-31', '2024-12-32'],
  ],
  'doc-sach': [...NUMBERS, ...LONG],
  'nguoi-lon': ['', 'true', 'TRUE', '1', '0', 'false', 'yes', 'True', 'tRUE'],
  'place.noi-o': ['00004', '-', 'a|b', '', ' 1', 'x'.repeat(101)],
  'recognised.cong-dan-hoc-tap': ['', 'granted', 'refused', 'revoked', 'Granted', 'no'],
};
const PLAIN = ['p-1', '2024', 'nhom-1', '', '8', 'true', '00004', 'granted'];
const columns = Object.keys(CELLS);

/** One odd cell in each row at most. */
const rows = columns.flatMap((column, at) => CELLS[column]!.map((cell) => PLAIN.with(at, cell)));

/** Numbers as text: how wide a column is differs. */
async function typed(dialect: Dialect): Promise<unknown[][]> {
  const values = rows.map((row, at) => `(${at}, ${row.map((cell) => dialect.text(cell).text).join(', ')})`);
  const { query } = typedRows(new Set(columns), {
    ...{ dialect, packs, programmes, hasPlaces: true, throughCore: new Set<number>(), isEverywhere: () => true },
  });
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const sql = query({
    source: `(VALUES ${values.join(', ')}) AS given(n, ${columns.map((_, at) => `c${at}`).join(', ')})`,
    line: 'n',
    cells: new Map(columns.map((column, at) => [column, `c${at}`])),
  });
  const found = (await connection.runAndReadAll(`SELECT * FROM (${sql}) ORDER BY line`))
    .getRowsJson()
    .map((row) => row.map((value) => (typeof value === 'number' ? String(value) : value)));
  connection.closeSync();
  database.closeSync();
  return found;
}

// DuckDB reads the statement of PostgreSQL as well, whose patterns it has.
test('a text that is looked at becomes what a text that is tried becomes', async () => {
  const tried = await typed(duckdb);
  expect(await typed(postgres)).toEqual(tried);
  const plain = tried.filter(([, odd]) => odd === false).length;
  expect([plain > 20, tried.length - plain > 50]).toEqual([true, true]);
});
