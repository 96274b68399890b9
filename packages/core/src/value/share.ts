/**
 * Shares: so many of so many, exactly.
 */

import type { Asking } from './comparing.js';
import { maybeOf, type Tally, totalOf } from './tally.js';
import { type Quantity, quantity } from './verdict.js';
/** A share kept as two integers at each end; an end whose denominator is 0 is null (SEMANTICS §7.1). */
export interface Share {
  /** The least share that any completion of what is open gives. */
  readonly low: {
    /** Subjects in the numerator. */
    readonly met: number;
    /** Subjects in the denominator, above 0. */
    readonly total: number;
  } | null;
  /** The greatest share that any completion of what is open gives. */
  readonly high: {
    /** Subjects in the numerator. */
    readonly met: number;
    /** Subjects in the denominator, above 0. */
    readonly total: number;
  } | null;
}

/** A percentage that a share is compared with has at most so many decimals. */
export const PERCENT_DECIMALS = 2;

/** A share counts no more members than this: met × 100 × 100 stays exact. */
export const LARGEST_COUNT = 1e9;

/**
 * The least and greatest share that any completion of what is open gives, each as two whole numbers; null when nobody is
 * counted, surely or perhaps (SEMANTICS §7.1). Exempt subjects are in neither. Never throws for a tally.
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

/** Decimals with which every share of so few members is told apart from every percentage. */
const MOST_DECIMALS = 14;

/**
 * A share in percent, both ends rounded down to two decimals, or to as many as tell it apart from the percentage that it is
 * held against: to be shown, never to be compared.
 */
export function percentOf(share: Share | null, against?: Quantity): Quantity {
  const percent = (end: Share['low'], open: number) => {
    if (end === null) return open;
    const isExactly = typeof against === 'number' && end.met * 100 * 100 === Math.round(against * 100) * end.total;
    for (let decimals = PERCENT_DECIMALS; ; decimals += 1) {
      const shown = Number((BigInt(end.met) * 100n * 10n ** BigInt(decimals)) / BigInt(end.total)) / 10 ** decimals;
      if (shown !== against || isExactly || decimals === MOST_DECIMALS) return shown;
    }
  };
  return quantity(percent(share?.low ?? null, 0), percent(share?.high ?? null, 100));
}

/** How many members more, or fewer, bring a share where a comparison wants it; a range when the share is one. */
export function lackingOf(
  share: Share | null,
  { way, strict }: Pick<Asking, 'way' | 'strict'>,
  percent: number,
): Quantity | undefined {
  if (share === null) return undefined;
  const lacking = (end: Share['low']) => {
    if (end === null) return 0;
    const asked = Math.round(percent * 100) * end.total;
    const [floor, ceil] = [Math.floor(asked / 10_000), Math.ceil(asked / 10_000)];
    if (way === 'more') return Math.max(0, (strict ? floor + 1 : ceil) - end.met);
    return Math.max(0, end.met - (strict ? ceil - 1 : floor));
  };
  const [a, b] = [lacking(share.low), lacking(share.high)];
  return quantity(Math.min(a, b), Math.max(a, b));
}
