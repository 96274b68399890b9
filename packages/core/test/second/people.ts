/**
 * SEMANTICS 1 to 6, as far as the worlds go: rows become records, and of each record the verdicts, what was recognised, how
 * far it came and where it counts.
 */
import type { Measure, Pack, Programme, SubjectRecord } from '../../src/document/index.js';
import type { Atlas } from './places.js';
import type { World } from './world.js';

export type Truth = 'met' | 'unmet' | 'unknown';
export type Verdict = Truth | 'exempt';

/** A record with the pack that judges it. Its places are ids: first what its rows named, in order. */
export interface Person {
  readonly record: SubjectRecord;
  readonly pack: Pack;
  /** By role; null in none, absent when nothing was named. */
  readonly places: ReadonlyMap<string, readonly string[] | null>;
  /** The names that stand in the record. */
  readonly names: ReadonlyMap<string, readonly string[] | null>;
}

export interface Register {
  readonly people: readonly Person[];
  readonly merged: number;
  readonly rejected: number;
}

const dayOf = ({ date, year }: SubjectRecord) => date ?? `${year}-12-31`;

export function registerOf({ rows, packs }: World, map: Atlas): Register {
  let rejected = 0;
  let merged = 0;
  const groups = new Map<string, { row: SubjectRecord; places: Person['names']; ids: Person['places'] }[]>();
  for (const row of rows) {
    const read = placesOf(row, map);
    if (read === undefined) {
      rejected += 1;
      continue;
    }
    const key = `${row.subject} ${row.year}`;
    groups.set(key, [...(groups.get(key) ?? []), { row, ...read }]);
  }
  const people: Person[] = [];
  for (const rowsOfOne of groups.values()) {
    const found = rowsOfOne.length === 1 ? single(rowsOfOne[0]!) : joined(rowsOfOne, map);
    if (found === undefined) rejected += rowsOfOne.length;
    else {
      merged += rowsOfOne.length - 1;
      people.push({ ...found, pack: packs.find(({ group }) => group === found.record.group)! });
    }
  }
  return { people, merged, rejected };
}

type Read = { readonly row: SubjectRecord; readonly places: Person['names']; readonly ids: Person['places'] };

/** 5.1: what a row names twice is taken out of it. */
function placesOf(row: SubjectRecord, map: Atlas): { places: Person['names']; ids: Person['places'] } | undefined {
  const places = new Map<string, readonly string[] | null>();
  const ids = new Map<string, readonly string[] | null>();
  for (const [role, value] of Object.entries(row.places ?? {})) {
    if (value === null) {
      places.set(role, null);
      ids.set(role, null);
      continue;
    }
    const names = [value].flat() as string[];
    const meant = names.map((name) => map.meant(name, dayOf(row)));
    if (meant.includes(undefined)) return undefined;
    const firsts = names.filter((_, index) => meant.indexOf(meant[index]) === index);
    places.set(role, firsts);
    ids.set(role, [...new Set(meant as string[])]);
  }
  return { places, ids };
}

function single({ row, places, ids }: Read): Omit<Person, 'pack'> {
  return { record: { ...row, ...(row.recognised && { recognised: lastEntries(row) }) }, places: ids, names: places };
}

function lastEntries({ recognised = [] }: SubjectRecord): NonNullable<SubjectRecord['recognised']> {
  return recognised.slice(-1);
}

