/**
 * The report on stages: at each place the measure among those who have passed them.
 */

import type { Bucket } from '../measure/counting.js';
import { speakOfStages, stageTallies } from '../measure/stage-counts.js';
import { asMaybe, tallyOf } from '../value/tally.js';
import type { PlaceTally } from './result.js';
import { gatheredAt, type Leaf, leafParts, type TreeOfYear } from './tree-of-year.js';

type Stages = Pick<PlaceTally, 'stages' | 'granted'>;

/** What a row of a measure at a place says of stages; nothing in years whose records name none. */
export type StagesAt = (measure: number, place: number) => Stages;

/** `leaves` are the tallies of all measures where subjects are. */
export function stagesOn(treeOfYear: TreeOfYear, bucket: Bucket | undefined, leaves: readonly Leaf[]): StagesAt {
  const { measures, document } = treeOfYear.programme;
  const stages = document.stages ?? [];
  const layout = { measures: measures.length, stages: stages.length };
  if (stages.length === 0 || bucket === undefined || !speakOfStages(bucket.stages, layout)) return () => ({});
  const gathered = new Map<number, Float64Array>();
  const add = (place: number, counts: Float64Array) => {
    const at = gathered.get(place);
    if (at === undefined) gathered.set(place, counts.slice());
    else for (let index = 0; index < counts.length; index += 1) at[index]! += counts[index]!;
  };
  for (const leaf of leaves) {
    const tallies = stageTallies(bucket.stages.leaves.get(leaf.place), leaf.counts, layout);
    for (const { counts, sure, unlessAside, perhaps } of leafParts(
      treeOfYear,
      leaf,
      tallies,
      (stages.length + 1) * 7,
    )) {
      for (const place of sure) add(place, counts);
      if (unlessAside.length + perhaps.length === 0) continue;
      const open = asMaybe(counts);
      for (const place of [...unlessAside, ...perhaps]) add(place, open);
    }
  }
  add(treeOfYear.root, asMaybe(stageTallies(bucket.stages.unplaced, placeable(treeOfYear, bucket.unplaced), layout)));
  const nobody = new Float64Array(layout.measures * (stages.length + 1) * 7);
  return (measure, place) => {
    if (document.measures[measure]!.declared) return {};
    const counts = gathered.get(place) ?? nobody;
    const tally = (index: number) => {
      const from = (measure * (stages.length + 1) + index) * 7;
      return tallyOf(counts.subarray(from, from + 7));
    };
    return {
      stages: stages.map((stage, index) => ({ stage, tally: tally(index) })),
      ...(measures[measure]!.about.length > 0 && { granted: tally(stages.length) }),
    };
  };
}

/** Of those whose place is not known, those who may be in the programme's own: none where its whole tally was declared. */
function placeable(treeOfYear: TreeOfYear, unplaced: Float64Array): Float64Array {
  const { declared } = gatheredAt(treeOfYear, treeOfYear.root);
  const counts = unplaced.slice();
  for (const [measure, how] of declared.entries()) if (how === 'tally') counts.fill(0, measure * 7, measure * 7 + 7);
  return counts;
}
