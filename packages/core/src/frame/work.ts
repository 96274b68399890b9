/**
 * What one evaluation works on. It is used again for the next one.
 */
import type { Frame } from './frame.js';

/** A frame, and the values of facts by their position. */
export interface Work {
  readonly frame: Frame;
  readonly values: unknown[];
  /** True when all facts are known, and are in the frame's view of what is known. */
  isKnown: boolean;
}

export function createWork(frame: Frame, facts: number): Work {
  return { frame, values: new Array(facts).fill(undefined), isKnown: false };
}
