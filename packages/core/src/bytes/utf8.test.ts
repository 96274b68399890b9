import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Of } from './utf8.js';

test('the bytes are those of TextEncoder, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (any, sound) => {
      for (const text of [any, sound, `${sound}${any}`])
        expect([...utf8Of(text)]).toEqual([...new TextEncoder().encode(text)]);
    }),
    { numRuns: 100 },
  );
  for (const half of ['\ud800', '\udc00', '\ud800\ud800', 'a\udbff', '\udc00\ud800', 'Nguyễn Thị Đào 😀'])
    expect([...utf8Of(half)]).toEqual([...new TextEncoder().encode(half)]);
});

test('the core judges, runs and digests in a world that has nothing but the language', () => {
  const entry = createRequire(import.meta.url).resolve('../index.ts');
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2022',
  });
  const document = readFileSync(
    new URL('../../../../criteria-packs/vn/packs/nhom-1-2023.pack.json', import.meta.url),
    'utf8',
  );
  const digestIn = (world: object): unknown =>
    runInNewContext(
      `${outputFiles[0]!.text};
       {
       const pack = module.exports.compilePack(document);
       const record = { subject: 'Đào', year: 2024, group: pack.group, facts: {} };
       const run = module.exports.createRun({ packs: [pack] });
       run.add(record);
       const { results } = run.finish();
       [module.exports.evaluate(pack, record).titles[0].verdict, results.digest, module.exports.rulesDigest(pack.document)].join(' ');
       }`,
      { ...world, document },
    );
  const bare = digestIn({ module: { exports: {} } });
  expect(bare).toMatch(/^unknown sha256:[0-9a-f]{64} sha256:[0-9a-f]{64}$/);
  expect(bare).toBe(digestIn({ module: { exports: {} }, TextEncoder, TextDecoder, structuredClone, console }));
});
