/**
 * Measures the figures of the curve. `npm run bench` measures all of them and appends a line to `history.ndjson`;
 * `npm run bench:quick` measures those that take seconds and prints them beside the curve's last line.
 *
 * Usage: node bench.mjs [--quick] [--markdown] [--only evaluate,rule]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { figures } from './figures.mjs';
import { appendLine, compared, readCurve, rounded } from './history.mjs';
import { asMarkdown, asText } from './table.mjs';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, markdown: { type: 'boolean' }, only: { type: 'string' } },
});
const isQuick = options.quick ?? false;
const only = options.only?.split(',');
const began = Date.now();

const wanted = figures.filter((figure) => (figure.quick || !isQuick) && (only?.includes(figure.measure) ?? true));
const measured = {};
for (const name of new Set(wanted.map((figure) => figure.measure))) {
  const { measure } = await import(`./measures/${name}.mjs`);
  const start = Date.now();
  Object.assign(measured, await measure({ isQuick }));
  process.stderr.write(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
}
const today = Object.fromEntries(Object.entries(measured).map(([id, value]) => [id, rounded(value)]));
const last = readCurve().at(-1);
const rows = compared(today, last);
console.log((options.markdown ? asMarkdown : asText)(rows, last));
process.stderr.write(`${Math.round((Date.now() - began) / 1000)} s\n`);

if (!isQuick && only === undefined) {
  const line = {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short=10', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' and changes'),
    node: process.versions.node,
    figures: today,
  };
  appendLine(line);
  console.log('one line more in packages/core/bench/history.ndjson');
}

function git(...args) {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}
