/**
 * Counting: which measures hold for a subject, and at which place or collective it counts.
 */

import type { RoleValue, SubjectRecord } from '../document/index.js';
import { MET, UNKNOWN, UNMET } from '../frame/kleene.js';
import { type CompiledPlaces, placeNamed } from '../place/places.js';
import { computedVerdict } from '../value/title-name.js';
import type { Collectives } from './collectives.js';
import { addPlace, createHead, createHeads, type Head, type Heads } from './heads.js';
import type { BoundMeasure, Lens } from './lens.js';
import { isGranted, type Scored } from './members.js';
import { countStage, createStageCounts, type StageCounts } from './stage-counts.js';
import { passedIn, UNSAID } from './stages.js';
import { createWaiting, type WaitingMembers } from './waiting.js';
/** Counts of one year, seven for each measure. */
export interface Bucket {
  /** By place where subjects are. */
  readonly leaves: Map<number, Float64Array>;
  /** By collective, for measures whose role leads to one. */
  readonly collectives: Map<number, Float64Array>;
  /** Subjects whose place or collective is not known. */
  readonly unplaced: Float64Array;
  readonly stages: StageCounts;
}

/** What a programme asks of its procedure beyond its measures. */
export interface Followed {
  readonly stages: readonly string[];
  /** What each subject adds where it is counted once; undefined when it adds nothing. */
  readonly valuesOf: (scored: Scored) => readonly number[] | undefined;
}

/** A member as a measure counts it. */
interface Marks {
  readonly exempt: boolean;
  readonly granted: boolean;
  readonly passed: number;
}

/** Measures being counted, year by year. */
export interface Counting {
  readonly measures: readonly BoundMeasure[];
  readonly places: CompiledPlaces | undefined;
  /** Day with which codes of places are resolved; absent: each record's own date. */
  readonly codesAsOf?: string | undefined;
  readonly collectives: Collectives;
  readonly followed: Followed;
  /** At which of several places a role counts. */
  readonly several: 'first' | 'unknown';
  readonly heads: Heads;
  readonly years: Map<number, Bucket>;
  readonly waiting: Map<Lens, WaitingMembers>;
  /** The year that was counted last. */
  recent: { readonly year: number; readonly bucket: Bucket } | undefined;
}

/** Numbers that stand for no place: in none, and not known. */
const NO_PLACE = -1;
const UNPLACED = -2;

const UNFOLLOWED: Followed = { stages: [], valuesOf: () => undefined };

type CountingOptions = Pick<Counting, 'measures' | 'places' | 'codesAsOf' | 'collectives'> &
  Partial<Pick<Counting, 'followed' | 'several'>>;

export function createCounting({ followed = UNFOLLOWED, several = 'first', ...given }: CountingOptions): Counting {
  return { ...given, followed, several, heads: createHeads(), years: new Map(), waiting: new Map(), recent: undefined };
}

/** Counts what a lens has looked at: one subject, in its year and where it is. What waits is kept for `settle`. */
export function countThroughLens(counting: Counting, lens: Lens, scored: Scored): void {
  const { year } = scored.result;
  const { followed, heads } = counting;
  const standing = standingOf(counting, scored);
  const passed = followed.stages.length === 0 ? UNSAID : passedIn(scored.record, followed.stages);
  const values = followed.valuesOf(scored);
  const head = values === undefined ? undefined : createHead();
  let waits = false;
  for (const index of lens.measures) {
    const measure = counting.measures[index]!;
    if (measure.waits) {
      waits = true;
      continue;
    }
    const at = standing(measure.through, measure.leadsTo);
    const marks = { exempt: isExempt(measure, scored), granted: isAboutGranted(measure, scored), passed };
    enterHead(head, at, judgeMeasure(counting, lens, index, year, at, marks));
  }
  if (waits) {
    const kept = head === undefined ? -1 : heads.keep(head, values!);
    keep(counting, lens, scored, standing, [passed, kept]);
  } else if (head !== undefined) heads.add(year, lens.kind, head, values!);
}

