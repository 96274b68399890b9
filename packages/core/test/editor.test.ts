/** What an editor makes of the schemas: the language service of VS Code completes rules and marks mistakes in them. */

import { expect, test } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { operators } from '../src/operators.js';
import { textOf } from './fixtures.js';

const service = getLanguageService({
  schemaRequestService: async (uri) => textOf(`packages/core/schema/${uri.split('/').at(-1)!}`),
  workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
});
const uriOf = (kind: string) => `file:///schema/${kind}.schema.json`;
service.configure({
  validate: true,
  schemas: ['pack', 'programme'].map((kind) => ({ fileMatch: [`*.${kind}.json`], uri: uriOf(kind) })),
});

/** What is offered at `│`, and what is said of the document. */
async function at(text: string, kind = 'pack') {
  const document = TextDocument.create(`file:///x.${kind}.json`, 'json', 1, text.replace('│', ''));
  const json = service.parseJSONDocument(document);
  const offered = await service.doComplete(document, document.positionAt(text.indexOf('│')), json);
  const said = await service.doValidation(document, json);
  return {
    offered: Object.fromEntries(offered!.items.map(({ label, documentation }) => [label, documentation])),
    said: said.map(({ message }) => message).filter((message) => !String(message).startsWith('Missing property')),
  };
}

const namesThatGive = (...types: string[]) =>
  Object.entries(operators)
    .filter(([, { gives }]) => types.includes(gives))
    .map(([name]) => name);

test('offers every operator where a rule stands, with what it means', async () => {
  const when = await at('{ "titles": [{ "when": {│} }] }');
  expect(Object.keys(when.offered)).toEqual(Object.keys(operators));
  expect(when.offered['>=']).toContain('The first number is at least the second.');
  const met = await at('{ "measures": [{ "met": {│} }] }', 'programme');
  expect(Object.keys(met.offered)).toEqual(Object.keys(operators));
});

test.each([
  ['{ "and": [{ "│" }] }', ['truth', 'named', 'branch']],
  ['{ "!": { "│" } }', ['truth', 'named', 'branch']],
  ['{ "if": [{ "│" }] }', ['truth', 'named', 'branch']],
  ['{ "+": [1, { "│" }] }', ['number', 'named', 'branch']],
  ['{ "<": [{ "-": { "│" } }, 1] }', ['number', 'named', 'branch']],
  ['{ "in": [{ "│" }] }', ['named']],
])('in %s offers what fits', async (rule, types) => {
  const { offered } = await at(`{ "titles": [{ "when": ${rule} }] }`);
  expect(Object.keys(offered)).toEqual(namesThatGive(...types));
});

test('marks each misspelt operator and each wrong number of operands, and nothing else', async () => {
  const { said } = await at(
    '{ "titles": [{ "when": { "and": [{ ">=>": [1, 2] }, { "!": { "an": [] } }, { "<": [1] }] } }] }│',
  );
  expect(said).toEqual([
    'Property >=> is not allowed.',
    'Property an is not allowed.',
    'Array has too few items. Expected 2 or more.',
  ]);
});
