/** Packages of packs by strangers: nothing outside them is read or written, whatever they list. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { put, root, tieuchi, workplace } from './tieuchi.js';

const pack = readFileSync(join(root, 'packages/cli/test/world/reader.pack.json'), 'utf8');

/** A package in a folder of its own that lists these packs. */
function packed(packs: unknown, files: { readonly [path: string]: string } = {}): { at: string; folder: string } {
  const at = workplace();
  const folder = join(at, 'p');
  put(join(at, 'secret.json'), 'npm_MADEUPTOKEN0123456789');
  put(join(folder, 'package.json'), JSON.stringify({ name: 'p', version: '1.0.0', tieuchi: { packs } }));
  for (const [path, text] of Object.entries(files)) put(join(folder, path), text);
  return { at, folder };
}

test.each([
  ['a path upwards', ['../secret.json']],
  ['a path upwards from within', ['packs/../../secret.json']],
  ['a path from the root', ['/etc/passwd']],
  ['a path of another system', ['..\\secret.json']],
  ['a drive', ['C:/secret.json']],
  ['no list', 'packs/a.pack.json'],
  ['no paths', [1]],
  ['a list of nothing', [null]],
  ['nothing', null],
])('%s is refused by every command', (_, packs) => {
  const { at, folder } = packed(packs);
  for (const command of [
    ['check', folder],
    ['build', folder],
    ['test', folder],
    ['types', folder],
  ]) {
    const { code, out, err } = tieuchi(...command, '--lang', 'en');
    expect([code, out, /MADEUP|root:|\n\s+at /.test(err)]).toEqual([1, '', false]);
    expect(err).toContain(
      typeof packs === 'object' && Array.isArray(packs) && typeof packs[0] === 'string'
        ? 'no file of it'
        : '/tieuchi/packs',
    );
  }
  expect(existsSync(join(at, 'dist'))).toBe(false);
});

test('a link that leads out is refused; one that stays within is followed', () => {
  const { at, folder } = packed(['packs/a.pack.json']);
  mkdirSync(join(folder, 'packs'));
  symlinkSync(join(at, 'secret.json'), join(folder, 'packs/a.pack.json'));
  expect(tieuchi('check', folder, '--lang', 'en')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no file of it'),
  });
  const within = packed(['packs/a.pack.json'], { 'kept/a.pack.json': pack });
  mkdirSync(join(within.folder, 'packs'));
  symlinkSync('../kept/a.pack.json', join(within.folder, 'packs/a.pack.json'));
  expect(tieuchi('check', within.folder, '--lang', 'en')).toMatchObject({ code: 0 });
});

test('a manifest that is no JSON is told in a sentence', () => {
  for (const text of ['{', '[]', 'null', `${'['.repeat(200_000)}${']'.repeat(200_000)}`]) {
    const { folder } = packed([]);
    put(join(folder, 'package.json'), text);
    for (const command of ['check', 'build']) {
      const { code, err } = tieuchi(command, folder, '--lang', 'en');
      expect([code, /\n\s+at |error of its own/.test(err)]).toEqual([1, false]);
    }
  }
});

test('a name with quotes is a name in the modules, and runs nothing', async () => {
  const name = "packs/a'; globalThis.hacked = 1; '.pack.json";
  const { folder } = packed([name], { [name]: pack });
  expect(tieuchi('build', folder, '--lang', 'en')).toMatchObject({ code: 0, err: '' });
  const { packs } = (await import(join(folder, 'dist/packs.js'))) as { packs: readonly { id: string }[] };
  expect(packs.map(({ id }) => id)).toEqual(['w/nhom-1']);
  expect(globalThis).not.toHaveProperty('hacked');
});
