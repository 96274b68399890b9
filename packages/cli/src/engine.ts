/**
 * What this program is, as receipts and messages name it.
 */
import { readFileSync } from 'node:fs';
import type { Engine } from '@tieuchi/core';

const ownManifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly bugs: { readonly url: string };
};

/** Its name and version, as package.json says. */
export const ENGINE: Engine = { name: ownManifest.name, version: ownManifest.version };

/** Where its faults are told. */
export const BUGS = ownManifest.bugs.url;

/** Name and version in one word; of what did not name itself, nothing. */
export function engineName(engine: Engine): string {
  return `${engine.name} ${engine.version}`;
}
