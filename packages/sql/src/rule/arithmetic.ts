/**
 * Arithmetic on ranges, end by end (SEMANTICS 1.4, 1.5). The plan proves that nothing leaves what 64 bits hold.
 */
import { called, joined, type Part, type Sql, sql } from '../statement/sql.js';
import type { NumberValue } from './values.js';

interface Ends {
  readonly low: Sql;
  readonly high: Sql;
}

export function sum(numbers: readonly NumberValue[]): Ends {
  return { low: joined(lows(numbers), ' + '), high: joined(highs(numbers), ' + ') };
}

export function difference(numbers: readonly NumberValue[]): Ends {
  const [first, second] = numbers as [NumberValue, NumberValue?];
  if (second === undefined) return { low: sql`0 - ${inner(first.high)}`, high: sql`0 - ${inner(first.low)}` };
  return {
    low: sql`${first.low} - ${inner(second.high)}`,
    high: sql`${first.high} - ${inner(second.low)}`,
  };
}

/** The least, or the greatest. */
export function extreme(name: 'LEAST' | 'GREATEST', numbers: readonly NumberValue[]): Ends {
  if (numbers.length === 1) return { low: sql`${numbers[0]!.low}`, high: sql`${numbers[0]!.high}` };
  return { low: called(name, lows(numbers)), high: called(name, highs(numbers)) };
}

/** Two by two from the left. What two of them give is a column of its own: each of its ends is read four times. */
export function product(numbers: readonly NumberValue[], step: (expression: Sql) => Part): Ends {
  let ends: { low: Part; high: Part } = numbers[0]!;
  numbers.slice(1).forEach((next, index) => {
    const corners = [ends.low, ends.high].flatMap((own) => [next.low, next.high].map((other) => times(own, other)));
    const all = [...new Map(corners.map((corner) => [corner.text, corner])).values()];
    const isLast = index === numbers.length - 2;
    const kept = (expression: Sql) => (isLast ? expression : step(expression));
    const low = kept(all.length === 1 ? all[0]! : called('LEAST', all));
    ends = { low, high: all.length === 1 ? low : kept(called('GREATEST', all)) };
  });
  return { low: sql`${ends.low}`, high: sql`${ends.high}` };
}

function lows(numbers: readonly NumberValue[]): Part[] {
  return numbers.map(({ low }) => low);
}

function highs(numbers: readonly NumberValue[]): Part[] {
  return numbers.map(({ high }) => high);
}

/** A part as an operand. */
function inner(part: Part): Part {
  return typeof part === 'number' ? (part < 0 ? sql`(${part})` : part) : 'name' in part ? part : sql`(${part})`;
}

/** Literals are multiplied here: their product may be wider than either. */
function times(a: Part, b: Part): Sql {
  return typeof a === 'number' && typeof b === 'number' ? sql`${a * b}` : sql`${inner(a)} * ${inner(b)}`;
}
