import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { comparing, openDesk } from '../../../docs/pages.js';
import * as testing from './index.js';

const desk = openDesk('testing-examples');
afterAll(() => desk.clear());

/** What the examples take for granted. */
const GIVEN = `
import { compilePack } from '@tieuchi/core';
import { ${Object.keys(testing).join(', ')} } from '@tieuchi/testing';
const pack = compilePack({
  format: 'tieuchi-pack/1', id: 'demo/reader', version: '1.0.0', subject: 'cong-dan', group: 'nhom-1',
  place: 'vn', through: 'noi-o', inForce: { from: '2022-01-01', status: 'placeholder' }, sources: {},
  facts: { books: { type: 'integer', min: 0, max: 100 } },
  titles: [{ id: 'reader', status: 'placeholder', when: { '>=': [{ var: 'books' }, 12] } }],
});
`;
const documented = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(
      /\/\*\*\n((?: \*.*\n)*?) \*\/\nexport function (\w+)/g,
    ),
  ])
  .map(([, doc, name]) => ({ name: name!, doc: doc!.replace(/^ \* ?/gm, '') }))
  .filter(({ name }) => Object.hasOwn(testing, name));

test('every function that is exported has an example, and says what it throws', () => {
  expect(documented.map(({ name }) => name).sort()).toEqual(Object.keys(testing).sort());
  for (const { name, doc } of documented) expect(doc, name).toMatch(/@throws|Never throws/);
});

test.each(documented)('the example of $name runs, and says what it says', async ({ name, doc }) => {
  const [, code] = doc.split('@example\n');
  const said = await desk.run(`example-${name}`, comparing(`${GIVEN}${code}`));
  expect(said.length).toBeGreaterThan(0);
  for (const { got, want, line } of said) expect(got, line).toEqual(want);
});
