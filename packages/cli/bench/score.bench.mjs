/**
 * `tieuchi score` on one and on five million rows: rows per second and peak memory of the whole process, and their ratio.
 *
 * Usage: node score.bench.mjs [--rows 1000000,5000000]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRegister } from '../../../examples/01-province/register.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000,5000000' } } });
/** Rows that the generator makes at scale 1, over its five years. */
const ROWS_AT_SCALE_1 = 2_590_000;

/** Highest resident memory of a process while it runs, as the system itself counts it. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function measure(rows) {
  const work = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
  try {
    const register = join(work, 'register');
    await writeRegister({ out: register, scale: rows / ROWS_AT_SCALE_1 });
    const records = readdirSync(register)
      .filter((name) => /^register-\d+\.csv$/.test(name))
      .map((name) => join(register, name));
    const packs = join(root, 'criteria-packs');
    const args = [
      'score',
      ...records,
      '--pack',
      join(packs, 'vn'),
      '--programme',
      join(packs, 'vn/programmes/677-qd-ttg.programme.json'),
      '--places',
      join(packs, 'vn'),
      '--places',
      join(packs, 'vn-lang-son-so-khdt'),
      '--out',
      join(work, 'out'),
      '--json',
      '--lang',
      'en',
    ];
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, [join(root, 'packages/cli/dist/main.js'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
    }, 50);
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    clearInterval(watch);
    if (code !== 0) throw new Error(`score ended with ${code}`);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const { rowsRead } = JSON.parse(said);
    console.log(
      `${rowsRead.toLocaleString('en').padStart(11)} rows  ${seconds.toFixed(1).padStart(7)} s  ${Math.round(
        rowsRead / seconds,
      )
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
