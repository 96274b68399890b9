/**
 * Totals: what titles may read of all indicators, `points.total`, `points.lowest`, `met.all` and `met.count`, and the
 * points of each criterion.
 */

import { type Binding, EXACT } from '../frame/node.js';
import type { BoundCriterion, BoundIndicator } from './program.js';
import type { Reading } from './reading.js';

/** Checks what the points can reach, and lets titles read the totals. */
export function bindTotals(
  indicators: readonly BoundIndicator[],
  criteria: readonly BoundCriterion[],
  reading: Reading,
) {
  const { known, barred, issues } = reading;
  const { slots } = reading.scope;
  const giving = indicators.filter(({ points }) => points !== undefined);
  const conditions = indicators.filter(({ met }) => met !== undefined);
  const decimals = Math.max(0, ...giving.map(({ points }) => points!.decimals));
  const aligned = ({ applies, points }: BoundIndicator) => {
    const factor = 10 ** (decimals - points!.decimals);
    const low = points!.low * factor;
    const high = points!.high * factor;
    return applies === undefined ? [low, high] : [Math.min(0, low), Math.max(0, high)];
  };
  const sum = (of: readonly BoundIndicator[], end: 0 | 1) =>
    of.reduce((total, indicator) => total + aligned(indicator)[end]!, 0);
  const reach = giving.reduce((total, indicator) => total + Math.max(...aligned(indicator).map(Math.abs)), 0);
  if (reach > EXACT) issues.error('rule/not-exact', '/criteria');
  const total = numberOf('points.total', slots.number(), [sum(giving, 0), sum(giving, 1)], decimals);
  const bounds = giving
    .map(({ points }) => points!)
    .map(({ decimals: k, low, high }) => [low * 10 ** (decimals - k), high * 10 ** (decimals - k)] as const);
  const lowest = numberOf(
    'points.lowest',
    slots.number(),
    [Math.min(...bounds.map(([low]) => low)), Math.max(...bounds.map(([, high]) => high))],
    decimals,
  );
  const metAll: Binding = {
    name: 'met.all',
    type: 'truth',
    slot: slots.code(),
    decimals: 0,
    scale: 1,
    low: 0,
    high: 1,
  };
  const metCount = numberOf('met.count', slots.number(), [0, conditions.length], 0);
  const offer = (given: Binding, exists: boolean, why: string) => {
    if (exists) known.set(given.name, given);
    // Where something is wrong already, the indicators that are missing may be those.
    else barred.set(given.name, issues.hasErrors() ? '' : why);
  };
  offer(total, giving.length > 0, 'indicator/no-points');
  offer(lowest, giving.length > 0, 'indicator/no-points');
  offer(metAll, conditions.length > 0, 'indicator/no-conditions');
  // Over no conditions it is 0; where indicators are missing by a mistake nothing more is said.
  offer(metCount, conditions.length > 0 || !issues.hasErrors(), 'indicator/no-conditions');
  for (const [index, { id, slot }] of criteria.entries()) {
    const within = giving.filter(({ criterion }) => criterion === index);
    offer(
      numberOf(`points.${id}`, slot, [sum(within, 0), sum(within, 1)], decimals),
      within.length > 0,
      'criterion/no-points',
    );
  }
  return { total, lowest, metAll, metCount, criteria, hasPoints: giving.length > 0 };
}

function numberOf(name: string, slot: number, [low, high]: readonly [number, number], decimals: number): Binding {
  return { name, type: 'number', slot, decimals, scale: 10 ** decimals, low, high };
}
