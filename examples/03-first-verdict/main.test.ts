import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('84 points with a 4 among them earn no title, and both languages say why', () => {
  const main = fileURLToPath(new URL('main.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [main], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(stdout.split('\n')[0]).toBe('84: unmet');
  for (const line of [
    'Công dân học tập: không đạt',
    '  điểm thấp nhất: có 4, cần từ 5; còn thiếu 1',
    'Learning Citizen: not met',
    '  lowest score: has 4, needs at least 5; lacking 1',
    '  below, or perhaps below: Uses foreign languages as the work and the post require',
  ])
    expect(stdout.split('\n')).toContain(line);
});
