/** What an editor makes of the schemas: the language service of VS Code completes rules and marks mistakes in them. */

import { expect, test } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { operators } from '../src/rule/operators.js';
import { textOf } from './fixtures.js';

const service = getLanguageService({
  schemaRequestService: async (uri) => textOf(`packages/core/schema/${uri.split('/').at(-1)!}`),
  workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
});
const KINDS = ['pack', 'programme', 'places', 'texts'] as const;
const uriOf = (kind: string) => `file:///schema/${kind}.schema.json`;
service.configure({
  validate: true,
  schemas: KINDS.map((kind) => ({ fileMatch: [`*.${kind}.json`], uri: uriOf(kind) })),
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

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
  readonly additionalProperties?: Schema | false;
}

/** The schema with what it refers to, but for rules, whose keys are operators. */
function resolved(schema: Schema): Schema {
  const [, file, pointer] = /^(?!rule)(\w+\.schema\.json)(?:#(.*))?$/.exec(schema.$ref ?? '') ?? [];
  if (file === undefined) return schema;
  const steps = (pointer ?? '').split('/').slice(1);
  const whole: unknown = JSON.parse(textOf(`packages/core/schema/${file}`));
  return { ...(steps.reduce((at, step) => (at as never)[step], whole) as Schema), description: schema.description! };
}

/** Each key of a document with what is said of it: the document with the key in it, between `before` and `after`. */
function* keysIn(given: Schema, before = '', after = ''): Generator<readonly [text: string, said: string]> {
  const { properties = {}, items, additionalProperties } = resolved(given);
  for (const [key, each] of Object.entries(properties)) {
    yield [`${before}{ "│${key}": null }${after}`, each.description!];
    yield* keysIn(each, `${before}{ "${key}": `, ` }${after}`);
  }
  if (items !== undefined) yield* keysIn(items, `${before}[`, `]${after}`);
  if (additionalProperties) yield* keysIn(additionalProperties, `${before}{ "x": `, ` }${after}`);
}

test.each(KINDS)('says of every key of a document of kind %s what it means', async (kind) => {
  const keys = [...keysIn(JSON.parse(textOf(`packages/core/schema/${kind}.schema.json`)) as Schema)];
  expect(keys.length).toBeGreaterThan(15);
  for (const [marked, said] of keys) {
    const document = TextDocument.create(`file:///x.${kind}.json`, 'json', 1, marked.replace('│', ''));
    const json = service.parseJSONDocument(document);
    const hover = await service.doHover(document, document.positionAt(marked.indexOf('│')), json);
    // Markdown, in which signs of the text are escaped.
    expect((hover!.contents as string[]).join('').replace(/\\([^\w\s])/g, '$1'), marked).toContain(said);
  }
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
