/**
 * Following a programme's procedure: what each subject adds where it is counted once.
 */
import type { Deadline, Programme } from '../document/index.js';
import type { Followed } from '../measure/counting.js';
import type { Scored } from '../measure/members.js';
import { deadlinesOf, dueDay } from '../programme/deadlines.js';
import { isDay } from '../text/days.js';
import { highOf, lowOf } from '../value/verdict.js';

/** Differences of totals are summed in millionths of a point. */
export const MILLIONTHS = 1_000_000;

/** Positions of what a subject adds; after these come, for each deadline, whether it has a day and whether it is late. */
export const AT = { subject: 0, over: 1, under: 2, equal: 3, open: 4, sum: 5, deadlines: 6 } as const;

/** What a programme asks of its subjects beyond its measures: stages, self-assessments, deadlines, heads. */
export function followedOf(programme: Programme): Followed {
  const deadlines = deadlinesOf(programme);
  const always = programme.counting !== undefined || deadlines.length > 0;
  return {
    stages: programme.stages ?? [],
    valuesOf: (scored) => (always || scored.self !== undefined ? addedValues(scored, deadlines) : undefined),
  };
}

function addedValues({ record, self }: Scored, deadlines: readonly Deadline[]): number[] {
  const values: number[] = new Array(AT.deadlines + deadlines.length * 2).fill(0);
  values[AT.subject] = 1;
  if (self?.total !== undefined) {
    const [low, high] = [lowOf(self.total.difference), highOf(self.total.difference)];
    if (low !== high) values[AT.open] = 1;
    else {
      values[low > 0 ? AT.over : low < 0 ? AT.under : AT.equal] = 1;
      values[AT.sum] = Math.round(low * MILLIONTHS);
    }
  }
  for (const [index, deadline] of deadlines.entries()) {
    const day = record.dates?.[deadline.stage];
    if (!isDay(day)) continue;
    values[AT.deadlines + index * 2] = 1;
    if (day >= dueDay(deadline, record.year)) values[AT.deadlines + index * 2 + 1] = 1;
  }
  return values;
}
