/**
 * Which places of a long list are shown.
 */
import type { Tally } from '@tieuchi/core';

/** Levels with more places than this show only the lowest ones; all are in the tables beside. */
export const SHOWN_PLACES = 20;

/** All of a short list as they are; of a long one the lowest by `shareOf`, then by id. */
export function lowest<T extends { readonly place: string }>(
  rows: readonly T[],
  shareOf: (row: T) => number,
): readonly T[] {
  if (rows.length <= SHOWN_PLACES) return rows;
  return [...rows].sort((a, b) => shareOf(a) - shareOf(b) || (a.place < b.place ? -1 : 1)).slice(0, SHOWN_PLACES / 2);
}

/** An official share for putting places in order, never for a verdict; nobody counted comes last. */
export function shareAsNumber({ tally: { met, unmet, unknown } }: { readonly tally: Tally }): number {
  const total = met + unmet + unknown;
  return total === 0 ? 1 : met / total;
}
