/** Every runtime on which the recorded run is tried: what it calls itself, and what came out there. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';
import type { Digests } from './recorded-run.js';
import { inWorkerd } from './workerd.js';

export interface Tried {
  readonly runtime: string;
  readonly version: string;
  readonly digests: Digests;
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Runs it everywhere, one after the other; `work` is an empty folder. Chromium is left out where there is none. */
export async function* tryAll(work: string): AsyncGenerator<Tried> {
  const command = join(work, 'command.mjs');
  await bundle('command', command);
  const binary = (name: string) => fileURLToPath(new URL(`node_modules/${name}`, import.meta.url));
  for (const major of [20, 22, 24]) yield tried('Node', binary(`node${major}/bin/node`), [command]);
  yield tried('Deno', binary('.bin/deno'), ['run', '--no-config', command]);
  yield tried('Bun', binary('.bin/bun'), ['run', command]);

  const worker = join(work, 'worker.mjs');
  await bundle('worker', worker);
  const digests = await inWorkerd(worker, async (url) => (await (await fetch(url)).json()) as Digests);
  yield { runtime: 'workerd', version: versionOf(binary('.bin/workerd')), digests };

  const chromium = CHROMIUM.find((path) => existsSync(path));
  if (chromium !== undefined) yield await inChromium(chromium, work);
}

function tried(runtime: string, binary: string, args: readonly string[]): Tried {
  return { runtime, version: versionOf(binary), digests: JSON.parse(said(binary, args)) as Digests };
}

async function inChromium(binary: string, work: string): Promise<Tried> {
  await bundle('page', join(work, 'page.js'));
  const page = join(work, 'page.html');
  writeFileSync(page, '<!doctype html><meta charset="utf-8"><body><script src="page.js"></script></body>');
  const profile = `--user-data-dir=${join(work, 'profile')}`;
  const html = said(binary, ['--headless', '--no-sandbox', '--disable-gpu', profile, '--dump-dom', `file://${page}`]);
  const body = /<body>(\{.*\})\s*<\/body>/.exec(html)?.[1];
  if (body === undefined) throw new Error(`the page shows no digests: ${html.slice(0, 500)}`);
  return { runtime: 'Chromium', version: versionOf(binary), digests: JSON.parse(body) as Digests };
}

/** The first number with points in what the runtime says of itself. */
function versionOf(binary: string): string {
  return /\d+[.\d-]*\d/.exec(said(binary, ['--version']))![0];
}

function said(binary: string, args: readonly string[]): string {
  const { stdout, stderr, status, error } = spawnSync(binary, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw error ?? new Error(`${binary} ended with ${status}: ${stderr}`);
  return stdout;
}
