/**
 * `tieuchi`: the program behind `bin`.
 */
import { COMMANDS } from './commands/list.js';
import { runProgram, tellFault } from './program/run.js';
import { EXIT } from './terminal/failure.js';

// What nobody waits for any more is reported in the same way.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => process.exit(tellFault(error, 'vi')));
// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.input),
);
// A terminal that was closed takes nothing more; the temporary folders are removed on the way out.
process.stderr.on('error', () => process.exit(EXIT.interrupted));
process.exitCode = await runProgram(COMMANDS);
