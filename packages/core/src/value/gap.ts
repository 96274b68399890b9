/**
 * Gaps: what a comparison has, and what it needs.
 */

import type { Comparing } from './comparing.js';
import type { Share } from './share.js';
import type { Quantity } from './verdict.js';
/** One comparison that fails or is open on the path that decided: what it has and what it needs. */
export interface Gap {
  /** JSON Pointer into the pack, to the comparison or the year rule. */
  readonly pointer: string;
  /** What the record has: points, the fact's own unit, percent of a share (0 to 100), or a number of years. */
  readonly has: Quantity;
  /** How `has` must compare with `needs`. `years`: a number of years that a year rule counts. `upgrade`: years since the rank below was first met. */
  readonly operator: Comparing | 'years' | 'upgrade';
  /** What the rule asks for, in the unit of `has`; a range when the other side of the comparison is open too. */
  readonly needs: Quantity;
  /** For a share: what is compared, null when nobody is counted. `has` is then its percentage, rounded down to be shown. */
  readonly share?: Share | null;
  /** The years among which a year rule counts, this one included; absent for years in a row. */
  readonly of?: number;
}

/** Gaps found so far; undefined as long as there are none. */
export type Gaps = readonly Gap[] | undefined;

/** The gaps with one more. Lists of one or two, as most are, have just the room that they need. */
export function withGap(found: Gaps, gap: Gap): Gaps {
  if (found === undefined) return [gap];
  return found.length === 1 ? [found[0]!, gap] : [...found, gap];
}
