/**
 * Declared counts on another tree than that of their year: surely where all of their place lies, perhaps where some of it
 * does, never apportioned.
 */

import { createSpread } from '../place/spread.js';
import type { DeclaredChange } from './declared.js';
import { change, gatheredAt, isOwn, type TreeOfYear } from './tree-of-year.js';

/** Enters the declared counts of a year, as they changed its own tree, into the tree of another day. */
export function remapCounts(own: TreeOfYear, treeOfYear: TreeOfYear, entered: readonly DeclaredChange[]): void {
  const spread = createSpread(own.places, own.date, treeOfYear.date);
  const later: (() => void)[] = [];
  for (const { place, measure, how, surely, perhaps, elsewhere } of entered) {
    const { certain, maybe, inside } = spread(place);
    for (const at of new Set([...certain, treeOfYear.root])) {
      if (!isOwn(treeOfYear, at)) continue;
      change(treeOfYear, at, measure, surely, false);
      change(treeOfYear, at, measure, perhaps, true);
      if (at === place) gatheredAt(treeOfYear, at).declared[measure] = how;
    }
    for (const at of maybe)
      if (at !== treeOfYear.root && isOwn(treeOfYear, at)) change(treeOfYear, at, measure, elsewhere, true);
    // Of places that lie deeper than what was declared nothing is said, unless people of elsewhere are counted there too.
    for (const at of inside)
      if (at !== treeOfYear.root && isOwn(treeOfYear, at) && !own.places.standing(at, own.date).certain.includes(place))
        later.push(() => {
          const { counts } = gatheredAt(treeOfYear, at);
          const isCounted = counts.subarray(measure * 7, measure * 7 + 7).some((count) => count > 0);
          if (isCounted) change(treeOfYear, at, measure, elsewhere, true);
        });
  }
  for (const enter of later) enter();
}
