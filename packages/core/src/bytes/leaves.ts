/**
 * Leaves: the hashes of the rows of one kind that count at one place in one year, joined to one hash.
 */
import { compareCodePoints } from '../text/names.js';
import { createHashing, type Hashing, hexOf } from './hashes.js';

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

/** Joins hashes in the order in which they come; it keeps fewer than 16 of each level. */
export interface LeafJoining {
  rows: number;
  /** By level: the digits of the hashes that wait for others. */
  readonly waiting: string[];
}

/** Nothing to join yet. */
export function createJoining(): LeafJoining {
  return { rows: 0, waiting: [] };
}

/** Digits of a hash. */
const DIGITS = 64;

/** Takes the next hash, as digits. */
export function joinHash(joining: LeafJoining, hash: string, hashing: Hashing): void {
  const { waiting } = joining;
  joining.rows += 1;
  let next = hash;
  for (let level = 0; ; level += 1) {
    const digits = (waiting[level] ?? '') + next;
    if (digits.length < GROUP * DIGITS) {
      waiting[level] = digits;
      return;
    }
    waiting[level] = '';
    next = hexOf(hashing('g', digits));
  }
}

/** The one hash that is left of all that were taken; of a single one it is that. */
export function joinedHash({ waiting }: LeafJoining, hashing: Hashing): string {
  let left = '';
  for (const [level, digits] of waiting.entries()) {
    const all = digits + left;
    if (all === '' || (all.length === DIGITS && level === waiting.length - 1)) left = all;
    else left = hexOf(hashing('g', all));
  }
  return left;
}

/** Joins the rows of a run, by year, place and kind. Subjects of one kind must come in the order of code points. */
export interface LeafJoiner {
  add(year: number, place: string, kind: string, record: string, result: string): void;
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
export function createLeafJoiner(hashing: Hashing = createHashing()): LeafJoiner {
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
      joinHash(leaf.records, record, hashing);
      joinHash(leaf.results, result, hashing);
    },
    finish: () =>
      [...years.values()]
        .flatMap((places) => [...places.values()].flat())
        .map(({ year, place, kind, records, results }) => ({
          ...{ year, place, kind, rows: records.rows },
          records: joinedHash(records, hashing),
          results: joinedHash(results, hashing),
        }))
        .sort(compareLeaves),
  };
}

/** Orders leaves by year, place and kind. */
export function compareLeaves(a: PlaceLeaf, b: PlaceLeaf): number {
  return a.year - b.year || compareCodePoints(a.place, b.place) || compareCodePoints(a.kind, b.kind);
}
