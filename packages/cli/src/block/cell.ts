/**
 * Cells of tables by what they are, so that each renderer can write a number as a number and a share as a share.
 */
import type { TargetResult } from '@tieuchi/core';
import { others, type Text } from '../words/text.js';

export type Cell =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: Text }
  /** How many. */
  | { readonly kind: 'number'; readonly value: number }
  /** As many as `low`, and no more than `high`. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'year'; readonly year: number }
  /** A number as a document states it. */
  | { readonly kind: 'decimal'; readonly value: number }
  /** A percentage as a document states it, with its sign. */
  | { readonly kind: 'percent'; readonly value: number }
  /** `met` of `total`; shown apart from `against`, a percentage, as long as it is not the same. */
  | { readonly kind: 'share'; readonly met: number; readonly total: number; readonly against?: number }
  /** A difference of two shares in percentage points, as a fraction of whole numbers, which may be large; `surely`: what is open cannot change it. */
  | { readonly kind: 'points'; readonly numerator: string; readonly denominator: string; readonly surely: boolean }
  /** A difference of totals of so many subjects, of which the mean is shown. */
  | { readonly kind: 'mean'; readonly sum: number; readonly count: number }
  | { readonly kind: 'place'; readonly id: string; readonly name: Text }
  | { readonly kind: 'verdict'; readonly verdict: 'met' | 'unmet' | 'unknown' | 'exempt' }
  /** Several cells in one. */
  | { readonly kind: 'joined'; readonly cells: readonly Cell[]; readonly between: string };

export const NONE: Cell = { kind: 'none' };

export function textCell(text: Text): Cell {
  return { kind: 'text', text };
}

export function numberCell(value: number): Cell {
  return { kind: 'number', value };
}

/** `low` alone where both are the same. */
export function rangeCell(low: number, high: number): Cell {
  return low === high ? numberCell(low) : { kind: 'range', low, high };
}

export function yearCell(year: number): Cell {
  return { kind: 'year', year };
}

/** What a document calls something: a source, a status. */
export function wordsCell(words: string): Cell {
  return textCell(others(words));
}

/** Cells with something between them; none at all where there is none. */
export function joinedCell(cells: readonly Cell[], between: string): Cell {
  return cells.length === 0 ? NONE : cells.length === 1 ? cells[0]! : { kind: 'joined', cells, between };
}

/** The people that a target lacks. */
export function distanceCell(target: Pick<TargetResult, 'distance'> | undefined): Cell {
  const distance = target?.distance;
  if (distance === undefined) return NONE;
  return typeof distance === 'number' ? numberCell(distance) : { kind: 'range', ...distance };
}
