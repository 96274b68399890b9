/**
 * `tieuchi new pack`: a package of packs to begin with.
 */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { newPack } from '../author/scaffold.js';
import { EXIT, Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

export interface NewOptions {
  readonly subject: string;
  readonly group: string;
  readonly version: string;
  readonly json: boolean;
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Writes a package into a folder that is new or empty. */
export function createPack(folder: string, options: NewOptions, speech: Speech, print: (line: string) => void): number {
  const { subject, group, version, json } = options;
  for (const id of [subject, group])
    if (!ID.test(id)) throw new Failure([speech('wrong-id', { value: id })], EXIT.usage);
  const path = resolve(folder);
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new Failure([speech('out-is-file', { out: folder })], EXIT.usage);
  if (existsSync(path) && readdirSync(path).length > 0)
    throw new Failure([speech('new-not-empty', { folder })], EXIT.usage);
  const files = newPack({ name: packageName(path), subject, group, version, language: speech.language });
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
  } catch (error) {
    throw new Failure([speech('not-written', { path, reason: (error as Error).message })]);
  }
  print(json ? JSON.stringify({ folder: path, files: Object.keys(files) }) : speech('new-done', { folder }));
  return EXIT.done;
}

/** The folder's name as a name for npm: lower-case letters, digits and hyphens. */
function packageName(path: string): string {
  const plain = basename(path)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'packs' : plain;
}
