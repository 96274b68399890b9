/** The example of an edge function, bundled as its README says and asked in workerd. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inWorkerd } from './workerd.js';

const example = fileURLToPath(new URL('../../../../examples/07-edge-function/worker.mjs', import.meta.url));

export async function tryEdgeFunction(work: string): Promise<void> {
  const outfile = join(work, 'edge-function.mjs');
  await build({ entryPoints: [example], bundle: true, format: 'esm', outfile });
  await inWorkerd(outfile, async (url) => {
    const ask = async (body: string) => {
      const response = await fetch(url, { method: 'POST', body });
      return [response.status, await response.json()] as const;
    };
    const facts = { 'doc-sach': 9 };
    const [status, answer] = await ask(JSON.stringify({ subject: 'p-1', year: 2024, group: 'nhom-1', facts }));
    assert.equal(status, 200);
    assert.deepEqual(answer, {
      title: 'cong-dan-hoc-tap',
      verdict: 'unknown',
      total: { low: 18, high: 99 },
      why: (answer as { why: string[] }).why,
    });
    assert.match((answer as { why: string[] }).why[0]!, /^Công dân học tập: chưa rõ/);
    const [refused, issues] = await ask('{"subject": "p-1"');
    assert.equal(refused, 400);
    assert.equal((issues as { code: string }[])[0]!.code, 'json/unclosed');
  });
}
