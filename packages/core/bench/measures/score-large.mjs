import { scoreOf } from '../../../cli/bench/score.mjs';

const ROWS = 1_000_000;

/** `tieuchi score` of a register in which start and end of the program no longer count. */
export async function measure() {
  const { perRow, peak } = await scoreOf(ROWS);
  return { 'score-1m': perRow, 'score-1m-memory': peak };
}
