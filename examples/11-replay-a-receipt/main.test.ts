import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('the same records give the same bytes; a changed record and a changed verdict are found', () => {
  const main = fileURLToPath(new URL('main.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, '--lang', 'en'], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const [, scored, same, records, results] = stdout.split(/^\d\. .*\n/m);
  expect(scored).toContain('exit code 0');
  expect(same).toBe('identical\nexit code 0\n\n');
  expect(records).toContain('first difference in results.csv: p-03, 2024: `ngoai-ngu` was `4`, is now `9`');
  expect(records).toContain('exit code 1');
  expect(results).toContain('results.csv: the file no longer says what the run wrote');
  expect(results).toContain('p-03, 2024: `title.cong-dan-hoc-tap` was `met`, is now `unmet`');
  expect(results).toContain('exit code 1');
});
