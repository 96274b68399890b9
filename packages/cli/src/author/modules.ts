/**
 * A package of packs as modules for apps: ES modules and CommonJS that hold literals and nothing else, with their types.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeclaredCount, Json, Plan, Texts } from '@tieuchi/core';
import type { DocumentLists } from '../document/manifest.js';
import { literal, literalType } from './literal.js';

/** A file to write, by its path under `dist/`. */
export interface ModuleFile {
  readonly path: string;
  readonly text: string;
}

/** What is not read from JSON files: tables of places as documents, declared counts, and what checking the documents gave. */
export interface FromTables {
  readonly places: readonly { readonly path: string; readonly text: string }[];
  readonly counts: readonly DeclaredCount[];
  /** The plans of the packs and programmes, by `id@version`. */
  readonly plans: ReadonlyMap<string, Plan>;
}

/** One exported name: its code and its type. */
interface Exported {
  readonly name: string;
  readonly code: string;
  readonly type: string;
}

/** A document with its words, in a module of its own. */
interface Single {
  readonly kind: 'packs' | 'programmes';
  /** `packs/nhom-3` for `packs/nhom-3.pack.json`. */
  readonly path: string;
  readonly document: Json;
  readonly texts: readonly Json[];
}

const PLACES = `readonly {
  readonly format: 'tieuchi-places/1';
  readonly id: string;
  readonly version: string;
  readonly places: readonly {
    readonly id: string;
    readonly code: string;
    readonly level: string;
    readonly name: string;
    readonly parent?: string;
    readonly from?: string;
    readonly until?: string;
  }[];
  readonly links?: readonly { readonly from: string; readonly to: string; readonly kind: 'full' | 'partial' }[];
}[]`;
const PLAN = `{
  readonly format: 'tieuchi-plan/1';
  readonly kind: 'pack' | 'programme';
  readonly id: string;
  readonly version: string;
}`;
const COUNTS = `readonly {
  readonly programme?: string;
  readonly place: string;
  readonly year: number;
  readonly measure: string;
  readonly among?: number;
  readonly met?: number;
  readonly share?: number;
  readonly status: 'official' | 'local' | 'reported' | 'placeholder';
  readonly source: string;
}[]`;

/** All modules of a package that is in `folder`. Everything in `lists` has been checked before. */
export function modulesOf(folder: string, lists: DocumentLists, tables: FromTables): ModuleFile[] {
  const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Json;
  const texts = (lists.texts ?? []).map(read);
  const of = (document: Json) => (document as { readonly id: string }).id;
  const singles = (['packs', 'programmes'] as const).flatMap((kind) =>
    (lists[kind] ?? []).map((path): Single => {
      const document = read(path);
      const own = texts.filter((each) => (each as unknown as Texts).of === of(document));
      return { kind, path: stemOf(kind, path), document, texts: own };
    }),
  );
  const known = new Set(singles.map(({ document }) => of(document)));
  const others = texts.filter((each) => !known.has((each as unknown as Texts).of));
  const places = tables.places.map(({ text }) => JSON.parse(text) as Json);
  return [
    ...singles.flatMap((single) => leaf(single.path, exportedOf(single))),
    ...singles.flatMap((single) => planModule(single, tables.plans)),
    ...listing('packs', singles),
    ...listing('programmes', singles),
    ...textsModule(singles, others),
    ...leaf('places', [{ name: 'places', code: literal(places), type: PLACES }]),
    ...leaf('counts', [{ name: 'counts', code: literal(tables.counts as unknown as Json), type: COUNTS }]),
    ...index(),
  ];
}

