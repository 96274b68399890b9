/**
 * Words of others in a page of Markdown: they are words there and nothing else, whatever stands in them.
 */
import type { CompiledPack, CompiledPlaces, CompiledProgramme } from '@tieuchi/core';
import { plainText } from '../words/shown.js';

/** Text as it reads, in Markdown and in the HTML made of it. `|` is seen to where a table is made. */
export function inMarkdown(words: string): string {
  return (
    plainText(words)
      .replace(/[\\`*_[\]#~]/g, '\\$&')
      // Addresses are words too: without this, pages make links of them.
      .replace(/:\/\//g, ':\\//')
      .replace(/\b(www)\./gi, '$1\\.')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** The same data with all its texts in Markdown. Ids and numbers hold nothing that Markdown reads, and stay. */
export function allInMarkdown<T>(value: T): T {
  if (typeof value === 'string') return inMarkdown(value) as T;
  if (Array.isArray(value)) return value.map(allInMarkdown) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, allInMarkdown(each)])) as T;
}

/** A pack or programme as pages read it. */
export function documentInMarkdown<T extends CompiledPack | CompiledProgramme>(compiled: T): T {
  return { ...compiled, document: allInMarkdown(compiled.document), texts: allInMarkdown(compiled.texts) };
}

/** Places as pages read them: found by their ids, told by their names. */
export function placesInMarkdown<T extends Pick<CompiledPlaces, 'find' | 'places'>>(places: T): T {
  return { ...places, places: places.places.map((place) => ({ ...place, name: inMarkdown(place.name) })) };
}
