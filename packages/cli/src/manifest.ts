/**
 * The `package.json` of a package of packs: which documents it holds, and what an app can import.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What a package lists under `tieuchi`: paths of documents, from the folder of its `package.json`. */
export interface Lists {
  readonly packs?: readonly string[];
  readonly texts?: readonly string[];
  readonly programmes?: readonly string[];
  readonly places?: readonly string[];
  readonly counts?: readonly string[];
}

export interface Manifest {
  readonly name?: string;
  readonly tieuchi?: Lists;
  readonly exports?: unknown;
  readonly dependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

/** The `package.json` of a folder; undefined where there is none. */
export function manifestOf(folder: string): Manifest | undefined {
  const path = join(folder, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : undefined;
}

/** The folder of an installed package, as code that stands in `from` would find it. */
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
export function dependenciesOf(folder: string): string[] {
  const { dependencies, peerDependencies } = manifestOf(folder) ?? {};
  return Object.keys({ ...dependencies, ...peerDependencies })
    .flatMap((name) => packageFolder(name, folder) ?? [])
    .filter((found) => manifestOf(found)?.tieuchi !== undefined);
}

/** What an app can import of a package with these lists: all of a kind, one document by its name, the JSON itself. */
export function exportsOf(lists: Lists): { readonly [path: string]: unknown } {
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
  const raw = Object.fromEntries(
    Object.values(lists)
      .flat()
      .filter((path) => path.endsWith('.json'))
      .map((path) => path.slice(0, path.indexOf('/')))
      .map((folder) => [`./${folder}/*.json`, `./${folder}/*.json`]),
  );
  return { '.': both('index'), ...all, ...one, ...raw, './package.json': './package.json' };
}