/** Text as a literal of JavaScript, in the quotes of this program's own modules. */
function quotedText(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The name of a document's module: `packs/nhom-3` for `packs/nhom-3.pack.json`, wherever its file stands. */
function stemOf(kind: 'packs' | 'programmes', path: string): string {
  const stem = path.replace(/(\.(pack|programme))?\.json$/, '');
  return stem.startsWith(`${kind}/`) ? stem : `${kind}/${stem}`;
}

function exportedOf({ kind, document, texts }: Single): Exported[] {
  return [
    { name: kind === 'packs' ? 'pack' : 'programme', code: literal(document), type: literalType(document) },
    { name: 'texts', code: literal(texts), type: literalType(texts) },
  ];
}

/** The plan of a document, beside its module. */
function planModule({ path, document }: Single, plans: FromTables['plans']): ModuleFile[] {
  const { id, version } = document as { readonly id: string; readonly version: string };
  const plan = plans.get(`${id}@${version}`);
  if (plan === undefined) return [];
  return leaf(`plans/${path}`, [{ name: 'plan', code: literal(plan as unknown as Json), type: PLAN }]);
}

/** A module that holds literals. */
function leaf(path: string, exported: readonly Exported[]): ModuleFile[] {
  const types = exported.map(({ name, type }) => `export declare const ${name}: ${type};\n`).join('');
  return [
    { path: `${path}.js`, text: exported.map(({ name, code }) => `export const ${name} = ${code};\n`).join('') },
    { path: `${path}.cjs`, text: exported.map(({ name, code }) => `exports.${name} = ${code};\n`).join('') },
    { path: `${path}.d.ts`, text: types },
    { path: `${path}.d.cts`, text: types },
  ];
}

/** All documents of a kind, in the order of the manifest. */
function listing(kind: 'packs' | 'programmes', singles: readonly Single[]): ModuleFile[] {
  const name = kind === 'packs' ? 'pack' : 'programme';
  return collected(
    kind,
    singles.filter((single) => single.kind === kind).map(({ path }) => ({ path, name })),
  );
}

/** A module whose only name is a list of what other modules hold. */
function collected(
  list: string,
  parts: readonly { readonly path: string; readonly name: string }[],
  spread = '',
  more: readonly Json[] = [],
): ModuleFile[] {
  const items = (given: readonly string[]) => `[${given.join(', ')}]`;
  const values = items([...parts.map((_, at) => `${spread}_${at}`), ...more.map(literal)]);
  const imports = (extension: string) =>
    parts
      .map(({ path, name }, at) => `import { ${name} as _${at} } from ${quotedText(`./${path}.${extension}`)};\n`)
      .join('');
  const types = items([...parts.map((_, at) => `${spread}typeof _${at}`), ...more.map(literalType)]);
  const requires = items([
    ...parts.map(({ path, name }) => `${spread}require(${quotedText(`./${path}.cjs`)}).${name}`),
    ...more.map(literal),
  ]);
  return [
    { path: `${list}.js`, text: `${imports('js')}export const ${list} = ${values};\n` },
    { path: `${list}.cjs`, text: `exports.${list} = ${requires};\n` },
    { path: `${list}.d.ts`, text: `${imports('js')}export declare const ${list}: readonly ${types};\n` },
    { path: `${list}.d.cts`, text: `${imports('cjs')}export declare const ${list}: readonly ${types};\n` },
  ];
}

function textsModule(singles: readonly Single[], others: readonly Json[]): ModuleFile[] {
  return collected(
    'texts',
    singles.map(({ path }) => ({ path, name: 'texts' })),
    '...',
    others,
  );
}

/** Everything but places and counts, which are large or seldom needed. */
function index(): ModuleFile[] {
  const names = ['packs', 'programmes', 'texts'];
  const from = (extension: string) =>
    names.map((name) => `export { ${name} } from './${name}.${extension}';\n`).join('');
  return [
    { path: 'index.js', text: from('js') },
    { path: 'index.cjs', text: names.map((name) => `exports.${name} = require('./${name}.cjs').${name};\n`).join('') },
    { path: 'index.d.ts', text: from('js') },
    { path: 'index.d.cts', text: from('cjs') },
  ];
}
