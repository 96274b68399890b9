/**
 * Declared counts: numbers that an authority gives for a place, in the stead of records or beside them.
 */
import type { DeclaredCount } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { shownValue } from '../json/shown.js';
import { createSpread } from '../place/spread.js';
import type { Remainder } from '../place/standing.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { isYear } from '../text/days.js';
import { shownName } from '../text/names.js';
import { COUNTS, filledTo, tallyOf, totalOf } from '../value/tally.js';
import { change, gatheredAt, isOwn, type Leaf, type TreeOfYear } from './tree-of-year.js';

/** A declared count whose place and measure are known. */
export interface PlacedCount {
  readonly given: DeclaredCount;
  readonly measure: number;
  readonly place: number;
  /** How deep the place lies. */
  readonly depth: number;
}

/** What a declared count changes, seven counts each. */
export interface DeclaredChange {
  readonly place: number;
  readonly measure: number;
  readonly how: 'tally' | 'denominator';
  /** Wherever all of its place lies. */
  readonly surely: readonly number[];
  /** There too, perhaps: people whose place in the denominator may be taken by others who are counted there already. */
  readonly perhaps: readonly number[];
  /** Wherever only some of its place lies. */
  readonly elsewhere: readonly number[];
}

/**
 * A declared count, read once, that some programme here asks for, and whose numbers are numbers of people or a share of
 * them.
 */
export function soundCount(
  given: unknown,
  pointer: string,
  programmes: readonly CompiledProgramme[],
  issues: Issue[],
): DeclaredCount | undefined {
  const copy = copyOfCount(given);
  if (copy === undefined) return void issues.push(issueOf('counts/not-readable', 'error', pointer));
  const { place, year, measure, programme, among, met, share } = copy;
  const fail = (code: string, params: { [name: string]: string | number } = {}) => {
    issues.push(
      issueOf(code, 'error', pointer, {
        place: shownName(place),
        year,
        measure: shownName(measure),
        ...params,
      }),
    );
    return undefined;
  };
  const isKnown = programmes.some(
    ({ id, document }) => (programme ?? id) === id && document.measures.some((each) => each.id === measure),
  );
  if (!isKnown)
    return fail('counts/unknown-measure', { programme: programme === undefined ? '…' : shownName(programme) });
  const isCount = (count: number | undefined) => count === undefined || (Number.isSafeInteger(count) && count >= 0);
  for (const [key, count] of Object.entries({ among, met }))
    if (!isCount(count)) return fail('counts/no-number', { key, found: shownValue(count) });
  if (share !== undefined && !(typeof share === 'number' && share >= 0 && share <= 100))
    return fail('counts/no-number', { key: 'share', found: shownValue(share) });
  return (among ?? met ?? share) === undefined ? fail('counts/nothing') : copy;
}

function copyOfCount(given: unknown): DeclaredCount | undefined {
  const isText = (value: unknown) => typeof value === 'string';
  try {
    const { programme, place, year, measure, among, met, share, status, source } = given as DeclaredCount;
    const texts = [programme, status, source].every((value) => value === undefined || isText(value));
    if (!isText(place) || !isText(measure) || !texts || !isYear(year)) return undefined;
    return {
      ...(programme !== undefined && { programme }),
      ...{ place, year, measure },
      ...(among !== undefined && { among }),
      ...(met !== undefined && { met }),
      ...(share !== undefined && { share }),
      ...{ status, source },
    };
  } catch {
    return undefined;
  }
}

