/**
 * `tieuchi score` on one and on five million rows: rows per second and peak memory of the whole process, and their ratio.
 *
 * Usage: node score.bench.mjs [--rows 1000000,5000000]
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRegister } from '../../../examples/01-province/register.mjs';
import { scored } from './scored.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000,5000000' } } });
/** Rows that the generator makes at scale 1, over its five years. */
const ROWS_AT_SCALE_1 = 2_590_000;

async function measure(rows) {
  const work = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
  try {
    const register = join(work, 'register');
    await writeRegister({ out: register, scale: rows / ROWS_AT_SCALE_1 });
    const records = readdirSync(register)
      .filter((name) => /^register-\d+\.csv$/.test(name))
      .map((name) => join(register, name));
    const packs = join(root, 'criteria-packs');
    const {
      rows: read,
      seconds,
      peak,
    } = await scored([
      ...records,
      ...['--pack', join(packs, 'vn')],
      ...['--programme', join(packs, 'vn/programmes/677-qd-ttg.programme.json')],
      ...['--places', join(packs, 'vn'), '--places', join(packs, 'vn-lang-son-so-khdt')],
      ...['--out', join(work, 'out')],
    ]);
    console.log(
      `${read.toLocaleString('en').padStart(11)} rows  ${seconds.toFixed(1).padStart(7)} s  ${Math.round(read / seconds)
        .toLocaleString('en')
        .padStart(8)} rows/s  peak ${Math.round(peak)} MB`,
    );
    return peak;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const peaks = [];
for (const rows of values.rows.split(',').map(Number)) peaks.push(await measure(rows));
if (peaks.length > 1)
  console.log(
    `peak of the last against the first: ${(peaks.at(-1) / peaks[0]).toFixed(2)} (asked: at most 1.2, under 900 MB)`,
  );
