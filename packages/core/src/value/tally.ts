/**
 * Tallies: seven integers, the share they bound, and a target they are held against.
 */

/**
 * The counts of one measure at one place: certain members met, unmet and unknown; subjects whose membership is
 * unknown, likewise; exempt ones. Seven whole numbers of subjects, which merge by addition (SEMANTICS §7.1).
 */
export interface Tally {
  /** Certain members of the denominator who are in the numerator. */
  readonly met: number;
  /** Certain members who are not in the numerator. */
  readonly unmet: number;
  /** Certain members of whom it is not known whether they are in the numerator. */
  readonly unknown: number;
  /** Subjects who may be members, and would be in the numerator. */
  readonly maybeMet: number;
  /** Subjects who may be members, and would not be in the numerator. */
  readonly maybeUnmet: number;
  /** Subjects of whom neither is known. */
  readonly maybeUnknown: number;
  /** Exempt subjects, certain or possible members: in neither numerator nor denominator. */
  readonly exempt: number;
}

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
 * The sum of tallies, count by count: order and grouping cannot change it (SEMANTICS §7.1). Of none it is all zeros. Never throws for tallies.
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
  return {
    met: counts[0]!,
    unmet: counts[1]!,
    unknown: counts[2]!,
    maybeMet: counts[3]!,
    maybeUnmet: counts[4]!,
    maybeUnknown: counts[5]!,
    exempt: counts[6]!,
  };
}

/** Tallies of seven counts, one after the other, as those of subjects who may be members or are elsewhere. */
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
