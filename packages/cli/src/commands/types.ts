/**
 * `tieuchi types`: the records of packs as types of TypeScript.
 */

import { existsSync, statSync, writeFileSync } from 'node:fs';
import { declarationsOf } from '../author/declarations.js';
import { compileAll } from '../document/compile.js';
import { findAll } from '../document/find.js';
import { command } from '../program/command.js';
import { text } from '../program/flags.js';
import { EXIT, Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

export const typesCommand = command({
  name: 'types',
  takes: '<pack...>',
  about: {
    vi: 'ghi kiểu TypeScript cho hồ sơ của các bộ tiêu chí',
    en: 'types of TypeScript for the records of packs',
  },
  flags: {
    out: text('<file>', {
      vi: 'tệp kết quả, ví dụ records.d.ts; nếu không ghi: in ra',
      en: 'file to write, such as records.d.ts; if not given: print',
    }),
  },
  run: ({ names, flags: { out, json }, speech, print }) =>
    types(names, { json, ...(out !== undefined && { out }) }, speech, print),
});

interface TypesOptions {
  readonly out?: string;
  readonly json: boolean;
}

/** Prints a declaration, or writes it. */
async function types(
  names: readonly string[],
  { out, json }: TypesOptions,
  speech: Speech,
  print: (line: string) => void,
): Promise<number> {
  // What is written to a pipe waits for a reader, perhaps for ever.
  if (out !== undefined && existsSync(out) && !statSync(out).isFile())
    throw new Failure([speech('not-written', { path: out, reason: speech('no-plain-file') })]);
  const packs = await findAll(names, 'packs', speech);
  const { packs: compiled } = compileAll({ packs, programmes: [], places: [] }, speech);
  const text = declarationsOf(compiled, speech);
  const ids = compiled.map(({ id }) => id);
  if (out === undefined) {
    print(json ? JSON.stringify({ packs: ids, text }) : text.trimEnd());
    return EXIT.done;
  }
  try {
    writeFileSync(out, text);
  } catch (error) {
    throw new Failure([speech('not-written', { path: out, reason: (error as Error).message })]);
  }
  print(json ? JSON.stringify({ packs: ids, out }) : speech('types-done', { path: out, packs: ids.length }));
  return EXIT.done;
}
