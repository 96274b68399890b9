/**
 * Rows of one subject and year as one record: what they disagree on is missing in it.
 */
import type { Recognition, RoleValue, Record as SubjectRecord } from '../document/index.js';
import { compareCodePoints } from '../text/names.js';
import { factText } from '../value/cells.js';

/** One thing on which rows differ, with the value of each row. */
interface Conflict {
  readonly what: string;
  readonly values: readonly string[];
}

/** What a code of a role means: the same for two codes of one place. */
export type Meaning = (role: string, code: string) => string | number;

export type Merged =
  | { readonly record: SubjectRecord; readonly conflicts: readonly Conflict[]; readonly clash?: undefined }
  | {
      readonly record?: undefined;
      readonly conflicts?: undefined;
      readonly clash: { readonly key: string; readonly values: readonly string[] };
    };

/**
 * One record of several; none when they differ in what decides how to judge: the group, or whether they took part. What is
 * not among `facts`, and keys of a recognition that nothing reads, are left out: no conflict may tell of them.
 */
export function mergeRows(
  records: readonly SubjectRecord[],
  facts: ReadonlySet<string>,
  meaningOf: Meaning = (_, code) => code,
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
    (record) => Object.fromEntries((record.recognised ?? []).map((entry) => [entry.title, recognitionOf(entry)])),
    'recognised.',
  );
  const places = unionOfPlaces(records, meaningOf);
  const some = (key: string, value: object) => (Object.keys(value).length > 0 ? { [key]: value } : {});
  const { subject, year, group } = first;
  // They agree; one may say what the other leaves to be understood.
  const { registered } = records.find((record) => typeof record.registered === 'boolean') ?? first;
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

/**
 * All places of all rows; `null` (in none) stands only when no row names one. What all rows say alike stays as it is; else
 * codes stand in the order of code points, as rows come in any order. Of several codes that mean one place the first stands.
 */
function unionOfPlaces(records: readonly SubjectRecord[], meaningOf: Meaning): { [role: string]: RoleValue } {
  const union: { [role: string]: RoleValue } = Object.create(null);
  for (const role of new Set(records.flatMap(({ places }) => Object.keys(places ?? {})))) {
    const lists = records.map(({ places }): (string | null)[] => {
      const value = places?.[role];
      if (value === undefined || value === '') return [];
      return typeof value === 'string' || value === null ? [value] : [...value];
    });
    const given = lists.flat();
    const named = given.filter((code) => code !== null);
    const alike = lists.every((list) => list.join('|') === lists[0]!.join('|'));
    const ordered = alike ? lists[0]!.filter((code) => code !== null) : named.sort(compareCodePoints);
    const codes = distinct(ordered, (code) => meaningOf(role, code));
    if (codes.length > 0) union[role] = codes.length === 1 ? codes[0]! : codes;
    else if (given.length > 0) union[role] = null;
  }
  return union;
}

/** The first of those that mean the same. */
function distinct<T>(items: readonly T[], meaningOf: (item: T) => unknown): T[] {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    const meaning = meaningOf(item);
    if (seen.has(meaning)) return false;
    seen.add(meaning);
    return true;
  });
}
