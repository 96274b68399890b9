/**
 * Rows of one subject and year as one record: what they disagree on is missing in it.
 */

import type { Recognition, RoleValue, SubjectRecord } from '../document/index.js';
import { compareCodePoints } from '../text/names.js';
import { factText } from '../value/cells.js';
import { lastOfEach } from '../year/recognition.js';

/** One thing on which rows differ, with the value of each row. */
interface Conflict {
  readonly what: string;
  readonly values: readonly string[];
}

/** What a code of a role means by the date of a record: the id of a place, or the code itself where nothing tells more. */
export type PlaceMeaning = (role: string, code: string, record: SubjectRecord) => string;

export type Merged =
  | { readonly record: SubjectRecord; readonly conflicts: readonly Conflict[]; readonly clash?: undefined }
  | { readonly record?: undefined; readonly conflicts?: undefined; readonly clash: Clash };

/** What keeps rows from being one record. */
interface Clash {
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * One record of several; none when they differ in what decides how to judge: the group, or whether they took part. What is
 * not among `facts`, and keys of a recognition that nothing reads, are left out: no conflict may tell of them.
 */
export function mergeRows(
  records: readonly SubjectRecord[],
  facts: ReadonlySet<string>,
  meaningOf: PlaceMeaning = (_role, code) => code,
): Merged {
  const [first] = records as [SubjectRecord, ...SubjectRecord[]];
  for (const key of ['group', 'registered'] as const) {
    const values = [...new Set(records.map((record) => String(record[key] ?? true)))];
    if (values.length > 1) return { clash: { key, values } };
  }
  const conflicts: Conflict[] = [];
  const agreed = (of: (record: SubjectRecord) => object | undefined | null, prefix = '') =>
    agreeing(
      records.map((record) => of(record) ?? {}),
      prefix,
      conflicts,
    );
  const own = agreed(({ date, stage }) => ({ date, stage }));
  const judged = agreed((record) => only(record.facts, facts));
  const dates = agreed((record) => record.dates, 'date.');
  const selfFacts = agreed((record) => only(record.selfFacts, facts), 'self.');
  const recognised = agreed(
    (record) =>
      Object.fromEntries(lastOfEach(record.recognised ?? []).map((entry) => [entry.title, recognitionOf(entry)])),
    'recognised.',
  );
  const union = unionOfPlaces(records, meaningOf);
  const some = (key: string, value: object) => (Object.keys(value).length > 0 ? { [key]: value } : {});
  const { subject, year, group } = first;
  // They agree; one may say what the other leaves to be understood.
  const { registered } = records.find((record) => typeof record.registered === 'boolean') ?? first;
  const { places, clash } = namedOn({ subject, year, group, ...own } as SubjectRecord, union, meaningOf);
  if (clash !== undefined) return { clash };
  const record = {
    ...{ subject, year, group, ...own },
    ...(registered !== undefined && { registered }),
    ...some('places', places),
    facts: judged,
    ...some('selfFacts', selfFacts),
    ...some('dates', dates),
    ...(Object.keys(recognised).length > 0 && { recognised: Object.values(recognised) as Recognition[] }),
  } as SubjectRecord;
  return { record, conflicts };
}

/** The entries of an object that something reads. */
function only(object: object | undefined | null, read: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([key]) => read.has(key)));
}

/** What is read of a recognition. */
function recognitionOf({ title, rank, outcome, decision }: Recognition): Recognition {
  const { number, date, by } = decision ?? {};
  const parts = { ...(number && { number }), ...(date && { date }), ...(by && { by }) };
  return {
    ...{ title, outcome },
    ...(rank && { rank }),
    ...(Object.keys(parts).length > 0 && { decision: parts }),
  };
}

/** The members on which all agree; a member that only some have is one on which they differ. */
function agreeing(objects: readonly object[], prefix: string, conflicts: Conflict[]): { [key: string]: unknown } {
  const result: { [key: string]: unknown } = Object.create(null);
  const missing = (value: unknown) => value === undefined || value === null || value === '';
  for (const key of new Set(objects.flatMap((object) => Object.keys(object)))) {
    const values = objects.map((object) => (object as { readonly [key: string]: unknown })[key]);
    if (values.every(missing)) continue;
    const [first] = values;
    const same = values.every((value) => Object.is(value, first) || factText(value) === factText(first));
    if (same) result[key] = first;
    else
      conflicts.push({
        what: `${prefix}${key}`,
        values: values.map((value) => (missing(value) ? '' : typeof value === 'string' ? value : factText(value))),
      });
  }
  return result;
}

/** A place of a role as a row names it, and what it means there; null in none. */
type NamedPlace = { readonly code: string; readonly means: string } | null;

/**
 * All places of all rows; `null` (in none) stands only when no row names one. What all rows say alike stays as it is; else
 * codes stand in the order of code points, as rows come in any order. Of several codes that mean one place the first stands.
 */
function unionOfPlaces(records: readonly SubjectRecord[], meaningOf: PlaceMeaning): Map<string, readonly NamedPlace[]> {
  const union = new Map<string, readonly NamedPlace[]>();
  for (const role of new Set(records.flatMap(({ places }) => Object.keys(places ?? {})))) {
    const lists = records.map((record): NamedPlace[] => {
      const value = record.places?.[role];
      if (value === undefined || value === '') return [];
      const codes: readonly (string | null)[] = typeof value === 'string' || value === null ? [value] : value;
      return codes.map((code) => (code === null ? null : { code, means: meaningOf(role, code, record) }));
    });
    const given = lists.flat();
    const alike = lists.every((list) => isSame(list, lists[0]!));
    const named = (alike ? lists[0]! : given).filter((each) => each !== null);
    if (!alike) named.sort((a, b) => compareCodePoints(a.code, b.code) || compareCodePoints(a.means, b.means));
    const codes = firstOfEach(named, ({ means }) => means);
    if (codes.length > 0) union.set(role, codes);
    else if (given.length > 0) union.set(role, [null]);
  }
  return union;
}

function isSame(a: readonly NamedPlace[], b: readonly NamedPlace[]): boolean {
  return a.length === b.length && a.every((each, at) => each?.code === b[at]?.code && each?.means === b[at]?.means);
}

/**
 * Places by names that mean them on the date of the record: a code that means something else then, or nothing any more, gives
 * way to the id. An id that is another place's code on that date names neither.
 */
function namedOn(
  record: SubjectRecord,
  union: ReadonlyMap<string, readonly NamedPlace[]>,
  meaningOf: PlaceMeaning,
): { places: { [role: string]: RoleValue }; clash?: Clash } {
  const places: { [role: string]: RoleValue } = Object.create(null);
  for (const [role, list] of union) {
    const names: string[] = [];
    for (const each of list) {
      if (each === null) continue;
      const { code, means } = each;
      const name = [code, means].find((one) => meaningOf(role, one, record) === means);
      if (name === undefined)
        return { places, clash: { key: `places/${role}`, values: list.map((one) => `${one!.code} (${one!.means})`) } };
      names.push(name);
    }
    places[role] = names.length === 0 ? null : names.length === 1 ? names[0]! : names;
  }
  return { places };
}

/** The first of those that mean the same. */
function firstOfEach<T>(items: readonly T[], meaningOf: (item: T) => unknown): T[] {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    const meaning = meaningOf(item);
    if (seen.has(meaning)) return false;
    seen.add(meaning);
    return true;
  });
}