/** Counts the members that waited: the collectives in which they stand have been judged. */
export function settle(counting: Counting): void {
  const { heads } = counting;
  for (const [lens, waiting] of counting.waiting) {
    const { frame, collectives } = lens;
    const measures = waitingMeasures(counting, lens);
    const roles = rolesOf(lens);
    waiting.release((year, standing) => {
      for (const title of collectives) {
        const at = standing[measures.length + roles.indexOf(title.role)]!;
        frame.code[title.slot] =
          at === NO_PLACE ? UNMET : at === UNPLACED ? UNKNOWN : counting.collectives.codeOf(title, at, year);
      }
      const more = measures.length + roles.length;
      const [passed, number] = [standing[more]!, standing[more + 1]!];
      const kept = number < 0 ? undefined : heads.kept(number);
      for (const [position, index] of measures.entries()) {
        const { at, ...marks } = unpacked(standing[position]!);
        enterHead(kept?.head, at, judgeMeasure(counting, lens, index, year, at, { ...marks, passed }));
      }
      if (kept !== undefined) heads.add(year, lens.kind, kept.head, kept.values);
    });
  }
}

function keep(counting: Counting, lens: Lens, scored: Scored, standing: StandingByRole, more: readonly number[]): void {
  const measures = waitingMeasures(counting, lens);
  const kinds = new Map(lens.collectives.map(({ role, kind }) => [role, kind]));
  const places = measures.map((index) => {
    const measure = counting.measures[index]!;
    return packed(
      standing(measure.through, measure.leadsTo),
      isExempt(measure, scored),
      isAboutGranted(measure, scored),
    );
  });
  const width = measures.length + kinds.size + more.length;
  let waiting = counting.waiting.get(lens);
  if (waiting === undefined) counting.waiting.set(lens, (waiting = createWaiting(lens, width)));
  const collectives = rolesOf(lens).map((role) => standing(role, kinds.get(role)!));
  waiting.keep(scored.result.year, [...places, ...collectives, ...more]);
}

/** Where a member is for a measure, whether it is exempt and whether it was granted, as one number. */
function packed(at: number, exempt: boolean, granted: boolean): number {
  return (at - UNPLACED) * 4 + (granted ? 2 : 0) + (exempt ? 1 : 0);
}

function unpacked(number: number): { at: number; exempt: boolean; granted: boolean } {
  return { at: (number >> 2) + UNPLACED, exempt: (number & 1) === 1, granted: (number & 2) === 2 };
}

function waitingMeasures({ measures }: Counting, lens: Lens): number[] {
  return lens.measures.filter((index) => measures[index]!.waits);
}

function rolesOf({ collectives }: Lens): string[] {
  return [...new Set(collectives.map(({ role }) => role))];
}

/** Runs one measure on what is in the slots, adds one to its counts, and gives whether it counts the subject. */
function judgeMeasure(
  counting: Counting,
  { frame }: Lens,
  index: number,
  year: number,
  at: number,
  { exempt, granted, passed }: Marks,
): number {
  if (at === NO_PLACE) return UNMET;
  const { measures, followed } = counting;
  const { among, met, leadsTo } = measures[index]!;
  among?.run?.(frame);
  const member = among === undefined ? MET : frame.code[among.slot]!;
  if (member === UNMET) return UNMET;
  met?.run?.(frame);
  // A count of all members has no numerator of its own.
  const code = met === undefined ? MET : frame.code[met.slot]!;
  const bucket = bucketOf(counting, year);
  const counts =
    at === UNPLACED
      ? bucket.unplaced
      : countsAt(leadsTo === 'place' ? bucket.leaves : bucket.collectives, at, measures.length);
  const truth = code === MET ? 0 : code === UNMET ? 1 : 2;
  const which = exempt ? 6 : member === UNKNOWN ? truth + 3 : truth;
  counts[index * 7 + which]! += 1;
  if (followed.stages.length > 0) {
    const layout = { measures: measures.length, stages: followed.stages.length };
    countStage(bucket.stages, layout, at === UNPLACED ? undefined : at, { measure: index, which, passed, granted });
  }
  return exempt ? UNMET : member;
}

