/**
 * Names and pointers: ids, nearest known names, JSON Pointers.
 */

/** Half of a pair of UTF-16 units: it has no UTF-8, and so no digest. */
export const LONE_SURROGATE = /\p{Cs}/u;

/** Letters and digits without accents in kebab-case. */
export const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A name without accents and capitals, with one kind of hyphen: what is left when it is written in another habit. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[_\s\u2010-\u2015]+/g, '-');
}

/** The id that a name would be if it were written as one; `otherwise` when nothing is left of it. */
export function idFrom(name: string, otherwise = 'doc-sach', pattern = ID, kept = /[^a-z0-9]+/g): string {
  const words = plain(name.slice(0, 60).replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-')).replace(kept, '-');
  const id = words.replace(/^[-./0-9]+|[-./]+$/g, '');
  return pattern.test(id) ? id : otherwise;
}

/** The known name nearest to a misspelt one, when it is near enough to be meant; else one that it shortens or qualifies. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 60) return undefined;
  const given = plain(name);
  // A short word with accents is a word of its own, not a slip.
  const isWord = given.length < 4 && name.toLowerCase() !== given;
  let best: string | undefined;
  let other: string | undefined;
  let distance = isWord ? 1 : Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const found = distanceWithin(given, plain(candidate), distance);
    if (found !== undefined) {
      best = candidate;
      distance = found;
    } else if (given.length > 2 && (candidate.startsWith(given) || isTail(given, candidate))) other ??= candidate;
  }
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
function distanceWithin(a: string, b: string, limit: number): number | undefined {
  const shared = a.slice(0, a.lastIndexOf('.') + 1);
  const [x, y] = shared !== '' && b.startsWith(shared) ? [a.slice(shared.length), b.slice(shared.length)] : [a, b];
  // Of a short name so much must be right that another short one is not near by chance.
  const most = x.length < 2 ? 0 : x.length < 6 ? 1 : Math.max(2, Math.floor(x.length / 3));
  const found = editDistance(x, y, Math.min(limit, most + 1));
  return found < limit && found <= most ? found : undefined;
}

/** One more step of a JSON Pointer. */
export function pointerTo(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

const UNSHOWN = /[\p{Cc}\p{Cs}]/gu;

/** A name as it may be shown in a message: short, and without control characters. */
export function shownName(name: string): string {
  const cut = name.length > 60 ? name.slice(0, 57) : name;
  const clean = cut.replace(UNSHOWN, '?');
  return cut === name ? clean : `${clean}…`;
}

/** Orders strings by code point, as UTF-8 bytes do; `<` of the language compares UTF-16 units. */
export function compareCodePoints(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at += 1) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x === y) continue;
    const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
    if (isHigh(x) !== isHigh(y)) return isHigh(x) ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}

/** Letters to add, take away, change or exchange with their neighbours; `limit` when it is that or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const exchange = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : limit;
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1, exchange));
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** A value as JSON, when it is JSON; what is not is told by its kind. */
export function writtenValue(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value === 'bigint' ? String(value) : `${typeof value} that is no JSON`;
  }
}
