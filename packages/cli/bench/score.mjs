/** `tieuchi score` of a register of a province, in a process of its own: time a row and highest memory. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeRegister } from '../../../examples/01-province/register.mjs';
import { scored } from './scored.mjs';

const packs = join(dirname(fileURLToPath(import.meta.url)), '../../../criteria-packs');
/** Rows that the generator makes at scale 1, over its five years. */
const ROWS_AT_SCALE_1 = 2_590_000;

/** What was measured, and `perRow`: microseconds of processor time a row. */
export async function scoreOf(rows) {
  const work = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
  try {
    const register = join(work, 'register');
    await writeRegister({ out: register, scale: rows / ROWS_AT_SCALE_1 });
    const records = readdirSync(register)
      .filter((name) => /^register-\d+\.csv$/.test(name))
      .map((name) => join(register, name));
    const measured = await scored([
      ...records,
      ...['--pack', join(packs, 'vn')],
      ...['--programme', join(packs, 'vn/programmes/677-qd-ttg.programme.json')],
      ...['--places', join(packs, 'vn'), '--places', join(packs, 'vn-lang-son-so-khdt')],
      ...['--out', join(work, 'out')],
    ]);
    return { ...measured, perRow: (measured.processor / measured.rows) * 1e6 };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
