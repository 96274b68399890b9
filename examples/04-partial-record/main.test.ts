import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('a missing score is a range: it leaves a title open, and does not save one that is lost', () => {
  const main = fileURLToPath(new URL('main.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [main], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(stdout.split('\n').filter((line) => line.startsWith('  total') || line.startsWith('  points'))).toEqual([
    '  total 80, title met',
    '  total 73…82, title unknown',
    '  points.total has 73…82, needs >= 80: lacks 0…7',
    '  points.lowest has 1…8, needs >= 5: lacks 0…4',
    '  total 69…78, title unmet',
    '  points.total has 69…78, needs >= 80: lacks 2…11',
    '  points.lowest has 1…4, needs >= 5: lacks 1…4',
  ]);
  expect(stdout).toContain('Công dân học tập: chưa rõ');
});
