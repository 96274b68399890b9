/**
 * The packages of this repository, packed and installed in empty projects, as a stranger has them.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What a package.json says, as far as it is read here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
  readonly [key: string]: unknown;
}

interface Locked extends Partial<Manifest> {
  readonly optionalDependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
  readonly link?: boolean;
}

export interface Packed {
  /** Folder in the repository, such as `packages/core`. */
  readonly folder: string;
  readonly manifest: Manifest;
  readonly tarball: string;
}

/** Runs a program to its end; gives what it said, or throws with all of it. */
export function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '', ...env },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** The packages that are published, as their package.json says: those that are private are not. */
export const packages = ['packages', 'criteria-packs']
  .flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((each) => each.isDirectory())
      .map(({ name }) => `${parent}/${name}`),
  )
  .map((folder) => ({
    folder,
    manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest,
  }))
  .filter(({ manifest }) => manifest.private !== true);

/** Their folders. */
export const folders = packages.map(({ folder }) => folder);

/** How npm names the file of a package, without its ending: `tieuchi-core-0.1.0`. */
export function fileNameOf({ name, version }: Manifest): string {
  return `${name.replace('@', '').replace('/', '-')}-${version}`;
}

/** Packs every package as `npm publish` would, scripts and all. */
export function packAll(into: string): void {
  run('npm', ['pack', '--workspaces', '--pack-destination', into], root);
}

/** The packages whose tarballs lie in a folder. */
export function packedIn(tarballs: string): Packed[] {
  return packages.map(({ folder, manifest }) => ({
    folder,
    manifest,
    tarball: join(tarballs, `${fileNameOf(manifest)}.tgz`),
  }));
}

/**
 * An empty project with these packages installed from their tarballs, and around them exactly what this repository's
 * lock file names. Nothing is asked of a registry that is in npm's cache.
 */
export function project(folder: string, installed: readonly Packed[]): string {
  const own = Object.fromEntries(installed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]));
  const head = { name: 'empty', version: '1.0.0', private: true, dependencies: own };
  const locked = installed.map(({ manifest, tarball }): [string, object] => {
    const { name, version, dependencies, bin, engines } = manifest;
    const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    return [`node_modules/${name}`, { version, resolved: `file:${tarball}`, integrity, dependencies, bin, engines }];
  });
  put(join(folder, 'package.json'), JSON.stringify(head, null, 2));
  put(
    join(folder, 'package-lock.json'),
    JSON.stringify({
      name: 'empty',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: { '': head, ...Object.fromEntries(locked), ...closureOf(installed.map(({ manifest }) => manifest)) },
    }),
  );
  run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], folder);
  return folder;
}

/** Everything of registries that these packages of ours need, as the repository's lock file has it. */
export function closureOf(manifests: readonly Manifest[]): { readonly [path: string]: object } {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: { readonly [path: string]: Locked };
  };
  const found: { [path: string]: object } = {};
  const visit = (from: string): void => {
    const { dependencies, optionalDependencies } = lock.packages[from]!;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = standing(name, from);
      if (at === undefined) throw new Error(`package-lock.json has no ${name} for ${from}`);
      const target = at.replace(/^(packages|criteria-packs)\/([^/]+)/, 'node_modules/@tieuchi/$2');
      if (lock.packages[at]!.link || target in found) continue;
      const { dev: _, ...entry } = lock.packages[at]! as Locked & { dev?: boolean };
      found[target] = entry;
      visit(at);
    }
  };
  /** Where a package stands that code in `from` finds by its name. */
  const standing = (name: string, from: string): string | undefined => {
    for (let at = from; ; at = dirname(at)) {
      const path = at === '.' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
      if (path in lock.packages) return path;
      if (at === '.') return undefined;
    }
  };
  const wanted = new Set(manifests.map(({ name }) => name));
  for (const { folder, manifest } of packages) if (wanted.has(manifest.name)) visit(folder);
  return found;
}

export function put(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Paths of all files under a folder, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
    .sort();
}
