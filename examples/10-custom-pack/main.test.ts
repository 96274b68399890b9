import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test("a province's pack is sound, gives what its cases say, and judges those who live there", () => {
  const main = fileURLToPath(new URL('main.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, '--lang', 'en'], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('3 documents checked, 0 errors, 0 warnings');
  expect(stdout).toContain('two of three indicators are enough, one is not: met, unmet');
  expect(stdout.trim().split('\n').slice(-4)).toEqual([
    'p-01  vi-du/cong-dan-hoc-tap/nhom-1  met',
    'p-02  vi-du/cong-dan-hoc-tap/nhom-1  unmet',
    'p-03  vi-du/cong-dan-hoc-tap/nhom-1  unknown',
    'p-04  vn/cong-dan-hoc-tap/nhom-1-2023  unknown',
  ]);
});
