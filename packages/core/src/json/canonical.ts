/**
 * Canonical JSON (RFC 8785).
 */
import { limits } from '../text/limits.js';
import { LONE_SURROGATE } from '../text/names.js';

/**
 * RFC 8785 canonical JSON: keys ordered by UTF-16 units, numbers in their shortest form, no spaces. Members that are
 * `undefined` are left out. SEMANTICS §8.1 says what is digested from it.
 *
 * @throws TypeError for what is not JSON; RangeError for a number that is none, for more than 100 levels, and for text with
 * lone surrogates, which has no UTF-8.
 *
 * @example
 * canonicalJson({ b: 1, a: [true, null] }); // => '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return canonical(value, 0);
}

function canonical(value: unknown, depth: number): string {
  if (depth > limits.depth) throw new RangeError(`nested deeper than ${limits.depth} levels`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`no JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) throw new RangeError('text with a lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') {
    const map = value as { readonly [key: string]: unknown };
    const keys = Object.keys(map)
      .filter((key) => map[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${canonical(key, 0)}:${canonical(map[key], depth + 1)}`).join(',')}}`;
  }
  throw new TypeError(`no JSON: ${typeof value}`);
}
