/**
 * The context of a run: what it is given, what it tells, and what all its steps work with.
 */

import type { Digesting } from '../bytes/run-digests.js';
import type { SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import type { Collectives } from '../measure/collectives.js';
import type { MembersTally } from '../measure/members-tally.js';
import type { CompiledPack } from '../pack/compiled.js';
import type { Several } from '../programme/elsewhere.js';
import type { Tallier } from '../rollup/tallier.js';
import { shownName } from '../text/names.js';
import type { Origin, RowEvent, RunEvents, RunOptions, UnknownNames } from './events.js';

/** A row whose keys are sound, waiting for the others of its subject. */
export interface Row {
  readonly record: SubjectRecord;
  readonly origin: Origin;
}

/** What a run works with. */
export interface RunContext {
  readonly options: Omit<RunOptions, 'digests'>;
  readonly on: RunEvents;
  readonly packs: ReadonlyMap<string, readonly CompiledPack[]>;
  /** Of them those that are in force, by group and day, as far as it was asked. */
  readonly inForce: Map<string, Map<string, readonly CompiledPack[]>>;
  /** Ids of the facts that something reads. */
  readonly facts: ReadonlySet<string>;
  /** Roles whose values are codes of places. */
  readonly roles: readonly string[];
  /** Roles whose values are subjects. */
  readonly collectiveRoles: readonly string[];
  /** Kind of the subjects of a group that a pack judges. */
  readonly kindOf: (group: string) => string;
  /** How high a kind stands in the cascade. */
  readonly rankOf: (kind: string) => number;
  readonly collectives: Collectives;
  readonly members: MembersTally;
  readonly stages: ReadonlySet<string>;
  /** The stages of each programme in their order, each list once. */
  readonly stageLists: readonly (readonly string[])[];
  readonly several: readonly Several[];
  readonly unknownNames: UnknownNames;
  readonly used: Set<CompiledPack>;
  /** Absent when the run is asked for no digests. */
  readonly digesting?: Digesting;
  readonly counts: { rowsRead: number; records: number; merged: number; rejected: number };
  readonly tallier?: Tallier;
}

/** Rejects a row and says why. */
export function rejectRow(context: RunContext, origin: Origin, record: SubjectRecord, issue: Issue): undefined {
  context.counts.rejected += 1;
  context.on.rejected?.({ ...eventOf(origin, record), issue });
  return undefined;
}

/** What names a row in all that is told of it. */
export function eventOf(origin: Origin, record: SubjectRecord): RowEvent {
  const { subject, year } = (record ?? {}) as { subject?: unknown; year?: unknown };
  return {
    origin,
    subject: typeof subject === 'string' ? subject : '',
    year: typeof year === 'number' ? year : typeof year === 'string' ? shownName(year) : '',
  };
}
