/**
 * What was measured, one file for each benchmark in `results/`: the page of benchmarks is made from them.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('results/', import.meta.url));

/** Keeps figures of a benchmark by id, with the day, the state of the project and the machine. */
export function keep(bench, figures) {
  mkdirSync(folder, { recursive: true });
  const result = {
    bench,
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short=10', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' and changes'),
    node: process.versions.node,
    machine: {
      processor: cpus()[0]?.model.trim() ?? '',
      cores: cpus().length,
      memory: Math.round(totalmem() / 1e9),
      system: `${platform()} ${arch()}`,
    },
    figures: Object.fromEntries(Object.entries(figures).map(([id, value]) => [id, Number(value.toPrecision(3))])),
  };
  writeFileSync(`${folder}${bench}.json`, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`kept in packages/cli/bench/results/${bench}.json; \`npm run references\` writes the page`);
}

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** A line of a table on a terminal. */
export function line(name, rows, { seconds, peak }) {
  const speed = Math.round(rows / seconds).toLocaleString('en');
  return [
    ...[name.padEnd(24), `${rows.toLocaleString('en').padStart(11)} rows`, `${seconds.toFixed(1).padStart(7)} s`],
    ...[`${((seconds / rows) * 1e6).toFixed(1).padStart(6)} µs a row`, `${speed.padStart(9)} rows/s`],
    `peak ${Math.round(peak)} MB`,
  ].join('  ');
}

function git(...args) {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}
