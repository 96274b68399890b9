/**
 * An entry: a record that has been read once, for one program. Nothing below asks the caller's object again.
 */

import type { SubjectRecord } from '../document/index.js';
import { readValues } from '../frame/reading.js';
import type { Work } from '../frame/work.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { misspeltIn } from '../plan/misspelt.js';
import { onDay, type Program } from '../plan/program.js';
import { shownName } from '../text/names.js';
import type { History } from '../year/history.js';
import { type Counted, countedOf, type MemberTallies } from './counted.js';
import type { Keys } from './keys.js';

/** What a program is run on. */
export interface Given {
  readonly keys: Pick<Keys, 'registered' | 'year' | 'group' | 'outcomes'>;
  /** The values of facts as the record gives them, by their position in the program. */
  readonly values: readonly unknown[];
  /** What the counts and shares stand for, as far as it is known. */
  readonly counted: readonly Counted[] | undefined;
  readonly history: History | undefined;
  readonly ignoresDefaults: boolean;
}

/** A record as a program takes it. */
export interface Entry extends Given {
  readonly keys: Keys;
  /** The set of thresholds of its day. */
  readonly epoch: number;
  /** True when its keys leave everything unknown. */
  readonly isImpossible: boolean;
  /** What the pack's counts and shares stand for, as results say it; undefined when it has none. */
  readonly tallies: readonly Counted[] | undefined;
  /** What is wrong with it so far. */
  readonly issues: Issue[];
  /** Warnings of misspelt names, which are told last; undefined when there is none. */
  readonly slips: readonly Issue[] | undefined;
}

/**
 * Reads a record whose keys are read. `issues` are those of its history, and become those of the record; `spelt` is the
 * record whose names are looked at for slips. Never throws.
 */
export function readEntry(
  program: Program,
  work: Work,
  keys: Keys,
  history: History | undefined,
  members: MemberTallies | undefined,
  issues: Issue[],
  spelt: SubjectRecord | undefined,
): Entry {
  const { values } = work;
  const names = readFacts(program, keys, work);
  const day = onDay(program, keys.date);
  const { epoch } = day;
  const isOwn = keys.bad.length === 0 && keys.group === program.group;
  const slips = isOwn && spelt !== undefined ? slipsIn(program, names, keys, spelt) : undefined;
  // Most records: there is nothing to say of them.
  if (isOwn && day.isInForce && names !== UNREADABLE && program.counted.length === 0)
    return {
      keys,
      epoch,
      isImpossible: false,
      values,
      counted: undefined,
      tallies: undefined,
      history,
      ignoresDefaults: false,
      issues,
      slips,
    };
  const found = issuesOfKeys(program, keys);
  const isImpossible = found.length > 0;
  issues.unshift(...found);
  if (!isImpossible && !day.isInForce) {
    const { from, until = '…' } = program.inForce;
    issues.push(issueOf('record/not-in-force', 'warning', '/date', { date: keys.date, from, until }));
  }
  const tallies = program.counted.length === 0 ? undefined : countedIn(program, values, members, issues);
  // What cannot be read says nothing, and neither does what others say of it.
  const isReadable = names !== UNREADABLE;
  if (!isReadable) issues.push(issueOf('record/not-readable', 'error', '/facts'));
  return {
    keys,
    epoch,
    isImpossible,
    values,
    counted: isReadable ? tallies : undefined,
    tallies,
    history: isReadable ? history : undefined,
    ignoresDefaults: false,
    issues,
    slips,
  };
}

/** What makes a record impossible to judge. */
function issuesOfKeys({ group }: Program, keys: Keys): readonly Issue[] {
  if (keys.group === group || keys.group === '') return keys.bad;
  const found = shownName(keys.group);
  return [...keys.bad, issueOf('record/other-group', 'error', '/group', { found, group })];
}

/** Stands for the names of facts that cannot be read. */
const UNREADABLE: readonly string[] = Object.freeze([]);

/**
 * Reads the facts of a record into `work` and gives the names that stand there: none when all are those of facts,
 * undefined when they were not listed. When the caller's object throws nothing in it is known.
 */
function readFacts({ reading, isExact }: Program, { facts, plain }: Keys, work: Work): readonly string[] | undefined {
  try {
    return readValues(reading, facts, plain, work, isExact);
  } catch {
    work.values.fill(undefined);
    work.isKnown = false;
    return UNREADABLE;
  }
}

/** Warnings of misspelt names. The facts of another group, and of what is no record, have names of their own. */
function slipsIn(
  { declared }: Program,
  names: readonly string[] | undefined,
  { facts }: Keys,
  spelt: SubjectRecord,
): readonly Issue[] | undefined {
  return misspeltIn(declared, names === UNREADABLE ? undefined : names, facts, spelt);
}

/** What counts and shares stand for; an object of the caller that cannot be read says nothing. */
function countedIn(
  program: Program,
  values: readonly unknown[],
  members: MemberTallies | undefined,
  issues: Issue[],
): Counted[] {
  const found: Issue[] = [];
  try {
    const counted = countedOf(program, values, members, found);
    issues.push(...found);
    return counted;
  } catch {
    return [];
  }
}
