/**
 * One record against one pack: keys ▸ entry ▸ judge ▸ result; or, when every fact is known, keys ▸ entry ▸ known.
 */

import type { SubjectRecord } from '../document/index.js';
import type { RecordOf } from '../document/record-of.js';
import type { Work } from '../frame/work.js';
import type { Issue } from '../issue/issue.js';
import type { CompiledPack } from '../pack/compiled.js';
import { giveBack, type Program, takeWork } from '../plan/program.js';
import { needCompiled } from '../shape/compiled.js';
import { type History, soundHistory } from '../year/history.js';
import type { MemberTallies } from './counted.js';
import { type Entry, readEntry } from './entry.js';
import { judge } from './judge.js';
import { readKeys } from './keys.js';
import { resultOfKnown } from './known.js';
import { type Result, resultOf } from './result.js';

/**
 * The verdicts of one record (SEMANTICS §1 to §6), with issues as data. Never throws because of data.
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else.
 */
export function evaluate<Compiled extends CompiledPack>(
  pack: Compiled,
  record: RecordOf<Compiled['document']>,
  history?: History,
  members?: MemberTallies,
): Result {
  needCompiled('evaluate', 'pack', pack);
  return evaluatePlain(pack.program, record as SubjectRecord, history, members);
}

/** `evaluate` of a program, which a compiled pack holds and an opened plan is. */
export function evaluatePlain(
  program: Program,
  record: SubjectRecord,
  history: History | undefined,
  members: MemberTallies | undefined,
): Result {
  const keys = readKeys(record, program.days, program.soundGroup);
  const issues: Issue[] = [];
  const past = history === undefined ? undefined : soundHistory(history, keys.year, issues);
  const work = takeWork(program);
  const entry = readEntry(program, work, keys, past, members, issues, record);
  const result = judged(program, work, entry);
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
  const result = judged(program, work, entry);
  giveBack(program, work);
  return result;
}

/** The result of an entry: the short way when all its facts are known. */
function judged(program: Program, work: Work, entry: Entry): Result {
  if (work.isKnown) return resultOfKnown(program, work, entry);
  return resultOf(program, entry, judge(program, work.frame, entry.epoch, entry));
}
