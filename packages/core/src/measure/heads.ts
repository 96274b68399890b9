/**
 * Heads: subjects that some measure of a programme counts, each once, however many measures and places count it.
 */

/** Where one subject is a member of some measure, so far. */
export interface Head {
  /** Places where it surely is one, each once. */
  readonly sure: number[];
  /** Places where it may be one, each once. */
  readonly perhaps: number[];
  /** True when it is, or may be, one at a place that is not known. */
  anywhere: boolean;
}

/** What is counted of heads who are at the same places: one number for each of `width`. */
export interface HeadRow {
  readonly sure: readonly number[];
  readonly perhaps: readonly number[];
  readonly anywhere: boolean;
  readonly values: Float64Array;
}

/** A subject as it waits: where it is a member so far, and what it adds. */
interface WaitingHead {
  readonly head: Head;
  readonly values: readonly number[];
}

export interface Heads {
  readonly add: (year: number, kind: string, head: Head, values: readonly number[]) => void;
  /** Keeps a subject by a number, until more is known; those that agree share one. */
  readonly keep: (head: Head, values: readonly number[]) => number;
  readonly kept: (number: number) => WaitingHead;
  /** By year and kind, in no order. */
  readonly all: () => ReadonlyMap<number, ReadonlyMap<string, ReadonlyMap<HeadKey, HeadRow>>>;
  /** By kind, in no order. */
  readonly of: (year: number) => ReadonlyMap<string, ReadonlyMap<HeadKey, HeadRow>> | undefined;
}

export function createHead(): Head {
  return { sure: [], perhaps: [], anywhere: false };
}

export function createHeads(): Heads {
  const years = new Map<number, Map<string, Map<HeadKey, HeadRow>>>();
  const numbers = new Map<string, number>();
  const waiting: WaitingHead[] = [];
  return {
    add: (year, kind, head, values) => {
      if (head.sure.length === 0 && head.perhaps.length === 0 && !head.anywhere) return;
      const kinds = childOf(years, year);
      const rows = childOf(kinds, kind);
      const key = keyOf(head);
      let row = rows.get(key);
      if (row === undefined) {
        const [sure, perhaps] = [[...head.sure], head.perhaps.filter((place) => !head.sure.includes(place))];
        rows.set(key, (row = { sure, perhaps, anywhere: head.anywhere, values: new Float64Array(values.length) }));
      }
      for (let at = 0; at < values.length; at += 1) row.values[at]! += values[at]!;
    },
    keep: (head, values) => {
      const key = `${keyOf(head)} ${values.join()}`;
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = waiting.push({ head, values }) - 1));
      return number;
    },
    kept: (number) => {
      const { head, values } = waiting[number]!;
      return {
        head: { sure: [...head.sure], perhaps: [...head.perhaps], anywhere: head.anywhere },
        values,
      };
    },
    all: () => years,
    of: (year) => years.get(year),
  };
}

/** Where heads stand: the place of those that surely stand at one alone, which most do, else all their places. */
type HeadKey = number | string;

function keyOf({ sure, perhaps, anywhere }: Head): HeadKey {
  if (sure.length === 1 && perhaps.length === 0 && !anywhere) return sure[0]!;
  return `${placesKey(sure)}|${placesKey(perhaps)}|${anywhere ? 1 : 0}`;
}

function placesKey(places: readonly number[]): string | number {
  return places.length === 1 ? places[0]! : [...places].sort((a, b) => a - b).join();
}

/** A place is in a list once. */
export function addPlace(places: number[], place: number): void {
  if (!places.includes(place)) places.push(place);
}

function childOf<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let child = map.get(key);
  if (child === undefined) map.set(key, (child = new Map()));
  return child;
}
