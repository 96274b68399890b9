/**
 * Reports of judged subjects, and several years of them beside each other.
 */
import type { WordedIssue } from '../issue/issue.js';
import type { Scored } from '../measure/members.js';
import type { CompiledPlaces } from '../place/places.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import type { Review as Reviewed } from '../review/result.js';
import { type ReviewOptions, reviewOf as reviewed } from '../review/review.js';
import type { Report as Counted } from '../rollup/result.js';
import { rollUp as counted, type RollUpOptions } from '../rollup/roll-up.js';
import { withWords, worded } from './words.js';

/** What was counted: plain JSON, with its issues in words. */
export interface Report extends Counted<WordedIssue> {}

/** Several years in one, with its issues in words. */
export interface Review extends Reviewed<WordedIssue> {}

/**
 * The report over judged subjects: for each programme, year, measure and place the tally, its share and the target (SEMANTICS
 * §7). Each subject and year must come once; `createRun` sees to that, and to the choice of packs. What is wrong with records,
 * counts and places is in the report's `issues`.
 *
 * @throws RangeError when `tree` is not a day: this is a fault of the caller; TypeError for a programme or places that are not compiled.
 *
 * @example
 * rollUp(programme, places, [{ record, result: evaluate(pack, record) }]).programmes[0].years[0].measures[0].places[0].tally.met; // => 1
 */
export function rollUp(
  programme: CompiledProgramme | readonly CompiledProgramme[],
  places: CompiledPlaces,
  scored: Iterable<Scored>,
  options?: RollUpOptions,
): Report {
  return withWords(counted(programme, places, scored, options));
}

/**
 * Several years in one: for each programme, measure and place a row a year, the exact change of its share and the distance to
 * the targets of the period. The reports come from one run or several, in any order. Rates are never averaged, and a place is
 * compared only with itself. A year that two reports count differently is an error among `issues`, and left out. SEMANTICS
 * §7.12 says the rest.
 *
 * @throws TypeError for programmes and places that are not compiled; nothing else, for reports that `rollUp` or a run has given.
 *
 * @example
 * const of = (year, books) => ({ ...record, year, facts: { books } });
 * const yearly = [of(2022, 3), of(2023, 12)].map((each) => rollUp(programme, places, [{ record: each, result: evaluate(pack, each) }]));
 * reviewOf(yearly).programmes[0].measures[0].places[0].trend.difference; // => ({ numerator: '1', denominator: '1' })
 */
export function reviewOf(reports: readonly Counted[], options?: ReviewOptions): Review {
  const review = reviewed(reports, options);
  return { ...withWords(review), reported: review.reported.map(worded) };
}
