/**
 * Facts as values: what is missing or invalid is everything that its declaration allows (SEMANTICS 1.2, 1.3).
 */
import type { PackPlan, PlanFact } from '@tieuchi/core';
import type { Dialect } from '../dialect/dialect.js';
import { truthInSql, type Value } from '../rule/values.js';
import type { Layers } from '../statement/layers.js';
import { type Column, sql, wide } from '../statement/sql.js';
import { factColumn, thresholdColumn } from './names.js';

/**
 * What the source of a statement gives of each record, beside its facts. A number of a fact is a whole number of millionths,
 * a truth 0 or 2, a choice the position of its value; NULL is missing or invalid. Counts and shares give both ends.
 */
export const RECORD_COLUMNS = {
  /** Id of the subject. */
  subject: 'subject',
  /** Calendar year. */
  year: 'year',
  /** Position of the pack that judges it. */
  pack: 'pack',
  /** Day of the record as text: its own, or the last of its year. */
  day: 'day',
  /** 2 for who registered, 0 for who did not. */
  registered: 'registered',
  /** Group of subjects, as the record names it. */
  group: 'subject_group',
  /** First year that is known of the subject: years before it are unknown, later ones without a record were not assessed. */
  since: 'since',
  /** Ids of invalid facts, each between semicolons: `;books;hours;`. Empty: none. */
  invalid: 'invalid',
} as const;

/** Decimals of numbers in a register. */
const GIVEN_DECIMALS = 6;

/** The values of the facts of a pack. */
export function factValues(plan: PackPlan, layers: Layers, dialect: Dialect, invalid: Column): Map<string, Value> {
  return new Map(plan.facts.map((fact) => [fact.id, factValue(fact, layers, dialect, invalid)]));
}

function factValue(fact: PlanFact, layers: Layers, dialect: Dialect, invalid: Column): Value {
  const name = factColumn(fact.id);
  if (fact.type === 'share') return shareValue(name, layers);
  if (fact.declared === 'count') return countValue(fact, name, layers);
  const given = layers.given(name);
  const { low, high, decimals } = fact;
  if (fact.type === 'number') {
    const exact = dialect.quotient(given, 10 ** (GIVEN_DECIMALS - decimals));
    const end = (bound: number) => sql`COALESCE(${exact}, ${withDefault(fact, bound, 10 ** decimals)})`;
    return {
      type: 'number',
      decimals,
      low: layers.add(`${name}_low`, end(low), `fact ${fact.id}: missing is all from ${low} to ${high}`),
      high: layers.add(`${name}_high`, end(high)),
    };
  }
  const open = fact.type === 'truth' ? 1 : -1;
  const value = layers.add(`${name}_value`, sql`COALESCE(${given}, ${withDefault(fact, open, 1)})`, `fact ${fact.id}`);
  return fact.type === 'truth' ? { type: 'truth', code: value } : { type: 'choice', position: value };

  /** A default stands for what is missing, never for what is invalid. */
  function withDefault({ id, default: given, of }: PlanFact, otherwise: number, scale: number) {
    if (given === undefined) return sql`${otherwise}`;
    const value =
      typeof given === 'number'
        ? Math.round(given * scale)
        : typeof given === 'boolean'
          ? truthInSql(given ? 1 : 0)
          : of!.indexOf(given);
    return sql`CASE WHEN ${dialect.contains(invalid, `;${id};`)} THEN ${otherwise} ELSE ${value} END`;
  }
}

function countValue({ low, high }: PlanFact, name: string, layers: Layers): Value {
  const [least, most] = [layers.given(`${name}_low`), layers.given(`${name}_high`)];
  return {
    type: 'number',
    decimals: 0,
    low: layers.add(`${name}_least`, sql`COALESCE(${least}, ${low})`),
    high: layers.add(`${name}_most`, sql`COALESCE(${most}, ${high})`),
  };
}

function shareValue(name: string, layers: Layers): Value {
  const part = (end: string) => {
    const given = layers.given(`${name}_${end}`);
    return layers.add(`${name}_${end}_known`, sql`COALESCE(${given}, 0)`);
  };
  return {
    type: 'share',
    low: { met: part('low_met'), total: part('low_total') },
    high: { met: part('high_met'), total: part('high_total') },
  };
}

/** The values of thresholds on the day of a record (SEMANTICS 4.1). */
export function thresholdValues(plan: PackPlan, layers: Layers, dialect: Dialect, day: Column): Map<string, Value> {
  return new Map(
    plan.thresholds.map(({ name, decimals, values }) => {
      const [first, ...later] = values;
      let value = sql`${first!.value}`;
      for (const dated of later)
        value = sql`CASE WHEN ${day} >= ${dialect.text(dated.from)} THEN ${dated.value} ELSE ${value} END`;
      const end =
        later.length === 0
          ? first!.value
          : layers.add(thresholdColumn(name), wide(value), `threshold ${name}: the value in force on the day`);
      return [`threshold.${name}`, { type: 'number', decimals, low: end, high: end }];
    }),
  );
}