/** The declared counts of a tree of the year; those that it cannot take are told. */
export function resolveCounts(treeOfYear: TreeOfYear, counts: readonly DeclaredCount[]): PlacedCount[] {
  const { programme, places, date, root, seenOn, issues } = treeOfYear;
  const spread = createSpread(places, date, seenOn);
  const seen = new Set<string>();
  return counts.flatMap((given): PlacedCount[] => {
    const params = { place: given.place, measure: given.measure, year: given.year };
    const resolved = places.resolve(given.place, date);
    const place = 'place' in resolved ? resolved.place : places.find(given.place) === root ? root : undefined;
    if (place === undefined)
      return 'problem' in resolved && resolved.problem === 'ambiguous'
        ? refuseCount('counts/ambiguous-place', { ...params, hint: resolved.hint }, issues)
        : refuseCount('counts/unknown-place', params, issues);
    // The programme's own place too may have lost some of what lay in it on the year's own tree.
    const { certain, maybe, inside } = spread(place);
    const isPart = place === root || maybe.includes(root) || inside.includes(root);
    if (!certain.includes(root))
      return refuseCount(
        isPart ? 'counts/not-determinable' : 'counts/other-place',
        { ...params, programme: programme.id },
        issues,
      );
    const key = `${place} ${given.measure}`;
    if (seen.has(key)) return refuseCount('counts/doubled', params, issues);
    seen.add(key);
    if (given.among === undefined) return refuseCount('counts/no-denominator', params, issues);
    if (given.met !== undefined && given.met > given.among)
      return refuseCount('counts/met-above-among', { ...params, met: given.met, among: given.among }, issues);
    const measure = programme.document.measures.findIndex((bound) => bound.id === given.measure);
    return [{ given, measure, place, depth: place === root ? 0 : places.standing(place, date).certain.length }];
  });
}

function refuseCount(code: string, params: { [name: string]: string | number }, issues: Issue[]): [] {
  issues.push(issueOf(code, 'error', '', params));
  return [];
}

/**
 * Takes the records at or below places whose whole tally was declared out of the counts of a measure, and tells how many they
 * are; of those who only may be there, says where else. All that is gathered lies in the root.
 */
export function createSetAside(
  treeOfYear: TreeOfYear,
  declared: readonly PlacedCount[],
): (place: number, given: Float64Array) => Leaf {
  const whole = wholeTallies(treeOfYear, declared);
  return (place, given) => {
    if (whole.length === 0) return { place, counts: given, partly: NONE_ASIDE };
    const counts = given.slice();
    const partly = new Map<number, (date: string) => readonly number[]>();
    for (const { measure, remainder, at, elsewhere } of whole) {
      const { left } = remainder(place);
      if (left === 'all') continue;
      const own = counts.subarray(measure * 7, measure * 7 + 7);
      const records = own.reduce((sum, each) => sum + each, 0);
      if (records === 0) continue;
      if (left === 'some') partly.set(measure, elsewhere(place));
      else {
        own.fill(0);
        tellSetAside(treeOfYear, at(place), place, records);
      }
    }
    return { place, counts, partly };
  };
}

const NONE_ASIDE: Leaf['partly'] = new Map();

/** The whole tallies of one measure. */
interface WholeTallies {
  readonly measure: number;
  /** What they leave of a place, on the tree of the treeOfYear. */
  readonly remainder: (place: number) => Remainder;
  /** The one in which a place lies. */
  readonly at: (place: number) => PlacedCount;
  /** Where in the tree of a day those of a place may be who are not set aside. */
  readonly elsewhere: (place: number) => (date: string) => readonly number[];
}

function wholeTallies({ places, date, root }: TreeOfYear, declared: readonly PlacedCount[]): WholeTallies[] {
  const all = declared.filter(({ given }) => given.met !== undefined);
  return [...new Set(all.map(({ measure }) => measure))].map((measure) => {
    const byPlace = new Map(all.filter((each) => each.measure === measure).map((each) => [each.place, each]));
    const isWhole = byPlace.has(root);
    const remainder = isWhole
      ? (): Remainder => ({ left: 'none', at: [] })
      : places.remainder(date, (place) => byPlace.has(place));
    return {
      measure,
      remainder,
      at: (place) => {
        const { certain, maybe } = places.standing(place, date);
        return byPlace.get([place, ...certain, ...maybe, root].find((each) => byPlace.has(each))!)!;
      },
      // On another tree nothing is counted in a place that lies wholly where a tally was declared.
      elsewhere: (place) => (day) => {
        if (day === date) return remainder(place).at;
        const { certain, maybe } = places.standing(place, day);
        return [...certain, ...maybe].filter((each) => remainder(each).left !== 'none');
      },
    };
  });
}

