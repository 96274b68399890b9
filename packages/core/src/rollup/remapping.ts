/**
 * Declared counts on another tree than that of their year: surely where all of their place lies, perhaps where some of it
 * does, never apportioned.
 */

import { createSpread } from '../place/spread.js';
import type { Entered } from './declared.js';
import { change, type Ground, gatheredAt, isOwn } from './ground.js';

/** Enters the declared counts of a year, as they changed its own tree, into the tree of another day. */
export function remapCounts(own: Ground, ground: Ground, entered: readonly Entered[]): void {
  const spread = createSpread(own.places, own.date, ground.date);
  const later: (() => void)[] = [];
  for (const { place, measure, how, surely, perhaps, elsewhere } of entered) {
    const { certain, maybe, inside } = spread(place);
    for (const at of new Set([...certain, ground.root])) {
      if (!isOwn(ground, at)) continue;
      change(ground, at, measure, surely, false);
      change(ground, at, measure, perhaps, true);
      if (at === place) gatheredAt(ground, at).declared[measure] = how;
    }
    for (const at of maybe) if (at !== ground.root && isOwn(ground, at)) change(ground, at, measure, elsewhere, true);
    // Of places that lie deeper than what was declared nothing is said, unless people of elsewhere are counted there too.
    for (const at of inside)
      if (at !== ground.root && isOwn(ground, at) && !own.places.standing(at, own.date).certain.includes(place))
        later.push(() => {
          const { counts } = gatheredAt(ground, at);
          const isCounted = counts.subarray(measure * 7, measure * 7 + 7).some((count) => count > 0);
          if (isCounted) change(ground, at, measure, elsewhere, true);
        });
  }
  for (const enter of later) enter();
}
