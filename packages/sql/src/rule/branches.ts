/**
 * Branches: a decided condition takes its branch, an open one takes the hull of what may follow (SEMANTICS 1.5).
 */
import { called, type Part, type Sql, sql } from '../statement/sql.js';
import { type NumberValue, scaledTo, type TruthValue, type Value } from './values.js';

/** Greater than any number of a rule: a branch that is not taken stands for it when the least is sought. */
const BEYOND = Number.MAX_SAFE_INTEGER;

/** A number: both ends over the branches that may be taken. */
export function conditionalNumber(operands: readonly Value[], decimals: number): { low: Sql; high: Sql } {
  const value = (at: number) => scaledTo(operands[at] as NumberValue, decimals);
  return {
    low: extremeTaken('LEAST', operands, (at) => value(at).low, BEYOND),
    high: extremeTaken('GREATEST', operands, (at) => value(at).high, -BEYOND),
  };
}

/** A truth: equal truths stay decided. */
export function conditionalTruth(operands: readonly Value[]): Sql {
  const code = (at: number) => (operands[at] as TruthValue).code;
  const least = extremeTaken('LEAST', operands, code, 3);
  return sql`CASE WHEN ${least} = ${extremeTaken('GREATEST', operands, code, -1)} THEN ${least} ELSE 1 END`;
}

/** The least or greatest of the branches that may be taken; each is written once. */
function extremeTaken(
  name: 'LEAST' | 'GREATEST',
  operands: readonly Value[],
  valueAt: (at: number) => Part,
  beyond: number,
): Sql {
  const last = operands.length - 1;
  let taken: Part = valueAt(last);
  for (let at = last - 2; at >= 0; at -= 2) {
    const { code } = operands[at] as TruthValue;
    const own = sql`CASE WHEN ${code} = 0 THEN ${beyond} ELSE ${valueAt(at + 1)} END`;
    taken = called(name, [own, sql`CASE WHEN ${code} = 2 THEN ${beyond} ELSE ${taken} END`]);
  }
  return sql`${taken}`;
}
