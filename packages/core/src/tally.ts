/**
 * Tallies: seven integers, the share they bound, and a target they are held against.
 */
import type { Target } from './documents.js';
import type { Share, Tally, TargetResult } from './result.js';
import { type Quantity, quantity, type Verdict } from './verdict.js';

/** The tally of nobody. */
export const EMPTY: Tally = Object.freeze({
  met: 0,
  unmet: 0,
  unknown: 0,
  maybeMet: 0,
  maybeUnmet: 0,
  maybeUnknown: 0,
  exempt: 0,
});

/** The seven counts in their order. */
export const COUNTS = ['met', 'unmet', 'unknown', 'maybeMet', 'maybeUnmet', 'maybeUnknown', 'exempt'] as const;

/**
 * The sum of tallies, count by count: order and grouping cannot change it (SEMANTICS §7.1). Of none it is all zeros. Never throws.
 *
 * @example
 * const one = { met: 1, unmet: 0, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 };
 * mergeTallies(one, one).met; // => 2
 */
export function mergeTallies(...tallies: readonly Tally[]): Tally {
  const sum = [0, 0, 0, 0, 0, 0, 0];
  for (const tally of tallies) for (const [index, count] of COUNTS.entries()) sum[index]! += tally[count];
  return tallyOf(sum);
}

/** Seven counts in their order as a tally. */
export function tallyOf(counts: ArrayLike<number>): Tally {
  const [met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown, exempt] = Array.from(counts) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown, exempt };
}

/** Tallies of seven counts, one after the other, as those of subjects who may be members or stand elsewhere. */
export function asMaybe(counts: Float64Array): Float64Array {
  const maybe = new Float64Array(counts.length);
  for (let at = 0; at < counts.length; at += 7) {
    for (let kind = 0; kind < 3; kind += 1) maybe[at + 3 + kind] = counts[at + kind]! + counts[at + 3 + kind]!;
    maybe[at + 6] = counts[at + 6]!;
  }
  return maybe;
}

/** Certain members. */
export function totalOf({ met, unmet, unknown }: Tally): number {
  return met + unmet + unknown;
}

/** Subjects whose membership is unknown. */
export function maybeOf({ maybeMet, maybeUnmet, maybeUnknown }: Tally): number {
  return maybeMet + maybeUnmet + maybeUnknown;
}

/** True when nobody is counted, certainly or perhaps. */
export function isEmpty(tally: Tally): boolean {
  return totalOf(tally) + maybeOf(tally) === 0;
}

/**
 * A tally whose certain members are exactly `among`: those without a record are unmet, not registered. Of subjects whose
 * membership is unknown at most as many belong as there is room for; which ones is not known. Undefined when there are
 * more certain members than that.
 */
export function filledTo(tally: Tally, among: number): Tally | undefined {
  const room = among - totalOf(tally);
  if (room < 0) return undefined;
  const maybe = Math.min(room, tally.maybeMet + tally.maybeUnknown);
  return {
    ...EMPTY,
    met: tally.met,
    unmet: tally.unmet + room - maybe,
    unknown: tally.unknown + maybe,
    exempt: tally.exempt,
  };
}

/** How many are met, or how many there are when `all`, at the least and at the most. */
export function countRange(tally: Tally, all: boolean): { low: number; high: number } {
  if (all) return { low: totalOf(tally), high: totalOf(tally) + maybeOf(tally) };
  return { low: tally.met, high: tally.met + tally.unknown + tally.maybeMet + tally.maybeUnknown };
}

/**
 * The least and greatest share that any completion of what is open gives, each as two whole numbers; null when nobody is
 * counted, surely or perhaps (SEMANTICS §7.1). Exempt subjects are in neither. Never throws.
 *
 * @example
 * shareOf({ met: 3, unmet: 1, unknown: 1, maybeMet: 0, maybeUnmet: 2, maybeUnknown: 0, exempt: 4 }); // => ({ low: { met: 3, total: 7 }, high: { met: 4, total: 5 } })
 */
export function shareOf(tally: Tally): Share | null {
  const total = totalOf(tally);
  if (total + maybeOf(tally) === 0) return null;
  const low = { met: tally.met, total: total + tally.maybeUnmet + tally.maybeUnknown };
  const high = {
    met: tally.met + tally.unknown + tally.maybeMet + tally.maybeUnknown,
    total: total + tally.maybeMet + tally.maybeUnknown,
  };
  return { low: low.total === 0 ? null : low, high: high.total === 0 ? null : high };
}

/** A share in percent, both ends rounded down to two decimals: to be shown, never to be compared. */
export function percentOf(share: Share | null): Quantity {
  const percent = (end: Share['low'], open: number) =>
    end === null ? open : Math.floor((end.met * 10_000) / end.total) / 100;
  return quantity(percent(share?.low ?? null, 0), percent(share?.high ?? null, 100));
}

/** How many members more, or fewer, bring a share where `operator` wants it; a range when the share is one. */
export function lackingOf(
  share: Share | null,
  operator: '<' | '<=' | '>' | '>=',
  percent: number,
): Quantity | undefined {
  if (share === null) return undefined;
  const lacking = (end: Share['low']) => {
    if (end === null) return 0;
    const asked = Math.round(percent * 100) * end.total;
    const [floor, ceil] = [Math.floor(asked / 10_000), Math.ceil(asked / 10_000)];
    if (operator === '>=') return Math.max(0, ceil - end.met);
    if (operator === '>') return Math.max(0, floor + 1 - end.met);
    return Math.max(0, end.met - (operator === '<=' ? floor : ceil - 1));
  };
  const [a, b] = [lacking(share.low), lacking(share.high)];
  return quantity(Math.min(a, b), Math.max(a, b));
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

/** The least number of further members that must be met, with as many members as there are. */
export function distanceTo(
  tally: Tally,
  { atLeast, moreThan }: Pick<Target, 'atLeast' | 'moreThan'>,
): Quantity | undefined {
  return lackingOf(shareOf(tally), atLeast !== undefined ? '>=' : '>', (atLeast ?? moreThan)!);
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
