/**
 * What this program is, as receipts and messages name it.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Engine } from '@tieuchi/core';

interface OwnManifest {
  readonly name: string;
  readonly version: string;
  readonly bugs: { readonly url: string };
}

/** The nearest package.json above this code, wherever it was built to. */
function ownManifest(): OwnManifest {
  let manifest = new URL('../package.json', import.meta.url);
  while (!existsSync(manifest)) manifest = new URL('../package.json', manifest);
  return JSON.parse(readFileSync(manifest, 'utf8')) as OwnManifest;
}

const { name, version, bugs } = ownManifest();

/** Its name and version, as package.json says. */
export const ENGINE: Engine = { name, version };

/** Where its faults are told. */
export const BUGS = bugs.url;

/** Name and version in one word; of what did not name itself, nothing. */
export function engineName(engine: Engine): string {
  return `${engine.name} ${engine.version}`;
}
