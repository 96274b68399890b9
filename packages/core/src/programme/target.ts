/**
 * Targets: what a share is held against.
 */

import type { Status, Target } from '../document/index.js';

import { AT_LEAST, MORE_THAN } from '../value/comparing.js';
import { lackingOf, shareOf } from '../value/share.js';
import { type Tally, totalOf } from '../value/tally.js';
import type { Quantity, Verdict } from '../value/verdict.js';
/** A tally held against a target (SEMANTICS §7.2, §7.3). */
export interface TargetResult {
  /** Year for which the document sets the target; later than the counted year when that has none. */
  readonly year: number;
  /** Kind of places for which it is set; absent: the general target. */
  readonly for?: string;
  /** Percent or more; absent: `moreThan`, or no number at all. */
  readonly atLeast?: number;
  /** Strictly more than this percent; absent: `atLeast`, or no number at all. */
  readonly moreThan?: number;
  /** The document's words, when the programme quotes them. */
  readonly inWords?: string;
  /** How sure the target is. */
  readonly status: Status;
  /** Key of the programme's `sources`; absent for placeholders that have none. */
  readonly source?: string;
  /** Absent when the target is for a later year or has no number. */
  readonly verdict?: Verdict;
  /** The least number of further members that must be met, as a range; absent without a number or without members. */
  readonly distance?: Quantity;
}

/** Percent in hundredths, exact for at most two decimals. */
function hundredths({ atLeast, moreThan }: Pick<Target, 'atLeast' | 'moreThan'>): number | undefined {
  const percent = atLeast ?? moreThan;
  return percent === undefined ? undefined : Math.round(percent * 100);
}

function satisfies(share: { met: number; total: number }, target: Pick<Target, 'atLeast' | 'moreThan'>): boolean {
  const reached = share.met * 10_000;
  const asked = hundredths(target)! * share.total;
  return target.atLeast !== undefined ? reached >= asked : reached > asked;
}

/**
 * The verdict of a tally against a target with a number, in percent: met or unmet only when every completion of what is open
 * says so (SEMANTICS §7.2). Nobody counted is exempt, not a success. Compared in whole numbers, never as a rounded share. Never
 * throws.
 *
 * @example
 * const tally = { met: 2, unmet: 3, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 };
 * targetVerdict(tally, { atLeast: 40 }); // => 'met'
 * targetVerdict(tally, { moreThan: 40 }); // => 'unmet'
 * targetVerdict({ ...tally, unknown: 1 }, { atLeast: 40 }); // => 'unknown'
 */
export function targetVerdict(tally: Tally, target: Pick<Target, 'atLeast' | 'moreThan'>): Verdict {
  const share = shareOf(tally);
  if (share === null) return 'exempt';
  if (totalOf(tally) === 0) return 'unknown';
  if (share.low !== null && satisfies(share.low, target)) return 'met';
  return share.high !== null && !satisfies(share.high, target) ? 'unmet' : 'unknown';
}

/** The least number of further members that must be met, with as many members as there are; none where nobody surely is one. */
export function distanceTo(
  tally: Tally,
  { atLeast, moreThan }: Pick<Target, 'atLeast' | 'moreThan'>,
): Quantity | undefined {
  if (totalOf(tally) === 0) return undefined;
  return lackingOf(shareOf(tally), atLeast !== undefined ? AT_LEAST : MORE_THAN, (atLeast ?? moreThan)!);
}

/** A tally held against the target of its year, or against the next one: then only the distance is told. */
export function holdAgainst(tally: Tally, targets: readonly Target[], year: number): TargetResult | undefined {
  const [target] = targets.filter((each) => each.year >= year).sort((a, b) => a.year - b.year);
  if (target === undefined) return undefined;
  const { atLeast, moreThan, inWords, status, source } = target;
  const numbered = atLeast !== undefined || moreThan !== undefined;
  const distance = numbered ? distanceTo(tally, target) : undefined;
  return {
    year: target.year,
    ...(target.for !== undefined && { for: target.for }),
    ...(atLeast !== undefined && { atLeast }),
    ...(moreThan !== undefined && { moreThan }),
    ...(inWords !== undefined && { inWords }),
    status,
    ...(source !== undefined && { source }),
    ...(numbered && target.year === year && { verdict: targetVerdict(tally, target) }),
    ...(distance !== undefined && { distance }),
  };
}
