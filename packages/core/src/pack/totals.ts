/**
 * Totals: what titles may read of all indicators, `points.total`, `points.lowest`, `met.all` and `met.count`, and the
 * points of each criterion.
 */

import { type Binding, EXACT } from '../frame/node.js';
import type { BoundCriterion, BoundIndicator } from '../plan/program.js';
import { totalBounds } from '../plan/totals.js';
import type { PackReading } from './reading.js';

/** Checks what the points can reach, and lets titles read the totals. */
export function bindTotals(
  indicators: readonly BoundIndicator[],
  criteria: readonly BoundCriterion[],
  reading: PackReading,
) {
  const { known, barred, issues } = reading;
  const { slots } = reading.scope;
  const { decimals, reach, giving, conditions, ...bounds } = totalBounds(indicators);
  if (reach > EXACT) issues.error('rule/not-exact', '/criteria');
  const total = numberBinding('points.total', slots.number(), bounds.total, decimals);
  const lowest = numberBinding('points.lowest', slots.number(), bounds.lowest, decimals);
  const metAll: Binding = {
    name: 'met.all',
    type: 'truth',
    slot: slots.code(),
    decimals: 0,
    scale: 1,
    low: 0,
    high: 1,
  };
  const metCount = numberBinding('met.count', slots.number(), [0, conditions], 0);
  const offer = (given: Binding, exists: boolean, why: string) => {
    if (exists) known.set(given.name, given);
    // Where something is wrong already, the indicators that are missing may be those.
    else barred.set(given.name, issues.hasErrors() ? '' : why);
  };
  offer(total, giving > 0, 'indicator/no-points');
  offer(lowest, giving > 0, 'indicator/no-points');
  offer(metAll, conditions > 0, 'indicator/no-conditions');
  // Over no conditions it is 0; where indicators are missing by a mistake nothing more is said.
  offer(metCount, conditions > 0 || !issues.hasErrors(), 'indicator/no-conditions');
  for (const [index, { id, slot }] of criteria.entries()) {
    const within = bounds.ofCriterion(index);
    offer(numberBinding(`points.${id}`, slot, within ?? [0, 0], decimals), within !== undefined, 'criterion/no-points');
  }
  return { total, lowest, metAll, metCount, criteria, hasPoints: giving > 0 };
}

function numberBinding(name: string, slot: number, [low, high]: readonly [number, number], decimals: number): Binding {
  return { name, type: 'number', slot, decimals, scale: 10 ** decimals, low, high };
}
