/**
 * What decided a title, as the JSON Pointer of a part of its pack (SEMANTICS §3.4).
 */
import type { PackPlan, PlanTitle } from '@tieuchi/core';
import type { Dialect } from '../dialect/dialect.js';
import type { TruthValue } from '../rule/values.js';
import { joined, type Part, type Sql, sql } from '../statement/sql.js';
import type { JudgedPack } from './judged.js';
import { yearsColumn } from './names.js';

/** Which code of one operand alone decides an operator. */
const DECIDES: { readonly [operator: string]: number } = { and: 0, or: 2 };

/** Writes the pointer of the part that decided a rule: the first operand that alone decides, recursively. */
function createDecider({ nodes }: PackPlan, codeOf: (at: number) => Part, dialect: Dialect) {
  /** `known` is the code of the part, where it is known from what was asked before. */
  const decidedBy = (at: number, known?: number): Sql => {
    const { op, operands, pointer } = nodes[at]!;
    const [first] = operands;
    if (op === '!') return decidedBy(first!, known === undefined ? undefined : 2 - known);
    const decides = DECIDES[op];
    if (decides === undefined || (known !== undefined && known !== decides && operands.length > 1))
      return dialect.text(pointer);
    if (operands.length === 1) return decidedBy(first!, known);
    // When the whole is decided so, the last operand is the one if no other is.
    const asked = known === decides ? operands.slice(0, -1) : operands;
    const otherwise = known === decides ? decidedBy(operands[operands.length - 1]!, decides) : dialect.text(pointer);
    const cases = asked.map(
      (operand) => sql` WHEN ${codeOf(operand)} = ${decides} THEN ${decidedBy(operand, decides)}`,
    );
    return sql`CASE${joined(cases, '')} ELSE ${otherwise} END`;
  };
  return decidedBy;
}

/** The pointer of what decided each title. */
export function deciderOf(pack: JudgedPack, dialect: Dialect): (title: PlanTitle) => Sql {
  const { plan, rules, given, exempt, layers } = pack;
  const codeOf = (at: number) => (rules.value(at) as TruthValue).code;
  const decidedBy = createDecider(plan, codeOf, dialect);
  return ({ id, pointer, when, years, ranks }) => {
    const own = dialect.text(pointer);
    const settled = exempt === undefined ? sql`${given.registered} = 0` : sql`${given.registered} = 0 OR ${exempt} > 0`;
    const cases = [sql` WHEN ${settled} THEN ${own}`];
    let otherwise = own;
    if (when !== undefined && years === undefined && ranks.length === 0) otherwise = decidedBy(when);
    else if (when !== undefined) cases.push(sql` WHEN ${codeOf(when)} = 0 THEN ${decidedBy(when, 0)}`);
    if (years !== undefined) {
      const byYears = dialect.text(years.pointer);
      if (when === undefined && ranks.length === 0) otherwise = byYears;
      else cases.push(sql` WHEN ${layers.find(yearsColumn(id))!} = 0 THEN ${byYears}`);
    }
    return sql`CASE${joined(cases, '')} ELSE ${otherwise} END`;
  };
}
