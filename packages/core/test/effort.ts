/**
 * How often properties run. `npm run test:properties` runs them as often as is claimed, `npm test` a tenth as often, each time
 * with other values; mutants meet a hundredth of them, always the same.
 */
const effort = process.env.TIEUCHI_TESTS;

/** Runs below which a property says little. */
const LEAST = 20;

/** Runs of a property: `full`, or a part of them in shorter runs. */
export function runs(full: number): { numRuns: number; seed?: number } {
  const partly = (part: number) => Math.min(full, Math.max(LEAST, Math.ceil(full / part)));
  if (effort === 'full') return { numRuns: full };
  return effort === 'short' ? { numRuns: partly(100), seed: 1 } : { numRuns: partly(10) };
}
