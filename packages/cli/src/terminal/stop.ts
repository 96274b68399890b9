/**
 * Ctrl-C, a closed terminal and limits of the system, turned into something that can be told.
 */

/** Thrown between batches when the user asked to stop. */
export class Interrupted extends Error {}

/** What a user, a terminal that closes, and a system that shuts down send to end a program. */
const ENDINGS: readonly NodeJS.Signals[] =
  process.platform === 'win32'
    ? ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']
    : ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

export interface Stop {
  /** Throws when somebody asked to stop. */
  readonly check: () => void;
  readonly release: () => void;
}

/** Requests to end are noticed between batches, so that what was begun can be taken away. */
export function createStop(): Stop {
  let asked = false;
  const ask = () => {
    asked = true;
  };
  // A file-size limit would end the process at once; ignored, it becomes a failed write that can be told.
  const ignore = () => {};
  for (const signal of ENDINGS) process.on(signal, ask);
  if (process.platform !== 'win32') process.on('SIGXFSZ' as NodeJS.Signals, ignore);
  return {
    check: () => {
      if (asked) throw new Interrupted();
    },
    release: () => {
      for (const signal of ENDINGS) process.off(signal, ask);
      if (process.platform !== 'win32') process.off('SIGXFSZ' as NodeJS.Signals, ignore);
    },
  };
}
