/**
 * The whole pipeline: rows become records, records results, results tallies and a report, all of it digests.
 */

import { createLeafJoiner, type HashedRow } from '../bytes/leaves.js';
import { createDigesting, inDigits, type TakeHashes } from '../bytes/run-digests.js';
import type { SubjectRecord } from '../document/index.js';
import { issueOf } from '../issue/make.js';
import { shownValue } from '../json/shown.js';
import { bindCascade, type Cascade } from '../measure/cascade.js';
import { createCollectives } from '../measure/collectives.js';
import { createMembersTally, type MembersPart } from '../measure/members-tally.js';
import type { CompiledPack } from '../pack/compiled.js';
import { rolesOfPack } from '../pack/roles.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { createTallier, titlesRead } from '../rollup/tallier.js';
import { needAllCompiled, needCompiled } from '../shape/compiled.js';
import { PackError } from '../shape/error.js';
import { isDay, isYear } from '../text/days.js';
import { limits } from '../text/limits.js';
import { compareCodePoints, shownName } from '../text/names.js';
import type { Repair } from '../text/repairs.js';
import { policyOf } from '../year/policies.js';
import type { Row, RunContext } from './context.js';
import type { Origin, RunOptions, UndigestedOptions } from './events.js';
import { accept } from './intake.js';
import { type FinishedRun, joinedRun, nameOfPack, type RunPart, type UndigestedRun } from './parts.js';
import { readableColumns } from './rows.js';
import { judgeAll, judgeSubject, rankOfRow, rejectAll, settleBelow } from './subject.js';
import { createUnknownNames } from './unknown-names.js';
/** A run that takes rows until it is finished; `Finished` is what it then gives. */
export interface Run<Finished = FinishedRun> {
  /** Takes one row as a record. `repairs` are what the reader of the row put right. Throws an Error after `finish`. */
  add(record: SubjectRecord, origin?: Origin, repairs?: readonly Repair[]): void;
  /** Judges what is left, counts, and seals the digests. Throws an Error when it is called again. */
  finish(): Finished;
}

/**
 * A run over many rows, with issues as data in its events and its report: choice of pack, duplicates, history, roll-up,
 * digests (SEMANTICS §4 to §8).
 *
 * @throws what `createRun` of the main entry throws; the message of a PackError holds codes.
 */
export function createRun(options: UndigestedOptions): Run<UndigestedRun>;
export function createRun(options: RunOptions): Run;
export function createRun(options: RunOptions | UndigestedOptions): Run<UndigestedRun> {
  const joiner = options.digests === false ? undefined : createLeafJoiner();
  const hashed =
    joiner &&
    (({ year, place, kind, record, result }: Parameters<TakeHashes>[0]) =>
      joiner.add(year, place, kind, record, result));
  const part = openRun('createRun', options, hashed);
  return { add: part.add, finish: () => joinedRun(options, [part.finish()], joiner?.finish()) };
}

/** What a part of a run is given: all that a run is, and what was judged elsewhere. */
export type PartOptions = Omit<RunOptions, 'digests' | 'counts'> & {
  /** Members of lower kinds that were judged and counted elsewhere: subjects that count them are judged here. Absent: none. */
  readonly members?: MembersPart;
  /**
   * Called with the hashes of each record that was judged. Leaves are joined from those of all parts. Absent: no hashes are made.
   */
  readonly hashed?: (row: HashedRow) => void;
};

/**
 * A part of a run: some of its subjects are judged here, others elsewhere, such as in a database. All rows of one subject go
 * to one part, and whatever is counted of members below comes as `members`. What `finish()` gives is plain data; `joinParts` makes one run of all
 * parts. It is what `createRun` does with a single one.
 *
 * @throws what `createRun` throws.
 *
 * @example
 * const part = createRunPart({ packs: [pack] });
 * part.add({ subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } });
 * part.finish().packsUsed.length; // => 1
 */
export function createRunPart(options: PartOptions): Run<RunPart> {
  const { hashed } = options;
  return openRun('createRunPart', options, hashed && ((row) => hashed(inDigits(row))), options.members);
}

