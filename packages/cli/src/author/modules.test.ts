/** Loading a package of packs runs no code of its own: its modules are literals, and lists of them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { compilePack, planOf } from '@tieuchi/core';
import { openPlan } from '@tieuchi/core/plan';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { type Manifest, manifestOf } from '../document/manifest.js';
import { createSpeech } from '../words/speech.js';
import { literal, literalType } from './literal.js';
import { modulesOf } from './modules.js';

const vn = fileURLToPath(new URL('../../../../criteria-packs/vn', import.meta.url));
const { tieuchi: lists } = manifestOf(vn, createSpeech('en')) as Required<Manifest>;
const places = lists.places!.map((path) => ({ path, text: readFileSync(join(vn, path), 'utf8') }));
const plans = new Map(
  lists.packs!.map((path) => {
    const pack = compilePack(readFileSync(join(vn, path), 'utf8'));
    return [`${pack.id}@${pack.version}`, planOf(pack)] as const;
  }),
);
const files = modulesOf(vn, lists, { places, counts: [], plans });
const byPath = new Map(files.map(({ path, text }) => [path, text]));
const code = files.filter(({ path }) => /\.c?js$/.test(path));

/** Names of what a module is made of, beside literals, imports and exports. */
function strangers(path: string, text: string): string[] {
  const found: string[] = [];
  const value = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNumericLiteral(node)) return;
    if ([ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)) return;
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) return value(node.operand);
    if (ts.isArrayLiteralExpression(node)) return node.elements.forEach(value);
    if (ts.isObjectLiteralExpression(node))
      return node.properties.forEach((each) => {
        if (!ts.isPropertyAssignment(each) || !ts.isStringLiteral(each.name)) found.push(each.getText());
        else value(each.initializer);
      });
    if (ts.isSpreadElement(node)) return value(node.expression);
    if (ts.isIdentifier(node) && /^_\d+$/.test(node.text) && path.endsWith('.js')) return;
    if (/^require\('\.\/[\w./-]+\.cjs'\)\.\w+$/.test(node.getText()) && path.endsWith('.cjs')) return;
    found.push(node.getText().slice(0, 80));
  };
  for (const statement of ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS).statements) {
    const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    if (isImport) continue;
    if (ts.isVariableStatement(statement))
      for (const each of statement.declarationList.declarations) value(each.initializer!);
    else if (ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression)) {
      if (!/^exports\.\w+$/.test(statement.expression.left.getText())) found.push(statement.getText().slice(0, 80));
      value(statement.expression.right);
    } else found.push(statement.getText().slice(0, 80));
  }
  return found;
}

test.each(code.map(({ path, text }) => [path, text] as const))('%s is made of literals', (path, text) => {
  expect(strangers(path, text)).toEqual([]);
});

test('a module that does more would be seen', () => {
  expect(strangers('x.js', 'export const pack = JSON.parse("{}");')).toEqual(['JSON.parse("{}")']);
  expect(strangers('x.js', 'console.log(1);')).toEqual(['console.log(1);']);
  expect(strangers('x.cjs', 'exports.pack = {get "a"() { return 1; }};')).toEqual(['get "a"() { return 1; }']);
});

/** Loads a CommonJS module where every name but `exports` and `require` is noticed. */
function load(path: string, touched: string[]): { readonly [name: string]: unknown } {
  const exports = Object.create(null) as { [name: string]: unknown };
  const require = (other: string) => load(join(path, '..', other), touched);
  const trap = new Proxy(Object.create(null) as object, {
    has: (_, name) => name !== 'exports' && name !== 'require',
    get: (_, name) => {
      if (name !== Symbol.unscopables) touched.push(String(name));
      return undefined;
    },
  });
  const context = createContext({ trap, exports, require });
  runInContext(`with (trap) { ${byPath.get(path)!} }`, context);
  return exports;
}

describe('loaded where every name is a trap', () => {
  test('nothing but exports is touched, and what comes out is the JSON', () => {
    const touched: string[] = [];
    const { packs, texts } = load('index.cjs', touched) as { packs: unknown[]; texts: unknown[] };
    const read = (paths: readonly string[]) => paths.map((path) => JSON.parse(readFileSync(join(vn, path), 'utf8')));
    const plain = (json: unknown) => JSON.parse(JSON.stringify(json)) as unknown;
    expect(plain(packs)).toEqual(read(lists.packs!));
    expect((plain(texts) as unknown[]).length).toBe(lists.texts!.length);
    expect(plain(load('places.cjs', touched).places)).toEqual(read(lists.places!));
    expect(touched).toEqual([]);
  });

  test('a global would be seen', () => {
    const touched: string[] = [];
    byPath.set('bad.cjs', 'exports.packs = [typeof process];');
    load('bad.cjs', touched);
    expect(touched).toEqual(['process']);
  });
});

describe('a key of an object that code would take for something else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tieuchi-literal-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const value = JSON.parse('{"__proto__": {"a": -1.5}, "b": ["\\u2028", null, true, "</script>"]}');

  test('stays a key', async () => {
    const file = join(folder, 'value.mjs');
    writeFileSync(file, `export const value = ${literal(value)};`);
    const { value: loaded } = (await import(file)) as { value: object };
    expect(Object.keys(loaded)).toEqual(['__proto__', 'b']);
    expect(JSON.stringify(loaded)).toBe(JSON.stringify(value));
  });

  test('and in types too', () => {
    expect(literalType(value)).toContain('readonly "__proto__": { readonly "a": -1.5 }');
  });
});

test('beside each pack stands its plan, which opens', () => {
  for (const path of lists.packs!) {
    const module = `plans/${path.replace('.pack.json', '')}.cjs`;
    const { plan } = load(module, []) as { plan: unknown };
    const { id, version } = openPlan(plan);
    expect(plans.has(`${id}@${version}`)).toBe(true);
  }
});
