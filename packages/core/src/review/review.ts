/**
 * The period report: the years of several reports beside each other, with what changed and what the period still lacks.
 */

import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { canonicalJson } from '../json/canonical.js';
import type { CompiledPlaces } from '../place/places.js';
import { SEMANTICS } from '../plan/semantics.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import type { Baseline, Report } from '../rollup/result.js';
import { needAllCompiled } from '../shape/compiled.js';
import { policyOf } from '../year/policies.js';
import { goalsOf } from './goals.js';
import { type ReviewGround, remembered, targetsOf } from './ground.js';
import { createPlaceTimes } from './place-times.js';
import type { Review, ReviewedMeasure, ReviewedPlace, ReviewedProgramme, ReviewedRow, ShareChange } from './result.js';
import { changeBetween } from './share-change.js';
import { distinct, type UnitedProgramme, unite } from './union.js';

/** What a review may be told. */
export interface ReviewOptions {
  /** First year of the period; absent: the first that a report counts. */
  readonly from?: number;
  /** Last year of the period; absent: the last that a report counts. */
  readonly to?: number;
  /** The programmes that counted, in the versions that did: they know the targets of later years. */
  readonly programmes?: readonly CompiledProgramme[];
  /** Lists of places: they know when a place begins and ends. The first one that holds a place speaks of it. */
  readonly places?: readonly CompiledPlaces[];
}

/**
 * Several years in one (SEMANTICS §7.12), with issues as data.
 *
 * @throws TypeError for programmes and places that are not compiled; nothing else, for reports that `rollUp` or a run has given.
 */
export function reviewOf(reports: readonly Report[], options: ReviewOptions = {}): Review {
  needAllCompiled('reviewOf', 'programme', options.programmes ?? []);
  needAllCompiled('reviewOf', 'places', options.places ?? []);
  const issues: Issue[] = [];
  for (const semantics of distinct(reports.map((each) => each.semantics)))
    if (semantics !== SEMANTICS)
      issues.push(issueOf('review/semantics', 'error', '', { found: semantics, own: SEMANTICS }));
  const sound = reports.filter(({ semantics }) => semantics === SEMANTICS);
  const united = unite(sound, issues);
  const found = united.flatMap(({ years }) => years.map(({ report }) => report.year));
  const from = options.from ?? Math.min(...found);
  const to = options.to ?? Math.max(...found);
  if (!found.some((year) => year >= from && year <= to)) issues.push(issueOf('review/no-year', 'error', ''));
  const period = { from: Number.isFinite(from) ? from : 0, to: Number.isFinite(to) ? to : 0 };
  const isBounded = Number.isFinite(from) && Number.isFinite(to);
  const policies = distinct(sound.flatMap((each) => each.policies ?? []));
  return {
    format: 'tieuchi-review/1',
    semantics: SEMANTICS,
    ...period,
    programmes: united.map((each) => reviewedProgramme(each, { ...options, ...period, isBounded })),
    placeholders: distinct(sound.flatMap((each) => each.placeholders)),
    ...(policies.length > 0 && { policies }),
    reported: distinct(sound.flatMap((each) => each.issues)),
    issues,
  };
}

interface Period {
  readonly from: number;
  readonly to: number;
  /** False when no report counts a year and not both ends were asked for: then no year is missing. */
  readonly isBounded: boolean;
}

