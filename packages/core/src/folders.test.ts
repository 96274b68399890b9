import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Folders from the lowest up: a file imports its own folder or one further to the left. */
const ORDER =
  'text issue json value document shape frame rule year plan pack judge explanation place bytes measure programme proof check rollup review run face'.split(
    ' ',
  );
/** Entries: each is a line of `exports` in package.json, and nothing but re-exports lies beside them. */
const ENTRIES = [
  'index.ts',
  'check.ts',
  'en.ts',
  'explain.ts',
  'messages.ts',
  'plan.ts',
  'rollup.ts',
  'rule.ts',
  'run.ts',
  'vi.ts',
];

const root = import.meta.dirname;
const folderOf = (path: string) => path.split('/')[0]!;
const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const files = all
  .filter((path) => /\.(ts|js)$/.test(path) && !/\.(test|d)\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
/** Code without comments and without text, so that neither is taken for a call. */
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
const imports = (text: string) =>
  [...codeOf(text).matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'/gm)].map(
    ([, ...paths]) => paths.find(Boolean)!,
  );
const inside = (path: string, text: string) =>
  imports(text)
    .filter((to) => to.startsWith('.'))
    .map((to) => normalize(join(dirname(path), to)));

test('only entries and what tests the whole lie at the root', () => {
  const loose = readdirSync(root, { withFileTypes: true }).filter((each) => each.isFile());
  expect(loose.map(({ name }) => name).filter((name) => !name.includes('.test.'))).toEqual(
    expect.arrayContaining(ENTRIES),
  );
  expect(loose.filter(({ name }) => !ENTRIES.includes(name) && !name.includes('.test.'))).toEqual([]);
});

describe.each(ORDER)('%s/', (folder) => {
  test('holds 4 to 12 files, and says in one line what it is', () => {
    const own = files.filter(({ path }) => folderOf(path) === folder && !path.includes('.gen.'));
    expect(own.length).toBeGreaterThanOrEqual(4);
    expect(own.length).toBeLessThanOrEqual(12);
    expect(readFileSync(join(root, folder, 'README.md'), 'utf8')).toMatch(/^# `[a-z]+\/`\n\n[^\n]+\n$/);
  });
});

describe.each(files.map(({ path, text }) => [path, text] as const))('%s', (path, text) => {
  test('imports its own folder or one before it', () => {
    const own = ENTRIES.includes(path) ? ORDER.length : ORDER.indexOf(folderOf(path));
    expect(own).toBeGreaterThanOrEqual(0);
    const up = inside(path, text).filter((to) => {
      const other = ORDER.indexOf(folderOf(to));
      return folderOf(to) !== folderOf(path) && (other < 0 || other >= own);
    });
    expect(up).toEqual([]);
  });

  test('imports nothing of Node, and no package but the hash, in one file', () => {
    const packages = imports(text).filter((to) => !to.startsWith('.'));
    expect(packages).toEqual(path === 'bytes/sha256.ts' ? ['@noble/hashes/sha2.js'] : []);
  });

  test('holds no Vietnamese, unless it is for the words of that language', () => {
    const found = codeOf(text).match(/[a-z][à-ỹ]|[à-ỹ][a-z]/g) ?? [];
    if (/^(issue|explanation)\/vietnamese/.test(path)) expect(found.length).toBeGreaterThan(10);
    else expect(found).toEqual([]);
  });

  test('reads no clock, no chance, no locale, no environment, and makes no code', () => {
    const code = codeOf(text).replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
    expect(
      code.match(
        /Math\.random|\bDate\b|\bIntl\b|\beval\b|new Function|\bperformance\b|\bprocess\b|\bglobalThis\b|\bcrypto\b|toLocale\w*|localeCompare|\bfetch\(|setTimeout|\brequire\(/g,
      ),
    ).toBeNull();
  });
});

test('no file imports itself by way of others, types included', () => {
  const edges = new Map(
    files.map(({ path, text }) => [
      path.replace(/\.(ts|js)$/, ''),
      inside(path, text).map((to) => to.replace(/\.js$/, '')),
    ]),
  );
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): void => {
    if (done.has(path)) return;
    expect(above, [...above, path].join(' ▸ ')).not.toContain(path);
    for (const to of edges.get(path) ?? []) visit(to, [...above, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
});
