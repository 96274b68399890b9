/**
 * What lies on the disk while a run lasts, and after it was ended in every way: names that nobody asked for never, what was
 * read under lock, and nothing once a run is over.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { program, put, tieuchi, workplace } from './tieuchi.js';

const world = join(import.meta.dirname, 'world');
const NAME = 'Nguyễn Thị Bí-Mật';
const NUMBER = '079312345678';

/** A register that takes a second or two, with columns that nothing reads. */
const rows = Array.from({ length: 60_000 }, (_, index) => {
  const facts = `8,7.5,1200,true,dai-hoc`;
  return `p-${index},2023,nhom-1,00001,${facts},${NAME} ${index},${NUMBER}`;
});
const header = 'subject,year,group,place.noi-o,doc-sach,diem,gio-hoc,ky-nang-so,hoc-van,ho-ten,cccd';
const at = workplace();
const csv = put(join(at, 'r.csv'), `${header}\n${rows.join('\n')}\n`);
const lines = Array.from({ length: 60_000 }, (_, index) =>
  JSON.stringify({
    ...{ subject: `p-${index}`, year: 2023, group: 'nhom-1', places: { 'noi-o': '00001' }, facts: { 'doc-sach': 8 } },
    ...{ 'ho-ten': `${NAME} ${index}`, cccd: NUMBER },
  }),
);
const ndjson = put(join(at, 'r.ndjson'), `${lines.join('\n')}\n`);
const options = ['--pack', join(world, 'reader.pack.json')];

/** Every file below, with what is in it; those that come and go are passed over. */
function* filesUnder(folder: string): Generator<{ path: string; text: () => string }> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    try {
      if (statSync(path).isDirectory()) yield* filesUnder(path);
      else yield { path, text: () => readFileSync(path, 'latin1') };
    } catch {
      // It is gone.
    }
  }
}

/** A command of the system on one path; true when it was done. */
const shell = (command: string, path: string) => spawnSync('bash', ['-c', `${command} "$0"`, path]).status === 0;

const bytes = (text: string) => Buffer.from(text).toString('latin1');

function leaksUnder(folder: string): string[] {
  return [...filesUnder(folder)].flatMap(({ path, text }) => {
    try {
      const found = text();
      return [NAME, NUMBER].some((planted) => found.includes(bytes(planted))) ? [path] : [];
    } catch {
      return [];
    }
  });
}

const partial = (folder: string) => readdirSync(folder).filter((name) => name.includes('partial-'));
const replays = (temp: string) => readdirSync(temp).filter((name) => name.startsWith('tieuchi-replay-'));

/** Starts a command whose temporary files lie in folders of their own. */
function begin(folder: string, args: readonly string[], flags: readonly string[] = []) {
  const temp = join(folder, 'tmp');
  mkdirSync(temp, { recursive: true });
  const child = spawn(process.execPath, [...flags, program, ...args, '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temp },
  });
  let err = '';
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
  });
  child.stdout.resume();
  const ended = new Promise<{ code: number | null; signal: string | null; err: string }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, err })),
  );
  return { child, temp, ended };
}

