import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: fileURLToPath(new URL('../../node_modules/.cache/browser', import.meta.url)),
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: { include: ['*.browser.ts'], testTimeout: 60_000, hookTimeout: 600_000 },
});
