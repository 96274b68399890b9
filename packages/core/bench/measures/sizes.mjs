import { spawnSync } from 'node:child_process';
import { fileOf } from '../workload.mjs';

/** What each line of `.size-limit.json` weighs; its name is what stands before the first bracket. */
export function measure() {
  const program = fileOf('../../../node_modules/size-limit/bin.js');
  const { stdout, stderr } = spawnSync(process.execPath, [program, '--json'], { cwd: fileOf('..'), encoding: 'utf8' });
  if (!stdout.startsWith('[')) throw new Error(`size-limit: ${stdout}${stderr}`);
  return Object.fromEntries(
    JSON.parse(stdout).map(({ name, size }) => [`size: ${name.replace(/ \(.*$/s, '')}`, size / 1000]),
  );
}
