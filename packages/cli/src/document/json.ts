/**
 * What a text of JSON says it is, and what kind of JSON a value is.
 */
import type { Kind } from './document.js';

const KINDS_BY_FORMAT: { readonly [format: string]: Kind | 'texts' } = {
  'tieuchi-pack/1': 'packs',
  'tieuchi-programme/1': 'programmes',
  'tieuchi-places/1': 'places',
  'tieuchi-texts/1': 'texts',
};

/** What a document says it is; undefined when it says nothing readable. */
export function formatOf(text: string): Kind | 'texts' | undefined {
  const format = /"format"\s*:\s*"([^"]*)"/.exec(text.slice(0, 4096))?.[1];
  return format === undefined ? undefined : KINDS_BY_FORMAT[format];
}

/** True for an object that is no list. */
export function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
