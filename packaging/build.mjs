/**
 * Writes `dist` of the package in whose folder it is started: its entries, and the parts that they share, as ES modules and,
 * in `dist/cjs`, as CommonJS; with the types of every source file.
 *
 * Usage: `node ../../packaging/build.mjs [name…] [path.ts…]`. A source file lies in the part of the first entry named that
 * reaches it, so what starts most often is named first; entries that are not named follow. A file named by its path, such as
 * `bytes/sha256.ts`, is a part of its own. There CommonJS holds what it imports of other packages: a program of CommonJS
 * cannot count on loading ES modules.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { rollup } from 'rollup';

const [src, dist, cjs] = ['src', 'dist', 'dist/cjs'].map((folder) => resolve(folder));
const named = process.argv.slice(2).filter((name) => !name.endsWith('.ts'));
const held = process.argv.slice(2).flatMap((path) => (path.endsWith('.ts') ? [join(src, path)] : []));

const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => ending.test(path));
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = Object.values(exports).flatMap(({ import: of }) =>
  of === undefined ? [] : basename(of.default, '.js'),
);
const ordered = [...named, ...entries.filter((entry) => !named.includes(entry))];

/** Says to bundlers that the call which follows does nothing but give a value. */
const MARK = '/* @__PURE__ */ ';

/** Reads TypeScript, and leads names that end in `.js` to the `.ts` that they are made of. */
const typescript = {
  name: 'typescript',
  resolveId(to, from) {
    if (from === undefined || !to.startsWith('.') || !from.startsWith(src + sep)) return null;
    const path = resolve(dirname(from), to);
    const source = path.replace(/\.js$/, '.ts');
    return existsSync(source) ? source : path;
  },
  async load(path) {
    if (!path.startsWith(src + sep)) return null;
    const loader = path.endsWith('.ts') ? 'ts' : 'js';
    const sourcefile = path.split(sep).join('/');
    return transform(readFileSync(path, 'utf8'), { loader, sourcefile, target: 'es2022', sourcemap: 'external' });
  },
};

/** Values whose making bundlers see to do nothing else. */
const isPlain = (node) =>
  node === null ||
  ['Literal', 'Identifier', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type) ||
  (node.type === 'UnaryExpression' && isPlain(node.argument)) ||
  (node.type === 'ArrayExpression' && node.elements.every((each) => each?.type !== 'SpreadElement' && isPlain(each))) ||
  (node.type === 'ObjectExpression' &&
    node.properties.every((each) => each.type === 'Property' && !each.computed && isPlain(each.value)));

/**
 * Marks what modules make while they are loaded, so that bundlers leave it out where nothing asks for it. `sideEffects: false`
 * says so of whole files, and a part holds many. Columns of the maps are off on these lines alone.
 */
const pure = {
  name: 'pure',
  transform(code, path) {
    if (!path.startsWith(src + sep)) return null;
    const made = this.parse(code)
      .body.map((each) => (each.type === 'ExportNamedDeclaration' ? each.declaration : each))
      .flatMap((each) => (each?.type === 'VariableDeclaration' ? each.declarations : []))
      .filter(({ id, init }) => id.type === 'Identifier' && !isPlain(init));
    let marked = code;
    // From the end, so that positions before stay what they are.
    for (const { init } of made.reverse()) {
      const before = marked.slice(0, init.start);
      if (before.endsWith(MARK)) continue;
      const value = marked.slice(init.start, init.end);
      marked = `${before}${MARK}(() => (${value}))()${marked.slice(init.end)}`;
    }
    return { code: marked, map: null };
  },
};

/** Leaves packages of others outside, except for what files in `holders` import of them. */
const packages = (holders) => ({
  name: 'packages',
  resolveId(to, from) {
    if (from === undefined || /^[./]/.test(to) || isAbsolute(to)) return null;
    return holders.includes(from) ? fileURLToPath(import.meta.resolve(to)) : { id: to, external: true };
  },
});

/** Says by its path in which part a file lies; entries lie in none. */
function partOf(importsOf) {
  const parts = new Map();
  const reach = (path, part) => {
    if (parts.has(path)) return;
    parts.set(path, part);
    for (const to of importsOf(path)) reach(to, part);
  };
  for (const path of held) reach(path, basename(path, '.ts'));
  for (const entry of ordered) for (const to of importsOf(join(src, `${entry}.ts`))) reach(to, entry);
  return (path) => parts.get(path);
}

async function write(format, dir, holders) {
  const bundle = await rollup({
    input: ordered.map((entry) => join(src, `${entry}.ts`)),
    plugins: [typescript, pure, packages(holders)],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  let part;
  await bundle.write({
    dir,
    format,
    sourcemap: true,
    hoistTransitiveImports: false,
    chunkFileNames: 'parts/[name].js',
    // One entry alone has nothing to share.
    ...(ordered.length > 1 && {
      manualChunks: (path, { getModuleInfo }) => {
        part ??= partOf((of) => getModuleInfo(of)?.importedIds ?? []);
        return part(path);
      },
    }),
  });
  await bundle.close();
  // What only leads on to other files has no source to lead back to.
  for (const path of filesIn(dir, /\.js$/).map((found) => join(dir, found))) {
    const map = JSON.parse(readFileSync(`${path}.map`, 'utf8'));
    if (map.sources.length > 0) continue;
    rmSync(`${path}.map`);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*\n$/, ''));
  }
}

rmSync(dist, { recursive: true, force: true });
await write('es', dist, []);
await write('cjs', cjs, held);
// Node and TypeScript take a file for what the nearest package.json says.
writeFileSync(join(cjs, 'package.json'), `${JSON.stringify({ type: 'commonjs', sideEffects: false })}\n`);

const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
for (const path of filesIn(src, /\.d\.ts$/)) {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  copyFileSync(join(src, path), join(dist, path));
}
for (const path of filesIn(dist, /\.d\.ts$/)) {
  mkdirSync(dirname(join(cjs, path)), { recursive: true });
  copyFileSync(join(dist, path), join(cjs, path));
}