/** A run that is open: it judges and counts, and gives what it counted. */
function openRun(
  taker: string,
  options: RunContext['options'],
  hashed: TakeHashes | undefined,
  counted?: MembersPart,
): Run<RunPart> {
  const { packs, places, on = {}, sorted = false } = options;
  needAllCompiled(taker, 'pack', packs);
  if ((sorted || options.history !== undefined) && options.since === undefined)
    throw new RangeError('a run that is sorted or given earlier years must be told `since`');
  if (options.since !== undefined && !isYear(options.since))
    throw new RangeError(`\`since\` is not a year: ${shownValue(options.since)}`);
  if (options.codesAsOf !== undefined && !isDay(options.codesAsOf))
    throw new RangeError(`\`codesAsOf\` is not a day: ${shownValue(options.codesAsOf)}`);
  if (options.salt !== undefined && (typeof options.salt !== 'string' || options.salt === ''))
    throw new RangeError('`salt` is not a text with at least one character');
  const programmes = options.programme === undefined ? [] : [options.programme].flat();
  needAllCompiled(taker, 'programme', programmes);
  if (places !== undefined) needCompiled(taker, 'places', places);
  const cascade = soundCascade(packs);
  const collectives = createCollectives([
    ...titlesRead(programmes),
    ...cascade.counting.flatMap(({ measures }) => measures.lenses.flatMap((lens) => lens.collectives)),
  ]);
  const tallier =
    programmes.length > 0 && places !== undefined ? createTallier(programmes, places, collectives, options) : undefined;
  const { roles, collectiveRoles } = soundRoles(packs, programmes);
  const kinds = new Map(packs.map(({ group, subject }) => [group, subject]));
  const read = readableColumns(packs, programmes);
  const facts = new Set(read.facts.keys());
  const digesting = hashed && createDigesting(read, options, hashed);
  const context: RunContext = {
    options,
    on,
    packs: byGroup(packs),
    inForce: new Map(),
    facts,
    roles,
    stages: read.stages,
    stageLists: listsOnce(programmes.map(({ document }) => document.stages ?? [])),
    several: programmes.map(({ id, document }) => ({
      programme: id,
      roles: new Set(Object.keys(document.roles)),
      several: policyOf(document.counting, 'first'),
    })),
    unknownNames: createUnknownNames(facts),
    used: new Set(),
    collectiveRoles,
    kindOf: (group) => kinds.get(group) ?? '',
    rankOf: cascade.rankOf,
    collectives,
    members: createMembersTally(cascade, places, collectives, options.codesAsOf),
    counts: { rowsRead: 0, records: 0, merged: 0, rejected: 0 },
    ...(tallier && { tallier }),
    ...(digesting && { digesting }),
  };
  if (counted !== undefined) context.members.take(counted);
  let waiting: Row[] = [];
  /** True for a subject whose rows are all rejected, because they are too many. */
  let isOver = false;
  let current: { readonly rank: number; readonly subject: string } | undefined;
  let isOpen = true;
  /** What comes after the end would be in no figure and in no digest: it is refused, not dropped. */
  const mustBeOpen = (doing: string) => {
    if (!isOpen) throw new Error(`${doing} after finish: this run is sealed. Make a new one with ${taker}.`);
  };
  return {
    add: (given, origin = { file: 0, line: context.counts.rowsRead + 1 }, repairs = []) => {
      mustBeOpen('add');
      context.counts.rowsRead += 1;
      const row = accept(context, given, origin, repairs);
      if (row === undefined) return;
      if (sorted) {
        const next = { rank: rankOfRow(context, row), subject: row.record.subject };
        if (current === undefined || next.rank !== current.rank || next.subject !== current.subject) {
          checkRowOrder(current, next);
          judgeSubject(context, waiting, options.since!);
          waiting = [];
          if (next.rank !== current?.rank) settleBelow(context, next.rank);
          current = next;
          isOver = false;
        }
        if (isOver) return rejectAll(context, [row]);
      }
      waiting.push(row);
      // A file of few bytes can hold rows without number: of one subject they are let go before memory is.
      if (sorted && waiting.length > limits.subjectRows) {
        rejectAll(context, waiting);
        waiting = [];
        isOver = true;
      }
    },
    finish: () => {
      mustBeOpen('finish');
      isOpen = false;
      if (sorted) judgeSubject(context, waiting, options.since ?? 0);
      else judgeAll(context, waiting, options.since);
      waiting = [];
      context.unknownNames.report(on);
      return partOf(context);
    },
  };
}

function partOf({ counts, used, tallier, members }: RunContext): RunPart {
  return {
    counts: { ...counts },
    packsUsed: [...used].map(nameOfPack),
    programmes: tallier?.counted() ?? [],
    members: members.counted(),
    issues: members.issues(),
  };
}

/** A sorted run must be given its rows in order: it has let go of the subjects before. */
function checkRowOrder(
  last: { readonly rank: number; readonly subject: string } | undefined,
  next: { readonly rank: number; readonly subject: string },
): void {
  if (last === undefined || next.rank > last.rank) return;
  if (next.rank < last.rank || compareCodePoints(next.subject, last.subject) < 0)
    throw new RangeError(`rows are not in order: ${shownName(next.subject)} after ${shownName(last.subject)}`);
}

/** Packs bound to each other; what is wrong between them is the caller's to mend. */
function soundCascade(packs: readonly CompiledPack[]): Cascade {
  const cascade = bindCascade(packs);
  const issues = cascade.issues.map(({ issue }) => issue);
  if (issues.some(({ severity }) => severity === 'error')) throw new PackError(issues);
  return cascade;
}

function listsOnce(lists: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(lists.map((list) => [list.join(), list])).values()];
}

function byGroup(packs: readonly CompiledPack[]): Map<string, CompiledPack[]> {
  const groups = new Map<string, CompiledPack[]>();
  for (const pack of packs) groups.set(pack.group, [...(groups.get(pack.group) ?? []), pack]);
  return groups;
}

/** Roles that lead to places, and roles that lead to subjects, of all documents: each leads to the same in all of them. */
function soundRoles(packs: readonly CompiledPack[], programmes: readonly CompiledProgramme[]) {
  const declared = [
    ...packs.map(({ id, document }) => ({ id, roles: rolesOfPack(document) })),
    ...programmes.map(({ id, document }) => ({ id, roles: document.roles })),
  ];
  const known = new Map<string, { readonly of: string; readonly id: string }>();
  for (const { id, roles } of declared)
    for (const [role, { of }] of Object.entries(roles)) {
      const first = known.get(role);
      if (first === undefined) known.set(role, { of, id });
      else if (first.of !== of)
        throw new PackError([
          issueOf('role/differs', 'error', `/roles/${role}`, {
            ...{ role, first: first.of, in: first.id, second: of, document: id },
          }),
        ]);
    }
  const to = (isPlace: boolean) => [...known].flatMap(([id, { of }]) => ((of === 'place') === isPlace ? [id] : []));
  return { roles: to(true), collectiveRoles: to(false) };
}
