/**
 * The demo's register under seven programmes: `tieuchi score` against DuckDB alone with SQL by hand (`peer.mjs`), in turns
 * within one run, and against the command as it was before (`former.mjs`). Medians.
 *
 * Usage: node demo.bench.mjs [--scale 1] [--turns 3] [--former] [--keep]
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRegister } from '../../../examples/01-province/register.mjs';
import { formerProgram } from './former.mjs';
import { keep, line, median } from './results.mjs';
import { program, scored } from './scored.mjs';
import { timed } from './timed.mjs';

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    turns: { type: 'string', default: '3' },
    former: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const packs = fileURLToPath(new URL('../../../criteria-packs', import.meta.url));
const peer = fileURLToPath(new URL('peer.mjs', import.meta.url));
const plans = [
  ...['677-qd-ttg', '387-qd-ttg'].map((name) => `vn/programmes/${name}.programme.json`),
  'vn-hung-yen/programmes/127-kh-ubnd.programme.json',
  ...['vn-long-an', 'vn-lang-son-so-khdt', 'vn-nguyen-binh', 'vn-vinh-thuan'],
].map((name) => join(packs, name));

const work = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
try {
  const register = join(work, 'register');
  writeRegister({ out: register, scale: Number(values.scale) });
  const files = readdirSync(register)
    .filter((name) => /^(register|extra)-\d{4}\.csv$/.test(name))
    .map((name) => join(register, name));
  const args = [
    ...files,
    ...['--pack', join(packs, 'vn'), '--places', join(packs, 'vn'), '--places', join(packs, 'vn-lang-son-so-khdt')],
    ...plans.flatMap((plan) => ['--programme', plan]),
    ...['--counts', join(register, 'counts.csv')],
  ];
  const ways = {
    peer: async (out) => {
      mkdirSync(out);
      const { said, ...used } = await timed([peer, '--out', out, ...files]);
      return { rows: said.rowsRead, ...used };
    },
    score: (out) => scored([...args, '--out', out], program),
    ...(values.former && { former: (out) => scored([...args, '--out', out], formerProgram()) }),
  };
  if (values.former) formerProgram();
  const runs = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let turn = 1; turn <= Number(values.turns); turn += 1) {
    for (const [name, way] of Object.entries(ways)) {
      // The former way takes minutes, and is not what is asked about: once is enough.
      if (name === 'former' && turn > 1) continue;
      const out = join(work, `out-${name}`);
      const run = await way(out);
      rmSync(out, { recursive: true, force: true });
      runs[name].push(run);
      console.log(line(`${name} ${turn}`, run.rows, run));
    }
  }
  const middle = (name, of) => median(runs[name].map((run) => run[of]));
  const { rows } = runs.score[0];
  const seconds = middle('score', 'seconds');
  const figures = {
    'demo-peer': seconds / middle('peer', 'seconds'),
    'demo-rows': rows / seconds,
    ...(values.former && { 'demo-former': middle('former', 'seconds') / seconds }),
    'demo-peak': Math.max(...runs.score.map(({ peak }) => peak)),
  };
  console.log(`score takes ${figures['demo-peer'].toFixed(2)} × the time of DuckDB alone (asked: at most 2)`);
  console.log(`${Math.round(figures['demo-rows']).toLocaleString('en')} rows a second`);
  if (values.former)
    console.log(`${figures['demo-former'].toFixed(2)} × as fast as the former command (asked: at least 6)`);
  // Another size is another figure.
  if (values.keep && Number(values.scale) === 1) keep('demo', figures);
} finally {
  rmSync(work, { recursive: true, force: true });
}