function reviewedProgramme(
  { programme, place, years: all, baselines }: UnitedProgramme,
  { from, to, isBounded, programmes = [], places = [] }: ReviewOptions & Period,
): ReviewedProgramme {
  const years = all.filter(({ report: { year } }) => year >= from && year <= to);
  const known = programmes.filter(({ id }) => id === programme);
  const ofVersion = (version: string | undefined) => known.find((each) => each.version === version);
  const times = places.length === 0 ? undefined : createPlaceTimes(places);
  const last = ofVersion(years.at(-1)?.versions.at(-1));
  const ground: ReviewGround = {
    ...{ years, from, times, places },
    targets: targetsOf(last, places),
    meaning: remembered((version, measure) => {
      const { titles, measures = [] } = ofVersion(version)?.document ?? {};
      const found = measures.find(({ id }) => id === measure);
      if (found === undefined) return undefined;
      const { count, through = null, among = null, met = null, declared = false } = found;
      return canonicalJson({ count, through, among, met, declared, titles: policyOf(titles, 'computed') });
    }),
  };
  const asOf = (last ?? known[0])?.document.asOf;
  const shown = baselines
    .filter(({ year }) => year <= to)
    .map((each) => ({ ...each, place: idOf(each, asOf, places) }))
    .sort((a, b) => a.year - b.year);
  const ids = [
    ...new Set([
      ...[...years].reverse().flatMap(({ report }) => report.measures.map(({ measure }) => measure)),
      ...shown.map(({ measure }) => measure),
    ]),
  ];
  const measures = ids.map((id) =>
    reviewedMeasure(
      ground,
      id,
      shown.filter(({ measure }) => measure === id),
    ),
  );
  const counted = new Set(years.map(({ report }) => report.year));
  const listed = new Map(measures.flatMap((each) => each.places).map((each) => [each.place, each.level]));
  const trees = years.map(({ report }) => report.tree).sort();
  return {
    programme,
    place,
    versions: distinct(years.flatMap(({ versions }) => versions)),
    years: years.map(({ versions, report: { year, tree, remappedFrom, snapshotTakenOn } }) => ({
      ...{ year, versions, tree },
      ...(remappedFrom !== undefined && { remappedFrom }),
      ...(snapshotTakenOn !== undefined && { snapshotTakenOn }),
    })),
    missing: isBounded
      ? Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((year) => !counted.has(year))
      : [],
    measures,
    ...(times !== undefined && {
      placeChanges: trees.length === 0 ? [] : times.changes(listed, trees[0]!, trees.at(-1)!),
    }),
  };
}

/** A declared count names a place by its id, or by a code of its year. */
function idOf({ place, year }: Baseline, asOf: string | undefined, places: readonly CompiledPlaces[]): string {
  if (asOf === undefined || places.some(({ find }) => find(place) !== undefined)) return place;
  for (const list of places) {
    const found = list.resolve(place, `${year}-${asOf}`);
    if ('place' in found) return list.idOf(found.place);
  }
  return place;
}

function reviewedMeasure(ground: ReviewGround, measure: string, baselines: readonly Baseline[]): ReviewedMeasure {
  const counted = ground.years.flatMap(({ report }) =>
    report.measures.filter((each) => each.measure === measure).map((each) => ({ year: report.year, each })),
  );
  const rows = new Map<string, { level: string; rows: ReviewedRow[] }>();
  // Places as the last year lists them, then those that only earlier years do.
  for (const { year, each } of [...counted].reverse())
    for (const { place, level, ...row } of each.places) {
      const found = rows.get(place) ?? { level, rows: [] };
      found.rows.unshift({ year, ...row });
      rows.set(place, found);
    }
  const declared = new Map<string, Baseline[]>();
  for (const each of baselines) declared.set(each.place, [...(declared.get(each.place) ?? []), each]);
  for (const place of declared.keys())
    if (!rows.has(place)) rows.set(place, { level: levelOf(place, ground.places), rows: [] });
  return {
    measure,
    years: counted.map(({ year, each: { measure: _, places: __, ...notes } }) => ({ year, ...notes })),
    places: [...rows].map(([place, found]) => reviewedPlace(ground, measure, place, found, declared.get(place) ?? [])),
  };
}

function levelOf(place: string, places: readonly CompiledPlaces[]): string {
  for (const list of places) {
    const found = list.find(place);
    if (found !== undefined) return list.places[found]!.level;
  }
  return '';
}

function reviewedPlace(
  ground: ReviewGround,
  measure: string,
  place: string,
  { level, rows }: { readonly level: string; readonly rows: readonly ReviewedRow[] },
  baselines: readonly Baseline[],
): ReviewedPlace {
  const change = (before: ReviewedRow, after: ReviewedRow) =>
    changeBetween(before, after, whyNotComparable(ground, measure, place, before, after));
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    place,
    level,
    baselines,
    rows,
    changes: rows.slice(1).map((row, index) => change(rows[index]!, row)),
    ...(rows.length > 1 && { trend: change(first!, last!) }),
    goals: goalsOf(ground, measure, place, rows),
  };
}

function whyNotComparable(
  { years, times, meaning }: ReviewGround,
  measure: string,
  place: string,
  before: ReviewedRow,
  after: ReviewedRow,
): ShareChange['notComparable'] {
  if (before.notFullyDeterminable || after.notFullyDeterminable) return 'divided';
  const [first, last] = [before, after].map(({ year }) => years.find(({ report }) => report.year === year)!);
  const [a, b] = [first!.report.tree, last!.report.tree];
  if (a !== b && times !== undefined && times.isInForce(place, a) !== times.isInForce(place, b)) return 'place-changed';
  const meanings = new Set(
    [...first!.versions, ...last!.versions].flatMap((version) => meaning(version, measure) ?? []),
  );
  return meanings.size > 1 ? 'another-measure' : undefined;
}
