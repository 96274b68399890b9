import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../src/messages.js';

/** What one attack may cost. */
const MILLISECONDS = 50;
const KILOBYTES = 50 * 1024;

interface Attack {
  readonly note: string;
  readonly kind: string;
  /** True when nothing is wrong: the attack ends in an ordinary answer. */
  readonly clean?: boolean;
  /** True when the caller's object has so many keys that the language itself takes longer to list them. */
  readonly listed?: boolean;
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
    entryPoints: [join(import.meta.dirname, '../src/index.ts')],
    outfile: join(work, 'core.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Runs a file of attacks, or one of them, in a process of its own; what hangs is ended, and is then missing. */
function run(file: string, flags: readonly string[], runs: number, index?: number): Promise<Said[]> {
  const child = [join(folder, 'child.mjs'), join(work, 'core.mjs'), join(folder, file), String(runs)];
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
    return found.count > 102 ? `${name}: ${found.count} issues` : [];
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

describe.each(attacks)('$file', ({ file, entries }) => {
  let soon: readonly Said[] = [];
  test('every attack ends in its issues, soon, without making code', async () => {
    const said = await run(file, ['--disallow-code-generation-from-strings'], 12);
    soon = said;
    expect(faultsOf(entries, said)).toEqual([]);
    const slow = said.filter(({ at, ms }) => ms > MILLISECONDS && !entries[at]!.listed);
    expect(slow.map(({ at, ms }) => `${at}: ${entries[at]!.note}: ${ms} ms`)).toEqual([]);
  });

  test('and on a small stack', async () => {
    const said = await run(file, ['--stack-size=200'], 1);
    expect(faultsOf(entries, said)).toEqual([]);
  });

  test('and in little memory', async () => {
    // Fifty megabytes cannot be filled in a millisecond.
    const todo = soon.filter(({ at, ms }) => ms > 1 && !entries[at]!.listed).map(({ at }) => at);
    const asked = todo.length;
    const said: Said[] = [];
    const worker = async () => {
      for (let at = todo.shift(); at !== undefined; at = todo.shift()) said.push(...(await run(file, [], 1, at)));
    };
    await Promise.all([worker(), worker()]);
    const large = said.filter(({ kilobytes }) => kilobytes > KILOBYTES);
    expect(said.length).toBe(asked);
    expect(large.map(({ at, kilobytes }) => `${at}: ${entries[at]!.note}: ${kilobytes} kB`)).toEqual([]);
  });
});
