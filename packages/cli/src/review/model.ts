/**
 * What review.md is made of.
 */
import type { CompiledPlaces, CompiledProgramme, Review } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';

/** One run that the period was read from. */
export interface ReviewSource {
  /** Digest of its report. */
  readonly report: string;
  readonly years: readonly number[];
  readonly programmes: readonly string[];
}

export interface ReviewPage {
  readonly review: Review;
  readonly sources: readonly ReviewSource[];
  readonly programmes: readonly CompiledProgramme[];
  /** Finds the names of all places of all runs. */
  readonly places: Pick<CompiledPlaces, 'find' | 'places'> | undefined;
  readonly label?: string | undefined;
  readonly speech: Speech;
}
