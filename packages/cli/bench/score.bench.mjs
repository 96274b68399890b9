/**
 * `tieuchi score` on one and on five million rows: rows per second and peak memory of the whole process, and their ratio.
 *
 * Usage: node score.bench.mjs [--rows 1000000,5000000]
 */
import { parseArgs } from 'node:util';
import { scoreOf } from './score.mjs';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000,5000000' } } });

async function measure(wanted) {
  const { rows, seconds, peak } = await scoreOf(wanted);
  const speed = Math.round(rows / seconds).toLocaleString('en');
  console.log(
    `${rows.toLocaleString('en').padStart(11)} rows  ${seconds.toFixed(1).padStart(7)} s  ${speed.padStart(8)} rows/s  peak ${Math.round(peak)} MB`,
  );
  return peak;
}

const peaks = [];
for (const rows of values.rows.split(',').map(Number)) peaks.push(await measure(rows));
if (peaks.length > 1)
  console.log(
    `peak of the last against the first: ${(peaks.at(-1) / peaks[0]).toFixed(2)} (asked: at most 1.2, under 900 MB)`,
  );
