import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('every row of a register is scored, merged or told, and shares that are open are ranges', () => {
  const main = fileURLToPath(new URL('main.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [main], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  for (const line of [
    'p-03  unmet',
    'p-04  unknown',
    'line 12 says the same as line 7',
    'line 11, p-10: `12` is not allowed for `hop-tac-chia-se`: taken as missing',
    '11 rows read = 10 records + 1 merged + 0 rejected',
    'huyen-323 50.0 % … 77.8 %, target of 2025: 40 %',
    'xa-11950  50.0 % … 75.0 %, target of 2025: 40 %',
    'xa-11953  50.0 % … 80.0 %, target of 2025: 40 %',
  ])
    expect(stdout.split('\n')).toContain(line);
});
