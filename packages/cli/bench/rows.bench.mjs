/**
 * `tieuchi score` on one, five and twenty million rows of Parquet: time a row and peak memory of the whole process.
 *
 * Usage: node rows.bench.mjs [--rows 1000000,5000000,20000000] [--keep]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ADULTS, writeNation } from '../../../examples/12-nation/register.mjs';
import { nationalArgs } from './national.mjs';
import { keep, line } from './results.mjs';
import { scored } from './scored.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000,5000000,20000000' },
    keep: { type: 'boolean', default: false },
  },
});
const YEAR = 2026;

const measured = [];
for (const wanted of values.rows.split(',').map(Number)) {
  const work = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
  try {
    const register = join(work, 'register');
    await writeNation({ out: register, fraction: wanted / ADULTS, years: [YEAR] });
    const run = await scored([...nationalArgs(register, YEAR), '--out', join(work, 'out')]);
    console.log(line('score', run.rows, run));
    measured.push({ wanted, perRow: (run.seconds / run.rows) * 1e6, peak: run.peak });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
const [first, last] = [measured[0], measured.at(-1)];
const ratio = last.perRow / first.perRow;
if (measured.length > 1)
  console.log(`time a row, the last against the first: ${ratio.toFixed(2)} × (asked: at most 1.3)`);
if (values.keep)
  keep('rows', {
    ...Object.fromEntries(
      measured.flatMap(({ wanted, perRow, peak }) => [
        [`rows-${wanted / 1e6}m`, perRow],
        [`rows-${wanted / 1e6}m-peak`, peak],
      ]),
    ),
    'rows-ratio': ratio,
  });
