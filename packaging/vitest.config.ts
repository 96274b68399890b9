import { defineConfig } from 'vitest/config';

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
