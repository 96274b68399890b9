/**
 * What pages tell to install is enough for what they do: each page's packages, from their tarballs, in an empty project
 * in which its code runs and its commands are found.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { blocksOf, commandsOf, deskIn, missingLines, outputOf, pages, ranBy } from '../docs/pages.js';
import { runnablesOf } from '../docs/typescript.js';
import { type Packed, packedIn, project, put, root, run } from './workspace.js';

const HERE = 'packaging/installing.test.ts';

interface Followed {
  readonly page: string;
  readonly blocks: ReturnType<typeof blocksOf>;
  readonly lines: readonly string[];
  /** Names of our packages that its lines install. */
  readonly installed: readonly string[];
  /** Names of packages of others that they install. */
  readonly others: readonly string[];
}

const followed: Followed[] = pages
  .map((page) => {
    const blocks = blocksOf(readFileSync(join(root, page), 'utf8'));
    const lines = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ code }) => commandsOf(code).map(({ line }) => line));
    const named = lines.filter((line) => ranBy(line) === HERE).flatMap((line) => line.split(' ').slice(2));
    const installed = [...new Set(named.filter((name) => name.startsWith('@tieuchi/')))].sort();
    return { page, blocks, lines, installed, others: named.filter((name) => !name.startsWith('@tieuchi/')) };
  })
  .filter(({ installed }) => installed.length > 0);

/** Packages of others, as this repository has them. */
function link(names: readonly string[], folder: string): void {
  for (const name of names) {
    const at = join(folder, 'node_modules', name);
    if (existsSync(at)) continue;
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), at);
  }
}

const place = mkdtempSync(join(tmpdir(), 'tieuchi-installing-'));
const projects = new Map<string, string>();
const projectOf = ({ installed }: Followed) => projects.get(installed.join())!;
beforeAll(() => {
  const packed = new Map(packedIn(inject('tarballs')).map((each): [string, Packed] => [each.manifest.name, each]));
  for (const { installed } of followed)
    if (!projects.has(installed.join()))
      projects.set(installed.join(), project(join(place, `project-${projects.size}`), withOurs(installed, packed)));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** These packages, and those of ours that they need. */
function withOurs(names: readonly string[], packed: ReadonlyMap<string, Packed>): Packed[] {
  const found = new Set(names);
  for (const name of found)
    for (const needed of Object.keys(packed.get(name)!.manifest.dependencies ?? {}))
      if (packed.has(needed)) found.add(needed);
  return [...found].map((name) => packed.get(name)!);
}

test('the pages of developers, provinces and auditors say what to install', () => {
  expect(followed.map(({ page }) => page)).toEqual(
    expect.arrayContaining([
      ...['README.md', 'README.vi.md'],
      ...['developer', 'province', 'auditor'].flatMap((of) => ['en', 'vi'].map((as) => `docs/guide/${of}.${as}.md`)),
    ]),
  );
});

describe.each(followed)('$page', (page) => {
  test('names no package that it does not install', () => {
    const used = page.blocks
      .filter(({ language }) => ['ts', 'js', 'sh'].includes(language))
      .flatMap(({ code }) => code.match(/@tieuchi\/[\w-]+/g) ?? []);
    expect(page.installed).toEqual(expect.arrayContaining([...new Set(used)]));
    const imported = page.blocks
      .filter(({ language }) => language === 'ts' || language === 'js')
      .flatMap(({ code }) => [...code.matchAll(/ from '((?:@[\w-]+\/)?[\w-]+)(?=['/])/g)].map(([, name]) => name!));
    expect([...page.installed, ...page.others]).toEqual(expect.arrayContaining([...new Set(imported)]));
  });

  const modules = runnablesOf(page.blocks);
  // The guide of auditors reads a folder that somebody else has handed over.
  if (modules.length > 0 && !page.page.includes('auditor'))
    test.each(modules)('its %s runs, and says what it says', (_language, code) => {
      const folder = projectOf(page);
      link(page.others, folder);
      put(join(folder, 'page.mjs'), code);
      const asked = `import { said } from './page.mjs';\nconsole.log(JSON.stringify(said));`;
      const said = JSON.parse(run(process.execPath, ['--input-type=module', '--eval', asked], folder)) as unknown[];
      expect(said.length).toBeGreaterThan(0);
      for (const { got, want, line } of said as { got: unknown; want: unknown; line: string }[])
        expect(got, line).toEqual(want);
    });

  if (page.lines.some((line) => line.startsWith('npx tieuchi')))
    test('its commands are found', () => {
      expect(existsSync(join(projectOf(page), 'node_modules/.bin/tieuchi'))).toBe(true);
    });
});

test('a stranger follows the README from its first line to its last', () => {
  const readme = followed.find(({ page }) => page === 'README.md')!;
  const desk = deskIn(projectOf(readme));
  for (const { file, code } of readme.blocks) if (file !== undefined) desk.put(file, code);
  let count = 0;
  for (const block of readme.blocks.filter(({ language }) => language === 'sh')) {
    let printed = '';
    for (const { line, exit } of commandsOf(block.code).filter(({ line }) => ranBy(line) === undefined)) {
      const said = desk.shell(line);
      expect(said.code, `${line}\n${said.printed}`).toBe(exit);
      printed += said.printed;
      count += 1;
    }
    for (const { code } of outputOf(readme.blocks, block)) expect(missingLines(code, printed), printed).toEqual([]);
  }
  expect(count).toBeGreaterThan(5);
});
