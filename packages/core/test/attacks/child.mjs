/**
 * Runs attacks, one after another, and writes a line for each: what it gave, how long the call took, how much the peak of
 * resident memory grew. `node child.mjs <core.mjs> <file.json> [index]`
 *
 * The time is that of the calling thread on a processor, which is what a clock shows when nothing else runs; where the
 * system does not tell it, the clock. It is measured of an attack that runs alone, in a process that has done nothing yet.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { callOf, make } from './make.mjs';

const [corePath, file, index] = process.argv.slice(2);
const core = await import(pathToFileURL(corePath).href);
const entries = JSON.parse(readFileSync(file, 'utf8'));

/** Milliseconds, from some beginning. */
const clock = (() => {
  const onProcessor = () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  try {
    if (onProcessor() > 0) return onProcessor;
  } catch {
    // Not on this system.
  }
  return () => Number(process.hrtime.bigint()) / 1e6;
})();

/** How long a call takes, rounded to tenths. */
const milliseconds = (call) => {
  const from = clock();
  call();
  return Math.round((clock() - from) * 10) / 10;
};

/** How long this machine takes for the same work at any time: others that share its processors make all of it slower. */
const yardstick = () =>
  milliseconds(() => {
    let state = 1;
    for (let step = 0; step < 15_000_000; step += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state;
  });

/** How long the language takes to list the keys of the object at this place of the input. */
const listing = ({ make: data, listed }) => {
  let at = make(data);
  for (const step of listed.split('/').slice(1)) at = at[step];
  return milliseconds(() => Object.keys(at));
};

for (const [at, entry] of entries.entries()) {
  if (index !== undefined && at !== Number(index)) continue;
  const said = { at, codes: [], unsound: [], ms: 0, kilobytes: 0 };
  try {
    const call = callOf(entry, core);
    let given;
    const before = process.resourceUsage().maxRSS;
    said.ms = milliseconds(() => {
      given = call();
    });
    said.kilobytes = process.resourceUsage().maxRSS - before;
    said.codes = [...new Set(given.map(({ code }) => code))];
    said.unsound = given.filter(
      ({ code, message, pointer }) =>
        !code.startsWith('verdict/') &&
        !(message?.length < 2000 && message !== code && typeof pointer === 'string' && pointer.length < 25_000),
    );
    said.count = given.length;
    if (index !== undefined && said.ms > 25) said.yardstick = yardstick();
    if (index !== undefined && entry.listed !== undefined) said.listing = listing(entry);
  } catch (error) {
    said.thrown = String(error?.stack ?? error);
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
