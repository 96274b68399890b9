import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PAGES } from '../render/pages.js';
import { en } from '../words/en.js';
import { ALL_FILES, FILES, fileAt, shownFiles } from './files.js';

const source = join(import.meta.dirname, '..');
const textOf = (path: string) => readFileSync(join(source, path), 'utf8');
/** Sources without what stands behind them in tests and in sentences. */
const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('words/'));

test.each(Object.entries(FILES))('%s is written where the list says, and has a sentence', (name, { by, words }) => {
  expect(textOf(by)).toContain(name === 'page' ? 'PAGES' : `FILES.${name}`);
  expect(en).toHaveProperty([words]);
});

test('no other file than the list names a file of the folder', () => {
  const names = ALL_FILES.map(({ path }) => `'${path}'`);
  const others = sources.filter(
    (path) => path !== 'folder/files.ts' && names.some((name) => textOf(path).includes(name)),
  );
  expect(others).toEqual([]);
});

test('every format of pages is in the list', () => {
  for (const { ending } of PAGES) expect(fileAt(`report.${ending}`)).toBeDefined();
});

test('what is to be read stands first, the receipt last', () => {
  const shown = shownFiles().map(({ path }) => path);
  expect([shown[0], shown.at(-1)]).toEqual(['report.md', 'receipt.json']);
  expect(shown.length).toBe(ALL_FILES.length);
});
