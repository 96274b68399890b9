/** A PostgreSQL server of its own, from Debian's package `postgresql`, in an empty folder, on a socket that only this machine sees. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** Starts one, lets `use` have its address, and stops it. */
export async function withServer(use) {
  const version = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  if (version === undefined) throw new Error(`no PostgreSQL in ${DEBIAN}: apt-get install postgresql`);
  const folder = mkdtempSync(join(tmpdir(), 'tieuchi-postgresql-'));
  // The server refuses to run as root; then it is the user of Debian's package.
  const asUser = process.getuid() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  if (asUser.length > 0) chmodSync(folder, 0o777);
  const run = (program, ...args) => {
    const [command, ...rest] = [...asUser, join(DEBIAN, version, 'bin', program), ...args];
    const { status, stdout, stderr } = spawnSync(command, rest, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
  };
  const data = join(folder, 'data');
  try {
    run('initdb', '-D', data, '-U', 'tieuchi', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
    const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`;
    run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
    try {
      return await use(`postgresql://tieuchi@/postgres?host=${encodeURIComponent(folder)}`);
    } finally {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
