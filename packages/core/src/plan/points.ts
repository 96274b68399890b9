/**
 * Known points as results give them. There are few different ones: each is made once, frozen, and is in many results.
 */

import { scaleOf } from '../frame/node.js';

/** The id of an indicator or a criterion, and its points. */
export interface GivenPoints {
  readonly id: string;
  readonly points: number;
}

/** The points of one indicator or criterion, and those that were made so far, by their scaled number. */
export interface PointsOf {
  readonly id: string;
  /** The slot of the number. */
  readonly slot: number;
  readonly scale: number;
  /** By what the number is multiplied to be added to the total, and the slot of the criterion to which it is added. */
  readonly factor: number;
  readonly within: number;
  made: (GivenPoints | undefined)[] | undefined;
}

/** Larger numbers, and those below zero, are made anew each time. */
const SHARED = 256;

/** The points of an indicator or a criterion; `total` is how many decimals the total has. */
export function createPoints(
  id: string,
  { slot, decimals }: { readonly slot: number; readonly decimals: number },
  total: number,
  within: number,
): PointsOf {
  return { id, slot, scale: scaleOf(decimals), factor: scaleOf(total - decimals), within, made: undefined };
}

export function pointsAt(points: PointsOf, scaled: number): GivenPoints {
  const { id, scale } = points;
  const at = scaled | 0;
  if (at !== scaled || at < 0 || at >= SHARED) return { id, points: scaled / scale };
  points.made ??= new Array<undefined>(SHARED).fill(undefined);
  return (points.made[at] ??= Object.freeze({ id, points: scaled / scale }));
}
