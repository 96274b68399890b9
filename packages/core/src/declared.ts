/**
 * Declared counts: numbers that an authority gives for a place, in the stead of records or beside them.
 */
import type { DeclaredCount } from './documents.js';
import { type Ground, gatheredAt } from './ground.js';
import { type Issue, issueOf } from './issue.js';
import { shownName } from './names.js';
import type { CompiledProgramme } from './programme.js';
import { COUNTS, filledTo, tallyOf, totalOf } from './tally.js';

/** A declared count whose place and measure are known. */
export interface Declared {
  readonly given: DeclaredCount;
  readonly measure: number;
  readonly place: number;
  /** How deep the place lies. */
  readonly depth: number;
}

/** A declared count that some programme here asks for, and whose numbers are numbers of people, or a share of them. */
export function isSoundCount(
  given: DeclaredCount,
  pointer: string,
  programmes: readonly CompiledProgramme[],
  issues: Issue[],
): boolean {
  const { place, year, measure, programme, among, met, share } = given;
  const fail = (code: string, params: { [name: string]: string | number } = {}) => {
    issues.push(
      issueOf(code, 'error', pointer, {
        place: shownName(String(place)),
        year,
        measure: shownName(String(measure)),
        ...params,
      }),
    );
    return false;
  };
  const isKnown = programmes.some(
    ({ id, document }) => (programme ?? id) === id && document.measures.some((each) => each.id === measure),
  );
  if (!isKnown) return fail('counts/unknown-measure', { programme: programme ?? '…' });
  const isCount = (count: number | undefined) => count === undefined || (Number.isSafeInteger(count) && count >= 0);
  for (const [key, count] of Object.entries({ among, met }))
    if (!isCount(count)) return fail('counts/no-number', { key, found: shownName(String(count)) });
  if (share !== undefined && !(share >= 0 && share <= 100))
    return fail('counts/no-number', { key: 'share', found: shownName(String(share)) });
  return (among ?? met ?? share) !== undefined || fail('counts/nothing');
}

/** The declared counts of a ground; those that it cannot take are told. */
export function resolveCounts(ground: Ground, counts: readonly DeclaredCount[]): Declared[] {
  const { programme, places, date, root, issues } = ground;
  const seen = new Set<string>();
  return counts.flatMap((given): Declared[] => {
    const params = { place: given.place, measure: given.measure, year: given.year };
    const resolved = places.resolve(given.place, date);
    const place = 'place' in resolved ? resolved.place : places.find(given.place) === root ? root : undefined;
    if (place === undefined) return reject('counts/unknown-place', params, issues);
    if (place !== root && ground.covers(place) !== 'certain')
      return reject('counts/other-place', { ...params, programme: programme.id }, issues);
    const key = `${place} ${given.measure}`;
    if (seen.has(key)) return reject('counts/doubled', params, issues);
    seen.add(key);
    if (given.among === undefined) return reject('counts/no-denominator', params, issues);
    if (given.met !== undefined && given.met > given.among)
      return reject('counts/met-above-among', { ...params, met: given.met, among: given.among }, issues);
    const measure = programme.document.measures.findIndex((bound) => bound.id === given.measure);
    return [{ given, measure, place, depth: places.standing(place, date).certain.length }];
  });
}

function reject(code: string, params: { [name: string]: string | number }, issues: Issue[]): [] {
  issues.push(issueOf(code, 'error', '', params));
  return [];
}

/** Records below a place whose whole tally was declared are not counted for that measure; how many is told. All that is gathered lies in the root. */
export function withoutDeclared(
  { places, date, root, issues }: Ground,
  leaf: number,
  given: Float64Array,
  declared: readonly Declared[],
): Float64Array {
  const { certain, maybe } = places.standing(leaf, date);
  const above = [...certain, ...maybe];
  const whole = declared.filter(
    ({ given: count, place }) => count.met !== undefined && (above.includes(place) || place === leaf || place === root),
  );
  if (whole.length === 0) return given;
  const counts = given.slice();
  for (const { measure, place, given: count } of whole) {
    let records = 0;
    for (let at = measure * 7; at < measure * 7 + 7; at += 1) {
      records += counts[at]!;
      counts[at] = 0;
    }
    if (records > 0) {
      issues.push(
        issueOf('counts/records-set-aside', 'warning', '', {
          place: places.idOf(place),
          measure: count.measure,
          year: count.year,
          records,
          at: places.idOf(leaf),
        }),
      );
    }
  }
  return counts;
}

/** Enters declared counts from the lowest places up; each changes the places above it by the same amount. */
export function enterCounts(ground: Ground, declared: readonly Declared[]): void {
  const { places, date, root, issues } = ground;
  for (const each of [...declared].sort((a, b) => b.depth - a.depth)) {
    const { counts, declared: marks } = gatheredAt(ground, each.place);
    const from = each.measure * 7;
    const before = tallyOf(counts.subarray(from, from + 7));
    const after =
      each.given.met === undefined
        ? withDenominator(before, each.given, places.idOf(each.place), issues)
        : wholeTally(each.given);
    if (after === undefined) continue;
    marks[each.measure] = each.given.met === undefined ? 'denominator' : 'tally';
    const { certain } = places.standing(each.place, date);
    const above = certain.filter((place) => place === root || ground.covers(place) === 'certain');
    for (const place of new Set([...above, each.place, root])) {
      const target = gatheredAt(ground, place).counts;
      for (const [index, name] of COUNTS.entries()) target[from + index]! += after[name] - before[name];
    }
  }
}

function wholeTally({ met = 0, among = 0 }: DeclaredCount) {
  return tallyOf([met, among - met, 0, 0, 0, 0, 0]);
}

/** The tally filled up to the declared number of members; an issue when there are more records than that. */
function withDenominator(
  tally: ReturnType<typeof tallyOf>,
  given: DeclaredCount,
  place: string,
  issues: Issue[],
): ReturnType<typeof tallyOf> | undefined {
  const filled = filledTo(tally, given.among!);
  if (filled === undefined)
    issues.push(
      issueOf('counts/more-records', 'error', '', {
        place,
        measure: given.measure,
        year: given.year,
        records: totalOf(tally),
        among: given.among!,
      }),
    );
  return filled;
}
