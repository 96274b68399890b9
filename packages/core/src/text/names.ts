/**
 * Names and pointers: ids, nearest known names, JSON Pointers.
 */
import { limits } from './limits.js';
import { visible } from './space.js';

/** Half of a pair of UTF-16 units: it has no UTF-8, and so no digest. */
export const LONE_SURROGATE = /\p{Cs}/u;

/** True for text with half of such a pair. A loop over the units tells most texts, which have none, from the others. */
export function hasHalf(text: string): boolean {
  for (let at = 0; at < text.length; at += 1)
    if ((text.charCodeAt(at) & 0xf800) === 0xd800) return LONE_SURROGATE.test(text);
  return false;
}

/** Text that is not empty, and can be digested. */
export function isSoundText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !hasHalf(value);
}

/** Letters and digits without accents in kebab-case. */
export const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A name as it may be shown in a message: short, with every character to be seen. */
export function shownName(name: string): string {
  const cut = name.length > 60 ? name.slice(0, 57).replace(/[\ud800-\udbff]$/, '') : name;
  const clean = visible(cut);
  return cut === name ? clean : `${clean}…`;
}

/** Names as they may be shown in a message: the first ones, without quotes at the ends. */
export function shownNames(names: readonly string[]): string {
  const shown = names.slice(0, limits.shownNames).map(shownName);
  return [...shown, ...(names.length > shown.length ? ['…'] : [])].join('`, `');
}

/** Texts in the order of their code points. */
export function sortedByCodePoints(texts: Iterable<string>): string[] {
  const list = [...texts];
  // Without halves of pairs the order of the language is the same, and sooner done.
  return list.some((text) => /[\ud800-\udfff]/.test(text)) ? list.sort(compareCodePoints) : list.sort();
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
