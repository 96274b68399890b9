import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { english } from './issue/english.js';
import { vietnamese } from './issue/vietnamese.js';
import { operators, refused } from './rule/operators.js';

/** The entry as an app bundles it. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'plan.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]!.text;
}

test('an app that judges by plans carries no words, no checker, no digests and no proofs', async () => {
  const code = await bundled();
  const sentences = [...Object.values(english), ...Object.values(vietnamese)].flat();
  const docs = Object.values(operators).flatMap(({ doc, ranges }) => [doc, ranges]);
  const unwanted = [
    ...[...sentences, ...docs, ...Object.values(refused)].filter((text) => text !== undefined && text.length > 20),
    ...[
      'did you mean',
      'trailing comma',
      'sha256',
      'compilePack',
      'rule/always-met',
      'rule/type',
      'json/',
      'shape/',
      'tieuchi-pack',
      'localeCompare',
    ],
  ];
  expect(unwanted.filter((text) => code.includes(text!))).toEqual([]);
  // Something is there, and it is what was asked for.
  expect(code).toContain('tieuchi-plan/1');
  expect(brotliCompressSync(code).length).toBeLessThan(20_500);
});
