import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../src/messages.js';
import { limits } from '../src/text/limits.js';

/**
 * What one attack may cost, alone in a process that has done nothing before. Of three such processes the one that took
 * the least time is taken: others use the machine too, and what the attack itself costs is paid by each of them.
 */
const MILLISECONDS = 50;
/** Milliseconds of the yardstick in `child.mjs` on the machine of that bound, when nothing else runs; a slower one may take as much longer. */
const YARDSTICK = 24;
const KILOBYTES = 50 * 1024;
const PROCESSES = 3;
/** What may be on top where the language alone takes longer to list the keys: so many times that. */
const LISTINGS = 2;

interface Attack {
  readonly note: string;
  readonly kind: string;
  /** True when nothing is wrong: the attack ends in an ordinary answer. */
  readonly clean?: boolean;
  /** Where the caller's object stands that has so many keys that the language itself takes longer to list them. */
  readonly listed?: string;
  /** What of this kind broke another engine, when it is known that something did. */
  readonly broke?: string;
  /** Codes of the issues, and `verdict/…` of the last title when a record is judged. */
  readonly want: readonly string[];
}

interface Said {
  readonly at: number;
  readonly codes: readonly string[];
  readonly count: number;
  readonly unsound: readonly unknown[];
  readonly thrown?: string;
  readonly ms: number;
  readonly kilobytes: number;
  /** Milliseconds of the yardstick, when the attack took more than a little. */
  readonly yardstick?: number;
  /** Milliseconds of the bare listing. */
  readonly listing?: number;
}

const folder = join(import.meta.dirname, 'attacks');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const attacks = files.map((file) => ({
  file,
  entries: JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Attack[],
}));

let work: string;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'tieuchi-attacks-'));
  await build({
    stdin: {
      contents: `export * from './index.ts';
export { evaluate as evaluateByPlan, openPlan, PlanError } from './plan.ts';
export { catalogue, wordIssue } from './messages.ts';`,
      resolveDir: join(import.meta.dirname, '../src'),
    },
    outfile: join(work, 'core.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Runs a file of attacks, or one of them, in a process of its own; what hangs is ended, and is then missing. */
function run(file: string, flags: readonly string[], index?: number): Promise<Said[]> {
  const child = [join(folder, 'child.mjs'), join(work, 'core.mjs'), join(folder, file)];
  const args = [...flags, ...child, ...(index === undefined ? [] : [String(index)])];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: 100_000, maxBuffer: 1 << 28 }, (_error, stdout) =>
      resolve(
        stdout
          .split('\n')
          .filter((line) => line.endsWith('}'))
          .map((line) => JSON.parse(line) as Said),
      ),
    );
  });
}

/** What went otherwise than the data says, in words. */
function faultsOf(entries: readonly Attack[], said: readonly Said[], indices = entries.keys()): string[] {
  return [...indices].flatMap((at) => {
    const { note, kind, want } = entries[at]!;
    const found = said.find((each) => each.at === at);
    const name = `${at} (${kind}): ${note}`;
    if (found === undefined) return `${name}: no answer: it hung, or the process ended`;
    if (found.thrown !== undefined) return `${name}: threw ${found.thrown}`;
    if ([...found.codes].sort().join() !== [...want].sort().join()) return `${name}: gave ${found.codes.join()}`;
    if (found.unsound.length > 0) return `${name}: ${JSON.stringify(found.unsound[0]).slice(0, 500)}`;
    return found.count > limits.issues + 2 ? `${name}: ${found.count} issues` : [];
  });
}

test('at least 120 attacks; those that are no mistake say so; every code has its words', () => {
  const all = attacks.flatMap(({ entries }) => entries);
  expect(all.length).toBeGreaterThanOrEqual(120);
  expect(new Set(all.map(({ note, kind }) => `${kind} ${note}`)).size).toBe(all.length);
  for (const { clean, want, note } of all)
    expect(
      want.every((code) => code.startsWith('verdict/')),
      note,
    ).toBe(clean === true);
  const codes = new Set(all.flatMap(({ want }) => want).filter((code) => !code.startsWith('verdict/')));
  for (const code of codes) for (const locale of ['en', 'vi']) expect(catalogue[locale]!.issues).toHaveProperty([code]);
});

/** True when an attack costs no more than it may. */
function isCheap({ ms, kilobytes, listing = 0, yardstick = 0 }: Said): boolean {
  const slowness = Math.max(1, yardstick / YARDSTICK);
  return ms <= Math.max(MILLISECONDS * slowness, LISTINGS * listing) && kilobytes <= KILOBYTES;
}

/** What an attack costs by itself: the least of some processes, as many as are needed to see that it is cheap. */
async function costOf(file: string, index: number): Promise<Said | undefined> {
  let least: Said | undefined;
  for (let tried = 0; tried < PROCESSES && !(least !== undefined && isCheap(least)); tried += 1) {
    const [said] = await run(file, [], index);
    if (said !== undefined && !(least !== undefined && least.ms <= said.ms)) least = said;
  }
  return least;
}

test('everything that is known to have broken another engine is tried', () => {
  const tried = new Set(attacks.flatMap(({ entries }) => entries.flatMap(({ broke }) => broke ?? [])));
  expect([...tried].sort()).toEqual([
    'a choice of more than 256 values',
    'an overlay that changes nothing',
    'code in a path',
    'growing text',
    'inherited names as operators',
    'inherited names as variables',
    'many terms',
    'many wrong items',
    'missing against a comparison',
    'nested data',
    'nested iteration',
    'nested operators',
    'numbers out of range',
    'patterns that go back',
    'two keys, misspelt keys, extra arguments',
  ]);
});

describe.each(attacks)('$file', ({ file, entries }) => {
  test('every attack ends in its issues, without making code', async () => {
    expect(faultsOf(entries, await run(file, ['--disallow-code-generation-from-strings']))).toEqual([]);
  });

  test('and on a small stack', async () => {
    expect(faultsOf(entries, await run(file, ['--stack-size=200']))).toEqual([]);
  });

  test('soon, and in little memory', async () => {
    const todo = [...entries.keys()];
    const costs: string[] = [];
    const worker = async () => {
      for (let at = todo.shift(); at !== undefined; at = todo.shift()) {
        const cost = await costOf(file, at);
        if (cost === undefined || cost.thrown !== undefined || !isCheap(cost))
          costs.push(
            `${at}: ${entries[at]!.note}: ${cost?.ms} ms, ${cost?.kilobytes} kB (yardstick: ${cost?.yardstick} ms, keys: ${cost?.listing} ms)`,
          );
      }
    };
    await Promise.all([worker(), worker()]);
    expect(costs).toEqual([]);
  });
});
