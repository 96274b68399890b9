/**
 * The report on stages: at each place the measure among those who have passed them.
 */

import type { Bucket } from '../measure/counting.js';
import { speakOfStages, stageTallies } from '../measure/stage-counts.js';
import { asMaybe, tallyOf } from '../value/tally.js';
import { type Ground, spreadOf } from './ground.js';
import type { PlaceTally } from './result.js';

type Stages = Pick<PlaceTally, 'stages' | 'granted'>;

/** What a row of a measure at a place says of stages; nothing in years whose records name none. */
export type StagesAt = (measure: number, place: number) => Stages;

/** `leaves` are the tallies of all measures where subjects stand, in the same places. */
export function stagesOn(
  ground: Ground,
  bucket: Bucket | undefined,
  leaves: readonly (readonly [leaf: number, all: Float64Array])[],
): StagesAt {
  const { measures, document } = ground.programme;
  const stages = document.stages ?? [];
  const layout = { measures: measures.length, stages: stages.length };
  if (stages.length === 0 || bucket === undefined || !speakOfStages(bucket.stages, layout)) return () => ({});
  const gathered = new Map<number, Float64Array>();
  const add = (place: number, counts: Float64Array) => {
    const at = gathered.get(place);
    if (at === undefined) gathered.set(place, counts.slice());
    else for (let index = 0; index < counts.length; index += 1) at[index]! += counts[index]!;
  };
  for (const [leaf, all] of leaves) {
    const counts = stageTallies(bucket.stages.leaves.get(leaf), all, layout);
    const { sure, perhaps } = spreadOf(ground, leaf);
    for (const place of sure) add(place, counts);
    if (perhaps.length > 0) for (const place of perhaps) add(place, asMaybe(counts));
  }
  add(ground.root, asMaybe(stageTallies(bucket.stages.unplaced, bucket.unplaced, layout)));
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
