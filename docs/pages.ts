/**
 * The code of a page: its blocks, and a folder in which they are run as a reader would.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Pages whose blocks are all run; what stands in `docs/reference` and `mistakes` is generated, and tried where it is made. */
export const pages: readonly string[] = [
  'README.md',
  'README.vi.md',
  'docs/index.md',
  'docs/index.vi.md',
  'CONTRIBUTING.md',
  'docs/PRIVACY.md',
  'docs/PRIVACY.vi.md',
  ...foldersOf('docs/guide').filter((name) => !name.includes('/mistakes.')),
  ...['packages', 'criteria-packs', 'examples'].flatMap((parent) =>
    foldersOf(parent)
      .filter((name) => !/\.\w+$|browser-tests/.test(name))
      .map((name) => `${name}/README.md`),
  ),
];

function foldersOf(parent: string): string[] {
  return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
}

export interface Block {
  readonly language: string;
  /** The file that the block is: the word after the language. */
  readonly file: string | undefined;
  readonly code: string;
  /** Line on which the block begins. */
  readonly line: number;
}

/** All fenced blocks of a page, in their order; those of a list without its indent. */
export function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^( *)```(\w*)(?: (\S+))?\n(.*?)^\1```$/gms)].map((found) => {
    const [, indent, language, file, code] = found as unknown as [string, string, string, string?, string?];
    return {
      language,
      file,
      code: code!.replace(new RegExp(`^${indent}`, 'gm'), ''),
      line: text.slice(0, found.index).split('\n').length,
    };
  });
}

export interface Command {
  readonly line: string;
  /** Exit code that the comment behind it tells. */
  readonly exit: number;
}

/** The commands of a block of `sh`, without their comments. */
export function commandsOf(code: string): Command[] {
  return code
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => {
      const [, command, comment = ''] = /^(.*?)(?:\s+# (.*))?$/.exec(line)!;
      return { line: command!.trim(), exit: Number(/(?:exit code|mã thoát) (\d+)/.exec(comment)?.[1] ?? 0) };
    })
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
}

/** A block of `text` with the block of `sh` whose output it is: the nearest one above it. */
export function outputOf(blocks: readonly Block[], sh: Block): Block[] {
  const after = blocks.slice(blocks.indexOf(sh) + 1);
  const next = after.findIndex(({ language }) => language === 'sh');
  return after.slice(0, next < 0 ? undefined : next).filter(({ language }) => language === 'text');
}

/** Lines that are not run with their page, and what runs them. Every other line of a block of `sh` is run. */
const ELSEWHERE: readonly { readonly line: RegExp; readonly by: string }[] = [
  { line: /^npm install(?: @tieuchi\/[\w-]+)+$/, by: 'packaging/installing.test.ts' },
  { line: /^npm install ajv react-hook-form @hookform\/resolvers$/, by: 'packaging/installing.test.ts' },
  { line: /^npm run demo(?: -- --scale 0\.\d+)?$/, by: 'examples/01-province/demo.test.ts' },
  { line: /^npm run demo:cascade(?: -- --scale 0\.\d+)?$/, by: 'examples/02-cascade/demo.test.ts' },
  { line: /^node examples\/01-province\/register\.mjs /, by: 'examples/01-province/register.test.ts' },
  { line: /^node examples\/12-nation\/register\.mjs /, by: 'examples/12-nation/register.test.ts' },
  { line: /^npx esbuild .* --servedir=/, by: 'examples/browser-tests/run.mjs' },
  { line: /^npm install @tieuchi\/core @tieuchi\/packs-vn react react-dom$/, by: 'examples/browser-tests/run.mjs' },
  { line: /^npm install @tieuchi\/core @tieuchi\/packs-vn pg pg-query-stream$/, by: 'examples/09-postgresql/try.mjs' },
  { line: /^node main\.mjs postgresql:/, by: 'examples/09-postgresql/try.mjs' },
  { line: /^npm (?:install|test|run (?:check|api|docs))$/, by: '.ci/run' },
  { line: /^npx vitest run packages\/core\/src\/rule$/, by: '.ci/run' },
  { line: /^npm run bench:quick$/, by: 'packages/core/test/bench.test.ts' },
  { line: /^npm run api:report$/, by: 'packaging/api-report.test.ts' },
  { line: /^npm run references$/, by: 'docs/references.test.ts' },
  { line: /^npm run mutation$/, by: 'docs/longer-scripts.md' },
];

