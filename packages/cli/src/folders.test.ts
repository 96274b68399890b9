import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Folders from the lowest up: a file imports its own folder or one further to the left. */
const ORDER =
  'words table terminal program document author register folder history output block phrase report review render scoring replay commands'.split(
    ' ',
  );
/** The programs of `bin` in package.json; nothing else lies beside them. */
const ENTRIES = ['main.ts'];

const root = import.meta.dirname;
const folderOf = (path: string) => path.split('/')[0]!;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
/** The files of this package that a file imports, types included. */
const importsOf = (path: string) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)'/gm)].map(([, to]) =>
    normalize(join(dirname(path), to!)).replaceAll('\\', '/'),
  );

test('only entries, and what tests the whole, lie at the root', () => {
  expect(files.filter((path) => !path.includes('/'))).toEqual(ENTRIES);
  expect([...new Set(files.filter((path) => path.includes('/')).map(folderOf))].sort()).toEqual([...ORDER].sort());
});

describe.each(ORDER)('%s/', (folder) => {
  const own = files.filter((path) => folderOf(path) === folder);

  test('holds 4 to 12 files, and says in one line what it is', () => {
    expect(own.length).toBeGreaterThanOrEqual(4);
    expect(own.length).toBeLessThanOrEqual(12);
    expect(readFileSync(join(root, folder, 'README.md'), 'utf8')).toMatch(/^# `[a-z]+\/`\n\n[^\n]+\n$/);
  });

  test('imports itself or a folder before it', () => {
    const before = new Set(ORDER.slice(0, ORDER.indexOf(folder) + 1));
    const up = own.flatMap((path) =>
      importsOf(path).flatMap((to) => (before.has(folderOf(to)) ? [] : [`${path} ▸ ${to}`])),
    );
    expect(up).toEqual([]);
  });
});
