/**
 * What was counted, as plain data: counts of several parts of a run are added up, wherever each was counted.
 */
import { bucketOf, type Counting, countsAt } from '../measure/counting.js';
import { countsOfStages } from '../measure/stage-counts.js';
import type { CompiledPlaces } from '../place/places.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import type { ProgrammeCounting } from './tree-of-year.js';

/** Seven counts of one measure at one place in one year. */
export interface CountedTally {
  /** Calendar year of the records. */
  readonly year: number;
  /** Id of the measure. */
  readonly measure: string;
  /** Id of the place at which the subjects count; empty when it is not known. */
  readonly place: string;
  /**
   * Absent: of all who are counted. A number: of those who have passed exactly so many stages, 0 when they were not
   * registered; who says nothing of stages is in none. `granted`: of those to whom the authority granted what the measure is about.
   */
  readonly of?: number | 'granted';
  /** The seven counts, in the order of `Tally`. */
  readonly counts: readonly number[];
}

/** Subjects who are members of some measure at the same places, each counted once. */
export interface CountedHeads {
  /** Calendar year of the records. */
  readonly year: number;
  /** Kind of the subjects. */
  readonly kind: string;
  /** Ids of the places at which they surely are members. */
  readonly sure: readonly string[];
  /** Ids of the places at which they may be members. */
  readonly perhaps: readonly string[];
  /** True when they are, or may be, members at a place that is not known. */
  readonly anywhere: boolean;
  /**
   * Sums over them: how many they are; how many assessed themselves above, below and as high as they were judged, and how many
   * by a difference that is open; the sum of the differences in millionths; for each deadline of the programme how many have
   * a day of its stage, and of how many it is late.
   */
  readonly values: readonly number[];
}

/** What was counted for one programme. */
export interface ProgrammeCounts {
  /** Id of the programme. */
  readonly programme: string;
  /** Counts of its measures; the same place may come several times. */
  readonly tallies: readonly CountedTally[];
  /** Subjects that are counted once, where the programme asks for that. */
  readonly heads: readonly CountedHeads[];
}

/** What a programme has counted so far. Members that wait must have been counted. */
export function countedIn({ programme, places, counting }: ProgrammeCounting): ProgrammeCounts {
  const { measures } = programme.document;
  const stages = (programme.document.stages ?? []).length;
  const tallies: CountedTally[] = [];
  const heads: CountedHeads[] = [];
  const idAt = (place: number | undefined) => (place === undefined ? '' : places.idOf(place));
  for (const [year, bucket] of [...counting.years].sort(([a], [b]) => a - b)) {
    const add = (
      place: number | undefined,
      row: Float64Array,
      width: number,
      ofEach: (at: number) => CountedTally['of'],
    ) => {
      for (let from = 0; from < row.length; from += 7) {
        const counts = row.subarray(from, from + 7);
        if (counts.every((count) => count === 0)) continue;
        const of = ofEach((from / 7) % width);
        const measure = measures[Math.floor(from / 7 / width)]!.id;
        tallies.push({ year, measure, place: idAt(place), ...(of !== undefined && { of }), counts: [...counts] });
      }
    };
    const sorted = (rows: ReadonlyMap<number, Float64Array>) => [...rows].sort(([a], [b]) => a - b);
    for (const [place, row] of [...sorted(bucket.leaves), [undefined, bucket.unplaced] as const])
      add(place, row, 1, () => undefined);
    if (stages > 0)
      for (const [place, row] of [...sorted(bucket.stages.leaves), [undefined, bucket.stages.unplaced] as const])
        add(place, row, stages + 2, (at) => (at > stages ? 'granted' : at));
  }
  for (const [year, kinds] of counting.heads.all())
    for (const [kind, rows] of kinds)
      for (const { sure, perhaps, anywhere, values } of rows.values())
        heads.push({
          ...{ year, kind, anywhere, values: [...values] },
          ...{ sure: sure.map(idAt), perhaps: perhaps.map(idAt) },
        });
  return { programme: programme.id, tallies, heads };
}

/** Adds what was counted elsewhere. */
export function addCounted(
  counting: Counting,
  programme: CompiledProgramme,
  places: CompiledPlaces,
  given: ProgrammeCounts,
): void {
  const { measures } = programme.document;
  const positions = new Map(measures.map(({ id }, index) => [id, index]));
  const stages = (programme.document.stages ?? []).length;
  const layout = { measures: measures.length, stages };
  const placeAt = (id: string): number => {
    const found = places.find(id);
    if (found === undefined) throw new RangeError(`counts of a place that no list has: ${id}`);
    return found;
  };
  for (const { year, measure, place, of, counts } of given.tallies) {
    const index = positions.get(measure);
    if (index === undefined) throw new RangeError(`counts of a measure that ${programme.id} does not have: ${measure}`);
    const bucket = bucketOf(counting, year);
    const at = place === '' ? undefined : placeAt(place);
    const [row, from] =
      of === undefined
        ? [at === undefined ? bucket.unplaced : countsAt(bucket.leaves, at, measures.length), index]
        : countsOfStages(bucket.stages, layout, at, index, of);
    for (const [count, number] of counts.entries()) row[from * 7 + count]! += number;
  }
  for (const { year, kind, sure, perhaps, anywhere, values } of given.heads)
    counting.heads.add(year, kind, { sure: sure.map(placeAt), perhaps: perhaps.map(placeAt), anywhere }, values);
}
