/**
 * Cases run: what each finds, and whether that is what it wants.
 */
import {
  type CompiledPack,
  canonicalJson,
  compileProgramme,
  createRun,
  evaluate,
  type Programme,
  type Result,
  type SubjectRecord,
} from '@tieuchi/core';
import { asStock, type Case, type Stock } from './case.js';

/** What came of one case. */
export interface CaseResult {
  /** The case. */
  readonly given: Case;
  /** True when it found what it wants. */
  readonly passed: boolean;
  /** What it found; undefined, or a list that holds undefined, where nothing is at its query. */
  readonly found: unknown;
}

/**
 * Runs cases one after the other on a pack, or on a stock of packs and programmes. Nothing is written and nothing fails: what
 * came of each case is data, in the order of the cases.
 *
 * @throws PackError for a programme that has errors; what else a run throws for packs that do not fit each other.
 *
 * @example
 * const query = '/titles/reader/verdict';
 * const record = { group: 'nhom-1' };
 * const records = [{ facts: { books: 12 } }, { facts: { books: 11 } }];
 * const cases = [{ note: '12 books are enough', pack: 'reader', record, records, query, want: ['met', 'met'] }];
 * runCases(pack, cases).map(({ passed, found }) => [passed, found]); // => [[false, ['met', 'unmet']]]
 */
export function runCases(on: CompiledPack | Stock, cases: readonly Case[]): CaseResult[] {
  const stock = asStock(on);
  return cases.map((given) => {
    const found = foundBy(given, stock);
    return { given, found, passed: isWanted(found, given.want) };
  });
}

/** What a case finds at its query. */
function foundBy(given: Case, stock: Stock): unknown {
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
function isWanted(found: unknown, want: unknown): boolean {
  if (found === undefined || (Array.isArray(found) && found.includes(undefined))) return false;
  return canonicalJson(found) === canonicalJson(want);
}

/** A record of a case: what all share, and what is its own. */
function recordOf({ record }: Partial<Case>, own: Partial<SubjectRecord>): SubjectRecord {
  const facts = { ...record?.facts, ...own.facts };
  return { subject: 'a', year: 2024, group: '', ...record, ...own, facts };
}

/** Results of records that are above others. */
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
