/**
 * The tests of the rule language that mutants are held against, as one file, so that a mutant costs well under a second.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../../../..', import.meta.url)),
  test: {
    include: ['packages/core/test/mutation/language.ts'],
    env: { TIEUCHI_TESTS: 'short' },
    testTimeout: 60_000,
  },
});
