import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

test('a record is answered with its verdict and reasons, and what is wrong with it is told', async () => {
  const work = mkdtempSync(join(tmpdir(), 'tieuchi-edge-'));
  const outfile = join(work, 'worker.mjs');
  const entry = fileURLToPath(new URL('worker.mjs', import.meta.url));
  await build({ entryPoints: [entry], bundle: true, format: 'esm', outfile });
  const worker = (await import(pathToFileURL(outfile).href)) as {
    default: { fetch(request: Request): Promise<Response> };
  };
  rmSync(work, { recursive: true });
  const ask = async (body: string) => {
    const request = new Request('https://example.org/?lang=en', { method: 'POST', body });
    const response = await worker.default.fetch(request);
    return [response.status, await response.json()] as const;
  };
  const record = (facts: object) => JSON.stringify({ subject: 'p-1', year: 2024, group: 'nhom-1', facts });

  expect(await ask(record({ 'ngoai-ngu': 4 }))).toEqual([
    200,
    expect.objectContaining({
      verdict: 'unmet',
      total: { low: 13, high: 94 },
      why: expect.arrayContaining(['  lowest score: has 1…4, needs at least 5; lacking 1…4']),
    }),
  ]);
  const [status, issues] = await ask(record({ 'ngoai-ngu': 40 }));
  expect(status).toBe(400);
  expect(issues).toEqual([expect.objectContaining({ pointer: '/facts/ngoai-ngu', message: expect.any(String) })]);
});