/** Waits until there is something, or the command has ended. */
async function until(child: ChildProcess, seen: () => boolean): Promise<void> {
  while (!seen() && child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

const score = (folder: string, records = csv) => ['score', records, ...options, '--out', join(folder, 'out')];

describe('while a run lasts', () => {
  test.each([
    ['CSV', csv],
    ['NDJSON', ndjson],
  ])('nothing that nobody reads is on the disk, and only the owner may look: %s', async (_, records) => {
    const folder = workplace();
    const { child, temp, ended } = begin(folder, score(folder, records));
    let looks = 0;
    const leaks = new Set<string>();
    while (child.exitCode === null) {
      for (const name of partial(folder)) {
        looks += 1;
        if (process.platform !== 'win32') {
          const mode = statSync(join(folder, name), { throwIfNoEntry: false })?.mode;
          if (mode !== undefined && existsSync(join(folder, name, '.tieuchi-temporary.json')))
            expect(mode & 0o077).toBe(0);
        }
      }
      for (const leak of [...leaksUnder(folder), ...leaksUnder(temp)]) leaks.add(leak);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await ended).toMatchObject({ code: 0, err: '' });
    expect(looks).toBeGreaterThan(0);
    expect([...leaks]).toEqual([]);
    expect(partial(folder)).toEqual([]);
    expect(readdirSync(temp)).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('whoever ends a run', () => {
  let run: string;
  beforeAll(() => {
    run = join(workplace(), 'run');
    expect(tieuchi('score', csv, ...options, '--out', run, '--lang', 'en').code).toBe(0);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)('by %s finds nothing left', async (signal) => {
    const folder = workplace();
    const scored = begin(folder, score(folder));
    await until(scored.child, () => partial(folder).length > 0);
    scored.child.kill(signal);
    expect(await scored.ended).toMatchObject({ code: 130, err: expect.stringContaining('interrupted') });
    expect(readdirSync(folder)).toEqual(['tmp']);
    const replayed = begin(folder, ['replay', run, '--records', csv]);
    await until(replayed.child, () => replays(replayed.temp).length > 0);
    replayed.child.kill(signal);
    expect(await replayed.ended).toMatchObject({ code: 130, err: expect.stringContaining('nothing was left') });
    expect(readdirSync(replayed.temp)).toEqual([]);
  });

  test('with kill, or by a memory that is full, leaves nothing private, and the next run takes it away', async () => {
    const folder = workplace();
    const killed = begin(folder, score(folder));
    await until(killed.child, () => partial(folder).length > 0);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const full = begin(folder, score(folder), ['--max-old-space-size=32']);
    const { err } = await full.ended;
    expect(err).toContain('out of memory');
    // The first one's was taken away by the second, whose own is left.
    expect(err).toContain('a run that was ended left temporary data');
    const left = partial(folder);
    expect(left.length).toBeLessThanOrEqual(1);
    expect([...leaksUnder(folder)]).toEqual([]);
    for (const name of left) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    const replayed = begin(folder, ['replay', run, '--records', csv]);
    const isMarked = (name: string) => existsSync(join(replayed.temp, name, '.tieuchi-temporary.json'));
    await until(replayed.child, () => replays(replayed.temp).some(isMarked));
    replayed.child.kill('SIGKILL');
    await replayed.ended;
    const again = begin(folder, ['replay', run, '--records', csv]);
    expect(await again.ended).toMatchObject({ code: 0, err: expect.stringContaining('left temporary data') });
    expect(readdirSync(again.temp)).toEqual([]);
    const last = begin(folder, score(folder));
    expect(await last.ended).toMatchObject({ code: 0 });
    expect(readdirSync(folder).sort()).toEqual(['out', 'tmp']);
  });

  test('does not take away what another run is at, nor what only looks alike', async () => {
    const folder = workplace();
    mkdirSync(join(folder, '.out.partial-abcdef'));
    put(join(folder, '.x.partial-abcdef/.tieuchi-temporary.json'), '{"format":"tieuchi-temporary/1","pid":"1"}');
    put(
      join(folder, '.y.partial-abcdef/.tieuchi-temporary.json'),
      '{"format":"tieuchi-temporary/1","pid":999999999,"host":"elsewhere","space":""}',
    );
    const first = begin(folder, score(folder));
    await until(first.child, () => partial(folder).length > 3);
    const second = begin(folder, ['score', csv, ...options, '--out', join(folder, 'other')]);
    const third = begin(folder, score(folder));
    expect(await third.ended).toMatchObject({ code: 1, err: expect.stringContaining('another run is writing') });
    expect(await first.ended).toMatchObject({ code: 0 });
    expect(await second.ended).toMatchObject({ code: 0, err: expect.stringContaining('.y.partial-abcdef') });
    expect(partial(folder).sort()).toEqual(['.out.partial-abcdef', '.x.partial-abcdef', '.y.partial-abcdef']);
  });
});

describe.skipIf(process.platform === 'win32')('a place for results', () => {
  const small = put(join(at, 'small.csv'), `${header}\n${rows[0]}\n`);
  const scored = (out: string) => tieuchi('score', small, ...options, '--out', out, '--lang', 'en');

  test('that is a link, a pipe or a file is refused in words', () => {
    const folder = workplace();
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'link'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    shell('mkfifo', join(folder, 'pipe'));
    writeFileSync(join(folder, 'file'), '');
    for (const [out, words] of Object.entries({
      link: 'is a link',
      dangling: 'is a link',
      pipe: 'not a folder',
      file: 'not a folder',
    })) {
      const said = scored(join(folder, out));
      expect([out, said.code, said.err.includes(words)]).toEqual([out, 1, true]);
    }
    expect(readdirSync(folder).sort()).toEqual(['dangling', 'file', 'link', 'pipe', 'real']);
  });

  test('that stands empty is filled, and keeps who may open it', () => {
    const folder = mkdtempSync(join(workplace(), 'out-'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(scored(folder)).toMatchObject({ code: 0, err: '' });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(existsSync(join(folder, 'receipt.json'))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('that is the folder in which one works is filled', () => {
    const folder = workplace();
    const { status } = spawnSync(process.execPath, [program, 'score', small, ...options, '--out', '.'], {
      cwd: folder,
    });
    expect(status).toBe(0);
    expect(readdirSync(folder)).toContain('receipt.json');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('that cannot be changed for another, such as a volume, is filled', () => {
    const folder = workplace();
    mkdirSync(join(folder, 'volume'));
    const mounted = shell('mount -t tmpfs none', join(folder, 'volume'));
    if (!mounted) return;
    try {
      expect(scored(join(folder, 'volume'))).toMatchObject({ code: 0, err: '' });
      expect(readdirSync(join(folder, 'volume'))).toContain('receipt.json');
      expect(readdirSync(join(folder, 'volume')).filter((name) => name.startsWith('.'))).toEqual([]);
    } finally {
      shell('umount', join(folder, 'volume'));
    }
  });
});

test.skipIf(process.platform === 'win32')('documents that are pipes are refused, and nobody waits for them', () => {
  const folder = workplace();
  const pipe = join(folder, 'p.pack.json');
  shell('mkfifo', pipe);
  for (const args of [
    ['check', pipe],
    ['score', csv, '--pack', pipe, '--out', join(folder, 'out')],
    ['types', pipe],
    ['score', csv, ...options, '--counts', pipe, '--out', join(folder, 'out')],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, [program, ...args, '--lang', 'en'], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect([args[0], status, /\n\s+at /.test(stderr)]).toEqual([args[0], 1, false]);
  }
});
