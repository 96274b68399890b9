/**
 * What lies on the disk while a register is read and judged: nothing of columns that nothing reads, and nothing for others.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csv, person, put, start, vn, workplace } from './tieuchi.js';

const PRIVATE = { 'ho-ten': 'Nguyễn Thị Bí-Mật', cccd: '079312345678' };

/** Files that hold something private, and folders that others may look into, below a folder of a run. */
function faultsUnder(folder: string): string[] {
  // What is whole is opened for others and given its name; until then it has a mark.
  const isOpen = (statSync(folder).mode & 0o077) !== 0 && existsSync(join(folder, '.tieuchi-temporary.json'));
  const faults = isOpen ? [`${folder} is open to others`] : [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const text = readFileSync(path, 'utf8');
    for (const value of Object.values(PRIVATE)) if (text.includes(value)) faults.push(`${path} holds ${value}`);
  }
  return faults;
}

test('no cell of a column that nothing reads lies on the disk while a run lasts, and nobody else may look', async () => {
  const folder = workplace();
  const rows = Array.from({ length: 40_000 }, (_, index) => person({ ...PRIVATE, subject: `p-${index}` }));
  const register = put(join(folder, 'r.csv'), csv(rows));
  const child = start('score', register, '--pack', vn, '--out', join(folder, 'out'));
  let isOver = false;
  const ended = new Promise((resolve) => child.on('exit', resolve)).then((code) => {
    isOver = true;
    return code;
  });
  const faults = new Set<string>();
  let looks = 0;
  while (!isOver) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const name of readdirSync(folder)) {
      if (name === 'r.csv' || name === 'out') continue;
      try {
        for (const fault of faultsUnder(join(folder, name))) faults.add(fault);
        looks += 1;
      } catch (error) {
        // What is given its name or cleared meanwhile cannot be looked at.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
  }
  expect(await ended).toBe(0);
  expect(looks).toBeGreaterThan(0);
  expect([...faults]).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['out', 'r.csv']);
});
