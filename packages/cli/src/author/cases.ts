/**
 * Cases of packs and programmes as data: each file of a folder's `cases/` is a list of
 * `{ note, pack | programme, record?, records?, history?, members?, counts?, placeKinds?, query, want }`.
 *
 * `record` holds what all `records` share. Of a pack, `want` holds for each record in turn the value at `query` in its
 * result, which counts the records of `members`, judged first; of a programme, the value at `query` in its report over
 * all records and `counts`, with the places of `placeKinds` in its kinds. `query` is a JSON Pointer in which a step into a
 * list may also be the id, year, measure, place or fact of the element meant; `""` is the whole.
 */
import {
  type CompiledPack,
  type CompiledPlaces,
  canonicalJson,
  compileProgramme,
  createRun,
  type DeclaredCount,
  evaluate,
  type History,
  type Programme,
  type Result,
  type SubjectRecord,
} from '@tieuchi/core';

/** One case as its file holds it. */
export interface Case {
  readonly note: string;
  readonly pack?: string;
  readonly programme?: string;
  readonly record?: Partial<SubjectRecord>;
  readonly records?: readonly Partial<SubjectRecord>[];
  readonly history?: History;
  readonly members?: readonly Partial<SubjectRecord>[];
  readonly counts?: readonly DeclaredCount[];
  readonly placeKinds?: { readonly [kind: string]: readonly string[] };
  readonly query: string;
  readonly want: unknown;
}

const CASE_KEYS: readonly string[] = [
  'note',
  'pack',
  'programme',
  'record',
  'records',
  'history',
  'members',
  'counts',
  'placeKinds',
  'query',
  'want',
];

/** What cases are tried on: packs and programmes by the path that a case names, and all that stands around them. */
export interface Stock {
  readonly packs: ReadonlyMap<string, CompiledPack>;
  /** Texts of programmes. */
  readonly programmes: ReadonlyMap<string, string>;
  readonly allPacks: readonly CompiledPack[];
  readonly places: () => CompiledPlaces | undefined;
}

/** Why a value is no case that can be tried; undefined when it is one. */
export function caseFault(given: unknown, stock: Stock): { readonly key: string } | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { key: '' };
  const { note, pack, programme, query } = given as Partial<Case>;
  const unknown = Object.keys(given).find((key) => !CASE_KEYS.includes(key));
  if (unknown !== undefined) return { key: unknown };
  if (typeof note !== 'string') return { key: 'note' };
  if (typeof query !== 'string' || !/^(\/|$)/.test(query)) return { key: 'query' };
  if (!('want' in given)) return { key: 'want' };
  if (pack !== undefined ? !stock.packs.has(pack) || programme !== undefined : !stock.programmes.has(programme ?? ''))
    return { key: pack === undefined ? 'programme' : 'pack' };
  return undefined;
}

/** What a case finds at its query. */
export function foundBy(given: Case, stock: Stock): unknown {
  const records = (given.records ?? [{}]).map((own) => recordOf(given, own));
  if (given.pack !== undefined) {
    const pack = stock.packs.get(given.pack)!;
    if (given.members !== undefined)
      return judged(records, given.members, stock).map((result) => valueAt(result, given.query));
    return records.map((record) => valueAt(evaluate(pack, record, given.history), given.query));
  }
  const document = JSON.parse(stock.programmes.get(given.programme!)!) as Programme;
  for (const [kind, listed] of Object.entries(given.placeKinds ?? {}))
    (document.placeKinds![kind] as { places: readonly string[] }).places = listed;
  const programme = compileProgramme(document, stock.allPacks);
  const places = stock.places();
  const run = createRun({
    packs: stock.allPacks,
    programme,
    ...(places !== undefined && { places }),
    counts: given.counts ?? [],
    since: 2016,
  });
  for (const record of given.records ?? []) run.add(recordOf(given, record));
  return valueAt(run.finish().report.programmes[0], given.query);
}

/** True when what was found is what is wanted; nothing found is never wanted. */
export function isWanted(found: unknown, want: unknown): boolean {
  if (found === undefined || (Array.isArray(found) && found.includes(undefined))) return false;
  return canonicalJson(found) === canonicalJson(want);
}

/** A record of a case: what all share, and what is its own. */
function recordOf({ record }: Partial<Case>, own: Partial<SubjectRecord>): SubjectRecord {
  const facts = { ...record?.facts, ...own.facts };
  return { subject: 'a', year: 2024, group: '', ...record, ...own, facts };
}

/** Results of records that stand above others. */
function judged(
  records: readonly SubjectRecord[],
  members: readonly Partial<SubjectRecord>[],
  stock: Stock,
): (Result | undefined)[] {
  const results = new Map<string, Result>();
  const places = stock.places();
  const run = createRun({
    packs: stock.allPacks,
    ...(places !== undefined && { places }),
    since: 2016,
    on: { scored: ({ subject, result }) => void results.set(subject, result) },
  });
  for (const record of [...members.map((own) => recordOf({}, own)), ...records]) run.add(record);
  run.finish();
  return records.map(({ subject }) => results.get(subject));
}

function valueAt(json: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => {
      if (typeof at !== 'object' || at === null) return undefined;
      if (!Array.isArray(at)) return Object.hasOwn(at, step) ? (at as { [key: string]: unknown })[step] : undefined;
      const named = (at as { readonly [key: string]: unknown }[]).find((each) =>
        ['id', 'year', 'measure', 'place', 'fact'].some((key) => String(each?.[key]) === step),
      );
      return named ?? at[Number(step)];
    }, json);
}
