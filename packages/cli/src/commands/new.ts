/**
 * `tieuchi new pack`: a package of packs to begin with.
 */

import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { newPack } from '../author/scaffold.js';
import { command } from '../program/command.js';
import { textOr } from '../program/flags.js';
import { ENGINE } from '../terminal/engine.js';
import { EXIT, Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

export const newPackCommand = command({
  name: 'new pack',
  takes: '<folder>',
  about: {
    vi: 'tạo gói mới: một bộ tiêu chí, lời văn và các trường hợp thử',
    en: 'make a package with one pack, its words and its cases',
  },
  flags: {
    subject: textOr('<kind>', 'cong-dan', { vi: 'loại đối tượng được chấm', en: 'kind of subject that it judges' }),
    group: textOr('<group>', 'nhom-1', { vi: 'nhóm đối tượng', en: 'group that answers to it' }),
  },
  run: ({ names: [folder], flags, speech, print }) =>
    createPack(folder!, { ...flags, version: ENGINE.version }, speech, print),
});

interface NewOptions {
  readonly subject: string;
  readonly group: string;
  readonly version: string;
  readonly json: boolean;
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Writes a package into a folder that is new or empty. */
function createPack(folder: string, options: NewOptions, speech: Speech, print: (line: string) => void): number {
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
