/**
 * Two shares of two years: their exact difference, and whether it holds whatever is undecided.
 */

import { type Share, shareOf } from '../value/share.js';
import { type Tally, totalOf } from '../value/tally.js';
import type { ShareChange } from './result.js';

interface YearTally {
  readonly year: number;
  readonly tally: Tally;
}

type ShareEnd = NonNullable<Share['low']>;

/** How the official share changed; shares are compared as products of whole numbers, never as rounded ones. */
export function changeBetween(
  before: YearTally,
  after: YearTally,
  notComparable?: ShareChange['notComparable'],
): ShareChange {
  const years = { from: before.year, to: after.year };
  const isEmpty = totalOf(before.tally) === 0 || totalOf(after.tally) === 0;
  const why = notComparable ?? (isEmpty ? 'nobody' : undefined);
  if (why !== undefined) return { ...years, notComparable: why };
  const [first, last] = [officialOf(before.tally), officialOf(after.tally)];
  const numerator = crossed(first, last);
  const surely = isSure(shareOf(before.tally), shareOf(after.tally), numerator);
  return {
    ...years,
    direction: numerator > 0n ? 'up' : numerator < 0n ? 'down' : 'same',
    ...(surely && { surely: true as const }),
    difference: {
      numerator: String(numerator),
      denominator: String(BigInt(first.total) * BigInt(last.total)),
    },
  };
}

function officialOf(tally: Tally): ShareEnd {
  return { met: tally.met, total: totalOf(tally) };
}

/** Positive when the second share is the greater one. */
function crossed(before: ShareEnd, after: ShareEnd): bigint {
  return BigInt(after.met) * BigInt(before.total) - BigInt(before.met) * BigInt(after.total);
}

function isSure(before: Share | null, after: Share | null, numerator: bigint): boolean {
  const [a, b] = [before, after];
  if (!a?.low || !a.high || !b?.low || !b.high) return false;
  if (numerator > 0n) return crossed(a.high, b.low) > 0n;
  if (numerator < 0n) return crossed(a.low, b.high) < 0n;
  return crossed(a.low, b.high) === 0n && crossed(a.high, b.low) === 0n;
}
