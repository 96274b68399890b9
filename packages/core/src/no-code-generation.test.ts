import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packsPath, textOf } from '../test/fixtures.js';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tieuchi-'));
  await build({
    entryPoints: [join(import.meta.dirname, 'index.ts')],
    outfile: join(folder, 'core.mjs'),
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script with the built core, in a Node that makes no code from text. */
function run(script: string): string {
  writeFileSync(join(folder, 'script.mjs'), `import * as core from './core.mjs';\n${script}`);
  return execFileSync(process.execPath, ['--disallow-code-generation-from-strings', join(folder, 'script.mjs')], {
    encoding: 'utf8',
  }).trim();
}

test('the flag does what it says', () => {
  expect(
    run("try { new Function('return 1')(); console.log('made'); } catch (error) { console.log(error.name); }"),
  ).toBe('EvalError');
});

test('the core, built for a browser, judges a record without making code', () => {
  const pack = textOf(`${packsPath}nhom-3-2022.pack.json`);
  const output = run(`
    const pack = core.compilePack(${JSON.stringify(pack)});
    const ids = pack.document.criteria.flatMap(({ indicators }) => indicators.map(({ id }) => id));
    const facts = Object.fromEntries(ids.map((id) => [id, 8]));
    const run = core.createRun({ packs: [pack] });
    run.add({ subject: 'p', year: 2022, group: 'nhom-3', facts });
    const { counts, results } = run.finish();
    const [issue] = core.checkPack({ format: 'tieuchi-pack/1', remark: 1 });
    const result = core.evaluate(pack, { subject: 'p', year: 2022, group: 'nhom-3', facts });
    console.log(JSON.stringify([result.titles[0].verdict, result.points.total, counts.records, results.digest.length, typeof issue.message, core.explain(pack, result, 'vi').text.length > 0]));
  `);
  expect(JSON.parse(output)).toEqual(['met', 80, 1, 71, 'string', true]);
});
