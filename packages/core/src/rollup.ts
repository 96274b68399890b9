/**
 * From judged subjects to places: tallies, shares, targets, and several years beside each other.
 *
 * Issues are data, without sentences; `wordIssue` of `@tieuchi/core/en` or `/vi` gives the words.
 *
 * @module @tieuchi/core/rollup
 */
export type { DeclaredCount } from './document/record.js';
export type { Issue } from './issue/issue.js';
export { titlesCounted } from './programme/compiled.js';
export { type Authorities, type ProcedurePlace, procedureOn } from './programme/procedure.js';
export { type TargetResult, targetVerdict } from './programme/target.js';
export type { Review } from './review/result.js';
export { type ReviewOptions, reviewOf } from './review/review.js';
export type { Report } from './rollup/result.js';
export { type RollUpOptions, rollUp } from './rollup/roll-up.js';
export { countsCell, tallyCell } from './value/cells.js';
export { type Share, shareOf } from './value/share.js';
export { mergeTallies, type Tally } from './value/tally.js';
