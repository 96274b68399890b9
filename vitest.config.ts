import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Colours depend on where a test runs, words do not: no program that a test starts may print colours. */
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const FOLDERS = ['.github', 'packages', 'criteria-packs', 'examples', 'docs'];
const LONG = '**/*.long.test.ts';
/** What measures time and memory runs alone. */
const ATTACKS = 'packages/core/test/attacks.test.ts';

/** The files whose properties can be run more often. */
function filesWithProperties(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(source(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => readFileSync(source(path), 'utf8').includes("/effort.js'")),
  );
}

const project = (
  name: string,
  include: string[],
  more: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration => ({ extends: true, test: { name, include, maxWorkers: '100%', ...more } });

/**
 * `npm test` runs the project `tests`; the longer ones have scripts of their own. In the mode `full` properties run as often
 * as is claimed, and nothing else runs.
 */
export default defineConfig(({ mode }) => ({
  resolve: {
    alias: [
      { find: /^@tieuchi\/core\/(\w+)$/, replacement: source('packages/core/src/$1.ts') },
      { find: /^@tieuchi\/(core|reference|testing)$/, replacement: source('packages/$1/src/index.ts') },
    ],
  },
  test: {
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects:
      mode === 'full'
        ? [project('properties', filesWithProperties(), { env: { TIEUCHI_TESTS: 'full' }, testTimeout: 600_000 })]
        : [
            project(
              'tests',
              FOLDERS.map((folder) => `${folder}/**/*.test.ts`),
              { exclude: [...configDefaults.exclude, LONG, ATTACKS], sequence: { groupOrder: 0 } },
            ),
            project('long', [LONG], { sequence: { groupOrder: 1 } }),
            project('attacks', [ATTACKS], { maxWorkers: 1, sequence: { groupOrder: 2 } }),
          ],
  },
}));
