/**
 * What kind of JSON a value is.
 */

/** True for a JSON object, not for a list. */
export function isObject(json: unknown): json is object {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** What the language calls an object: `Object`, but also `Map`, `Date` … */
export function kindName(json: object): string {
  return Object.prototype.toString.call(json).slice(8, -1);
}

/** True for an object whose members are what it holds; a `Map` or a `Date` keeps it elsewhere. */
export function hasMembers(json: object): boolean {
  return kindName(json) === 'Object';
}

/** The members of an object, when one is there. */
export function membersOf<T>(json: { readonly [key: string]: T } | undefined): [key: string, value: T][] {
  return isObject(json) ? Object.entries(json) : [];
}

/** The object that should be there, when something else may. */
export function objectIn<T>(json: T): Partial<T> {
  return isObject(json) ? json : {};
}

/** The text that should be there, when something else may. */
export function textIn(json: unknown): string {
  return typeof json === 'string' ? json : '';
}
/** Any JSON value, as it comes out of a file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
