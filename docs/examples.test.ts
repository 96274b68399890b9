import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.cache/tieuchi-examples');
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What examples in docstrings may take for granted. */
const PRELUDE = `
import * as core from '@tieuchi/core';
const { ${['canonicalJson', 'checkPack', 'checkRecord', 'compilePack', 'compilePlaces', 'compileProgramme', 'compileRule', 'countsCell', 'createRun', 'digest', 'evaluate', 'explain', 'groupRanks', 'leastChange', 'mergeTallies', 'policiesIn', 'procedureOn', 'readable', 'recordSchema', 'reviewOf', 'rollUp', 'selfAssessment', 'tallyCell'].join(', ')} } = core;
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

/** Code in which each \`expression; // => value\` becomes a comparison. Gives what each said and should say. */
async function run(name: string, code: string): Promise<{ got: unknown; want: unknown; line: string }[]> {
  const file = join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}-${code.length}.mjs`);
  const checked = code.replace(/^(.*?);?\s*\/\/ => (.*)$/gm, (line, expression: string, value: string) => {
    const assignment = /^\s*(const \w+ = )?(.*)$/s.exec(expression)!;
    return `said.push({ got: (${assignment[2]}), want: (${value}), line: ${JSON.stringify(line)} });`;
  });
  writeFileSync(file, `export const said = [];\n${checked}`);
  return ((await import(pathToFileURL(file).href)) as { said: { got: unknown; want: unknown; line: string }[] }).said;
}

function expectSaid(said: { got: unknown; want: unknown; line: string }[]): void {
  expect(said.length).toBeGreaterThan(0);
  for (const { got, want, line } of said) expect(got, line).toEqual(want);
}

describe('code in the README', () => {
  const blocks = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```js\n(.*?)```/gs)].map(
    ([, code]) => code!,
  );
  test('there is some', () => expect(blocks.length).toBeGreaterThan(0));
  test.each(blocks)('runs and says what it says', async (code) => {
    // A multi-line statement with its comment on the last line stays as it is; single lines are compared.
    expectSaid(await run('readme', code));
  });
});

describe('examples in docstrings', () => {
  const source = join(root, 'packages/core/src');
  const examples = readdirSync(source)
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('.gen.'))
    .flatMap((name) =>
      [...readFileSync(join(source, name), 'utf8').matchAll(/@example\n((?:\s*\*.*\n)*?)\s*\*\//g)].map(
        ([, body], index) => {
          const code = body!.replace(/^\s*\* ?/gm, '');
          return { name: `${name} ${index}`, code };
        },
      ),
    );
  test('there are some', () => expect(examples.length).toBeGreaterThan(7));
  test.each(examples)('$name', async ({ name, code }) => {
    const given = /const pack\b/.test(code)
      ? ''
      : GIVEN +
        ALSO.replace(/const (places|programme|record)\b/g, (found, id: string) =>
          new RegExp(`const ${id}\\b`).test(code) ? `const unused_${id}` : found,
        );
    expectSaid(await run(name, `${PRELUDE}${given}${code}`));
  });
});
