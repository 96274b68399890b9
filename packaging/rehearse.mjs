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
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  run(join(root, 'node_modules/.bin/changeset'), ['version'], copy);
  const after = versionsIn(copy);
  for (const [name, version] of Object.entries(after)) say(`${name} ${before[name]} ▸ ${version}`);
  holds(after['@tieuchi/core'] === after['@tieuchi/cli'], 'the engine and the command go together');
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
  run('npm', ['install', '@tieuchi/core'], stranger);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const code = [...readme.matchAll(/```js\n(.*?)```/gs)]
    .map(([, each]) => each)
    .find((each) => each.includes('compilePack'));
  const said = follow(code);
  say(
    `a first verdict ${((Date.now() - start) / 1000).toFixed(1)} s after npm install began: ${said} comparisons of the README hold`,
  );

  run('npm', ['install', ...Object.keys(after)], stranger);
  for (const [name, version] of Object.entries(after))
    holds(versionOf(join(stranger, 'node_modules', name)) === version, `${name} ${version} is installed by its name`);
  useCommand();
  say('the command checked, scored, explained and replayed with packs found by their names');
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

function changed(name) {
  return readdirSync(join(root, '.changeset'))
    .filter((file) => file.endsWith('.md'))
    .some((file) => readFileSync(join(root, '.changeset', file), 'utf8').includes(`'${name}'`));
}

/** Runs code of the README where `expression; // => value` must be true; gives how many there were. */
function follow(code) {
  let count = 0;
  const checked = code.replace(/^(.*?);?\s*\/\/ => (.*)$/gm, (_, expression, value) => {
    count += 1;
    return `deepEqual(${expression}, ${value});`;
  });
  holds(count > 0, 'the README says what comes out');
  writeFileSync(join(stranger, 'readme.js'), `import { deepEqual } from 'node:assert/strict';\n${checked}`);
  run(process.execPath, ['readme.js'], stranger);
  return count;
}

function useCommand() {
  const tieuchi = (words, ...args) =>
    holds(
      run('npx', ['tieuchi', ...args, '--lang', 'en'], stranger).includes(words),
      `tieuchi ${args[0]} says “${words}”`,
    );
  const pack = JSON.parse(
    readFileSync(join(stranger, 'node_modules/@tieuchi/packs-vn/packs/nhom-3-2023.pack.json'), 'utf8'),
  );
  const scores = pack.criteria.flatMap(({ indicators }) => indicators.map(({ id }) => id));
  const columns = ['subject', 'year', 'group', 'place.noi-o', ...scores];
  const rows = [8, 4].map((score, at) => [`p-${at + 1}`, 2024, 'nhom-3', '01726', ...scores.map(() => score)]);
  const register = [columns, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
  mkdirSync(dirname(join(stranger, 'register.csv')), { recursive: true });
  writeFileSync(join(stranger, 'register.csv'), register);
  const packs = ['--pack', '@tieuchi/packs-vn'];
  const programme = ['--programme', '@tieuchi/packs-vn/programmes/1373-qd-ttg.programme.json'];
  tieuchi('0 errors', 'check', '@tieuchi/packs-vn-long-an', ...packs);
  tieuchi(
    '2 rows read',
    'score',
    'register.csv',
    ...packs,
    ...programme,
    '--places',
    '@tieuchi/packs-vn',
    '--out',
    'report',
  );
  tieuchi('cong-dan-hoc-tap', 'explain', 'report', 'p-1', '2024', '--json');
  tieuchi('identical', 'replay', 'report', '--records', 'register.csv');
}
