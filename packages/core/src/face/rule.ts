/**
 * A rule by itself.
 */
import {
  type KnownValues,
  type NumberRule as OpenNumberRule,
  type TruthRule as OpenTruthRule,
  compileRule as openRule,
  type RefusedRule as Refused,
} from '../check/rule.js';
import type { Fact } from '../document/index.js';
import type { WordedIssue } from '../issue/issue.js';
import { type StandardSchema, schemaOf } from '../issue/standard.js';
import { issuesInEnglish, worded } from './words.js';

/** A rule that gives a number, or the range it lies in; a Standard Schema of its values as it is, in English. */
export interface NumberRule<Values = unknown> extends OpenNumberRule<Values, WordedIssue>, StandardSchema<Values> {}

/** A rule that is met, unmet or unknown; a Standard Schema of its values as it is, in English. */
export interface TruthRule<Values = unknown> extends OpenTruthRule<Values, WordedIssue>, StandardSchema<Values> {}

/** A rule that cannot run, and why in words. */
export interface RefusedRule extends Refused<WordedIssue> {}

/**
 * A rule of `tieuchi-logic/1` by itself, checked once: `rule` and `facts` (declarations by id) as JSON or as text. Gives
 * `{ type, bounds, reads, evaluate, check, issues }`, or `{ issues }` when something is wrong; the pointers of issues lead
 * into `{ rule, facts }`. A rule reads facts and nothing else. Never throws. SEMANTICS §2 says what each operator means.
 * Facts that are a constant hold the values to their names and types when TypeScript compiles them.
 *
 * @example
 * const rule = compileRule({ '>=': [{ '+': [{ var: 'a' }, { var: 'b' }] }, 15] }, {
 *   a: { type: 'integer', min: 0, max: 10 },
 *   b: { type: 'integer', min: 0, max: 10 },
 * });
 * rule.reads; // => ['a', 'b']
 * rule.evaluate({ a: 8, b: 8 }); // => 'met'
 * rule.evaluate({ a: 8 }); // => 'unknown'
 * rule.evaluate({ a: 4 }); // => 'unmet'
 */
export function compileRule<const Facts extends { readonly [id: string]: Fact }>(
  rule: unknown,
  facts: Facts,
): NumberRule<KnownValues<Facts>> | TruthRule<KnownValues<Facts>> | RefusedRule;
export function compileRule(rule: unknown, facts: unknown): NumberRule | TruthRule | RefusedRule;
export function compileRule(rule: unknown, facts: unknown): NumberRule | TruthRule | RefusedRule {
  const opened = openRule(rule, facts);
  const issues = opened.issues.map(worded);
  if (opened.type === undefined) return { issues };
  const check = (values: unknown) => opened.check(values).map(worded);
  const inWords = { check, issues, ...schemaOf<unknown>(opened.check, issuesInEnglish) };
  return opened.type === 'number' ? { ...opened, ...inWords } : { ...opened, ...inWords };
}
