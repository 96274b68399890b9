/** The query of a pack and the walk over its records agree, column by column. */
import { DuckDBInstance } from '@duckdb/node-api';
import {
  type CompiledPack,
  checkPack,
  compilePack,
  evaluate,
  type PackPlan,
  planOf,
  type Quantity,
} from '@tieuchi/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../core/test/effort.js';
import { givens, pickedFrom } from '../../../core/test/rules.js';
import { packs } from '../../test/packs.js';
import { type Judged, recordsTable } from '../../test/records.js';
import { duckdb } from '../dialect/duckdb.js';
import { asOneQuery, judgedKind } from './kind.js';

const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();

const VERDICTS = ['unmet', 'unknown', 'met'];

/** What the walk says of a record, by column. */
function walked(pack: CompiledPack, { indicators, points, titles }: ReturnType<typeof evaluate>) {
  return {
    total: points?.total,
    lowest: points?.lowest,
    indicators: indicators.map(({ id, applies, points: own, met }) => ({ id, applies, points: own, met })),
    titles: titles.map(({ id, verdict, ranks }) => ({
      id,
      verdict: verdict === 'exempt' ? 'unmet' : verdict,
      ranks: ranks?.map((rank) => (rank.verdict === 'exempt' ? 'unmet' : rank.verdict)),
    })),
    pack: pack.id,
  };
}

/** What the query says of it, in the same words; of an indicator that does not apply the walk says nothing more. */
function queried(pack: CompiledPack, plan: PackPlan, row: { readonly [name: string]: unknown }) {
  const number = (name: string, decimals: number): Quantity => {
    const [low, high] = ['low', 'high'].map((end) => Number(row[`${name}_${end}`]) / 10 ** decimals) as [
      number,
      number,
    ];
    return low === high ? low + 0 : { low: low + 0, high: high + 0 };
  };
  const verdict = (name: string) => VERDICTS[Number(row[name])];
  const isGiving = plan.indicators.some(({ points }) => points !== undefined);
  return {
    total: isGiving ? number('points_total', plan.totals.total.decimals) : undefined,
    lowest: isGiving ? number('points_lowest', plan.totals.lowest.decimals) : undefined,
    indicators: plan.indicators.map(({ id, applies, points, met }) => {
      const applying = applies === undefined ? 'met' : verdict(`a_${id}`);
      return {
        id,
        applies: applying === 'met' ? undefined : applying,
        points:
          applying === 'unmet' || points === undefined ? undefined : number(`p_${id}`, plan.nodes[points]!.decimals),
        met: applying === 'unmet' || met === undefined ? undefined : verdict(`m_${id}`),
      };
    }),
    titles: plan.titles.map(({ id, ranks }) => ({
      id,
      verdict: verdict(`t_${id}`),
      ranks: ranks.length === 0 ? undefined : ranks.map((rank) => verdict(`t_${id}__${rank.id}`)),
    })),
    pack: pack.id,
  };
}

test('every column is what the walk gives', async () => {
  let seen = 0;
  const tries = fc.array(fc.tuple(givens(true), fc.constantFrom(2020, 2024), fc.boolean()), {
    minLength: 8,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(packs, tries, async (document, drawn) => {
      if (checkPack(document).some(({ severity }) => severity === 'error')) return;
      const pack = compilePack(document);
      const plan = JSON.parse(JSON.stringify(planOf(pack))) as PackPlan;
      const judged = drawn.map(([picks, year, registered], index): Judged & { result: ReturnType<typeof evaluate> } => {
        const facts = pickedFrom((document as { facts: never }).facts, picks);
        const record = { subject: `p-${index}`, year, group: pack.group, registered, facts };
        return { record, result: evaluate(pack, record as never) };
      });
      const query = asOneQuery(judgedKind([plan], duckdb, recordsTable(plan, judged)), 'SELECT * FROM judged', duckdb);
      const rows = (await connection.runAndReadAll(query)).getRowObjects();
      const bySubject = new Map(rows.map((row) => [row.subject as string, row]));
      for (const { record, result } of judged) {
        seen += 1;
        const lowest = walked(pack, result);
        const own = queried(pack, plan, bySubject.get(record.subject)!);
        // A result leaves `lowest` out when no points indicator may apply.
        expect(lowest.lowest === undefined ? { ...own, lowest: undefined } : own).toEqual(lowest);
      }
    }),
    runs(300),
  );
  expect(seen).toBeGreaterThan(100);
});
