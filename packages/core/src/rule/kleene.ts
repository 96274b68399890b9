/**
 * Truths as the engine computes with them: met, unmet, unknown.
 */
import type { Truth } from '../value/verdict.js';

const TRUTHS: readonly Truth[] = ['unmet', 'met', 'unknown'];

/** The word for a code. */
export function truthOf(code: number): Truth {
  return TRUTHS[code]!;
}

/** The code for a word. */
export function codeOf(truth: Truth): Code {
  return truth === 'met' ? MET : truth === 'unmet' ? UNMET : UNKNOWN;
}

/** Kleene AND of two codes. */
export function both(a: number, b: number): number {
  return a === UNMET || b === UNMET ? UNMET : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : MET;
}

/** Kleene OR of two codes. */
export function either(a: number, b: number): number {
  return a === MET || b === MET ? MET : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : UNMET;
}

export function flip(code: number): number {
  return code === UNKNOWN ? UNKNOWN : code === MET ? UNMET : MET;
}
/** A truth as the engine computes with it. */
export const UNMET = 0;
export const MET = 1;
export const UNKNOWN = 2;
export type Code = typeof UNMET | typeof MET | typeof UNKNOWN;
