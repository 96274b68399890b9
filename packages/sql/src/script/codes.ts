/**
 * What codes of places mean, day by day, as a small table: it grows with places, never with rows.
 */
import type { CompiledPlaces } from '@tieuchi/core';

/** A code that plainly means one place from a day on, and until another. */
export interface CodeSpan {
  readonly code: string;
  /** First day; empty: as long as anybody can tell. */
  readonly first: string;
  /** First day on which it no longer does. */
  readonly until: string;
  /** Id of the place. */
  readonly place: string;
}

/** Stands behind every day that a record may have. */
const FOREVER = '9999';

/** All codes of the lists, each with the spans of days in which it means one place without a repair or a doubt. */
export function codeSpans(places: CompiledPlaces): CodeSpan[] {
  const bounds = [...new Set(places.places.flatMap(({ from, until }) => [from, until]))]
    .filter((day) => day !== undefined)
    .sort();
  const days = ['', ...bounds];
  // A record may also name a place by its id, which few do: then its subject is odd.
  const names = [...new Set(places.places.map(({ code }) => code))];
  return names.flatMap((code) => {
    const spans: CodeSpan[] = [];
    days.forEach((first, at) => {
      const until = days[at + 1] ?? FOREVER;
      // Before the first day that a list names, every day is like the day before it.
      const found = places.resolve(
        code,
        first === '' ? (bounds[0] === undefined ? '2000-01-01' : '1900-01-01') : first,
      );
      if (!('place' in found) || found.repairedFrom !== undefined) return;
      const place = places.idOf(found.place);
      const last = spans.at(-1);
      if (last?.place === place && last.until === first) spans[spans.length - 1] = { ...last, until };
      else spans.push({ code, first, until, place });
    });
    return spans;
  });
}
