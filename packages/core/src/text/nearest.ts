/**
 * The name that is nearest to one that nobody declared.
 */
import { limits } from './limits.js';

/** A name without accents and capitals, with one kind of hyphen: what is left when it is written in another habit. */
export function withoutAccents(name: string): string {
  if (/^[a-z\d.-]*$/.test(name)) return name;
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[_\s\u2010-\u2015]+/g, '-');
}

/** Steps that searches for nearest names have left, of all names of one document. */
export interface Steps {
  left: number;
}

/**
 * The known name nearest to a misspelt one, when it is near enough to be meant; else one that it shortens or qualifies. Among
 * very many or very long names the search ends early, and the sooner the less is left of `all`.
 */
export function nearestName(
  name: string,
  known: Iterable<string>,
  all: Steps = { left: limits.nearestSteps },
): string | undefined {
  if (name.length > 60) return undefined;
  const given = withoutAccents(name);
  // A short word with accents is a word of its own, not a typing mistake.
  const isWord = given.length < 4 && name.toLowerCase() !== given;
  let best: string | undefined;
  let other: string | undefined;
  let distance = isWord ? 1 : Number.POSITIVE_INFINITY;
  const most = Math.min(limits.nearestSteps, all.left);
  const search: Search = {
    steps: most,
    rows: [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)],
  };
  for (const candidate of known) {
    if (search.steps <= 0) break;
    const found = distanceWithin(given, withoutAccents(candidate), distance, search);
    if (found !== undefined) {
      best = candidate;
      distance = found;
    } else if (other === undefined && given.length > 2 && (candidate.startsWith(given) || isTail(given, candidate)))
      other = candidate;
  }
  all.left -= most - search.steps;
  return best ?? other;
}

/** True when one of two names is the other with something before it, such as `facts.a` and `a`. */
function isTail(a: string, b: string): boolean {
  return a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/**
 * How far apart two names are, when that is less than `limit` and little enough for their length; what they begin with
 * up to a point does not count.
 */
function distanceWithin(a: string, b: string, limit: number, search: Search): number | undefined {
  const shared = a.slice(0, a.lastIndexOf('.') + 1);
  const [x, y] = shared !== '' && b.startsWith(shared) ? [a.slice(shared.length), b.slice(shared.length)] : [a, b];
  // Of a short name so much must be right that another short one is not near by chance.
  const most = x.length < 2 ? 0 : x.length < 6 ? 1 : Math.max(2, Math.floor(x.length / 3));
  const found = editDistance(x, y, Math.min(limit, most + 1), search);
  return found < limit && found <= most ? found : undefined;
}

/** Steps that a search for names has left, and the last three rows of its table. */
interface Search {
  steps: number;
  readonly rows: readonly [Uint8Array, Uint8Array, Uint8Array];
}

/**
 * Letters to add, take away, change or exchange with their neighbours; `limit` when it is that or more. Looks only where it
 * can be fewer.
 */
function editDistance(a: string, b: string, limit: number, search: Search): number {
  // To look at a name at all costs as much as a few letters.
  search.steps -= 4;
  if (Math.abs(a.length - b.length) >= limit) return limit;
  // What both begin and end with needs no edit.
  let [start, aEnd, bEnd] = [0, a.length, b.length];
  while (start < aEnd && start < bEnd && a[start] === b[start]) start += 1;
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  let [before, row, next] = search.rows;
  const width = bEnd - start;
  for (let j = 0; j <= width; j += 1) row[j] = j;
  for (let i = 1; i <= aEnd - start; i += 1) {
    const [from, to] = [Math.max(1, i - limit), Math.min(width, i + limit)];
    const x = start + i - 1;
    next[from - 1] = from === 1 ? i : limit;
    let least = next[from - 1]!;
    for (let j = from; j <= to; j += 1) {
      const y = start + j - 1;
      let edits = Math.min(row[j - 1]! + (a[x] === b[y] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1, limit);
      if (i > 1 && j > 1 && a[x] === b[y - 1] && a[x - 1] === b[y]) edits = Math.min(edits, before[j - 2]! + 1);
      next[j] = edits;
      least = Math.min(least, edits);
    }
    if (to < width) next[to + 1] = limit;
    search.steps -= to - from + 1;
    if (least >= limit) return limit;
    [before, row, next] = [row, next, before];
  }
  return Math.min(row[width]!, limit);
}