function tellSetAside(
  { places, issues }: TreeOfYear,
  { place, given }: PlacedCount,
  leaf: number,
  records: number,
): void {
  const params = { place: places.idOf(place), measure: given.measure, year: given.year, at: places.idOf(leaf) };
  issues.push(issueOf('counts/records-set-aside', 'warning', '', { ...params, records }));
}

/** Enters declared counts from the lowest places up, and gives what each changes in the places above it. */
export function enterCounts(treeOfYear: TreeOfYear, declared: readonly PlacedCount[]): DeclaredChange[] {
  const { places, date, root, issues } = treeOfYear;
  const entered: DeclaredChange[] = [];
  for (const { place, measure, given } of [...declared].sort((a, b) => b.depth - a.depth)) {
    const at = gatheredAt(treeOfYear, place);
    const slice = (counts: Float64Array | undefined) =>
      counts === undefined ? NOBODY : [...counts.subarray(measure * 7, measure * 7 + 7)];
    const [before, divided] = [slice(at.counts), slice(at.divided)];
    const { met, among = 0 } = given;
    const tally = tallyOf(before);
    const after = met === undefined ? filledTo(tally, among) : tallyOf([met, among - met, 0, 0, 0, 0, 0]);
    if (after === undefined) {
      const params = { place: places.idOf(place), measure: given.measure, year: given.year, among };
      issues.push(issueOf('counts/more-records', 'error', '', { ...params, records: totalOf(tally) }));
      continue;
    }
    const how = met === undefined ? 'denominator' : 'tally';
    const changes = met === undefined ? ofDenominator(before, divided, among - totalOf(tally)) : ofTally(before, given);
    at.declared[measure] = how;
    at.counts.set(
      COUNTS.map((name) => after[name]),
      measure * 7,
    );
    at.divided?.fill(0, measure * 7, measure * 7 + 7);
    for (const above of new Set([...places.standing(place, date).certain, root])) {
      if (above === place || !isOwn(treeOfYear, above)) continue;
      change(treeOfYear, above, measure, changes.surely, false);
      change(treeOfYear, above, measure, changes.perhaps, true);
    }
    entered.push({ place, measure, how, ...changes });
  }
  return entered;
}

const NOBODY: readonly number[] = [0, 0, 0, 0, 0, 0, 0];

type Changes = Pick<DeclaredChange, 'surely' | 'perhaps' | 'elsewhere'>;

/** No record is left where a whole tally was declared; what was declared below it is part of it. */
function ofTally(before: readonly number[], { met = 0, among = 0 }: DeclaredCount): Changes {
  const surely = [met, among - met, 0, 0, 0, 0, 0].map((count, index) => count - before[index]!);
  const [more = 0, others = 0] = surely.map((count) => Math.max(0, count));
  return { surely, perhaps: NOBODY, elsewhere: [0, 0, 0, more, others, 0, 0] };
}

/**
 * What that changes elsewhere. Subjects who only may be in the place are counted above it in their own right: as many as
 * they are may fill the room without being more people there.
 */
function ofDenominator(before: readonly number[], divided: readonly number[], room: number): Changes {
  const [, , , maybeMet = 0, maybeUnmet = 0, maybeUnknown = 0] = before.map((count, index) => count - divided[index]!);
  const others = divided.slice(3, 6).reduce((sum, count) => sum + count, 0);
  const open = Math.min(room, others);
  const sure = room - open;
  const unknown = Math.min(sure, maybeMet + maybeUnknown);
  const moreUnknown = Math.min(open, maybeMet + maybeUnknown - unknown);
  return {
    surely: [0, sure - unknown, unknown, -maybeMet, -maybeUnmet, -maybeUnknown, 0],
    perhaps: [0, 0, 0, 0, open - moreUnknown, moreUnknown, 0],
    elsewhere: [0, 0, 0, 0, room, 0, 0],
  };
}
