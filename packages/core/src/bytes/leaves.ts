/**
 * Leaves: the hashes of the rows of one kind that count at one place in one year, joined to one hash.
 */
import { compareCodePoints, shownName } from '../text/names.js';
import { hexOf, putDigits } from './hashes.js';
import { createSha256 } from './sha256.js';

/** So many hashes are joined to one. */
const GROUP = 16;

/** The rows of one kind at one place in one year, by one hash of their records and one of their results. */
export interface PlaceLeaf {
  /** Calendar year of the rows. */
  readonly year: number;
  /** Id of the place at which they count; empty for rows without one. */
  readonly place: string;
  /** Kind of the subjects. */
  readonly kind: string;
  /** How many rows there are. */
  readonly rows: number;
  /** The leaf of their records, as 64 hexadecimal digits. */
  readonly records: string;
  /** The leaf of their results, as 64 hexadecimal digits. */
  readonly results: string;
}

/** The hashes of one judged record, and where it counts. */
export interface HashedRow {
  /** Calendar year of the record. */
  readonly year: number;
  /** Id of the place at which it counts; empty without one. */
  readonly place: string;
  /** Kind of the subject. */
  readonly kind: string;
  /** Id of the subject: leaves are in the order of its code points. */
  readonly subject: string;
  /** Hash of the record, as 64 hexadecimal digits. */
  readonly record: string;
  /** Hash of its result, as 64 hexadecimal digits. */
  readonly result: string;
}

/** Joins hashes in the order in which they come; it keeps fewer than 16 of each level. */
export interface LeafJoining {
  rows: number;
  /** By level: the hashes that wait for others. */
  readonly levels: { readonly hashes: Uint8Array; count: number }[];
}

/** Nothing to join yet. */
export function createJoining(): LeafJoining {
  return { rows: 0, levels: [] };
}

/** Bytes of a hash. */
const BYTES = 32;

/** Hashes groups of hashes: a `g`, and the digits of the group. */
function createGroupHash(): (hashes: Uint8Array) => Uint8Array {
  const sha256 = createSha256();
  const text = new Uint8Array(1 + GROUP * BYTES * 2).fill(0x67, 0, 1);
  return (hashes) => {
    putDigits(text, 1, hashes);
    return sha256(text.subarray(0, 1 + hashes.length * 2));
  };
}

/** Takes the next hash. */
export function joinHash(joining: LeafJoining, hash: Uint8Array, hashGroup = createGroupHash()): void {
  const { levels } = joining;
  joining.rows += 1;
  let next = hash;
  for (let at = 0; ; at += 1) {
    const level = (levels[at] ??= { hashes: new Uint8Array(GROUP * BYTES), count: 0 });
    level.hashes.set(next, level.count * BYTES);
    level.count += 1;
    if (level.count < GROUP) return;
    level.count = 0;
    next = hashGroup(level.hashes);
  }
}

/** The one hash that is left of all that were taken, in digits; of a single one it is that. */
export function joinedHash({ levels }: LeafJoining, hashGroup = createGroupHash()): string {
  let left = new Uint8Array(0);
  for (const [at, { hashes, count }] of levels.entries()) {
    const all = new Uint8Array(count * BYTES + left.length);
    all.set(hashes.subarray(0, count * BYTES));
    all.set(left, count * BYTES);
    const isLast = all.length === 0 || (all.length === BYTES && at === levels.length - 1);
    left = new Uint8Array(isLast ? all : hashGroup(all));
  }
  return hexOf(left);
}

/** Joins the rows of a run, by year, place and kind. Subjects of one kind must come in the order of code points. */
export interface LeafJoiner {
  add(year: number, place: string, kind: string, record: Uint8Array, result: Uint8Array): void;
  /** The leaves, by year, place and kind. */
  finish(): PlaceLeaf[];
}

interface OpenLeaf {
  readonly year: number;
  readonly place: string;
  readonly kind: string;
  readonly records: LeafJoining;
  readonly results: LeafJoining;
}

/** Joins rows as they come. */
export function createLeafJoiner(): LeafJoiner {
  const hashGroup = createGroupHash();
  const years = new Map<number, Map<string, OpenLeaf[]>>();
  const leafOf = (year: number, place: string, kind: string): OpenLeaf => {
    let places = years.get(year);
    if (places === undefined) years.set(year, (places = new Map()));
    let leaves = places.get(place);
    if (leaves === undefined) places.set(place, (leaves = []));
    let leaf = leaves.find((each) => each.kind === kind);
    if (leaf === undefined)
      leaves.push((leaf = { year, place, kind, records: createJoining(), results: createJoining() }));
    return leaf;
  };
  return {
    add: (year, place, kind, record, result) => {
      const leaf = leafOf(year, place, kind);
      joinHash(leaf.records, record, hashGroup);
      joinHash(leaf.results, result, hashGroup);
    },
    finish: () =>
      [...years.values()]
        .flatMap((places) => [...places.values()].flat())
        .map(({ year, place, kind, records, results }) => ({
          ...{ year, place, kind, rows: records.rows },
          records: joinedHash(records, hashGroup),
          results: joinedHash(results, hashGroup),
        }))
        .sort(compareLeaves),
  };
}

/**
 * The leaves of rows that parts of a run have hashed, in any order: each year, place and kind has one. They are what `joinParts`
 * takes. A database that holds the rows joins them itself (SEMANTICS §8.1).
 *
 * @throws RangeError for a hash that is not 64 hexadecimal digits.
 *
 * @example
 * const rows = [];
 * const part = createRunPart({ packs: [pack], hashed: (row) => rows.push(row) });
 * part.add({ subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } });
 * part.finish();
 * joinLeaves(rows).map(({ place, rows }) => [place, rows]); // => [['', 1]]
 */
export function joinLeaves(rows: Iterable<HashedRow>): PlaceLeaf[] {
  const joiner = createLeafJoiner();
  for (const { year, place, kind, record, result } of [...rows].sort((a, b) => compareCodePoints(a.subject, b.subject)))
    joiner.add(year, place, kind, bytesOfHex(record), bytesOfHex(result));
  return joiner.finish();
}

function bytesOfHex(digits: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new RangeError(`no hash in 64 hexadecimal digits: ${shownName(digits)}`);
  return Uint8Array.from({ length: BYTES }, (_, at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
}

/** Orders leaves by year, place and kind. */
export function compareLeaves(a: PlaceLeaf, b: PlaceLeaf): number {
  return a.year - b.year || compareCodePoints(a.place, b.place) || compareCodePoints(a.kind, b.kind);
}
