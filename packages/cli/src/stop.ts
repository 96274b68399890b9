/**
 * Ctrl-C and limits of the system, turned into something that can be told.
 */

/** Thrown between batches when the user asked to stop. */
export class Interrupted extends Error {}

/** Ctrl-C and a request to end are noticed between batches, so that what was begun can be taken away. */
export function createStop(): { check: () => void; release: () => void } {
  let asked = false;
  const ask = () => {
    asked = true;
  };
  // A file-size limit would end the process at once; ignored, it becomes a failed write that can be told.
  const ignore = () => {};
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  if (process.platform !== 'win32') process.on('SIGXFSZ' as NodeJS.Signals, ignore);
  return {
    check: () => {
      if (asked) throw new Interrupted();
    },
    release: () => {
      process.off('SIGINT', ask);
      process.off('SIGTERM', ask);
      if (process.platform !== 'win32') process.off('SIGXFSZ' as NodeJS.Signals, ignore);
    },
  };
}
