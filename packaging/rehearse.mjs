/**
 * A rehearsal of publishing: a copy of this repository takes its next versions and publishes all packages with changesets
 * to a registry of its own on this machine; then a stranger installs them by name in an empty project and follows the
 * README. Nothing outside the temporary folder is written, and only the registry that was started here is ended.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blocksOf, commandsOf, deskIn, missingLines, outputOf, pages } from '../docs/pages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'tieuchi-rehearsal-'));
const copy = join(place, 'repository');
const stranger = join(place, 'stranger');
const begun = Date.now();
const say = (words) => console.log(`${((Date.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${words}`);

const port = await freePort();
const registry = `http://127.0.0.1:${port}/`;
/** npm as somebody has it who knows this registry only. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
  NO_COLOR: '1',
  // Changesets publishes to npm's own registry unless this is set; no token for any other registry is known here.
  npm_config_registry: registry,
  npm_config_userconfig: join(place, 'npmrc'),
  npm_config_cache: join(place, 'cache'),
  npm_config_audit: 'false',
  npm_config_fund: 'false',
};

const uplink = run('npm', ['config', 'get', 'registry'], root, process.env).trim();
const server = startRegistry();
try {
  await answering();
  say('a registry answers on this machine');
  copyRepository();
  const before = versionsIn(root);
  run(process.execPath, [join(copy, '.ci/next-versions.mjs')], copy);
  const after = versionsIn(copy);
  for (const [name, version] of Object.entries(after)) say(`${name} ${before[name]} ▸ ${version}`);
  holds(after['@tieuchi/core'] === after['@tieuchi/cli'], 'the engine and the command go together');
  holds(isLocked(), 'package-lock.json has the next versions');
  holds(
    Object.keys(after).every(
      (name) => !name.startsWith('@tieuchi/packs-') || changed(name) || after[name] === before[name],
    ),
    'a package of packs takes a new version only when a changeset names it',
  );
  run(join(root, 'node_modules/.bin/changeset'), ['publish', '--no-git-tag'], copy);
  say(`${Object.keys(after).length} packages published`);

  mkdirSync(stranger);
  writeFileSync(join(stranger, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }\n');
  const start = Date.now();
  const readme = followed('README.md');
  for (const { line, seconds } of readme) if (line.startsWith('npm install')) say(`${line}: ${seconds.toFixed(1)} s`);
  const first = readme.find(({ line }) => line.startsWith('node '));
  say(
    `the first verdict of the README ${((first.at - start) / 1000).toFixed(1)} s after npm install began; all it prints is so`,
  );
  const told = new Set(
    pages.flatMap((page) => linesOf(page)).filter((line) => /^npm install (@tieuchi\/[\w-]+ ?)+$/.test(line)),
  );
  for (const line of told) {
    const folder = mkdtempSync(join(place, 'reader-'));
    run('bash', ['-c', line], folder);
    say(`in an empty folder: ${line}`);
  }

  run('npm', ['install', ...Object.keys(after)], stranger);
  for (const [name, version] of Object.entries(after))
    holds(versionOf(join(stranger, 'node_modules', name)) === version, `${name} ${version} is installed by its name`);
  usePackages();
  say('the command checks a plan with packs found by their names');
} finally {
  await ended(server);
  rmSync(place, { recursive: true, force: true });
}

function run(command, args, cwd, given = env) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: given,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${error ?? ''}${stdout}\n${stderr}`);
  return stdout;
}

function holds(truth, words) {
  if (!truth) throw new Error(`does not hold: ${words}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}

/** Ours is kept here, everything else comes from the registry that npm is configured with. */
function startRegistry() {
  const config = `
storage: ${join(place, 'storage')}
auth: { htpasswd: { file: ${join(place, 'htpasswd')}, max_users: -1 } }
uplinks: { configured: { url: ${JSON.stringify(uplink)} } }
packages:
  '@tieuchi/*': { access: $all, publish: $all }
  '**': { access: $all, proxy: configured }
log: { type: stdout, format: json, level: warn }
`;
  writeFileSync(join(place, 'registry.yaml'), config);
  // npm publishes only with a token, whatever it is worth.
  writeFileSync(join(place, 'npmrc'), `registry=${registry}\n//127.0.0.1:${port}/:_authToken=rehearsal\n`);
  const program = join(root, 'node_modules/verdaccio/bin/verdaccio');
  const args = [program, '--config', join(place, 'registry.yaml'), '--listen', `127.0.0.1:${port}`];
  return spawn(process.execPath, args, { cwd: place, env: process.env, stdio: 'ignore' });
}

