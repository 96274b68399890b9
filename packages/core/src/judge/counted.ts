/**
 * Counts and shares of one record: what was counted of its members, and what it declares itself.
 */

import type { BoundFact } from '../frame/facts.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import type { Program } from '../plan/program.js';
import { pointerTo } from '../text/pointer.js';
import { countsIn, declarationIn } from '../value/declared.js';
import { COUNTS, EMPTY, filledTo, isEmpty, type Tally, tallyOf, totalOf } from '../value/tally.js';

/** The tallies of a record's members, by fact. */
export type MemberTallies = { readonly [fact: string]: Tally };

/** One count or share with the tally it stands for. */
export interface Counted {
  /** Id of the fact. */
  readonly fact: string;
  /** Members counted, or what the record declares in their stead. */
  readonly tally: Tally;
}

/**
 * The tallies that the counts and shares of a record stand for. A record may declare one itself, whole or by the number
 * of members alone: then it wins over what was counted, and what is set aside is told.
 */
export function countedOf(
  { facts, counted }: Program,
  values: readonly unknown[],
  members: MemberTallies | undefined,
  issues: Issue[],
): Counted[] {
  return counted.flatMap((position) => {
    const fact = facts[position]!;
    const found = members !== undefined && Object.hasOwn(members, fact.id) ? members[fact.id] : undefined;
    const tally = tallyFor(fact, values[position], soundTally(found), issues);
    return tally === undefined ? [] : { fact: fact.id, tally };
  });
}

function tallyFor(fact: BoundFact, value: unknown, found: Tally | undefined, issues: Issue[]): Tally | undefined {
  const pointer = pointerTo('/facts', fact.id);
  const setAside = (code: string, severity: Issue['severity']) =>
    void issues.push(issueOf(code, severity, pointer, { fact: fact.id, records: totalOf(found ?? EMPTY) }));
  const isDeclared = value !== undefined && value !== null && value !== '';
  if (!isDeclared) return found;
  const counts = fact.symbol.type === 'share' ? undefined : countsIn(value);
  const declared = fact.symbol.type === 'share' ? declarationIn(value) : counts && { tally: counts };
  if (declared === undefined) {
    // A declared count may be a plain number, and enters as one.
    if (found !== undefined && !isEmpty(found)) setAside('record/members-set-aside', 'warning');
    return undefined;
  }
  if (declared.tally !== undefined) {
    if (found !== undefined && !isEmpty(found)) setAside('record/members-set-aside', 'warning');
    return declared.tally;
  }
  // Where nobody was judged who could be a member, there is nothing to fill up.
  if (fact.declared.from === undefined || found === undefined) return undefined;
  const filled = filledTo(found, declared.among);
  if (filled === undefined) setAside('record/more-members', 'error');
  return filled ?? found;
}

/** A tally as a caller may give it: whole numbers that are not negative, or nothing. */
function soundTally(given: Tally | undefined): Tally | undefined {
  if (given === undefined) return undefined;
  const counts = COUNTS.map((count) => given[count]);
  return counts.every((count) => Number.isSafeInteger(count) && count >= 0) ? tallyOf(counts) : undefined;
}
