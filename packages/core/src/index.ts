/**
 * The engine: packs that judge records, programmes that count what they came to, and receipts by which anyone can run it
 * again. Pure functions over plain data: no clock, no chance, no locale, no files, no state.
 *
 * @module @tieuchi/core
 */
export { groupRanks } from './cascade.js';
export { compileRule, type NumberRule, type RefusedRule, type RuleOf, type TruthRule } from './compiled-rule.js';
export type { Counted, MemberTallies } from './counted.js';
export type { Late } from './deadlines.js';
export { countsCell, tallyCell } from './declared-share.js';
export type { Origin, RowEvent, RunCounts, RunEvents, RunOptions } from './desk.js';
export { canonicalJson, digest, type RowsDigest, rulesDigest } from './digest.js';
export type * from './documents.js';
export type { Elsewhere } from './elsewhere.js';
export { evaluate } from './evaluate.js';
export { type Catalogue, type Explanation, explain, type Line } from './explain.js';
export type { Issue, Params, Severity } from './issue.js';
export { type Parsed, parseJson, type Room } from './json.js';
export { type Change, leastChange } from './least-change.js';
export type { Scored } from './members.js';
export type { Position } from './outline.js';
export { type CompiledPack, checkPack, compilePack } from './pack.js';
export { type CompiledPlaces, checkPlaces, compilePlaces, type Resolved, type Standing } from './places.js';
export { policiesIn, type StatedPolicy } from './policies.js';
export { type Authorities, procedureOn, type Where } from './procedure.js';
export { type CompiledProgramme, checkProgramme, compileProgramme } from './programme.js';
export { createReceipt, type Receipt, type ReceiptEntry, type ReceiptInput } from './receipt.js';
export { checkRecord } from './record.js';
export type { CountValue, FactValue, MemberShareValue, RecordOf, RecordWith, ShareValue } from './record-of.js';
export { type RecordSchema, recordSchema } from './record-schema.js';
export { SEMANTICS } from './report.js';
export type * from './result.js';
export { type ReviewOptions, reviewOf } from './review.js';
export type * from './review-result.js';
export { type RollUpOptions, rollUp } from './roll-up.js';
export { createRowReader, type Readable, type Repair, type RowRead, type RowReader, readable } from './rows.js';
export { createRun, type Finished, type Run } from './run.js';
export { type SelfAssessment, type SelfFact, selfAssessment } from './self-assessment.js';
export { PackError } from './shape.js';
export { mergeTallies, shareOf, targetVerdict } from './tally.js';
export { checkTexts } from './texts.js';
export type { Quantity, Range, Truth, Verdict } from './verdict.js';
