/**
 * One record against one pack: keys ▸ entry ▸ judge ▸ result.
 */

import type { SubjectRecord } from '../document/index.js';
import type { RecordOf } from '../document/record-of.js';
import { worded } from '../issue/make.js';
import type { PlainIssue } from '../issue/plain.js';
import type { CompiledPack } from '../pack/compiled.js';
import { giveBack, type Program, takeWork } from '../plan/program.js';
import { needCompiled } from '../shape/compiled.js';
import { type History, soundHistory } from '../year/history.js';
import type { MemberTallies } from './counted.js';
import { readEntry } from './entry.js';
import { judge } from './judge.js';
import { readKeys } from './keys.js';
import { type PlainResult, type Result, resultOf } from './result.js';

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
  needCompiled('evaluate', 'pack', pack);
  return wordedResult(evaluatePlain(pack.program, record as SubjectRecord, history, members));
}

/** `evaluate` of a program, which a compiled pack holds and an opened plan is. */
export function evaluatePlain(
  program: Program,
  record: SubjectRecord,
  history: History | undefined,
  members: MemberTallies | undefined,
): PlainResult {
  const keys = readKeys(record, program.days, program.soundGroup);
  const issues: PlainIssue[] = [];
  const past = history === undefined ? undefined : soundHistory(history, keys.year, issues);
  const work = takeWork(program);
  const entry = readEntry(program, work, keys, past, members, issues, record);
  const result = resultOf(program, entry, judge(program, work, entry));
  giveBack(program, work);
  return result;
}

/** `evaluate` for a history and tallies that the engine itself has put together. */
export function evaluateKnown(
  pack: CompiledPack,
  record: SubjectRecord,
  history: History | undefined,
  members: MemberTallies | undefined,
): Result {
  const { program } = pack;
  const work = takeWork(program);
  const entry = readEntry(
    program,
    work,
    readKeys(record, program.days, program.soundGroup),
    history,
    members,
    [],
    undefined,
  );
  const result = resultOf(program, entry, judge(program, work, entry));
  giveBack(program, work);
  return wordedResult(result);
}

function wordedResult(result: PlainResult): Result {
  // Most results have none.
  return result.issues.length === 0 ? (result as Result) : { ...result, issues: result.issues.map(worded) };
}
