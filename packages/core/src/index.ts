export { canonicalJson, digest, type RowsDigest } from './digest.js';
export type * from './documents.js';
export { evaluate } from './evaluate.js';
export { type Catalogue, type Explanation, explain, type Line } from './explain.js';
export type { Issue, Params, Severity } from './issue.js';
export { type Parsed, parseJson } from './json.js';
export { type Change, leastChange } from './least-change.js';
export { type CompiledPack, checkPack, checkTexts, compilePack } from './pack.js';
export { type CompiledPlaces, checkPlaces, compilePlaces, type Resolved, type Standing } from './places.js';
export { type CompiledProgramme, checkProgramme, compileProgramme } from './programme.js';
export { createReceipt, type Receipt, type ReceiptInput } from './receipt.js';
export { checkRecord } from './record.js';
export type * from './result.js';
export { type RollUpOptions, rollUp, type Scored, SEMANTICS } from './roll-up.js';
export { createRowReader, type Repair, type RowRead, type RowReader } from './rows.js';
export {
  createRun,
  type Finished,
  type Origin,
  type RowEvent,
  type Run,
  type RunCounts,
  type RunEvents,
  type RunOptions,
} from './run.js';
export { PackError } from './shape.js';
export { mergeTallies, shareOf, targetVerdict } from './tally.js';
export type { Quantity, Range, Truth, Verdict } from './verdict.js';