/** 5.1: rows of one subject and year. The worlds have one title. */
function joined(rows: readonly Read[], map: Atlas): Omit<Person, 'pack'> | undefined {
  const all = rows.map(({ row }) => row);
  const first = all[0]!;
  if (new Set(all.map(({ group }) => group)).size > 1) return undefined;
  if (new Set(all.map(({ registered = true }) => registered)).size > 1) return undefined;
  const agreed = <T>(of: (row: SubjectRecord) => T | undefined): T | undefined => {
    const values = all.map((row) => JSON.stringify(of(row) ?? null));
    return new Set(values).size === 1 ? of(first) : undefined;
  };
  const each = (of: (row: SubjectRecord) => { readonly [key: string]: unknown } | undefined) => {
    const keys = [...new Set(all.flatMap((row) => Object.keys(of(row) ?? {})))];
    return Object.fromEntries(
      keys.flatMap((key) => {
        const value = agreed((row) => of(row)?.[key]);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  };
  const [date, stage] = [agreed((row) => row.date), agreed((row) => row.stage)];
  const recognised = agreed((row) => (row.recognised === undefined ? undefined : lastEntries(row)[0]));
  const dates = each((row) => row.dates);
  const registered = all.find((row) => row.registered !== undefined)?.registered;
  const record = {
    ...{ subject: first.subject, year: first.year, group: first.group },
    ...(date !== undefined && { date }),
    ...(stage !== undefined && { stage }),
    ...(registered !== undefined && { registered }),
    facts: each((row) => row.facts as { readonly [key: string]: unknown }),
    ...(Object.keys(dates).length > 0 && { dates }),
    ...(recognised !== undefined && { recognised: [recognised] }),
  } as unknown as SubjectRecord;
  const union = unionOf(rows);
  const names = new Map<string, readonly string[] | null>();
  for (const [role, list] of union) {
    if (list === null) names.set(role, null);
    else {
      const named = list.map(({ name, id }) =>
        [name, id].find((one) => {
          const meant = map.meant(one, dayOf(record));
          // An id always means its place, unless it is another place's code.
          return meant === undefined
            ? one === id && !map.all.some((other) => map.at(other).code === one && map.isInForce(other, dayOf(record)))
            : meant === id;
        }),
      );
      if (named.includes(undefined)) return undefined;
      names.set(role, named as string[]);
    }
  }
  const ids = new Map([...union].map(([role, list]) => [role, list === null ? null : list.map(({ id }) => id)]));
  return { record, places: ids, names };
}

interface Named {
  readonly name: string;
  readonly id: string;
}

function unionOf(rows: readonly Read[]): Map<string, readonly Named[] | null> {
  const union = new Map<string, readonly Named[] | null>();
  for (const role of new Set(rows.flatMap(({ places }) => [...places.keys()]))) {
    const lists = rows.map(({ places, ids }): Named[] =>
      (places.get(role) ?? []).map((name, index) => ({ name, id: ids.get(role)![index]! })),
    );
    const isAlike = new Set(lists.map((list) => JSON.stringify(list))).size === 1;
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    const list = isAlike ? lists[0]! : lists.flat().sort((a, b) => order(a.name, b.name) || order(a.id, b.id));
    const once = list.filter(({ id }, index) => list.findIndex((other) => other.id === id) === index);
    union.set(role, once.length > 0 ? once : null);
  }
  return union;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** 1.2, 1.3: a number by the pack that judged. */
function numberOf({ record, pack }: Person): Range {
  const { min = 0, max = 0, default: stated } = pack.facts.a!;
  const value = record.facts.a ?? stated;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max)
    return { low: value, high: value };
  return { low: min, high: max };
}

function truthOf(value: unknown): Truth {
  return value === true ? 'met' : value === false ? 'unmet' : 'unknown';
}

const atLeast = ({ low, high }: Range, than: number): Truth =>
  low >= than ? 'met' : high < than ? 'unmet' : 'unknown';
const both = (a: Truth, b: Truth): Truth =>
  a === 'unmet' || b === 'unmet' ? 'unmet' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'met';

const ranksOf = ({ titles }: Pack): string[] => (titles[0]!.ranks ?? []).map(({ id }) => id);

/** 3.2, 3.3, 5.4: a title or a rank; undefined when the pack does not define it. */
export function verdictOf(person: Person, name: string): Verdict | undefined {
  const { record, pack } = person;
  if (name !== 't' && !ranksOf(pack).includes(name.slice(2))) return undefined;
  if (record.registered === false) return 'unmet';
  const { applies } = pack.criteria![0]!.indicators[0]!;
  const applied = applies === undefined ? 'met' : truthOf(record.facts.e);
  if (applied === 'unmet') return 'exempt';
  if (applied === 'unknown') return 'unknown';
  const total = numberOf(person);
  const base = atLeast(total, 3);
  return name === 't.r1' ? both(base, atLeast(total, 5)) : base;
}

/** 5.5, 6.2: whether the authority granted a title or a rank. */
export function isGranted({ record, pack }: Person, name: string): boolean {
  const entry = record.recognised?.at(-1);
  if (entry?.outcome !== 'granted') return false;
  if (name === 't') return true;
  const [ranks, rank] = [ranksOf(pack), name.slice(2)];
  if (!ranks.includes(rank)) return entry.rank === rank;
  if (entry.rank !== undefined && ranks.includes(entry.rank)) return ranks.indexOf(entry.rank) <= ranks.indexOf(rank);
  return rank === ranks.at(-1);
}

/** A rule of a measure, of the few kinds that the worlds have. */
export function ruleTruth(rule: Measure['met'] | undefined, person: Person, { facts = {} }: Programme): Truth {
  if (rule === undefined) return 'met';
  const [[operator, operand]] = Object.entries(rule as object) as [[string, unknown]];
  if (operator === 'and')
    return (operand as NonNullable<Measure['met']>[])
      .map((each) => ruleTruth(each, person, { facts } as Programme))
      .reduce(both);
  if (operator === '>=') return atLeast(numberOf(person), (operand as [unknown, number])[1]);
  const { record } = person;
  if (operator === 'in') {
    const { stage } = record;
    return stage === undefined ? 'unknown' : (operand as [unknown, string[]])[1].includes(stage) ? 'met' : 'unmet';
  }
  const name = operand as string;
  if (name === 'registered') return record.registered === false ? 'unmet' : 'met';
  if (name === 'c') return truthOf(record.facts.c);
  if (name.startsWith('recognised.')) return isGranted(person, name.slice('recognised.'.length)) ? 'met' : 'unmet';
  const verdict = verdictOf(person, name.slice('title.'.length)) ?? 'unmet';
  return verdict === 'exempt' ? 'unmet' : verdict;
}

/** The names of titles that a rule reads, with what stands before the point. */
export function titlesIn(rule: Measure['met'] | undefined): string[] {
  return [...JSON.stringify(rule ?? null).matchAll(/"((?:title|recognised)\.[^"]+)"/g)].map(([, name]) => name!);
}

/** 7.9: how many stages it has passed; undefined when it names none. */
export function passedOf({ record }: Person, stages: readonly string[]): number | undefined {
  if (record.registered === false) return 0;
  const named = [...(record.stage === undefined ? [] : [record.stage]), ...Object.keys(record.dates ?? {})];
  const furthest = Math.max(-1, ...named.map((stage) => stages.indexOf(stage)));
  return furthest < 0 ? undefined : furthest + 1;
}

/** 5.2, 5.3, 5.7: the counting place by a role; null in none, undefined when it is not known. */
export function countingPlace({ places }: Person, role: string, counting: unknown): string | null | undefined {
  const list = places.get(role);
  if (list === undefined || list === null) return list;
  return counting === 'unknown' && list.length > 1 ? undefined : list[0];
}

/** 5.6: the places by which a record concerns a programme. */
export function concernedPlaces({ places }: Person, roles: readonly string[], counting: unknown): string[] {
  return roles.flatMap((role) => {
    const list = places.get(role) ?? [];
    return counting === 'unknown' ? list : list.slice(0, 1);
  });
}
