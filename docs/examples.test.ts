import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as core from '../packages/core/src/index.js';
import * as messages from '../packages/core/src/messages.js';
import * as plan from '../packages/core/src/plan.js';
import * as run from '../packages/core/src/run.js';
import * as reference from '../packages/reference/src/index.js';
import { comparing, openDesk, root, type Said } from './pages.js';

const desk = openDesk('examples');
afterAll(() => desk.clear());

/** What examples in docstrings may take for granted. */
const PRELUDE = `
import * as core from '@tieuchi/core';
import { catalogue, wordIssue } from '@tieuchi/core/messages';
import { evaluate as judgeByPlan, leastChange as leastChangeByPlan, openPlan } from '@tieuchi/core/plan';
import { ${Object.keys(run)
  .filter((name) => !(name in core))
  .join(', ')} } from '@tieuchi/core/run';
import { evaluateReference } from '@tieuchi/reference';
const { ${Object.keys(core).join(', ')} } = core;
`;
const GIVEN = `
const pack = compilePack({
  format: 'tieuchi-pack/1', id: 'demo/reader', version: '1.0.0', subject: 'cong-dan', group: 'nhom-1',
  place: 'vn', through: 'noi-o', inForce: { from: '2022-01-01', status: 'placeholder' }, sources: {},
  facts: { books: { type: 'integer', min: 0, max: 100 } },
  titles: [{ id: 'reader', status: 'placeholder', when: { '>=': [{ var: 'books' }, 12] } }],
});
`;
const ALSO = `
const places = compilePlaces({ format: 'tieuchi-places/1', id: 'demo/places', version: '1.0.0', places: [{ id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' }] });
const programme = compileProgramme({
  format: 'tieuchi-programme/1', id: 'demo/readers', version: '1.0.0', place: 'vn', asOf: '12-31', sources: {}, roles: { 'noi-o': { of: 'place' } },
  measures: [{ id: 'readers', count: 'cong-dan', through: 'noi-o', met: { var: 'title.reader' }, levels: ['quoc-gia'] }],
}, [pack]);
const record = { subject: 'p-1', year: 2023, group: 'nhom-1', places: { 'noi-o': 'vn' }, facts: { books: 12 } };
`;

function expectSaid(said: readonly Said[]): void {
  expect(said.length).toBeGreaterThan(0);
  for (const { got, want, line } of said) expect(got, line).toEqual(want);
}

/** Exports of an entry by the names that they have in their files. */
const named = (entry: object) =>
  Object.fromEntries(Object.values(entry).map((of: { readonly name: string }) => [of.name, of]));

describe('examples in docstrings', () => {
  const sources = ['packages/core/src', 'packages/reference/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('.gen.'))
      .map((name) => [name, readFileSync(join(root, folder, name), 'utf8')] as const),
  );
  const examples = sources.flatMap(([name, text]) =>
    [...text.matchAll(/@example\n((?:\s*\*.*\n)*?)\s*\*\//g)].map(([, body], index) => {
      const code = body!.replace(/^\s*\* ?/gm, '');
      return { name: `${name} ${index}`, code };
    }),
  );
  test('every function and class that is exported has one', () => {
    const called = Object.entries({ ...core, ...messages, ...named(plan), ...reference }).filter(
      ([, of]) => typeof of === 'function',
    );
    const shown = sources.flatMap(([, text]) =>
      [...text.matchAll(/@example\n(?:\s*\*.*\n)*?\s*\*\/\nexport (?:function|class) (\w+)/g)].map(([, name]) => name!),
    );
    expect(called.map(([name]) => name).filter((name) => !shown.includes(name))).toEqual([]);
  });
  test('every function says what it throws, or that it never does', () => {
    const called = Object.entries({ ...core, ...messages, ...named(plan), ...reference }).filter(
      ([, of]) => typeof of === 'function',
    );
    const said = sources.flatMap(([, text]) =>
      [...text.matchAll(/\/\*\*\n((?:\s\*.*\n)*?)\s\*\/\nexport (?:function|class) (\w+)/g)].flatMap(([, doc, name]) =>
        /@throws|never throws|^Thrown/im.test(doc!.replace(/\s*\n? \* ?/g, ' ').trim()) ? [name!] : [],
      ),
    );
    expect(called.map(([name]) => name).filter((name) => !said.includes(name))).toEqual([]);
  });
  test.each(examples)('$name', async ({ name, code }) => {
    const given = /const pack\b/.test(code)
      ? ''
      : GIVEN +
        ALSO.replace(/const (places|programme|record)\b/g, (found, id: string) =>
          new RegExp(`const ${id}\\b`).test(code) ? `const unused_${id}` : found,
        );
    expectSaid(await desk.run(name.replace(/[^a-z0-9]+/gi, '-'), comparing(`${PRELUDE}${given}${code}`)));
  });
});
