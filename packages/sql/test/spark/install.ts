/**
 * Spark from PyPI in a folder of this repository, and the Java that it needs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '4.1.4';

const folder = fileURLToPath(new URL(`../../../../node_modules/.cache/tieuchi-spark/${VERSION}`, import.meta.url));

export interface Installed {
  readonly python: string;
  readonly home: string;
}

/** Where Spark is; it is installed when that has not been done. */
export function installSpark(): Installed {
  needJava();
  const python = join(folder, 'bin/python');
  if (!existsSync(join(folder, 'installed'))) {
    console.log(`Spark ${VERSION} is installed from PyPI: half a minute, 500 MB`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    run('python3', ['-m', 'venv', folder], 'Python 3.10 or newer with venv is needed: apt-get install python3-venv');
    run(python, ['-m', 'pip', 'install', '--quiet', `pyspark==${VERSION}`], 'PyPI must be reached');
    writeFileSync(join(folder, 'installed'), VERSION);
  }
  const [version] = readdirSync(join(folder, 'lib'));
  return { python, home: join(folder, 'lib', version!, 'site-packages/pyspark') };
}

function needJava(): void {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const found = /version "(\d+)/.exec(stderr ?? '')?.[1];
  if (status !== 0 || Number(found) < 17)
    throw new Error(
      `Spark ${VERSION} needs Java 17 or newer, and ${found === undefined ? 'there is none' : `this is Java ${found}`}: apt-get install openjdk-17-jre-headless`,
    );
}

function run(program: string, args: readonly string[], hint: string): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}\n${hint}`);
}
