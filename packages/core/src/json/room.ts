/**
 * How much room a text of JSON may take, and what comes of reading one.
 */

import type { Issue } from '../issue/issue.js';
import { limits } from '../text/limits.js';
import type { Json } from './guards.js';
import type { Position } from './outline.js';

/** Deeper documents are refused: no pack, programme or list of places needs more. */
export const DEPTH = limits.depth;

/** How much a document may hold. */
export interface ParseLimits {
  /** Characters of text. */
  readonly characters: number;
  /** Values of JSON. */
  readonly values: number;
}

/** Documents that people write. */
export const SMALL: ParseLimits = { characters: limits.characters, values: limits.values };

/** Lists of places, which hold a nation. */
export const LARGE: ParseLimits = { characters: limits.placesCharacters, values: limits.placesValues };

/** JSON text, read: its value, or what is wrong with it. */
export interface ParsedJson<Told extends Issue = Issue> {
  /** Absent when the text is not JSON. Objects have no prototype. */
  readonly value?: Json;
  /** One error with line and column when the text is not JSON, or holds too much; none otherwise. */
  readonly issues: readonly Told[];
  /** Where the value of a pointer, or its nearest known ancestor, is in the text. */
  readonly locate: (pointer: string) => Position | undefined;
}
