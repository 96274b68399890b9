import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { english } from './english.js';
import { fill } from './wording.js';

const folder = join(import.meta.dirname, '..');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) =>
      name.endsWith('.ts') &&
      !name.endsWith('.test.ts') &&
      !name.endsWith('.d.ts') &&
      !['issue/english.ts', 'issue/vietnamese.ts', 'messages.ts'].includes(name),
  )
  .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ''))
  .join('\n');
const areas = new Set(Object.keys(english).map((code) => code.split('/')[0]!));
/** Every text in the source that looks like a code; `record/place-${…}` stands for the codes that begin so. */
const used = [...sources.matchAll(/['`]([a-z]+\/[a-z-]+)(\$\{)?/g)]
  .filter(([, code]) => areas.has(code!.split('/')[0]!))
  .map(([, code, open]) => ({ code: code!, isOpen: open !== undefined }));
/** What is no code: formats of documents. */
const others = new Set(['pack/1']);

test('every code that the source uses is in the catalogue', () => {
  const unknown = used.filter(
    ({ code, isOpen }) =>
      !others.has(code) &&
      (isOpen ? !Object.keys(english).some((known) => known.startsWith(code)) : english[code] === undefined),
  );
  expect(unknown).toEqual([]);
});

test('every code of the catalogue is used', () => {
  const unused = Object.keys(english).filter(
    (code) => !used.some((each) => (each.isOpen ? code.startsWith(each.code) : each.code === code)),
  );
  expect(unused).toEqual([]);
});

test('sentences begin in lower case, end without a stop, and hold no control characters', () => {
  for (const [code, texts] of Object.entries(english)) {
    for (const text of texts) {
      expect(text, code).toMatch(/^[^A-Z]/);
      expect(text, code).not.toMatch(/\.$|\p{Cc}/u);
    }
  }
});

test('what a sentence asks for can be filled in', () => {
  expect(fill(english['rule/type']![0], { expected: 'number', found: 'truth' })).toBe(
    'expected a number, found a truth',
  );
});
