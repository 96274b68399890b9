import { defineConfig } from 'vitest/config';

/** Colours depend on where a test runs, words do not: no program that a test starts may print colours. */
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;

/** Packages as published: slower than the other tests, and about what was built, not about the sources. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: ['pack.ts'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
