/** What the benchmark of the demo is held against does the same job. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '@tieuchi/core';
import { expect, test } from 'vitest';
import { writeRegister } from '../../../examples/01-province/register.mjs';

const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

function printed(args: readonly string[]): { rowsRead: number; titled?: number } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as { rowsRead: number; titled?: number };
}

test('SQL by hand finds as many learning citizens in a clean register as the command', () => {
  const work = mkdtempSync(join(tmpdir(), 'tieuchi-peer-'));
  try {
    const register = join(work, 'register');
    writeRegister({ out: register, scale: 0.002 });
    const files = readdirSync(register)
      .filter((name) => /^register-\d{4}\.csv$/.test(name))
      .map((name) => join(register, name));
    const peer = printed([pathOf('packages/cli/bench/peer.mjs'), '--out', work, ...files]);
    const packs = pathOf('criteria-packs/vn');
    const out = join(work, 'out');
    const score = printed([
      ...[pathOf('packages/cli/dist/main.js'), 'score', ...files, '--pack', packs, '--places', packs],
      ...['--places', pathOf('criteria-packs/vn-lang-son-so-khdt')],
      ...['--programme', join(packs, 'programmes/677-qd-ttg.programme.json'), '--out', out, '--json'],
    ]);
    expect(peer.rowsRead).toBe(score.rowsRead);
    const { programmes } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    const titled = programmes[0]!.years.map(({ measures }) => {
      const { places } = measures.find(({ measure }) => measure === 'dat-tren-dang-ky')!;
      return places.find(({ place }) => place === 'vn')!.tally.met;
    });
    expect(peer.titled).toBe(titled.reduce((sum, met) => sum + met, 0));
    expect(peer.titled).toBeGreaterThan(1000);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});
