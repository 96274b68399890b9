/**
 * Writes all references: `npm run references`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { references } from './references.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
for (const { path, make } of references) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, make());
  console.log(path);
}
