/**
 * Judging with packs that were checked when they were published: their plans, opened. Without the checker, without words,
 * without digests; issues are a code, a JSON Pointer and params, and `wordIssue` of `@tieuchi/core/en` or `/vi` gives the words.
 *
 * @module @tieuchi/core/plan
 */
export {
  judgeByPlan as evaluate,
  leastChangeByPlan as leastChange,
  type OpenedPlan,
  openPlan,
  PlanError,
} from './check/opened.js';
export type { SubjectRecord } from './document/record.js';
export type { Change } from './explanation/least-change.js';
export type { Issue } from './issue/issue.js';
export type { Result } from './judge/result.js';
export type { PackPlan, Plan, PlanFact, PlanNode } from './plan/format.js';
