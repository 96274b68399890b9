/**
 * How often properties run: all that is claimed, or a few when mutants are held against them.
 */
const isShort = process.env.TIEUCHI_TESTS === 'short';

/** Runs of a property: `full`, or a few in short runs, which are always the same. */
export function runs(full: number): { numRuns: number; seed?: number } {
  return isShort ? { numRuns: Math.max(20, Math.ceil(full / 100)), seed: 1 } : { numRuns: full };
}
