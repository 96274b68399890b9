/**
 * Runs attacks, one after another, and writes a line for each: what it gave, how long the call took, how much the peak of
 * resident memory grew. `node child.mjs <core.mjs> <file.json> <runs> [index]`
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { callOf } from './make.mjs';

const [corePath, file, runs, index] = process.argv.slice(2);
const core = await import(pathToFileURL(corePath).href);
const entries = JSON.parse(readFileSync(file, 'utf8'));
// Once through everything, so that no entry pays for what is loaded late.
core.checkPack('{"format":1}');

const milliseconds = (call) => {
  const cpu = process.cpuUsage();
  const from = process.hrtime.bigint();
  const given = call();
  const wall = Number(process.hrtime.bigint() - from) / 1e6;
  // On a busy machine the clock runs on while others work: then the time of the processor says what the call took.
  const { user, system } = process.cpuUsage(cpu);
  return { given, ms: Math.min(wall, (user + system) / 1e3) };
};

for (const [at, entry] of entries.entries()) {
  if (index !== undefined && at !== Number(index)) continue;
  const said = { at, codes: [], unsound: [], ms: Number.POSITIVE_INFINITY, listing: 0, kilobytes: 0 };
  try {
    let call = callOf(entry, core);
    const before = process.resourceUsage().maxRSS;
    for (let run = 0; run < (entry.listed ? 1 : Number(runs)); run += 1) {
      if (run > 0 && (run < 3 || said.ms > 40)) call = callOf(entry, core);
      else if (run >= 3) break;
      const { given, ms } = milliseconds(call);
      said.ms = Math.min(said.ms, ms);
      said.codes = [...new Set(given.map(({ code }) => code))];
      said.unsound = given.filter(
        ({ code, message, pointer }) =>
          !code.startsWith('verdict/') &&
          !(message?.length < 2000 && message !== code && typeof pointer === 'string' && pointer.length < 25_000),
      );
      said.count = given.length;
    }
    said.kilobytes = process.resourceUsage().maxRSS - before;
  } catch (error) {
    said.thrown = String(error?.stack ?? error);
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
