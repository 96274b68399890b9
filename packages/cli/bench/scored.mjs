/**
 * `tieuchi score` as a process of its own, with the time it took and the highest memory.
 */
import { fileURLToPath } from 'node:url';
import { timed } from './timed.mjs';

/** The command of this state of the project. */
export const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Runs `score` with these arguments: `{ rows, seconds, processor, peak }`, in seconds, seconds of processor time, and MB. */
export async function scored(args, by = program) {
  const { said, ...used } = await timed([by, 'score', ...args, '--json', '--lang', 'en']);
  return { rows: said.rowsRead, ...used };
}
