/**
 * The code of a page: its blocks, and a folder in which they are run as a reader would.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Block {
  readonly language: string;
  /** The file that the block is: the word after the language. */
  readonly file: string | undefined;
  readonly code: string;
  /** Line on which the block begins. */
  readonly line: number;
  /** True when nothing but space stands between it and the block before. */
  readonly follows: boolean;
}

/** All fenced blocks of a page, in their order; those of a list without its indent. */
export function blocksOf(text: string): Block[] {
  let end = 0;
  return [...text.matchAll(/^( *)```(\w*)(?: (\S+))?\n(.*?)^\1```$/gms)].map((found) => {
    const [whole, indent, language, file, code] = found as unknown as [string, string, string, string?, string?];
    const block = {
      language,
      file,
      code: code!.replace(new RegExp(`^${indent}`, 'gm'), ''),
      line: text.slice(0, found.index).split('\n').length,
      follows: end > 0 && text.slice(end, found.index).trim() === '',
    };
    end = found.index + whole.length;
    return block;
  });
}

/** What was said at one `// =>`, and what should have been. */
export interface Said {
  readonly got: unknown;
  readonly want: unknown;
  readonly line: string;
}

/** A folder in which a page is run: packages resolve, `npx tieuchi` is the built command, `criteria-packs` are at hand. */
export interface Desk {
  readonly folder: string;
  put(file: string, content: string): void;
  /** Runs code as a module; each `expression; // => value` on one line is compared. */
  run(name: string, code: string): Promise<readonly Said[]>;
  /** Runs one line of a shell; gives what it printed, and its exit code. */
  shell(line: string): { readonly code: number | null; readonly printed: string };
  clear(): void;
}

export function openDesk(name: string): Desk {
  const folder = join(root, 'node_modules/.cache/tieuchi-pages', name.replace(/[^a-z0-9]+/gi, '-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  clear();
  mkdirSync(join(folder, '.bin'), { recursive: true });
  symlinkSync(join(root, 'criteria-packs'), join(folder, 'criteria-packs'));
  const command = `exec '${process.execPath}' '${join(root, 'packages/cli/dist/main.js')}' "$@"`;
  const scripts = { tieuchi: command, npx: `[ "$1" = tieuchi ] || exit 127; shift; ${command}` };
  for (const [script, body] of Object.entries(scripts)) {
    writeFileSync(join(folder, '.bin', script), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, '.bin', script), 0o755);
  }
  const put = (file: string, content: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  return {
    folder,
    put,
    clear,
    run: async (module, code) => {
      put(`${module}.mjs`, `export const said = [];\n${comparing(code)}`);
      return ((await import(pathToFileURL(join(folder, `${module}.mjs`)).href)) as { said: Said[] }).said;
    },
    shell: (line) => {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${join(folder, '.bin')}:${process.env.PATH}` },
      });
      return { code: status, printed: stdout + stderr };
    },
  };
}

/** Single lines with their comment become comparisons; a statement over several lines stays as it is. */
function comparing(code: string): string {
  return code.replace(/^(.*?);?\s*\/\/ => (.*)$/gm, (line, expression: string, value: string) => {
    const [, , said] = /^\s*(const \w+ = )?(.*)$/s.exec(expression)!;
    return `said.push({ got: (${said}), want: (${value}), line: ${JSON.stringify(line)} });`;
  });
}

/** The commands of a block of `sh`, each with the exit code that its comment tells; what installs is not run here. */
export function commandsOf(code: string): { readonly line: string; readonly exit: number }[] {
  return code
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => {
      const [, command, comment = ''] = /^(.*?)(?:\s+# (.*))?$/.exec(line)!;
      return { line: command!.trim(), exit: /(?:exit code|mã thoát) 1/.test(comment) ? 1 : 0 };
    })
    .filter(({ line }) => line !== '' && !line.startsWith('#') && !/^(?:npm|deno|bun) /.test(line));
}

/** The lines of `wanted` that are not in `printed` in their order; `…` stands for whatever lines. */
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
