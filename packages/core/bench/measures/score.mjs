import { scoreOf } from '../../../cli/bench/score.mjs';

const ROWS = 50_000;

/** `tieuchi score` of a register that is scored in seconds. */
export async function measure() {
  const { perRow, peak } = await scoreOf(ROWS);
  return { 'score-50k': perRow, 'score-50k-memory': peak };
}