/** The file that runs a line which is not run with its page; undefined for a line that is. */
export function ranBy(line: string): string | undefined {
  return ELSEWHERE.find((each) => each.line.test(line))?.by;
}

/** What was said at one `// =>`, and what should have been. */
export interface Said {
  readonly got: unknown;
  readonly want: unknown;
  readonly line: string;
}

/** A folder in which a page is run. */
export interface Desk {
  readonly folder: string;
  put(file: string, content: string): void;
  /** Runs what `comparing` made as a module. */
  run(name: string, code: string): Promise<readonly Said[]>;
  /** Runs one line of a shell; gives what it printed, and its exit code. */
  shell(line: string): { readonly code: number | null; readonly printed: string };
  clear(): void;
}

/** A desk in this repository, where its packages are found by their names. What would install anything finds no program. */
export function openDesk(name: string): Desk {
  const folder = join(root, 'node_modules/.cache/tieuchi-pages', name.replace(/[^a-z0-9]+/gi, '-'));
  rmSync(folder, { recursive: true, force: true });
  const bin = join(folder, '.bin');
  for (const made of [bin, join(folder, 'node_modules')]) mkdirSync(made, { recursive: true });
  symlinkSync(join(root, 'node_modules/@tieuchi'), join(folder, 'node_modules/@tieuchi'));
  const scripts = {
    npx: `exec "${join(root, 'node_modules/.bin')}/$@"`,
    npm: 'exit 127',
    deno: 'exit 127',
    bun: 'exit 127',
  };
  for (const [script, body] of Object.entries(scripts)) {
    writeFileSync(join(bin, script), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, script), 0o755);
  }
  return deskIn(folder, { ...process.env, PATH: `${bin}:${process.env.PATH}` });
}

/** A desk in a folder that is there. */
export function deskIn(folder: string, env: NodeJS.ProcessEnv = process.env): Desk {
  const put = (file: string, content: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  return {
    folder,
    put,
    clear: () => rmSync(folder, { recursive: true, force: true }),
    run: async (module, code) => {
      put(`${module}.mjs`, code);
      return ((await import(pathToFileURL(join(folder, `${module}.mjs`)).href)) as { said: Said[] }).said;
    },
    shell: (line) => {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...env, NODE_OPTIONS: '' },
      });
      return { code: status, printed: stdout + stderr };
    },
  };
}

/**
 * A module that exports what was `said`: single lines with their comment become comparisons; a statement over several
 * lines stays as it is. What it would print is compared where a command runs the file.
 */
export function comparing(code: string): string {
  const compared = code.replace(/^(.*?);?\s*\/\/ => (.*)$/gm, (line, expression: string, value: string) => {
    const [, , said] = /^\s*(const \w+ = )?(.*)$/s.exec(expression)!;
    return `said.push({ got: (${said}), want: (${value}), line: ${JSON.stringify(line)} });`;
  });
  return `export const said = [];\nconst console = { log() {} };\n${compared}`;
}

/** The lines of `wanted` that are not in `printed` in their order; a line `…` stands for whatever lines. */
export function missingLines(wanted: string, printed: string): string[] {
  const lines = printed.split('\n').map((line) => line.trim());
  let at = 0;
  return wanted
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => {
      if (line === '' || line === '…') return false;
      const found = lines.indexOf(line, at);
      if (found >= 0) at = found + 1;
      return found < 0;
    });
}
