/** Lock files hold for every system, not only for the one on which npm wrote them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './workspace.js';

interface Locked {
  readonly optionalDependencies?: { readonly [name: string]: string };
}

test('lock files name the binaries of every system', () => {
  const folders = [
    '.',
    'packages/core/test/runtimes',
    ...readdirSync(join(root, 'examples')).map((each) => `examples/${each}`),
  ];
  const files = folders
    .map((folder) => join(folder, 'package-lock.json'))
    .filter((file) => existsSync(join(root, file)));
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) {
    const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { packages: { [path: string]: Locked } };
    const named = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(
      wanted.filter((name) => !named.has(name)),
      `${file}: npm leaves these out beside an installed node_modules; take the entries of the package out of the file and run \`npm install --package-lock-only\` where nothing is installed`,
    ).toEqual([]);
  }
});
