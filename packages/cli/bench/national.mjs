/** Files and arguments of a run over the national register. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packs = fileURLToPath(new URL('../../../criteria-packs/vn', import.meta.url));

/** Arguments of `score` for a year of the register in a folder. */
export function nationalArgs(register, year) {
  const files = readdirSync(join(register, String(year)))
    .sort()
    .map((name) => join(register, String(year), name));
  return [
    ...files,
    ...['--pack', packs, '--places', packs],
    ...['--programme', join(packs, 'programmes/677-qd-ttg.programme.json')],
  ];
}
