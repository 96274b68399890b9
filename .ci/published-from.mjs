/**
 * Writes into each package.json from which repository it is published, as npm asks of a package with provenance. The
 * repository is the one whose workflow runs this: a fork that publishes under names of its own names itself.
 */
import { folders, readJson, writeJson } from './packages.mjs';

const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
if (server === undefined || repository === undefined) {
  console.log('published by hand: no repository is named');
} else {
  const url = `git+${server}/${repository}.git`;
  for (const folder of folders) {
    const manifest = readJson(`${folder}/package.json`);
    writeJson(`${folder}/package.json`, { ...manifest, repository: { type: 'git', url, directory: folder } });
  }
  console.log(`${folders.length} packages are published from ${url}`);
}
