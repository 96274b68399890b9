/**
 * How a value is shown in a message.
 */

import { LONE_SURROGATE, shownName } from '../text/names.js';
import type { Json } from './guards.js';

/** A value as it is in the document, in backticks; lists and objects by their kind. */
export function shownJson(value: Json | undefined): string {
  if (typeof value === 'string') return `\`"${shownName(value)}"\``;
  if (Array.isArray(value)) return 'a list [ ]';
  if (typeof value === 'object' && value !== null) return 'an object { }';
  return `\`${String(value)}\``;
}

/** True for a list; a proxy that was taken back cannot even be asked. */
function isList(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** What kind of value it is, for messages. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? 'text with half a character' : 'text';
  if (typeof value === 'number') return String(value);
  if (isList(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : value === null ? 'null' : typeof value;
}

/** A value as it may be in a message. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return shownName(value);
  if (value === undefined) return 'nothing';
  if (isList(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'boolean' || typeof value === 'bigint' ? shownName(String(value)) : kindOf(value);
}
