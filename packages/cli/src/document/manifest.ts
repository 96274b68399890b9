/**
 * The `package.json` of a package of packs: which documents it holds, and what an app can import.
 */
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { textOf } from '../table/text.js';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';
import { isMap } from './json.js';

/** What a package lists under `tieuchi`: paths of documents, from the folder of its `package.json`. */
export interface DocumentLists {
  readonly packs?: readonly string[];
  readonly texts?: readonly string[];
  readonly programmes?: readonly string[];
  readonly places?: readonly string[];
  readonly counts?: readonly string[];
}

export interface Manifest {
  readonly name?: string;
  readonly tieuchi?: DocumentLists;
  readonly exports?: unknown;
  readonly dependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

const LISTED_KINDS = ['packs', 'texts', 'programmes', 'places', 'counts'] as const;

/** The `package.json` of a folder; undefined where there is none. Fails in words when it is no JSON, or lists what is no path. */
export function manifestOf(folder: string, speech: Speech): Manifest | undefined {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return undefined;
  const fail = (where: string) => new Failure([speech('wrong-manifest', { path, where })]);
  let manifest: unknown;
  try {
    manifest = JSON.parse(textOf(path));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) throw fail('JSON');
    throw error;
  }
  if (!isMap(manifest)) throw fail('/');
  const { tieuchi } = manifest;
  if (tieuchi === undefined) return manifest as Manifest;
  if (!isMap(tieuchi)) throw fail('/tieuchi');
  for (const kind of LISTED_KINDS) {
    const paths = tieuchi[kind];
    if (paths !== undefined && !(Array.isArray(paths) && paths.every((each) => typeof each === 'string')))
      throw fail(`/tieuchi/${kind}`);
    for (const each of (paths ?? []) as string[]) checkInside(folder, each, speech);
  }
  return manifest as Manifest;
}

/** What an address gives another meaning, and what no name should hold: such a file could not be imported. */
const NO_MODULE = /[?#%\p{Cc}]/u;

/** A path that a package lists leads to a file of the package, also when there are links on the way. */
function checkInside(folder: string, path: string, speech: Speech): void {
  const isPlain = !isAbsolute(path) && !/[\\:]|(^|\/)\.{1,2}(\/|$)/.test(path);
  if (!isPlain || !isWithin(folder, join(folder, path)))
    throw new Failure([speech('outside-package', { folder, path })]);
  if (NO_MODULE.test(path)) throw new Failure([speech('no-module-name', { folder, path })]);
}

/** True when a file, links followed, lies in a folder; a file that does not exist lies nowhere else. */
function isWithin(folder: string, path: string): boolean {
  if (!existsSync(path)) return true;
  const below = relative(realpathSync(folder), realpathSync(path));
  return below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

/** The folder of an installed package, as code that is in `from` would find it. */
export function packageFolder(name: string, from: string): string | undefined {
  try {
    return dirname(createRequire(join(from, 'package.json')).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** A document of an installed package by the path that the package offers: `@tieuchi/packs-vn/packs/nhom-3-2023.pack.json`. */
export function documentInPackage(name: string, from: string): string | undefined {
  if (!name.endsWith('.json')) return undefined;
  try {
    return createRequire(join(from, 'package.json')).resolve(name);
  } catch {
    return undefined;
  }
}

/** Folders of the packages of packs that a package depends on. */
export function dependenciesOf(folder: string, speech: Speech): string[] {
  const { dependencies, peerDependencies } = manifestOf(folder, speech) ?? {};
  return Object.keys({ ...dependencies, ...peerDependencies })
    .flatMap((name) => packageFolder(name, folder) ?? [])
    .filter((found) => manifestOf(found, speech)?.tieuchi !== undefined);
}

/** What an app can import of a package with these lists: all of a kind, one document by its name, the JSON itself. */
export function exportsOf(lists: DocumentLists): { readonly [path: string]: unknown } {
  const both = (path: string) => ({
    import: { types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` },
    require: { types: `./dist/${path}.d.cts`, default: `./dist/${path}.cjs` },
  });
  const all = Object.fromEntries(
    ['packs', 'programmes', 'texts', 'places', 'counts'].map((kind) => [`./${kind}`, both(kind)]),
  );
  const one = Object.fromEntries(
    (['packs', 'programmes'] as const).flatMap((kind) =>
      (lists[kind] ?? []).length === 0 ? [] : [[`./${kind}/*`, both(`${kind}/*`)]],
    ),
  );
  const plans = Object.keys(one).length === 0 ? {} : { './plans/*': both('plans/*') };
  const raw = Object.fromEntries(
    Object.values(lists)
      .flat()
      .filter((path) => path.endsWith('.json'))
      .map((path) => path.slice(0, path.indexOf('/')))
      .map((folder) => [`./${folder}/*.json`, `./${folder}/*.json`]),
  );
  return { '.': both('index'), ...all, ...one, ...plans, ...raw, './package.json': './package.json' };
}
