/**
 * Makes the next versions and changelogs of the changesets that wait, and tells package-lock.json of them. npm itself would
 * leave the binaries of other systems out of the lock file when it writes one beside an installed node_modules.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { folders, readJson, root, writeJson } from './packages.mjs';

const { status } = spawnSync(process.execPath, [join(root, 'node_modules/@changesets/cli/bin.js'), 'version'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const lock = readJson('package-lock.json');
for (const folder of folders) {
  const { version, dependencies } = readJson(`${folder}/package.json`);
  Object.assign(lock.packages[folder], { version, ...(dependencies && { dependencies }) });
  console.log(`${folder} ${version}`);
}
writeJson('package-lock.json', lock);
