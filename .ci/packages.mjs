/** The packages that are published: what the workspaces of package.json hold. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
export const writeJson = (path, value) => writeFileSync(join(root, path), `${JSON.stringify(value, null, 2)}\n`);

/** Their folders below the root, such as `packages/core`. */
export const folders = readJson('package.json').workspaces.flatMap((pattern) => {
  const parent = pattern.replace(/\/\*$/, '');
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => `${parent}/${name}`);
});
