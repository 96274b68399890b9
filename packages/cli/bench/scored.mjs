/**
 * `tieuchi score` as a process of its own, with the time it took and the highest memory.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** The process itself says what it used, when it ends: on a fourth stream, which is nobody else's. */
const TELL = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;

/** Runs `score` with these arguments: `{ rows, seconds, processor, peak }`, in seconds, seconds of processor time, and MB. */
export async function scored(args) {
  const start = process.hrtime.bigint();
  const tell = ['--import', `data:text/javascript,${encodeURIComponent(TELL)}`];
  const child = spawn(process.execPath, [...tell, program, 'score', ...args, '--json', '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [said, used] = [child.stdio[1], child.stdio[3]].map(allOf);
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`score ended with ${code}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(await used);
  return {
    rows: JSON.parse(await said).rowsRead,
    seconds: Number(process.hrtime.bigint() - start) / 1e9,
    processor: (userCPUTime + systemCPUTime) / 1e6,
    peak: maxRSS / 1024,
  };
}

async function allOf(stream) {
  let text = '';
  for await (const data of stream) text += data;
  return text;
}
