/**
 * One record judged, and what it says of itself beside that.
 */
import type { SubjectRecord } from '../document/index.js';
import type { RecordOf } from '../document/record-of.js';
import type { WordedIssue } from '../issue/issue.js';
import type { MemberTallies } from '../judge/counted.js';
import { evaluate as judged } from '../judge/evaluate.js';
import type { Result as Judged } from '../judge/result.js';
import { type SelfAssessment as Assessed, selfAssessment as assessed } from '../judge/self-assessment.js';
import type { CompiledPack } from '../pack/compiled.js';
import type { History } from '../year/history.js';
import { withWords } from './words.js';

/** The verdicts of one subject in one year: plain JSON, the same bytes for the same input, with its issues in words. */
export interface Result extends Judged<WordedIssue> {}

/** What a subject said of itself in one year, beside what was judged, with its issues in words. */
export interface SelfAssessment extends Assessed<WordedIssue> {}

/**
 * The verdicts of one record (SEMANTICS §1 to §6). Pure: the same pack, record and history give the same bytes. What is
 * missing or invalid is a range; a record whose keys cannot be read, or that belongs to another group, leaves everything
 * unknown and says so in `issues`, and so do facts whose names are slips. Never throws because of data.
 *
 * `history` is what the subject's earlier years say; without it, year rules do not know earlier years. `members` is what
 * was counted of the subject's members, by fact, for packs with facts of type `count` and `share`; a record may also
 * declare them itself, but the number of members alone (`{ among }`) says nothing without those that were counted.
 *
 * Of a typed pack (`compilePack` of a constant) it takes `RecordOf` that pack: a misspelt fact does not compile.
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else.
 *
 * @example
 * const result = evaluate(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 11 } });
 * result.titles[0].verdict; // => 'unmet'
 */
export function evaluate<Compiled extends CompiledPack>(
  pack: Compiled,
  record: RecordOf<Compiled['document']>,
  history?: History,
  members?: MemberTallies,
): Result {
  return resultInWords(judged(pack, record, history, members));
}

/** Most results have no issues, and stay as they are. */
export function resultInWords(result: Judged): Result {
  return result.issues.length === 0 ? (result as Result) : withWords(result);
}

/**
 * What a record's `selfFacts` come to beside its result; undefined when it has none, and when the record cannot be read. A fact that was not said is missing:
 * the total of few scores is a range. `history` and `members` are those that the result was judged with. It enters no verdict
 * and no tally of results (SEMANTICS §5.8). Never throws because of data.
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else.
 *
 * @example
 * const record = { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 11 }, selfFacts: { books: 12 } };
 * selfAssessment(pack, record, evaluate(pack, record)).facts; // => [{ fact: 'books', self: 12, judged: 11, difference: 1 }]
 */
export function selfAssessment(
  pack: CompiledPack,
  given: SubjectRecord,
  result: Judged,
  history?: History,
  members?: MemberTallies,
): SelfAssessment | undefined {
  const found = assessed(pack, given, result, history, members);
  return found === undefined ? undefined : withWords(found);
}
