/**
 * Reports put together: each programme with its years, each year once. What two reports say differently is reported, and left out.
 */

import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { canonicalJson } from '../json/canonical.js';
import type { Baseline, ProgrammeReport, Report, YearReport } from '../rollup/result.js';
import { compareCodePoints } from '../text/names.js';

/** A year as all reports that count it tell it. */
export interface UnitedYear {
  readonly versions: readonly string[];
  readonly report: YearReport;
}

export interface UnitedProgramme {
  readonly programme: string;
  readonly place: string;
  /** In order. */
  readonly years: readonly UnitedYear[];
  readonly baselines: readonly Baseline[];
}

/** All programmes of all reports, by id; the order of the reports changes nothing. */
export function unite(reports: readonly Report[], issues: Issue[]): UnitedProgramme[] {
  const programmes = new Map<string, ProgrammeReport[]>();
  for (const each of reports.flatMap((report) => report.programmes)) {
    const same = programmes.get(each.programme);
    if (same === undefined) programmes.set(each.programme, [each]);
    else same.push(each);
  }
  return [...programmes.keys()]
    .sort(compareCodePoints)
    .flatMap((id) => unitedProgramme(programmes.get(id)!, issues) ?? []);
}

/** Each once, in an order of its own. */
export function distinct<T>(values: readonly T[]): T[] {
  const found = new Map(values.map((value) => [canonicalJson(value), value]));
  return [...found.keys()].sort(compareCodePoints).map((key) => found.get(key)!);
}

function unitedProgramme(given: readonly ProgrammeReport[], issues: Issue[]): UnitedProgramme | undefined {
  const { programme } = given[0]!;
  const places = distinct(given.map(({ place }) => place));
  if (places.length > 1) {
    issues.push(issueOf('review/other-place', 'error', '', { programme, first: places[0]!, other: places[1]! }));
    return undefined;
  }
  const versions = distinct(given.map(({ version }) => version));
  if (versions.length > 1)
    issues.push(issueOf('review/versions', 'warning', '', { programme, versions: versions.join(', ') }));
  const numbers = [...new Set(given.flatMap(({ years }) => years.map(({ year }) => year)))].sort((a, b) => a - b);
  const years = numbers.flatMap((year): UnitedYear[] => {
    const told = given.flatMap(({ version, years: all }) =>
      all.filter((each) => each.year === year).map((report) => ({ version, report })),
    );
    const [report, other] = distinct(told.map((each) => each.report));
    if (other === undefined) return [{ versions: distinct(told.map((each) => each.version)), report: report! }];
    const { at, first, second } = firstDifference(report, other, '')!;
    issues.push(issueOf('review/differs', 'error', at, { programme, year, first, second }));
    return [];
  });
  return { programme, place: places[0]!, years, baselines: unitedBaselines(programme, given, issues) };
}

function unitedBaselines(programme: string, given: readonly ProgrammeReport[], issues: Issue[]): Baseline[] {
  const all = distinct(given.flatMap(({ baselines }) => baselines));
  const key = ({ place, year, measure, source }: Baseline) => canonicalJson([place, year, measure, source]);
  const counts = new Map<string, number>();
  for (const each of all) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  const kept = all.filter((each) => counts.get(key(each)) === 1);
  for (const [doubled, count] of counts) {
    if (count === 1) continue;
    const [first, second] = all.filter((each) => key(each) === doubled) as [Baseline, Baseline];
    const { year, measure, place } = first;
    issues.push(
      issueOf('review/baseline-differs', 'error', '', {
        ...{ programme, year, measure, place, first: first.share, second: second.share },
      }),
    );
  }
  return kept;
}

/** By what the entries of a list are known. */
const KEYS = ['measure', 'place', 'count', 'stage', 'level'];

/** The first thing on which two values differ: where, with ids instead of positions, and what each says. */
function firstDifference(
  a: unknown,
  b: unknown,
  at: string,
): { at: string; first: string; second: string } | undefined {
  if (canonicalJson(a ?? null) === canonicalJson(b ?? null)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return { at, first: canonicalJson(a ?? null), second: canonicalJson(b ?? null) };
  const [left, right] = [membersById(a), membersById(b)];
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  // What was counted says more than what follows from it; parsed documents have their keys in another order.
  if (!Array.isArray(a)) keys.sort((x, y) => Number(y === 'tally') - Number(x === 'tally') || compareCodePoints(x, y));
  for (const key of keys) {
    const found = firstDifference(left.get(key), right.get(key), `${at}/${key}`);
    if (found !== undefined) return found;
  }
  // The same entries in another order.
  return { at, first: [...left.keys()].join(' '), second: [...right.keys()].join(' ') };
}

function membersById(value: object): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(
    value.map((entry: { readonly [key: string]: unknown } | null, index) => {
      const key = KEYS.find((each) => typeof entry?.[each] === 'string');
      return [key === undefined ? String(index) : String(entry?.[key]), entry];
    }),
  );
}
