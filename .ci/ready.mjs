/**
 * Makes a fresh clone ready: installs what the lock file says, and builds, each only when needed. Plain Node, no packages.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or newer is needed; this is ${process.versions.node}`);

/** npm keeps a copy of the lock file beside what it installed; a difference means that something is missing. */
function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const packagesIn = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const [wanted, found] = [packagesIn(join(root, 'package-lock.json')), packagesIn(installed)];
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || optional || link || !path.startsWith('node_modules') || found[path]?.version === version,
  );
}

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) time = Math.max(time, newest(path));
    else if (!/\.test\.ts$|\.gen\./.test(entry.name)) time = Math.max(time, statSync(path).mtimeMs);
  }
  return time;
}

/** True when all of `built` is there, and newer than every file of `sources`. */
function isNewer(built, sources) {
  const paths = built.map((path) => join(root, path));
  if (!paths.every(existsSync)) return false;
  return (
    Math.max(...sources.map((path) => newest(join(root, path)))) <=
    Math.min(...paths.map((path) => statSync(path).mtimeMs))
  );
}

function isBuilt() {
  const packs = 'criteria-packs/vn';
  return (
    isNewer(
      [
        'core/dist/cjs/index.d.ts',
        'reference/dist/cjs/index.d.ts',
        'testing/dist/cjs/index.d.ts',
        'cli/dist/main.js',
      ].map((file) => `packages/${file}`),
      ['core/src', 'core/schema', 'reference/src', 'testing/src', 'cli/src'].map((folder) => `packages/${folder}`),
    ) &&
    isNewer(
      [`${packs}/dist/index.js`],
      ['packs', 'programmes', 'places'].map((part) => `${packs}/${part}`),
    )
  );
}

function npm(words, ...args) {
  console.log(`${words} …`);
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail(`npm ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (!isInstalled()) npm('installing what package-lock.json names', 'ci', '--no-audit', '--no-fund');
if (!isBuilt()) npm('building', 'run', 'build');
