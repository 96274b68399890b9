/**
 * Files as people and programs make them: `corpus/` holds them, `corpus/outcomes.json` what becomes of each. A new file gets
 * a line there; `CORPUS=write npx vitest run packages/cli/test/corpus.test.ts` writes what comes out, to be read and judged.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Case, corpus, type Outcome, outcomeOf } from './corpus.js';

type Line = Omit<Case, 'file'> & { readonly want: Outcome };

const path = join(corpus, 'outcomes.json');
const lines = JSON.parse(readFileSync(path, 'utf8')) as { readonly [file: string]: Line };
const folders = readdirSync(corpus, { withFileTypes: true }).filter(
  (each) => each.isDirectory() && each.name !== 'world',
);
const files = folders.flatMap(({ name }) => readdirSync(join(corpus, name)).map((file) => `${name}/${file}`)).sort();

if (process.env.CORPUS === 'write')
  test('what comes out is written', async () => {
    const found: { [file: string]: Line } = {};
    for (const file of files) {
      const { want: _, ...given } = lines[file] ?? { want: {} };
      found[file] = { ...given, want: await outcomeOf({ file, ...given }) };
    }
    const text = Object.entries(found).map(([file, line]) => `  ${JSON.stringify(file)}: ${JSON.stringify(line)}`);
    writeFileSync(path, `{\n${text.join(',\n')}\n}\n`);
  });

test('every file has its outcome', () => {
  expect(Object.keys(lines)).toEqual(files);
});

describe.each(folders.map(({ name }) => name))('%s', (folder) => {
  test.each(files.filter((file) => file.startsWith(`${folder}/`)))('%s', async (file) => {
    const { want, ...given } = lines[file]!;
    expect(await outcomeOf({ file, ...given })).toEqual(want);
  });
});
