import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Colours depend on where a test runs, words do not: no program that a test starts may print colours. */
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@tieuchi/core/messages': source('packages/core/src/messages.ts'),
      '@tieuchi/core/reference': source('packages/core/src/reference.ts'),
      '@tieuchi/core': source('packages/core/src/index.ts'),
    },
  },
  test: {
    include: ['packages/**/*.test.ts', 'criteria-packs/**/*.test.ts', 'examples/**/*.test.ts', 'docs/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
