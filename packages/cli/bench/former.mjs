/**
 * The command as it was before rows were judged in SQL: built once from the repository's own history, so that both can be
 * measured in one run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The last state in which every row went through the core alone. */
const COMMIT = '6d03ebcf16269bf10a03379350130a8f62fad52b';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'node_modules/.cache/tieuchi-former', COMMIT.slice(0, 10));

/** Path of the former command; it is built when that has not been done. */
export function formerProgram() {
  const program = join(folder, 'packages/cli/dist/main.js');
  if (existsSync(program)) return program;
  console.error('the former command is built: a minute or two');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run(root, `git archive ${COMMIT} | tar -x -C '${folder}'`);
  run(folder, 'npm ci --no-audit --no-fund --prefer-offline');
  for (const name of ['core', 'reference', 'testing', 'cli']) run(folder, `npm run build -w @tieuchi/${name}`);
  return program;
}

function run(cwd, line) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd, encoding: 'utf8' });
  if (status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`${line}: ${stdout}${stderr}\n(a clone without the whole history cannot build the former command)`);
}
