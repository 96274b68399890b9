/**
 * A bill of materials for each package that is published, as CycloneDX: what comes along when it is installed, on whatever
 * system, with versions, licences and digests from package-lock.json. Usage: `npm run sbom -- [folder]`, by default `sbom`.
 *
 * npm writes it, for a project that is the package alone: of a package among others, `npm sbom --omit dev` leaves out what
 * the tools of the repository need as well.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closureOf, fileNameOf, type Manifest, packages, put, run } from './workspace.js';

/** Writes the bills into a folder; gives their paths. */
export function writeBills(into: string): string[] {
  mkdirSync(into, { recursive: true });
  const place = mkdtempSync(join(tmpdir(), 'tieuchi-bills-'));
  try {
    return packages.map(({ manifest }) => put(join(into, `${fileNameOf(manifest)}.cdx.json`), billOf(manifest, place)));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function billOf(manifest: Manifest, place: string): string {
  const { devDependencies: _, scripts: __, ...published } = manifest;
  const own = ownOf(manifest);
  const around = Object.entries(closureOf([manifest, ...own]));
  const locked = [
    ...own.map((each): [string, object] => [`node_modules/${each.name}`, each]),
    // What lies in the package itself here lies in the project there.
    ...around.map(([path, entry]): [string, object] => [path.replace(`node_modules/${manifest.name}/`, ''), entry]),
  ];
  const { name, version } = manifest;
  const all = { '': published, ...Object.fromEntries(locked) };
  const lock = { name, version, lockfileVersion: 3, requires: true, packages: all };
  // npm names a project by its folder.
  const folder = join(place, manifest.name);
  put(join(folder, 'package.json'), JSON.stringify(published));
  put(join(folder, 'package-lock.json'), JSON.stringify(lock));
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'library'];
  return run('npm', args, folder);
}

/** Packages of this repository that a package needs, directly or not. */
function ownOf({ dependencies = {} }: Manifest): Manifest[] {
  const direct = packages.map((each) => each.manifest).filter(({ name }) => Object.hasOwn(dependencies, name));
  return [...new Set(direct.flatMap((each) => [each, ...ownOf(each)]))];
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href)
  for (const file of writeBills(resolve(process.argv[2] ?? 'sbom'))) console.log(file);
