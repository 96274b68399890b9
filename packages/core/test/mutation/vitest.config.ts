/**
 * The tests of the rule language that mutants are held against: examples, and few runs of each property, so that a mutant
 * costs well under a second.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const names = ['rule', 'compiled-rule', 'reach', 'pack'];

export default defineConfig({
  root,
  test: {
    include: [...names.map((name) => `packages/core/src/${name}.test.ts`)],
    testTimeout: 60_000,
    env: { TIEUCHI_TESTS: 'short' },
  },
});
