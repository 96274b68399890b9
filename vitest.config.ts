import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Colours depend on where a test runs, words do not: no program that a test starts may print colours. */
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What measures time and memory runs last, and alone. */
const MEASURED = 'packages/core/test/attacks.test.ts';

export default defineConfig({
  resolve: {
    alias: {
      '@tieuchi/core/messages': source('packages/core/src/messages.ts'),
      '@tieuchi/core/reference': source('packages/core/src/reference.ts'),
      '@tieuchi/core': source('packages/core/src/index.ts'),
    },
  },
  test: {
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['packages', 'criteria-packs', 'examples', 'docs'].map((folder) => `${folder}/**/*.test.ts`),
          exclude: [...configDefaults.exclude, MEASURED],
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'measured', include: [MEASURED], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
