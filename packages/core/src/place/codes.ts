/**
 * Codes of places, and the places they mean on a day.
 */
import type { Place } from '../document/index.js';
import { dayBefore, isWithin } from '../text/days.js';
import { limits } from '../text/limits.js';
import { shownName, shownNames } from '../text/names.js';

/** What a code means on a day. */
export type Resolved =
  | {
      /** Position in `places`. */
      readonly place: number;
      /** The code as it was given, when it had only lost leading zeros; absent when it is exact. */
      readonly repairedFrom?: string;
    }
  | {
      /** No list holds the code; it means several places on that day; it means one on other days only. */
      readonly problem: 'unknown' | 'ambiguous' | 'not-in-force';
      /** The places, or the days, that come near, as text; empty for an unknown code. */
      readonly hint: string;
    };

interface CodeIndex {
  readonly exact: ReadonlyMap<string, readonly number[]>;
  /** By the code without its leading zeros. */
  readonly bare: ReadonlyMap<string, readonly number[]>;
}

export function codeIndex(places: readonly Place[]): CodeIndex {
  const exact = new Map<string, number[]>();
  const bare = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, place: number) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [place]);
    else list.push(place);
  };
  for (const [index, { code }] of places.entries()) {
    add(exact, code, index);
    if (/^0+[1-9]\d*$/.test(code)) add(bare, code.replace(/^0+/, ''), index);
  }
  return { exact, bare };
}

export function resolveCode(
  code: string,
  date: string,
  places: readonly Place[],
  { exact, bare }: CodeIndex,
  positions: ReadonlyMap<string, number>,
): Resolved {
  const inForce = (list: readonly number[] = []) =>
    list.filter((place) => isWithin(date, places[place]!.from, places[place]!.until));
  const same = exact.get(code);
  const found = inForce(same);
  if (found.length === 1) return { place: found[0]! };
  if (found.length > 1) return { problem: 'ambiguous', hint: shownHints(found.map((place) => places[place]!.id)) };
  const byId = positions.get(code);
  if (byId !== undefined && inForce([byId]).length === 1) return { place: byId };
  // A code of another day may be meant: nothing is corrected that leaves a doubt.
  const shorter = same === undefined ? inForce(bare.get(code)) : [];
  if (shorter.length === 1) return { place: shorter[0]!, repairedFrom: code };
  if (shorter.length > 1)
    return { problem: 'ambiguous', hint: shownHints(shorter.map((place) => places[place]!.code)) };
  const other = same ?? (byId === undefined ? undefined : [byId]) ?? bare.get(code);
  if (other === undefined) return { problem: 'unknown', hint: '' };
  const spans = other
    .slice(0, limits.shownNames)
    .map((place) => `${shownName(places[place]!.name)} (${places[place]!.from ?? '…'} – ${until(places[place]!)})`);
  return { problem: 'not-in-force', hint: spans.join('; ') };
}

function shownHints(names: readonly string[]): string {
  return shownNames(names).replaceAll('`', '');
}

function until({ until: end }: Place): string {
  return end === undefined ? '…' : dayBefore(end);
}
