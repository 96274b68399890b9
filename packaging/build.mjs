/**
 * Writes `dist` of the package in whose folder it is started: every source file for itself, as ES modules with their types,
 * and the same as CommonJS in `dist/cjs`. So entries share what they have in common, a bundler takes only what is imported,
 * and a stack trace names folders.
 *
 * Usage: `node ../../packaging/build.mjs [file…]`. The files named, such as `bytes/sha256.ts`, hold what they import of other
 * packages when they are CommonJS: a program of CommonJS cannot count on loading ES modules.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [src, dist, cjs] = ['src', 'dist', 'dist/cjs'].map((folder) => resolve(folder));
const held = process.argv.slice(2).map((path) => join(src, path));

const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => ending.test(path));
const sources = filesIn(src, /\.[jt]s$/)
  .filter((path) => !/\.(test|d)\.ts$/.test(path))
  .map((path) => join(src, path));

rmSync(dist, { recursive: true, force: true });
const common = { outbase: src, target: 'es2022', sourcemap: true, logLevel: 'warning' };
await build({ ...common, entryPoints: sources, outdir: dist, format: 'esm' });
const asCommonJs = { ...common, outdir: cjs, format: 'cjs', platform: 'node' };
await build({ ...asCommonJs, entryPoints: sources.filter((path) => !held.includes(path)) });
await build({ ...asCommonJs, entryPoints: held, bundle: true });
// Node and TypeScript take a file for what the nearest package.json says.
writeFileSync(join(cjs, 'package.json'), `${JSON.stringify({ type: 'commonjs', sideEffects: false })}\n`);

const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
for (const path of filesIn(src, /\.d\.ts$/)) copyFileSync(join(src, path), join(dist, path));
for (const path of filesIn(dist, /\.d\.ts$/)) {
  mkdirSync(dirname(join(cjs, path)), { recursive: true });
  copyFileSync(join(dist, path), join(cjs, path));
}
