/**
 * Cases of packs and programmes as data.
 */
import type { CompiledPack, CompiledPlaces, DeclaredCount, History, SubjectRecord } from '@tieuchi/core';

/**
 * One case, as a file of cases holds it in a list.
 *
 * Of a pack, `want` holds for each record in turn the value at `query` in its result, which counts the records of `members`,
 * judged first. Of a programme, `want` is the value at `query` in its report over all records and `counts`.
 */
export interface Case {
  /** What the case is about. */
  readonly note: string;
  /** Path of the pack that judges; absent in cases of a programme. */
  readonly pack?: string;
  /** Path of the programme that counts. */
  readonly programme?: string;
  /** What all `records` share. */
  readonly record?: Partial<SubjectRecord>;
  /** The records; what is absent of subject, year and group is `a`, 2024 and the empty text. */
  readonly records?: readonly Partial<SubjectRecord>[];
  /** Earlier years of each record. */
  readonly history?: History;
  /** Records of those whom the records count. */
  readonly members?: readonly Partial<SubjectRecord>[];
  /** Declared counts, for a programme. */
  readonly counts?: readonly DeclaredCount[];
  /** Places of the kinds of a programme, instead of its own lists. */
  readonly placeKinds?: { readonly [kind: string]: readonly string[] };
  /**
   * A JSON Pointer; a step into a list may also be the id, year, measure, place or fact of the element meant. The empty text
   * is the whole.
   */
  readonly query: string;
  /** What must be found there: a list with a value for each record of a pack, one value of a programme. */
  readonly want: unknown;
}

const KEYS: readonly string[] = [
  ...['note', 'pack', 'programme', 'record', 'records', 'history', 'members', 'counts', 'placeKinds', 'query', 'want'],
];

/** What cases are tried on: packs and programmes by the path that a case names, and all that stands around them. */
export interface Stock {
  /** Packs by the paths that cases name. */
  readonly packs: Pick<ReadonlyMap<string, CompiledPack>, 'get' | 'has'>;
  /** Texts of programmes by the paths that cases name. */
  readonly programmes: Pick<ReadonlyMap<string, string>, 'get' | 'has'>;
  /** All packs that judge: those above, and those of others. */
  readonly allPacks: readonly CompiledPack[];
  /** Where places are found; asked only when a case counts in them. */
  readonly places: () => CompiledPlaces | undefined;
}

/**
 * What the cases of one pack are tried on, whatever path they name. Never throws.
 *
 * @example
 * stockOf(pack).packs.has('packs/any.pack.json'); // => true
 */
export function stockOf(pack: CompiledPack): Stock {
  return {
    packs: { get: () => pack, has: () => true },
    programmes: new Map(),
    allPacks: [pack],
    places: () => undefined,
  };
}

/**
 * Why a value is no case that can be tried on a stock: the key that is missing, unknown, or names nothing that is there; the
 * empty text when it is no object. Undefined for a case. Never throws.
 *
 * @example
 * caseFault({ note: 'n', pack: 'p', query: '/titles', wnat: [] }, stockOf(pack)); // => { key: 'wnat' }
 */
export function caseFault(value: unknown, stock: Stock): { readonly key: string } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { key: '' };
  const { note, pack, programme, query } = value as Partial<Case>;
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return { key: unknown };
  if (typeof note !== 'string') return { key: 'note' };
  if (typeof query !== 'string' || !/^(\/|$)/.test(query)) return { key: 'query' };
  if (!('want' in value)) return { key: 'want' };
  if (pack !== undefined ? !stock.packs.has(pack) || programme !== undefined : !stock.programmes.has(programme ?? ''))
    return { key: pack === undefined ? 'programme' : 'pack' };
  return undefined;
}

/**
 * The cases of a file: the text of a JSON list.
 *
 * @throws SyntaxError when the text is no JSON or no list, or when one of its items is no case that can be tried on the
 * stock; the message names the item and its key.
 *
 * @example
 * casesOf('[{ "note": "n", "pack": "p", "query": "/titles/0/id", "want": ["reader"] }]', pack).length; // => 1
 */
export function casesOf(text: string, on: CompiledPack | Stock): Case[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new SyntaxError('a file of cases is a list: [ … ]');
  const stock = asStock(on);
  return list.map((value: unknown, index) => {
    const fault = caseFault(value, stock);
    if (fault !== undefined)
      throw new SyntaxError(`case ${index}: \`${fault.key}\` is missing, unknown or names nothing that is there`);
    return value as Case;
  });
}

/** A pack alone is a stock of itself. */
export function asStock(on: CompiledPack | Stock): Stock {
  return 'allPacks' in on ? on : stockOf(on);
}