async function answering() {
  for (let tries = 0; tries < 300; tries += 1) {
    holds(server.exitCode === null, 'the registry runs');
    const answer = await fetch(`${registry}-/ping`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the registry does not answer');
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill();
  });
}

/** What git knows of, what was built, and the tools. */
function copyRepository() {
  const known = run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], root)
    .split('\n')
    .filter(Boolean);
  const built = folders(root).map((folder) => `${folder}/dist`);
  for (const path of [...known, ...built].filter((each) => existsSync(join(root, each))))
    cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  run('git', ['init', '--quiet', '--initial-branch', 'main'], copy);
  run('git', ['add', '--all', '--', '.', ':!node_modules'], copy);
  const who = ['-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@localhost'];
  run('git', [...who, 'commit', '--quiet', '--message', 'rehearsal'], copy);
}

function folders(from) {
  return ['packages', 'criteria-packs'].flatMap((parent) =>
    readdirSync(join(from, parent), { withFileTypes: true })
      .filter((each) => each.isDirectory())
      .map(({ name }) => `${parent}/${name}`),
  );
}

function versionOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

function versionsIn(from) {
  return Object.fromEntries(
    folders(from).map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(from, folder, 'package.json'), 'utf8'));
      return [name, version];
    }),
  );
}

/** The lock file of the copy says of each package what its package.json says. */
function isLocked() {
  const { packages } = JSON.parse(readFileSync(join(copy, 'package-lock.json'), 'utf8'));
  return folders(copy).every((folder) => {
    const { version, dependencies } = JSON.parse(readFileSync(join(copy, folder, 'package.json'), 'utf8'));
    const locked = packages[folder];
    return locked.version === version && JSON.stringify(locked.dependencies) === JSON.stringify(dependencies);
  });
}

function changed(name) {
  return readdirSync(join(root, '.changeset'))
    .filter((file) => file.endsWith('.md'))
    .some((file) => readFileSync(join(root, '.changeset', file), 'utf8').includes(`'${name}'`));
}

/** The lines of the shell that a page tells. */
function linesOf(page) {
  return shellOf(page).flatMap((block) => commandsOf(block.code).map(({ line }) => line));
}

function shellOf(page) {
  return blocksOf(readFileSync(join(root, page), 'utf8')).filter(({ language }) => language === 'sh');
}

/** Follows a page from its first line to its last, what it installs and all, up to the part that is about a clone. */
function followed(page) {
  const blocks = blocksOf(readFileSync(join(root, page), 'utf8'));
  const desk = deskIn(stranger, env);
  for (const { file, code } of blocks) if (file !== undefined) desk.put(file, code);
  const lines = [];
  for (const block of blocks.filter(({ language }) => language === 'sh')) {
    let printed = '';
    for (const { line, exit } of commandsOf(block.code).filter(({ line }) => !/^npm (run|test)/.test(line))) {
      const begins = Date.now();
      const said = desk.shell(line);
      holds(said.code === exit, `${line} ends with ${exit}\n${said.printed}`);
      lines.push({ line, at: Date.now(), seconds: (Date.now() - begins) / 1000 });
      printed += said.printed;
    }
    for (const { code } of outputOf(blocks, block))
      holds(missingLines(code, printed).length === 0, `${page} says what comes out:\n${printed}`);
  }
  return lines;
}

/** What the README does not do: a programme of one package with the packs of another. */
function usePackages() {
  const checked = ['check', '@tieuchi/packs-vn-long-an', '--pack', '@tieuchi/packs-vn', '--lang', 'en'];
  holds(run('npx', ['tieuchi', ...checked], stranger).includes('0 errors'), 'a plan is sound with the packs it reads');
}
