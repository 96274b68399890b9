/** The statements of a run: what the engine hashes, and what the statements hash, is the same. */
import { DuckDBInstance } from '@duckdb/node-api';
import { checkPack, compilePack, type SubjectRecord } from '@tieuchi/core';
import { createRunPart, type HashedRow, joinLeaves, type PlaceLeaf } from '@tieuchi/core/run';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../core/test/effort.js';
import { packWith } from '../../../core/test/fixtures.js';
import { duckdb } from '../dialect/duckdb.js';
import { judgedStatements } from './statements.js';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const source = { status: 'placeholder' };
const SINCE = 2020;

const pack = fc
  .record({
    mayBeExempt: fc.boolean(),
    hasTruth: fc.boolean(),
    needs: fc.integer({ min: 2, max: 3 }),
    ranks: fc.boolean(),
  })
  .map(({ mayBeExempt, hasTruth, needs, ranks }) =>
    packWith({
      id: 'test/hashes',
      group: 'nhom-1',
      facts: {
        a: { type: 'integer', min: 0, max: 10 },
        b: { type: 'decimal', min: -2, max: 2, step: 0.5 },
        c: { type: 'choice', of: ['cao', 'thap'] },
        t: { type: 'boolean' },
      },
      criteria: [
        {
          id: 'k',
          indicators: [
            { id: 'i', ...(mayBeExempt && { applies: { var: 't' } }), points: { var: 'a' }, ...source },
            { id: 'j', points: { if: [{ '==': [{ var: 'c' }, 'cao'] }, { var: 'b' }, 0] }, ...source },
            ...(hasTruth ? [{ id: 'h', met: { and: [{ var: 't' }, { '>': [{ var: 'a' }, 2] }] }, ...source }] : []),
          ],
        },
      ],
      titles: [
        {
          id: 'dat',
          when: { and: [{ '>=': [{ var: 'points.total' }, 4] }, { or: [{ var: 't' }, { '>': [{ var: 'a' }, 8] }] }] },
          ...(ranks && {
            ranks: [
              { id: 'vang', when: { '>=': [{ var: 'points.total' }, 9] }, ...source },
              { id: 'bac', ...source },
            ],
          }),
          ...source,
        },
        { id: 'lau', years: { title: 'dat', consecutive: needs, gap: 'unknown', groupChange: 'keep' }, ...source },
      ],
    }),
  );

const people = fc.array(
  fc.uniqueArray(
    fc.record({
      year: fc.integer({ min: SINCE, max: 2024 }),
      a: fc.option(fc.integer({ min: 0, max: 10 }), { freq: 5, nil: undefined }),
      b: fc.option(
        fc.integer({ min: -4, max: 4 }).map((half) => half / 2),
        { freq: 5, nil: undefined },
      ),
      c: fc.constantFrom(undefined, 'cao', 'thap', 'cao'),
      t: fc.option(fc.boolean(), { freq: 5, nil: undefined }),
      registered: fc.constantFrom(undefined, true, false),
    }),
    { selector: ({ year }) => year, minLength: 1, maxLength: 5 },
  ),
  { minLength: 4, maxLength: 24 },
);

const cell = (value: string | number | undefined, type: string) =>
  value === undefined ? `NULL::${type}` : typeof value === 'string' ? `'${value}'` : `${value}::${type}`;

test('each record and each result has the hash that a run gives it, and so have the leaves', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(pack, people, fc.constantFrom(undefined, 'muối'), async (document, drawn, salt) => {
      expect(checkPack(document).filter(({ severity }) => severity === 'error')).toEqual([]);
      const packs = [compilePack(document)];
      const records = drawn.flatMap((years, index) =>
        years.map(({ year, registered, ...facts }) => ({
          ...{ subject: `p-${String(index).padStart(2, '0')}`, year, group: 'nhom-1' },
          ...(registered !== undefined && { registered }),
          facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
        })),
      ) as SubjectRecord[];
      const hashed: HashedRow[] = [];
      const part = createRunPart({
        ...{ packs, since: SINCE, hashed: (row) => void hashed.push({ ...row }) },
        ...(salt !== undefined && { salt }),
      });
      for (const record of records) part.add(record);
      part.finish();
      const columns = [
        'subject',
        'year',
        'kind',
        'pack',
        'day',
        'subject_group',
        'registered',
        'f_a',
        'f_b',
        'f_c',
        'f_t',
      ];
      const rows = records.map(({ subject, year, group, registered, facts }) => [
        ...[`'${subject}'`, `${year}`, `'${packs[0]!.subject}'`, '0', `'${year}-12-31'`, `'${group}'`],
        cell(registered === undefined ? undefined : registered ? 2 : 0, 'INTEGER'),
        cell(facts.a === undefined ? undefined : (facts.a as number) * 1e6, 'BIGINT'),
        cell(facts.b === undefined ? undefined : (facts.b as number) * 1e6, 'BIGINT'),
        cell(facts.c === undefined ? undefined : ['cao', 'thap'].indexOf(facts.c as string), 'INTEGER'),
        cell(facts.t === undefined ? undefined : facts.t === true ? 2 : 0, 'INTEGER'),
      ]);
      const table = `(SELECT * FROM (VALUES ${rows.map((row) => `(${row.join(', ')})`).join(', ')}) AS given(${columns.join(', ')})) AS records`;
      const statements = judgedStatements({
        ...{ packs, programmes: [], dialect: duckdb, records: table, columns: new Set(columns), since: SINCE },
        ...(salt !== undefined && { salt }),
      });
      await connection.run(`CREATE OR REPLACE TABLE judged AS ${statements.judged}`);
      const read = async (query: string) => (await connection.runAndReadAll(query)).getRowObjects();
      const found = await read(`${statements.hashes('judged')} ORDER BY subject, year`);
      expect(
        found.map(({ subject, kind, year, place, record_hash, result_hash }) => ({
          ...{ subject, kind, year: Number(year), place, record: record_hash, result: result_hash },
        })),
      ).toEqual(hashed);
      const leaves = (await read(statements.leaves(`(${statements.hashes('judged')}) AS hashes`))).map(
        ({ year, place, kind, leaf_rows, records: of, results }) =>
          ({ year: Number(year), place, kind, rows: Number(leaf_rows), records: of, results }) as PlaceLeaf,
      );
      expect(leaves.sort((a, b) => a.year - b.year)).toEqual(joinLeaves(hashed));
      seen += found.length;
    }),
    runs(100),
  );
  expect(seen).toBeGreaterThan(300);
});
