/**
 * What a re-run needs, kept in the folder: documents, declared counts, options, and a description of the records.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DeclaredCount, ReceiptRegister } from '@tieuchi/core';
import type { Names } from '../document/compile.js';
import type { Register } from '../register/register.js';
import { INPUTS, KEPT } from './files.js';
import type { ScoreOptions } from './options.js';

/** Data as a run keeps it. */
export function keptText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The files of a register as a folder tells of them: what was in them is not kept. */
export function sourcesOf({ sources }: Register): ReceiptRegister['sources'] {
  return sources.map(({ path, format, rows }) => ({ name: basename(path), format, rows }));
}

/** Writes the folder `inputs`; documents keep their text and get a number, so that their order is kept too. */
export function keepInputs(
  folder: string,
  names: Names,
  counts: readonly DeclaredCount[],
  options: ScoreOptions,
  register: Register,
): void {
  const inputs = join(folder, INPUTS);
  const json = (path: string, value: unknown) => writeFileSync(join(folder, path), keptText(value));
  for (const [kind, documents] of Object.entries(names)) {
    mkdirSync(join(inputs, kind), { recursive: true });
    for (const [index, { path, name = basename(path), text, texts }] of (documents as Names['packs']).entries()) {
      const prefix = `${String(index + 1).padStart(2, '0')}-`;
      writeFileSync(join(inputs, kind, `${prefix}${name.replace(/\.csv$/, '.json')}`), text);
      for (const words of texts)
        writeFileSync(join(inputs, kind, `${prefix}${words.name ?? basename(words.path)}`), words.text);
    }
  }
  json(KEPT.counts, counts);
  json(KEPT.options, options);
  json(KEPT.records, sourcesOf(register));
}
