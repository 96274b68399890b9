/**
 * A register in which every row is odd, against the command as it was before rows were judged in SQL, in one run.
 *
 * Usage: node odd.bench.mjs [--rows 200000] [--text] [--keep]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ADULTS, writeNation } from '../../../examples/12-nation/register.mjs';
import { formerProgram } from './former.mjs';
import { nationalArgs } from './national.mjs';
import { keep, line, median } from './results.mjs';
import { program, scored } from './scored.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    turns: { type: 'string', default: '3' },
    keep: { type: 'boolean', default: false },
  },
});
const YEAR = 2026;

const work = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
try {
  const register = join(work, 'register');
  await writeNation({ out: register, fraction: Number(values.rows) / ADULTS, years: [YEAR], odd: 1, text: true });
  const args = nationalArgs(register, YEAR);
  const ways = { former: formerProgram(), score: program };
  const runs = { former: [], score: [] };
  for (let turn = 1; turn <= Number(values.turns); turn += 1)
    for (const [name, by] of Object.entries(ways)) {
      const run = await scored([...args, '--out', join(work, `out-${name}-${turn}`)], by);
      console.log(line(`${name} ${turn}`, run.rows, run));
      runs[name].push(run.seconds);
    }
  const ratio = median(runs.score) / median(runs.former);
  console.log(`nothing but odd rows: ${ratio.toFixed(2)} × the time of the former command (asked: at most 1)`);
  if (values.keep) keep('odd', { 'odd-former': ratio });
} finally {
  rmSync(work, { recursive: true, force: true });
}
