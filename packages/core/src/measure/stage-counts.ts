/**
 * Counts of stages: of the members of each measure, how many have passed how many stages, and to how many the authority
 * granted what the measure is about.
 */
import { asMaybe } from '../value/tally.js';

/** What was counted of one year. Only members of whom something is known are here: of the others the tally itself tells. */
export interface StageCounts {
  readonly leaves: Map<number, Float64Array>;
  readonly unplaced: Float64Array;
}

/** How a programme's measures are laid out: for each of them so many tallies of seven. */
interface Layout {
  readonly measures: number;
  /** How many stages the programme has. */
  readonly stages: number;
}

/** None passed, one passed … all passed, and granted. */
function tallies({ stages }: Layout): number {
  return stages + 2;
}

export function createStageCounts(layout: Layout): StageCounts {
  return { leaves: new Map(), unplaced: new Float64Array(layout.measures * tallies(layout) * 7) };
}

/** Counts one member; `which` of the seven counts it adds to. `leaf` is absent when its place is not known. */
export function countStage(
  counts: StageCounts,
  layout: Layout,
  leaf: number | undefined,
  { measure, which, passed, granted }: { measure: number; which: number; passed: number; granted: boolean },
): void {
  if (passed < 0 && !granted) return;
  const count = (of: number | 'granted') => {
    const [row, sevens] = countsOfStages(counts, layout, leaf, measure, of);
    row[sevens * 7 + which]! += 1;
  };
  if (passed >= 0) count(passed);
  if (granted) count('granted');
}

/** The row of counts at a leaf, and which seven of them are those of a measure: who has passed so many stages, or the granted. */
export function countsOfStages(
  counts: StageCounts,
  layout: Layout,
  leaf: number | undefined,
  measure: number,
  of: number | 'granted',
): [row: Float64Array, sevens: number] {
  let row = leaf === undefined ? counts.unplaced : counts.leaves.get(leaf);
  if (row === undefined) counts.leaves.set(leaf!, (row = new Float64Array(counts.unplaced.length)));
  return [row, measure * tallies(layout) + (of === 'granted' ? layout.stages + 1 : of)];
}

/** True when somebody has passed a stage: then the records speak of stages. */
export function speakOfStages({ leaves, unplaced }: StageCounts, layout: Layout): boolean {
  const width = tallies(layout) * 7;
  const speaks = (row: Float64Array) => row.some((count, at) => count > 0 && at % width >= 7 && at % width < width - 7);
  return speaks(unplaced) || [...leaves.values()].some(speaks);
}

/**
 * The tallies of stages at one leaf, for each measure those of its stages and then that of the granted: each the tally of
 * the measure among those who have passed the stage. `all` is the tally of everybody there.
 */
export function stageTallies(row: Float64Array | undefined, all: Float64Array, layout: Layout): Float64Array {
  const { measures, stages } = layout;
  const result = new Float64Array(measures * (stages + 1) * 7);
  for (let measure = 0; measure < measures; measure += 1) {
    const whole = all.subarray(measure * 7, measure * 7 + 7);
    // Nobody is left where a whole tally was declared.
    if (whole.every((count) => count === 0)) continue;
    const slot = (index: number) => {
      const from = (measure * tallies(layout) + index) * 7;
      return row?.subarray(from, from + 7) ?? NO_COUNTS;
    };
    const open = whole.slice();
    for (let passed = 0; passed <= stages; passed += 1) take(open, slot(passed), -1);
    const sum = asMaybe(open);
    for (let stage = stages; stage >= 1; stage -= 1) {
      take(sum, slot(stage), 1);
      result.set(sum, (measure * (stages + 1) + stage - 1) * 7);
    }
    result.set(slot(stages + 1), (measure * (stages + 1) + stages) * 7);
  }
  return result;
}

const NO_COUNTS = new Float64Array(7);

function take(counts: Float64Array, given: Float64Array, sign: 1 | -1): void {
  for (let at = 0; at < 7; at += 1) counts[at]! += sign * given[at]!;
}
