/**
 * The three truths as the engine computes with them, and how they combine.
 */

import type { Truth } from '../value/verdict.js';
export const UNMET = 0;
export const MET = 1;
export const UNKNOWN = 2;
/** What a condition is wanted to give. */
export type Wanted = typeof MET | typeof UNMET;
export type Code = typeof UNMET | typeof MET | typeof UNKNOWN;

/** Kleene AND of two codes. */
export function both(a: number, b: number): Code {
  return a === UNMET || b === UNMET ? UNMET : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : MET;
}

/** Kleene OR of two codes. */
export function either(a: number, b: number): Code {
  return a === MET || b === MET ? MET : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : UNMET;
}

/** Kleene NOT of a code. */
export function flip(code: number): Code {
  return code === UNKNOWN ? UNKNOWN : code === MET ? UNMET : MET;
}

const TRUTHS: readonly Truth[] = ['unmet', 'met', 'unknown'];

/** The word for a code. */
export function truthOf(code: number): Truth {
  return TRUTHS[code]!;
}

/** The code for a word. */
export function codeOf(truth: Truth): Code {
  return truth === 'met' ? MET : truth === 'unmet' ? UNMET : UNKNOWN;
}
