/** A program in a process of its own, with the time it took and the highest memory. */
import { spawn } from 'node:child_process';

/** The process itself says what it used, when it ends: on a fourth stream, which is nobody else's. */
const TELL = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;

/** Runs a program of Node that prints JSON: `{ said, seconds, processor, peak }`, in seconds, seconds of processor time, MB. */
export async function timed(args) {
  const start = process.hrtime.bigint();
  const tell = ['--import', `data:text/javascript,${encodeURIComponent(TELL)}`];
  const child = spawn(process.execPath, [...tell, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  const [said, used] = [child.stdio[1], child.stdio[3]].map(allOf);
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(await used);
  return {
    said: JSON.parse(await said),
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
