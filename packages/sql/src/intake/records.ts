/**
 * Typed rows as records: codes of places are looked up, and subjects of which any row is odd are left to the engine.
 */
import type { CompiledPack, CompiledPlaces } from '@tieuchi/core';
import { quoted } from '../dialect/quoted.js';
import { placeColumn } from '../pack/names.js';
import { codeColumn } from './cells.js';
import type { TypedRows } from './typed.js';

/** Names of the tables of a run. */
export const INTAKE_TABLES = {
  /** All typed rows that are plain, with their file and line. */
  plain: 'plain_rows',
  /** Days of records, and which codes are looked up on them. */
  days: 'record_days',
  /** What codes of places mean. */
  codes: 'place_codes',
  /** Subjects that the engine judges. */
  odd: 'odd_subjects',
  /** The records of all others, one a row. */
  records: 'records',
} as const;

const { plain, days, codes, odd } = INTAKE_TABLES;

/** One file whose rows stand typed in a table. */
export interface TypedTable {
  readonly table: string;
  /** Position of the file. */
  readonly file: number;
  /** True when the table has a column `line`; else a row stands for a line. */
  readonly hasLine: boolean;
}

/** The plain rows of all files as one query. */
export function plainRows(tables: readonly TypedTable[], { columns }: TypedRows): string {
  const names = columns.map(({ name }) => name).join(', ');
  return tables
    .map(
      ({ table, file, hasLine }) =>
        `SELECT ${file} AS file, CAST(${hasLine ? 'line' : 'rowid + 1'} AS INTEGER) AS line, ${names} FROM ${table} WHERE NOT odd`,
    )
    .join('\nUNION ALL\n');
}

/** The days of records, each once, and whether a record gave it. */
export function recordDays(hasDate: boolean): string {
  return `SELECT DISTINCT day, ${hasDate ? 'date IS NOT NULL' : 'false'} AS dated FROM ${plain}`;
}

/** The codes of places that are in the rows, each once for each key of a day. */
export function givenCodes({ placeRoles }: TypedRows, hasDate: boolean): string {
  return placeRoles
    .map(
      (role) =>
        `SELECT DISTINCT key, ${codeColumn(role)} AS code FROM ${plain} AS r ${dayJoin(hasDate)} WHERE ${codeColumn(role)} IS NOT NULL`,
    )
    .join('\nUNION\n');
}

function dayJoin(hasDate: boolean): string {
  return `JOIN ${days} AS d ON d.day = r.day AND d.dated = (${hasDate ? 'r.date IS NOT NULL' : 'false'})`;
}

/**
 * Subjects that are odd as a whole: those of several rows in a year, of two kinds, or with a code that the list does not
 * plainly know.
 */
export function oddSubjects(
  { placeRoles }: TypedRows,
  {
    kinds,
    years,
    hasDate,
  }: { readonly kinds: readonly string[]; readonly years: readonly number[]; readonly hasDate: boolean },
): string {
  const [first = 0, last = 0] = [years[0], years[years.length - 1]];
  // A bit for each year is much cheaper than a list of them.
  const distinct =
    last - first < 63 ? `bit_count(bit_or(1::UBIGINT << (year - ${first})::UBIGINT))` : 'count(DISTINCT year)';
  const ofKinds = new Set(kinds).size > 1 ? ` OR min(${kindCase(kinds)}) <> max(${kindCase(kinds)})` : '';
  const several = `SELECT subject FROM ${plain} GROUP BY subject HAVING count(*) > ${distinct}${ofKinds}`;
  if (placeRoles.length === 0) return several;
  const unknown = placeRoles.map((role, at) => `(${codeColumn(role)} IS NOT NULL AND c${at}.place IS NULL)`);
  return `${several}\nUNION\nSELECT subject FROM ${plain} AS r ${dayJoin(hasDate)} ${codeJoins(placeRoles)} WHERE ${unknown.join(' OR ')}`;
}

function codeJoins(roles: readonly string[]): string {
  return roles
    .map((role, at) => `LEFT JOIN ${codes} AS c${at} ON c${at}.key = d.key AND c${at}.code = r.${codeColumn(role)}`)
    .join(' ');
}

/** The kind of a row by the position of its pack. */
export function kindCase(kinds: readonly string[]): string {
  const [first] = kinds;
  if (kinds.every((kind) => kind === first)) return quoted(first ?? '').text;
  return `CASE pack${kinds.map((kind, at) => ` WHEN ${at} THEN ${quoted(kind).text}`).join('')} END`;
}

/** The records of all subjects that are not odd: the plain rows, their kind, and `place_<role>`, the id of each place. */
export function recordRows({ placeRoles }: TypedRows, kinds: readonly string[], hasDate: boolean): string {
  const ids = placeRoles.map((role, at) => `c${at}.place AS ${placeColumn(role)}`);
  const select = ['r.*', `${kindCase(kinds)} AS kind`, ...ids].join(', ');
  const joins = placeRoles.length === 0 ? '' : ` ${dayJoin(hasDate)} ${codeJoins(placeRoles)}`;
  return `SELECT ${select} FROM ${plain} AS r${joins} WHERE NOT EXISTS (SELECT 1 FROM ${odd} AS o WHERE o.subject = r.subject)`;
}

/** Looks codes up once for each span of days in which no code changes its meaning. */
export interface CodeBook {
  readonly keyOf: (day: string, dated: boolean) => number;
  /** The id of the place that a code plainly means; undefined when the engine has something to say about it. */
  readonly placeOf: (code: string, key: number) => string | undefined;
}

export function createCodeBook(places: CompiledPlaces, codesAsOf: string | undefined): CodeBook {
  const bounds = [...new Set(places.places.flatMap(({ from, until }) => [from, until]))]
    .filter((day) => day !== undefined)
    .sort();
  const spanOf = (day: string): number => {
    let [low, high] = [0, bounds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bounds[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const keys: { readonly day: string; readonly began: string | undefined }[] = [];
  const known = new Map<string, number>();
  return {
    keyOf: (day, dated) => {
      const asked = codesAsOf ?? day;
      // A code of a record without a date is reported when it meant something else as the year began.
      const began = codesAsOf === undefined && !dated ? `${day.slice(0, 4)}-01-01` : undefined;
      const name = `${spanOf(asked)} ${began === undefined ? '' : spanOf(began)}`;
      let key = known.get(name);
      if (key === undefined) {
        known.set(name, (key = keys.length));
        keys.push({ day: asked, began });
      }
      return key;
    },
    placeOf: (code, key) => {
      if (!/^[!-~]([ -~]*[!-~])?$/.test(code) || code === '-' || code.includes('|') || code.startsWith('"'))
        return undefined;
      const { day, began } = keys[key]!;
      const found = places.resolve(code, day);
      if (!('place' in found) || found.repairedFrom !== undefined) return undefined;
      if (began !== undefined) {
        const before = places.resolve(code, began);
        if ('place' in before && before.place !== found.place) return undefined;
      }
      return places.idOf(found.place);
    },
  };
}

/** Positions of packs whose records the engine judges: kinds that count members. */
export function packsThroughCore(
  packs: readonly CompiledPack[],
  ranks: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  return new Set(packs.flatMap(({ group }, at) => ((ranks.get(group) ?? 0) > 0 ? [at] : [])));
}