/** A subject is a member where a measure counts it. */
function enterHead(head: Head | undefined, at: number, member: number): void {
  if (head === undefined || member === UNMET || at === NO_PLACE) return;
  if (at === UNPLACED) head.anywhere = true;
  else addPlace(member === MET ? head.sure : head.perhaps, at);
}

/** True when the authority granted a title that the measure is about. */
function isAboutGranted({ about }: BoundMeasure, scored: Scored): boolean {
  return scored.record.recognised !== undefined && about.some((title) => isGranted(scored, title));
}

function isExempt({ titles }: BoundMeasure, { result }: Scored): boolean {
  for (let at = 0; at < titles.length; at += 1) if (computedVerdict(result, titles[at]!) === 'exempt') return true;
  return false;
}

/** Where a subject is by a role. */
type StandingByRole = (role: string | undefined, leadsTo: string) => number;

function standingOf({ places, collectives, codesAsOf, several }: Counting, { record, result }: Scored): StandingByRole {
  const date = codesAsOf ?? record.date ?? `${result.year}-12-31`;
  let last: string | undefined;
  let at = UNPLACED;
  return (role, leadsTo) => {
    if (role === undefined) return UNPLACED;
    if (role === last) return at;
    last = role;
    const first = countingValue(record.places?.[role], several);
    at =
      first === null
        ? NO_PLACE
        : first === undefined || first === ''
          ? UNPLACED
          : leadsTo === 'place'
            ? (placeOf(first, places, date) ?? UNPLACED)
            : collectives.numberOf(leadsTo, first);
    return at;
  };
}

/** The counting place or collective of a role: the first one, or none that is known when the policy says so of several. */
function countingValue(value: RoleValue | undefined, several: Counting['several']): string | null | undefined {
  if (!Array.isArray(value)) return value as string | null | undefined;
  const codes = value as readonly string[];
  return several === 'unknown' && codes.length > 1 ? undefined : codes[0];
}

function placeOf(code: string, places: CompiledPlaces | undefined, date: string): number | undefined {
  return places === undefined ? undefined : placeNamed(places, code, date);
}

/** The places at which a subject may count by a role, as far as they are known. */
export function leavesOf(
  { places }: SubjectRecord,
  role: string,
  { places: tree, several }: Pick<Counting, 'places' | 'several'>,
  date: string,
): number[] {
  const value = places?.[role];
  const all = Array.isArray(value) ? (value as readonly string[]) : [value as string | null | undefined];
  return (several === 'first' ? all.slice(0, 1) : all).flatMap((code) =>
    code === undefined || code === null || code === '' ? [] : (placeOf(code, tree, date) ?? []),
  );
}

/** The counting place of a subject by a role, when it is known. */
export function leafOf(
  { places }: SubjectRecord,
  role: string,
  tree: CompiledPlaces | undefined,
  date: string,
): number | undefined {
  const first = countingValue(places?.[role], 'first');
  return first === undefined || first === null || first === '' ? undefined : placeOf(first, tree, date);
}

export function bucketOf(counting: Counting, year: number): Bucket {
  const { years, measures, followed, recent } = counting;
  // One subject is counted by several measures, one after the other.
  if (recent !== undefined && recent.year === year) return recent.bucket;
  let bucket = years.get(year);
  if (bucket === undefined) {
    bucket = {
      leaves: new Map(),
      collectives: new Map(),
      unplaced: new Float64Array(measures.length * 7),
      stages: createStageCounts({ measures: measures.length, stages: followed.stages.length }),
    };
    years.set(year, bucket);
  }
  counting.recent = { year, bucket };
  return bucket;
}

export function countsAt(rows: Map<number, Float64Array>, at: number, measures: number): Float64Array {
  let counts = rows.get(at);
  if (counts === undefined) rows.set(at, (counts = new Float64Array(measures * 7)));
  return counts;
}
