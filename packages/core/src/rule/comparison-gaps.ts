/**
 * How far a comparison is from holding, or from not holding: what it has, and what it needs.
 */

import { type Frame, quantityAt } from '../frame/frame.js';
import { MET } from '../frame/kleene.js';
import type { AddGaps, Node } from '../frame/node.js';
import { type Asking, comparing } from '../value/comparing.js';
import { type Gap, type Gaps, withGap } from '../value/gap.js';
import { comparesShare, shareGap } from './share.js';
/** Adds the gaps of a comparison that does not hold and should, or that holds and should not. */
export function comparisonGaps(node: Node, own: Asking): AddGaps {
  const { operands } = node;
  const other = comparing[own.opposite];
  const [left, right, third] = operands;
  if (comparesShare(node))
    return (found, frame, wanted) => withGap(found, shareGap(node, frame, wanted === MET ? own : other));
  if (left?.type !== 'number' || right === undefined) return (found) => found;
  if (third === undefined) {
    const [met, unmet] = [own, other].map((asking) => gapBetween(node, left, right, asking)) as [GapIn, GapIn];
    return (found, frame, wanted) => withGap(found, wanted === MET ? met(frame) : unmet(frame));
  }
  // Three operands are two comparisons, of which those that hold already need no change.
  const pairs = [[left, right] as const, [right, third] as const].map(([a, b]) => ({
    holds: (frame: Frame) => isOrdered(a, b, own.strict, frame),
    met: gapBetween(node, a, b, own),
    unmet: gapBetween(node, a, b, other),
  }));
  return (found, frame, wanted) =>
    pairs.reduce<Gaps>((gaps, { holds, met, unmet }) => {
      if (wanted !== MET) return withGap(gaps, unmet(frame));
      return holds(frame) ? gaps : withGap(gaps, met(frame));
    }, found);
}

/** The gap between two numbers. */
type GapIn = (frame: Frame) => Gap;

/** Gaps of known whole numbers below this are made once, frozen, and are in many results. */
const SHARED_GAPS = 256;

function gapBetween({ pointer }: Node, left: Node, right: Node, { name, mirrored }: Asking): GapIn {
  const swaps = left.constant && !right.constant;
  const [given, asked, operator] = swaps ? [right, left, mirrored] : [left, right, name];
  let made: (Gap | undefined)[] = [];
  let needed = Number.NaN;
  return (frame) => {
    const has = frame.low[given.slot]!;
    const needs = frame.low[asked.slot]!;
    const at = has | 0;
    const isKnown = has === frame.high[given.slot] && needs === frame.high[asked.slot];
    if (!isKnown || at !== has || at < 0 || at >= SHARED_GAPS)
      return { pointer, has: quantityAt(given, frame), operator, needs: quantityAt(asked, frame) };
    if (needs !== needed) {
      made = new Array<undefined>(SHARED_GAPS).fill(undefined);
      needed = needs;
    }
    return (made[at] ??= Object.freeze({ pointer, has: has / given.scale, operator, needs: needs / asked.scale }));
  };
}

/** True when the left is surely below the right, or not above it; exact whatever their scales. */
function isOrdered(left: Node, right: Node, isStrict: boolean, frame: Frame): boolean {
  const most = BigInt(frame.high[left.slot]!) * BigInt(right.scale);
  const least = BigInt(frame.low[right.slot]!) * BigInt(left.scale);
  return isStrict ? most < least : most <= least;
}
