/**
 * A register from its rows to its receipt: reading rows, judging and counting them, digests.
 *
 * Issues are data, without sentences; `wordIssue` of `@tieuchi/core/en` or `/vi` gives the words.
 *
 * @module @tieuchi/core/run
 */
export { digest, rulesDigest } from './bytes/digest.js';
export { type HashedRow, joinLeaves, type PlaceLeaf } from './bytes/leaves.js';
export { type PlaceTree, placeTree, type RowColumns, type RowsDigest } from './bytes/place-tree.js';
export type { Issue } from './issue/issue.js';
export { canonicalJson } from './json/canonical.js';
export type { Result } from './judge/result.js';
export type { SelfAssessment } from './judge/self-assessment.js';
export { groupRanks } from './measure/cascade.js';
export type { CountedMembers, MembersPart } from './measure/members-tally.js';
export type { CountedHeads, CountedTally, ProgrammeCounts } from './rollup/counted.js';
export type {
  CodeChanged,
  Origin,
  RowEvent,
  RunCounts,
  RunEvents,
  RunOptions,
  UndigestedOptions,
} from './run/events.js';
export { type FinishedRun, type JoinOptions, joinParts, type RunPart, type UndigestedRun } from './run/parts.js';
export { createReceipt, type Engine, type Receipt, type ReceiptInput } from './run/receipt.js';
export {
  type Cell,
  createRowReader,
  type ReadableColumns,
  type RowRead,
  type RowReader,
  readableColumns,
} from './run/rows.js';
export { createRun, createRunPart, type PartOptions, type Run } from './run/run.js';
