/**
 * The reference executor: a plan and a complete record become points and titles, computed by json-logic-js.
 */
import { openPlan, type PackPlan, type PlanFact, type SubjectRecord } from '@tieuchi/core/plan';
import jsonLogic from 'json-logic-js';
import { keyOf, logicOf } from './logic.js';

/** What json-logic-js makes of a complete record. */
export interface ReferenceResult {
  /** Points in all; absent for packs whose indicators give none. */
  readonly total?: number;
  /** Points of the lowest indicator; absent likewise. */
  readonly lowest?: number;
  /** Whether each title is met, by id; only titles that depend on this year alone. */
  readonly titles: { readonly [title: string]: boolean };
}

type Values = { [key: string]: number | boolean | string };

/**
 * Runs the rules of a pack's plan (`planOf(pack)`, or the plan that a package of packs ships) through json-logic-js. Titles
 * that depend on other years, on ranks, or on such titles are left out; plans in which an indicator may be exempt are refused.
 * Where it answers, `evaluate` of the engine says the same (SEMANTICS §2).
 *
 * @throws RangeError when a fact is missing or its value is none that the plan allows, and when an indicator may be exempt:
 * json-logic-js guesses at missing data, so it is not asked; PlanError for what `openPlan` refuses.
 *
 * @example
 * const plan = planOf(pack);
 * evaluateReference(plan, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } }).titles; // => { reader: true }
 */
export function evaluateReference(json: unknown, record: SubjectRecord): ReferenceResult {
  openPlan(json);
  // What is opened is sound.
  const plan = json as PackPlan;
  const data = dataOf(plan, record);
  const rules = logicOf(plan.nodes, plan.facts);
  const run = (at: number): unknown => jsonLogic.apply(rules[at] as never, data);
  const sums = sumUp(plan, data, run);
  const titles = titlesBy(plan, data, run);
  return { ...sums, titles };
}

/** What rules read before any of them has run: facts and thresholds. */
function dataOf({ facts, thresholds }: PackPlan, record: SubjectRecord): Values {
  const data: Values = Object.create(null);
  for (const fact of facts) {
    const value = Object.hasOwn(record.facts, fact.id) ? record.facts[fact.id] : undefined;
    if (value === undefined || value === null) throw new RangeError(`the fact ${fact.id} is missing`);
    Object.assign(data, valuesOf(fact, value));
  }
  const day = record.date ?? `${record.year}-12-31`;
  for (const { name, values } of thresholds)
    data[keyOf(`threshold.${name}`)] = (values.filter(({ from }) => from <= day).at(-1) ?? values[0]!).value;
  return data;
}

/** A fact as rules read it: a number scaled, a share as its two counts. */
function valuesOf({ id, type, decimals, low, high, step, of = [] }: PlanFact, value: unknown): Values {
  const key = keyOf(id);
  if (type === 'share') return shareOf(id, value);
  if (type === 'truth' && typeof value === 'boolean') return { [key]: value };
  if (type === 'choice' && typeof value === 'string' && of.includes(value.normalize('NFC')))
    return { [key]: value.normalize('NFC') };
  if (type === 'number' && typeof value === 'number') {
    const scaled = Math.round(value * 10 ** decimals);
    const isOnStep = scaled / 10 ** decimals === value && (scaled - low) % step === 0;
    if (isOnStep && scaled >= low && scaled <= high) return { [key]: scaled };
  }
  throw new RangeError(`the plan does not allow the value of the fact ${id}`);
}

/** A share is complete when somebody is counted and everybody is known. */
function shareOf(id: string, value: unknown): Values {
  const { met, among, unmet, ...open } = value as { readonly [count: string]: unknown };
  const total = among ?? (typeof met === 'number' && typeof unmet === 'number' ? met + unmet : undefined);
  const isKnown = Object.values(open).every((count) => count === 0);
  if (typeof met !== 'number' || typeof total !== 'number' || !isKnown || met > total || total === 0)
    throw new RangeError(`the fact ${id} is missing`);
  return { [`${keyOf(id)}/met`]: met, [`${keyOf(id)}/total`]: total };
}

/** Runs the indicators, and puts what they give beside what rules read. */
function sumUp({ indicators, criteria, totals, nodes }: PackPlan, data: Values, run: (at: number) => unknown) {
  const { decimals } = totals.total;
  const points = new Map<string, number>();
  const conditions: boolean[] = [];
  const ofCriteria = criteria.map(() => 0);
  for (const { id, criterion, applies, points: given, met } of indicators) {
    if (applies !== undefined) throw new RangeError(`the indicator ${id} may be exempt`);
    if (met !== undefined) {
      const isMet = Boolean(run(met));
      data[keyOf(`met.${id}`)] = isMet;
      conditions.push(isMet);
      continue;
    }
    // -0 is 0.
    const value = (run(given!) as number) + 0;
    data[keyOf(`points.${id}`)] = value;
    const aligned = value * 10 ** (decimals - nodes[given!]!.decimals);
    points.set(id, aligned);
    ofCriteria[criterion]! += aligned;
  }
  const total = [...points.values()].reduce((sum, each) => sum + each, 0);
  const lowest = Math.min(...points.values());
  Object.assign(data, {
    ...{ [keyOf('points.total')]: total, [keyOf('points.lowest')]: lowest },
    ...Object.fromEntries(criteria.map(({ id }, at) => [keyOf(`points.${id}`), ofCriteria[at]!])),
    ...{ [keyOf('met.all')]: conditions.every(Boolean), [keyOf('met.count')]: conditions.filter(Boolean).length },
  });
  return points.size === 0 ? {} : { total: total / 10 ** decimals, lowest: lowest / 10 ** decimals };
}

/** The titles that depend on this year alone. */
function titlesBy({ titles, nodes }: PackPlan, data: Values, run: (at: number) => unknown) {
  const found: { [title: string]: boolean } = Object.create(null);
  /** The names that a rule reads. */
  const namesIn = (at: number): string[] => [
    ...(nodes[at]!.name === undefined ? [] : [nodes[at]!.name!]),
    ...nodes[at]!.operands.flatMap(namesIn),
  ];
  const isKnown = (name: string) => !name.startsWith('title.') || keyOf(name) in data;
  for (const { id, when, years, ranks } of titles) {
    if (when === undefined || years !== undefined || ranks.length > 0 || !namesIn(when).every(isKnown)) continue;
    found[id] = Boolean(run(when));
    data[keyOf(`title.${id}`)] = found[id];
  }
  return found;
}
