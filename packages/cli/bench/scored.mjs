/**
 * `tieuchi score` as a process of its own, with its time and the highest memory it took.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Highest resident memory of a process in MB while it runs, as the system itself counts it. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Runs `score` with these arguments: `{ rows, seconds, peak }`. */
export async function scored(args) {
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, [program, 'score', ...args, '--json', '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 50);
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`score ended with ${code}`);
  return { rows: JSON.parse(said).rowsRead, seconds: Number(process.hrtime.bigint() - start) / 1e9, peak };
}
