/** The packs of a kind over the years of its subjects: the query and a run agree. */
import { DuckDBInstance } from '@duckdb/node-api';
import {
  checkPack,
  compilePack,
  createRun,
  type PackPlan,
  planOf,
  type Result,
  type SubjectRecord,
} from '@tieuchi/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../core/test/effort.js';
import { packWith } from '../../../core/test/fixtures.js';
import { yearsTable } from '../../test/records.js';
import { duckdb } from '../dialect/duckdb.js';
import { asOneQuery, judgedKind } from './kind.js';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const source = { status: 'placeholder' };
const [FIRST, LAST] = [2020, 2026];
const GROUPS = ['nhom-1', 'nhom-2'];
const RANKS = ['vang', 'bac', 'dong'];

const upgrade = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });

/** Title `dat` with up to three ranks, and two titles that look back at it, one of them at the other too. */
const titles = fc
  .record({
    ranks: fc.constantFrom(0, 2, 3),
    gates: fc.tuple(upgrade, upgrade),
    form: fc.constantFrom('consecutive', 'atLeast', 'validYears'),
    needs: fc.integer({ min: 1, max: 4 }),
    gap: fc.constantFrom('reset', 'bridge', 'unknown'),
    groupChange: fc.constantFrom('keep', 'reset', 'unknown'),
    recognised: fc.boolean(),
    ofRank: fc.boolean(),
    again: fc.boolean(),
    when: fc.boolean(),
  })
  .map(({ ranks, gates, form, needs, gap, groupChange, recognised, ofRank, again, when }) => {
    const ids = RANKS.slice(RANKS.length - ranks);
    const own =
      form === 'consecutive'
        ? { consecutive: needs, groupChange, gap }
        : form === 'atLeast'
          ? { atLeast: Math.min(needs, 3), of: 3, gap: gap === 'bridge' ? 'reset' : gap }
          : { validYears: needs, gap: gap === 'bridge' ? 'unknown' : gap };
    const watched = ofRank && ranks > 0 ? `dat.${ids[ids.length - 2]}` : 'dat';
    return [
      {
        id: 'dat',
        when: { '>=': [{ var: 'a' }, 3] },
        ...source,
        ...(ranks > 0 && {
          ranks: ids.map((id, index) => {
            const gate = index < ids.length - 1 ? gates[index] : undefined;
            return {
              id,
              ...(index < ids.length - 1 && { when: { '>=': [{ var: 'a' }, 8 - index * 2] } }),
              ...(gate !== undefined && { upgradeAfterYears: gate }),
              ...source,
            };
          }),
        }),
      },
      {
        id: 'lau',
        ...(when && { when: { var: 't' } }),
        years: { title: watched, ...own, ...(recognised && { counts: 'recognised' }) },
        ...source,
      },
      {
        id: 'mai',
        when: { or: [{ var: 'title.lau' }, { var: 't' }] },
        ...(again && { years: { title: 'lau', consecutive: 2, gap: 'unknown', groupChange: 'keep' } }),
        ...source,
      },
    ];
  });

const pack = (group: string) =>
  fc.tuple(titles, fc.boolean()).map(([own, mayBeExempt]) =>
    packWith({
      id: `test/${group}`,
      group,
      facts: { a: { type: 'integer', min: 0, max: 10 }, t: { type: 'boolean' } },
      criteria: [
        {
          id: 'k',
          indicators: [{ id: 'i', ...(mayBeExempt && { applies: { var: 't' } }), points: { var: 'a' }, ...source }],
        },
      ],
      titles: own,
    }),
  );

const people = fc.array(
  fc.uniqueArray(
    fc.record({
      year: fc.integer({ min: FIRST, max: LAST }),
      group: fc.constantFrom(...GROUPS, GROUPS[0]!),
      a: fc.option(fc.integer({ min: 0, max: 10 }), { freq: 5, nil: undefined }),
      t: fc.option(fc.boolean(), { freq: 5, nil: undefined }),
      registered: fc.constantFrom(true, true, true, false),
      outcome: fc.constantFrom(undefined, 'granted', 'granted', 'refused', 'revoked'),
      rank: fc.constantFrom(undefined, ...RANKS),
    }),
    { selector: ({ year }) => year, maxLength: LAST - FIRST + 1 },
  ),
  { minLength: 6, maxLength: 6 },
);

test('every title of every year is what a run gives', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(fc.tuple(pack('nhom-1'), pack('nhom-2')), people, async (documents, drawn) => {
      const isRefused = documents.some((document) => checkPack(document).some(({ severity }) => severity === 'error'));
      if (isRefused) return;
      const packs = documents.map((document) => compilePack(document));
      const plans = packs.map((each) => JSON.parse(JSON.stringify(planOf(each))) as PackPlan);
      const records = drawn.flatMap((years, index) =>
        years.map(({ year, group, a, t, registered, outcome, rank }) => ({
          ...{ subject: `p-${index}`, year, group, registered },
          facts: { ...(a !== undefined && { a }), ...(t !== undefined && { t }) },
          ...(outcome !== undefined && { recognised: [{ title: 'dat', outcome, ...(rank && { rank }) }] }),
        })),
      ) as SubjectRecord[];
      if (records.length === 0) return;
      const results = new Map<string, Result>();
      const run = createRun({
        packs,
        since: FIRST,
        on: {
          scored: ({ subject, year, result }) => void results.set(`${subject} ${year}`, result),
          rejected: ({ issue }) => {
            throw new Error(issue.message);
          },
        },
      });
      for (const record of records) run.add(record);
      run.finish();
      const query = asOneQuery(judgedKind(plans, duckdb, 'records'), 'SELECT * FROM judged', duckdb).replace(
        /^WITH /,
        `WITH records AS (${yearsTable(plans, packs, records, FIRST)}),\n`,
      );
      const rows = (await connection.runAndReadAll(query)).getRowObjects();
      expect(rows).toHaveLength(records.length);
      for (const row of rows) {
        seen += 1;
        const result = results.get(`${row.subject} ${row.year}`)!;
        const verdict = (name: string) => ['unmet', 'unknown', 'met'][Number(row[name])];
        const plain = (given: string) => (given === 'exempt' ? 'unmet' : given);
        expect(
          result.titles.map(({ id, ranks }) => [
            verdict(`t_${id}`),
            ...(ranks ?? []).map((each) => verdict(`t_${id}__${each.id}`)),
          ]),
        ).toEqual(
          result.titles.map(({ verdict: own, ranks }) =>
            [own, ...(ranks ?? []).map((each) => each.verdict)].map(plain),
          ),
        );
      }
    }),
    runs(400),
  );
  expect(seen).toBeGreaterThan(300);
});
