/**
 * The engine: packs that judge records, programmes that count what they gave, and receipts by which anyone can run it
 * again. Pure functions over plain data: no clock, no chance, no locale, no files, no state.
 *
 * @module @tieuchi/core
 */

export { digest, rulesDigest } from './bytes/digest.js';
export type { PlaceLeaf } from './bytes/leaves.js';
export type { PlaceTree, RowsDigest } from './bytes/place-tree.js';
export { planOf } from './check/plan.js';
export type { RuleOf } from './check/rule.js';
export type {
  ConsecutiveYears,
  Criterion,
  Indicator,
  InForce,
  Pack,
  Rank,
  ThresholdValue,
  Title,
  ValidYears,
  YearRule,
  YearsOutOf,
} from './document/pack.js';
export type { Fact, Members, Policy, Provenance, Role, Rule, Source, Status } from './document/parts.js';
export type { ExpectedCount, Place, PlaceLink, Places, Snapshot } from './document/places.js';
export type {
  Deadline,
  Measure,
  PlacedNote,
  PlaceKind,
  Procedure,
  ProcedureNote,
  Programme,
  Reading,
  Target,
} from './document/programme.js';
export type {
  DeclaredCount,
  DeclaredShare,
  Outcome,
  Recognition,
  RoleValue,
  SubjectRecord,
} from './document/record.js';
export type {
  CountValue,
  FactValue,
  MemberShareValue,
  RecordOf,
  RecordWith,
  ShareValue,
  ValuesOf,
} from './document/record-of.js';
export type { FieldSchema, ListedValue, RecordSchema } from './document/record-schema.js';
export type { Texts } from './document/texts.js';
export type { Explanation, Sentences } from './explanation/explain.js';
export { type Change, leastChange } from './explanation/least-change.js';
export type { Line, LineOf, LineParams } from './explanation/line.js';
export {
  checkPlaces,
  checkProgramme,
  checkTexts,
  compilePlaces,
  compileProgramme,
  type ParsedJson,
  parseJson,
} from './face/documents.js';
export { type ExplainOptions, explain } from './face/explain.js';
export { evaluate, type Result, type SelfAssessment, selfAssessment } from './face/judge.js';
export { type CompiledPack, checkPack, checkRecord, compilePack } from './face/pack.js';
export { type Report, type Review, reviewOf, rollUp } from './face/report.js';
export { compileRule, type NumberRule, type RefusedRule, type TruthRule } from './face/rule.js';
export {
  createRun,
  type FinishedRun,
  type RunEvents,
  type RunOptions,
  type UndigestedOptions,
  type UndigestedRun,
} from './face/run.js';
export { standardSchema } from './face/schema.js';
export type { Type as PlanType } from './frame/node.js';
export type { Issue, Params, Severity, WordedIssue } from './issue/issue.js';
export type { StandardIssue, StandardResult, StandardSchema } from './issue/standard.js';
export type { Catalogue } from './issue/wording.js';
export { canonicalJson } from './json/canonical.js';
export type { Json } from './json/guards.js';
export type { Position } from './json/outline.js';
export type { ParseLimits } from './json/room.js';
export type { Counted, MemberTallies } from './judge/counted.js';
export type { IndicatorResult, Points } from './judge/result.js';
export type { SelfFact } from './judge/self-assessment.js';
export type { RankResult, TitleResult } from './judge/titles.js';
export { groupRanks } from './measure/cascade.js';
export type { Scored } from './measure/members.js';
export { type RecordSchemaOptions, recordSchema } from './pack/record-schema.js';
export type { Resolved } from './place/codes.js';
export type { CompiledPlaces } from './place/places.js';
export type { Standing } from './place/standing.js';
export type {
  LensPlan,
  MembersPlan,
  PackPlan,
  Plan,
  PlanCriterion,
  PlanFact,
  PlanIndicator,
  PlanMeasure,
  PlanMemberFact,
  PlanName,
  PlanNode,
  PlanRank,
  PlanThreshold,
  PlanThresholdValue,
  PlanTime,
  PlanTitle,
  PlanTotals,
  PlanUpgrade,
  PlanValue,
  PlanYears,
  ProgrammePlan,
  Size as PlanSize,
  TitleBasis,
} from './plan/format.js';
export { SEMANTICS } from './plan/semantics.js';
export { type CompiledProgramme, titlesCounted } from './programme/compiled.js';
export type { LateStage } from './programme/deadlines.js';
export type { UncountedPlaces } from './programme/elsewhere.js';
export { type Authorities, type ProcedurePlace, procedureOn } from './programme/procedure.js';
export type { TargetResult } from './programme/target.js';
export { targetVerdict } from './programme/target.js';
export type {
  Goal,
  PlaceChange,
  ReviewedMeasure,
  ReviewedPlace,
  ReviewedProgramme,
  ReviewedRow,
  ReviewedYear,
  ShareChange,
} from './review/result.js';
export type { ReviewOptions } from './review/review.js';
export type {
  Baseline,
  DeadlineTally,
  HeadReport,
  HeadTally,
  MeasureReport,
  PlaceholderUse,
  PlaceTally,
  ProgrammeReport,
  SelfTally,
  StageTally,
  YearReport,
} from './rollup/result.js';
export type { RollUpOptions } from './rollup/roll-up.js';
export type {
  CodeChanged,
  Origin,
  RowEvent,
  RunCounts,
} from './run/events.js';
export {
  createReceipt,
  type Engine,
  type Receipt,
  type ReceiptEntry,
  type ReceiptInput,
  type ReceiptRegister,
} from './run/receipt.js';
export {
  type Cell,
  createRowReader,
  type ReadableColumns,
  type RowRead,
  type RowReader,
  readableColumns,
} from './run/rows.js';
export type { Run } from './run/run.js';
export { PackError } from './shape/error.js';
export type { Repair } from './text/repairs.js';
export { countsCell, tallyCell } from './value/cells.js';
export type { Comparing } from './value/comparing.js';
export type { Gap } from './value/gap.js';
export type { Share } from './value/share.js';
export { shareOf } from './value/share.js';
export type { Tally } from './value/tally.js';
export { mergeTallies } from './value/tally.js';
export type { NumberRange, Quantity, Truth, Verdict } from './value/verdict.js';
export type { History, HistoryYear } from './year/history.js';
export type { PolicyUse } from './year/policies.js';
export type { CountedYear, Reason, YearsResult } from './year/result.js';
export { policiesIn, type StatedPolicy } from './year/stated-policies.js';
