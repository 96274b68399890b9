/**
 * Progress on a terminal.
 */
import { MultiBar, Presets } from 'cli-progress';
import type { Speech } from '../words/speech.js';

/** Bars on a terminal; silent elsewhere. */
export function createProgress(speech: Speech) {
  const bars = process.stderr.isTTY
    ? new MultiBar(
        {
          format: '{name} [{bar}] {percentage} % · {value}/{total}',
          stream: process.stderr,
          clearOnComplete: true,
          hideCursor: true,
        },
        Presets.shades_classic,
      )
    : undefined;
  let reading: ReturnType<MultiBar['create']> | undefined;
  let scoring: ReturnType<MultiBar['create']> | undefined;
  return {
    reading: (done: number, total: number) => {
      reading ??= bars?.create(total, 0, { name: speech('reading') });
      reading?.update(done);
    },
    scoring: (done: number, total: number) => {
      scoring ??= bars?.create(total, 0, { name: speech('scoring') });
      scoring?.update(done);
    },
    end: () => bars?.stop(),
  };
}
