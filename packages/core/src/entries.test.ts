import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { english } from './issue/english.js';
import { englishLines } from './issue/english-lines.js';
import { vietnamese } from './issue/vietnamese.js';
import { vietnameseLines } from './issue/vietnamese-lines.js';
import { operators, refused } from './rule/operators.js';

const long = (texts: readonly (string | undefined)[]) => texts.filter((text) => text !== undefined && text.length > 20);
const sentences = long(Object.values(english).flat());
const lines = long([...Object.values(englishLines), ...Object.values(vietnameseLines)]);
const inVietnamese = long(Object.values(vietnamese).flat());
const docs = long([...Object.values(operators).flatMap(({ doc, ranges }) => [doc, ranges]), ...Object.values(refused)]);
const checker = ['rule/always-met', 'rule/type', 'json/expected', 'shape/type', 'tieuchi-pack/1'];

/** What the bundle of an entry may not hold, whatever its size. */
const ABSENT: { readonly [entry: string]: readonly (string | undefined)[] } = {
  index: [...inVietnamese.filter((text) => !Object.keys(aboutResults()).includes(text!)), 'json-logic'],
  plan: [
    ...sentences,
    ...lines,
    ...inVietnamese,
    ...docs,
    ...checker,
    'did you mean',
    'sha256',
    'compilePack',
    'localeCompare',
  ],
  rule: [...sentences, ...inVietnamese, 'sha256', 'tieuchi-pack/1', 'tieuchi-receipt/1', 'tieuchi-report/1'],
  check: [...sentences, ...inVietnamese, 'tieuchi-receipt/1', 'tieuchi-report/1'],
  en: [...inVietnamese, 'sha256', 'createRun'],
  explain: [...sentences, ...inVietnamese, ...lines, ...docs, ...checker, 'did you mean', 'sha256', 'tieuchi-plan/1'],
  rollup: [...sentences, ...inVietnamese, 'sha256', 'tieuchi-pack/1', 'tieuchi-receipt/1'],
  run: [...sentences, ...inVietnamese, 'tieuchi-pack/1', 'tieuchi-review/1'],
  messages: ['sha256', 'tieuchi-pack/1', 'createRun'],
  vi: [...sentences.filter((text) => !inVietnamese.includes(text)), 'sha256', 'createRun'],
};

/** Vietnamese sentences that explanations of results hold, and that the whole engine therefore does. */
function aboutResults(): { readonly [sentence: string]: true } {
  const text = readFileSync(join(import.meta.dirname, 'issue/vietnamese-results.ts'), 'utf8');
  return Object.fromEntries(inVietnamese.filter((each) => text.includes(each!)).map((each) => [each!, true]));
}

async function bundled(entry: string, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `${entry}.ts`)],
    bundle: true,
    minify: true,
    charset: 'utf8',
    format,
    globalName: 'entry',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]!.text;
}

test('every entry has its list', () => {
  const entries = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
  expect(Object.keys(ABSENT).sort()).toEqual(entries.map((name) => name.slice(0, -3)).sort());
});

describe.each(Object.entries(ABSENT))('%s', (entry, unwanted) => {
  test('carries nothing of what others are for', async () => {
    const code = await bundled(entry, 'esm');
    expect(code.length).toBeGreaterThan(5_000);
    expect(unwanted.filter((text) => code.includes(text!))).toEqual([]);
  });

  test('loads where there is no TextEncoder', async () => {
    const names: unknown = runInNewContext(`${await bundled(entry, 'iife')};Object.keys(entry).length`, {});
    expect(names).toBeGreaterThan(0);
  });
});
