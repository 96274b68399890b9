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
          format: '{name} [{bar}] {percentage} % · {value}/{total} · {rate}/s · {eta_formatted}',
          stream: process.stderr,
          clearOnComplete: true,
          hideCursor: true,
        },
        Presets.shades_classic,
      )
    : undefined;
  const stages = new Map<string, { readonly bar: ReturnType<MultiBar['create']>; readonly began: number }>();
  /** How far a stage is, how much of it is done in a second, and by that how long it lasts. */
  const update = (name: string, done: number, total: number) => {
    if (bars === undefined) return;
    let stage = stages.get(name);
    if (stage === undefined)
      stages.set(name, (stage = { bar: bars.create(total, 0, { name, rate: '–' }), began: performance.now() }));
    const seconds = (performance.now() - stage.began) / 1000;
    stage.bar.update(done, { rate: seconds > 0 ? speech.number(Math.round(done / seconds)) : '–' });
  };
  return {
    reading: (done: number, total: number) => update(speech('reading'), done, total),
    scoring: (done: number, total: number) => update(speech('scoring'), done, total),
    end: () => bars?.stop(),
  };
}
