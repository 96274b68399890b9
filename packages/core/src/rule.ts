/**
 * The rule language by itself: one rule over declared facts, checked and run.
 *
 * Issues are data, without sentences; `wordIssue` of `@tieuchi/core/en` or `/vi` gives the words.
 *
 * @module @tieuchi/core/rule
 */
export { compileRule, type NumberRule, type RefusedRule, type RuleOf, type TruthRule } from './check/rule.js';
export type { Fact, Rule } from './document/parts.js';
export type { Issue } from './issue/issue.js';
export type { NumberRange, Quantity, Truth } from './value/verdict.js';
