/**
 * Plans of packs, opened to judge by: what an app needs that takes packs which were checked when they were published.
 */
import type { SubjectRecord } from '../document/index.js';
import { type Change, changesIn } from '../explanation/least-change.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import type { MemberTallies } from '../judge/counted.js';
import { evaluatePlain } from '../judge/evaluate.js';
import type { Result } from '../judge/result.js';
import type { Judging } from '../plan/format.js';
import { openSound } from '../plan/open.js';
import type { Program } from '../plan/program.js';
import { readPlan } from '../plan/read.js';
import { Unsound } from '../plan/shapes.js';
import type { History } from '../year/history.js';

/** The plan of a pack, ready to judge. `program` is the engine's own and may change in any version. */
export interface OpenedPlan {
  /** Id of the pack. */
  readonly id: string;
  /** Version of the pack, `major.minor.patch`. */
  readonly version: string;
  /** Kind of subject that it judges. */
  readonly subject: string;
  /** Group of subjects that answer to it. */
  readonly group: string;
  /** @internal */
  readonly program: Program;
}

/**
 * Thrown by `openPlan`: a plan cannot be opened. Its message is the code of the issue and where it is.
 *
 * @example
 * const told = [];
 * try { openPlan({ format: 'tieuchi-pack/1' }); } catch (error) { told.push(error.name, error.issues[0].code); }
 * told; // => ['PlanError', 'plan/format']
 */
export class PlanError extends Error {
  /** What is wrong, and where in the plan: as data, without a sentence. */
  readonly issues: readonly Issue[];

  /** The error of one issue: its code and its pointer are the message. */
  constructor(issue: Issue) {
    super(`${issue.code} ${issue.pointer}`);
    this.name = 'PlanError';
    this.issues = [issue];
  }
}

/**
 * The plan of a pack (`planOf`, or the plans that a package of packs ships) ready to judge. It is read with suspicion, in
 * time that grows with its size alone: another format, other semantics, or anything in it that is not sound refuses it
 * (SEMANTICS §9).
 *
 * @throws PlanError with the issue, its code and its JSON Pointer; nothing else.
 *
 * @example
 * const plan = openPlan(planOf(pack));
 * judgeByPlan(plan, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } }).titles[0].verdict; // => 'met'
 */
export function openPlan(json: unknown): OpenedPlan {
  const program = openSound(soundPlan(json));
  const { id, version, subject, group } = program.plan;
  return { id, version, subject, group, program };
}

function soundPlan(json: unknown): Judging {
  try {
    return readPlan(json);
  } catch (error) {
    // What else is thrown comes from an object of the caller that cannot be read.
    const { code, pointer, params } = error instanceof Unsound ? error : new Unsound('plan/not-readable', '');
    throw new PlanError(issueOf(code, 'error', pointer, params));
  }
}

/**
 * The verdicts of one record by an opened plan: what `evaluate` says of the pack itself, with issues as data, without
 * sentences. Never throws because of data.
 *
 * @example
 * const result = judgeByPlan(openPlan(planOf(pack)), { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: '12' } });
 * result.issues[0].code; // => 'record/number-as-text'
 */
export function judgeByPlan(
  plan: OpenedPlan,
  record: SubjectRecord,
  history?: History,
  members?: MemberTallies,
): Result {
  return evaluatePlain(plan.program, record, history, members);
}

/**
 * What each title that is not met lacks, by an opened plan: what `leastChange` says of the pack itself. Never throws.
 *
 * @example
 * const plan = openPlan(planOf(pack));
 * const result = judgeByPlan(plan, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 11 } });
 * leastChangeByPlan(plan, result)[0].gap; // => 1
 */
export function leastChangeByPlan(plan: OpenedPlan, result: Result): Change[] {
  return changesIn(plan.program, result);
}
