/**
 * Counting: which measures hold for a subject, and at which place or collective it counts.
 */
import type { Collectives } from './collectives.js';
import type { RoleValue, Record as SubjectRecord } from './documents.js';
import type { BoundMeasure, Lens } from './lens.js';
import { type Scored, verdictOf } from './members.js';
import { MET, UNKNOWN, UNMET } from './operators.js';
import type { CompiledPlaces } from './places.js';
import { createWaiting, type Waiting } from './waiting.js';

/** Counts of one year, seven for each measure. */
export interface Bucket {
  /** By place where subjects stand. */
  readonly leaves: Map<number, Float64Array>;
  /** By collective, for measures whose role leads to one. */
  readonly collectives: Map<number, Float64Array>;
  /** Subjects whose place or collective is not known. */
  readonly unplaced: Float64Array;
}

/** Measures being counted, year by year. */
export interface Counting {
  readonly measures: readonly BoundMeasure[];
  readonly places: CompiledPlaces | undefined;
  /** Day with which codes of places are resolved; absent: each record's own date. */
  readonly codesAsOf?: string | undefined;
  readonly collectives: Collectives;
  readonly years: Map<number, Bucket>;
  readonly waiting: Map<Lens, Waiting>;
}

/** Numbers that stand for no place: in none, and not known. */
const NOWHERE = -1;
const UNPLACED = -2;

export function createCounting(given: Omit<Counting, 'years' | 'waiting'>): Counting {
  return { ...given, years: new Map(), waiting: new Map() };
}

/** Counts what a lens has looked at: one subject, in its year and where it stands. What waits is kept for `settle`. */
export function count(counting: Counting, lens: Lens, scored: Scored): void {
  const { year } = scored.result;
  const standing = standingOf(counting, scored);
  let waits = false;
  for (const index of lens.measures) {
    const measure = counting.measures[index]!;
    if (measure.waits) waits = true;
    else
      judgeMeasure(counting, lens, index, year, standing(measure.through, measure.leadsTo), isExempt(measure, scored));
  }
  if (waits) keep(counting, lens, scored, standing);
}

/** Counts the members that waited: the collectives in which they stand have been judged. */
export function settle(counting: Counting): void {
  for (const [lens, waiting] of counting.waiting) {
    const { frame, collectives } = lens;
    const measures = waitingMeasures(counting, lens);
    const roles = rolesOf(lens);
    waiting.release((year, standing) => {
      for (const title of collectives) {
        const at = standing[measures.length + roles.indexOf(title.role)]!;
        frame.code[title.slot] =
          at === NOWHERE ? UNMET : at === UNPLACED ? UNKNOWN : counting.collectives.codeOf(title, at, year);
      }
      for (const [position, index] of measures.entries()) {
        const at = standing[position]!;
        judgeMeasure(counting, lens, index, year, (at >> 1) + UNPLACED, (at & 1) === 1);
      }
    });
  }
}

function keep(counting: Counting, lens: Lens, scored: Scored, standing: Standing): void {
  const measures = waitingMeasures(counting, lens);
  const kinds = new Map(lens.collectives.map(({ role, kind }) => [role, kind]));
  const places = measures.map((index) => {
    const measure = counting.measures[index]!;
    const at = standing(measure.through, measure.leadsTo);
    return (at - UNPLACED) * 2 + (isExempt(measure, scored) ? 1 : 0);
  });
  let waiting = counting.waiting.get(lens);
  if (waiting === undefined) counting.waiting.set(lens, (waiting = createWaiting(lens, measures.length + kinds.size)));
  waiting.keep(scored.result.year, [...places, ...rolesOf(lens).map((role) => standing(role, kinds.get(role)!))]);
}

function waitingMeasures({ measures }: Counting, lens: Lens): number[] {
  return lens.measures.filter((index) => measures[index]!.waits);
}

function rolesOf({ collectives }: Lens): string[] {
  return [...new Set(collectives.map(({ role }) => role))];
}

/** Runs one measure on what stands in the registers, and adds one to its counts. */
function judgeMeasure(
  counting: Counting,
  { frame }: Lens,
  index: number,
  year: number,
  at: number,
  exempt: boolean,
): void {
  if (at === NOWHERE) return;
  const { among, met, leadsTo } = counting.measures[index]!;
  among?.run?.(frame);
  const member = among === undefined ? MET : frame.code[among.slot]!;
  if (member === UNMET) return;
  met?.run?.(frame);
  // A count of all members has no numerator of its own.
  const code = met === undefined ? MET : frame.code[met.slot]!;
  const bucket = bucketOf(counting, year);
  const counts =
    at === UNPLACED
      ? bucket.unplaced
      : countsAt(leadsTo === 'place' ? bucket.leaves : bucket.collectives, at, counting.measures.length);
  const which = code === MET ? 0 : code === UNMET ? 1 : 2;
  counts[index * 7 + (exempt ? 6 : member === UNKNOWN ? which + 3 : which)]! += 1;
}

function isExempt({ titles }: BoundMeasure, { result }: Scored): boolean {
  return titles.some((title) => verdictOf(result, title) === 'exempt');
}

/** Where a subject stands by a role. */
type Standing = (role: string | undefined, leadsTo: string) => number;

function standingOf({ places, collectives, codesAsOf }: Counting, { record, result }: Scored): Standing {
  const date = codesAsOf ?? record.date ?? `${result.year}-12-31`;
  let last: string | undefined;
  let at = UNPLACED;
  return (role, leadsTo) => {
    if (role === undefined) return UNPLACED;
    if (role === last) return at;
    last = role;
    const first = firstOf(record.places?.[role]);
    at =
      first === null
        ? NOWHERE
        : first === undefined || first === ''
          ? UNPLACED
          : leadsTo === 'place'
            ? (placeOf(first, places, date) ?? UNPLACED)
            : collectives.numberOf(leadsTo, first);
    return at;
  };
}

/** The counting place or collective: the first one of a role. */
function firstOf(value: RoleValue | undefined): string | null | undefined {
  return Array.isArray(value) ? (value as readonly string[])[0] : (value as string | null | undefined);
}

function placeOf(code: string, places: CompiledPlaces | undefined, date: string): number | undefined {
  const resolved = places?.resolve(code, date);
  return resolved !== undefined && 'place' in resolved ? resolved.place : undefined;
}

/** The counting place of a subject by a role, when it is known. */
export function leafOf(
  { places }: SubjectRecord,
  role: string,
  tree: CompiledPlaces | undefined,
  date: string,
): number | undefined {
  const first = firstOf(places?.[role]);
  return first === undefined || first === null || first === '' ? undefined : placeOf(first, tree, date);
}

function bucketOf({ years, measures }: Counting, year: number): Bucket {
  let bucket = years.get(year);
  if (bucket === undefined) {
    bucket = { leaves: new Map(), collectives: new Map(), unplaced: new Float64Array(measures.length * 7) };
    years.set(year, bucket);
  }
  return bucket;
}

function countsAt(rows: Map<number, Float64Array>, at: number, measures: number): Float64Array {
  let counts = rows.get(at);
  if (counts === undefined) rows.set(at, (counts = new Float64Array(measures * 7)));
  return counts;
}
