/**
 * A nation's year from Parquet, with the year before as history: 70 million rows each. First the year before is scored, then
 * the year itself is measured.
 *
 * Usage: npm run bench:national -- [--fraction 1] [--work <folder>] [--keep]
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeNation } from '../../../examples/12-nation/register.mjs';
import { nationalArgs } from './national.mjs';
import { keep, line } from './results.mjs';
import { scored } from './scored.mjs';

const { values } = parseArgs({
  options: {
    fraction: { type: 'string', default: '1' },
    work: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const [BEFORE, YEAR] = [2025, 2026];

const work = values.work ?? mkdtempSync(join(tmpdir(), 'tieuchi-nation-'));
try {
  mkdirSync(work, { recursive: true });
  const register = join(work, 'register');
  const began = performance.now();
  if (!existsSync(join(register, 'manifest.json')))
    await writeNation({ out: register, fraction: Number(values.fraction), years: [BEFORE, YEAR] });
  console.log(`register: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const [before, now] = [BEFORE, YEAR].map((year) => join(work, `report-${year}`));
  for (const out of [before, now]) rmSync(out, { recursive: true, force: true });
  const first = await scored([...nationalArgs(register, BEFORE), '--out', before]);
  console.log(line(`the year before (${BEFORE})`, first.rows, first));
  const run = await scored([...nationalArgs(register, YEAR), '--history', before, '--out', now]);
  console.log(line(`the year (${YEAR})`, run.rows, run));
  // Another size is another figure.
  if (values.keep && Number(values.fraction) === 1)
    keep('nation', {
      'nation-rows': run.rows,
      'nation-minutes': run.seconds / 60,
      'nation-peak': run.peak,
    });
} finally {
  if (values.work === undefined) rmSync(work, { recursive: true, force: true });
}
