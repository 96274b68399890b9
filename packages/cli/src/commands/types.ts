/**
 * `tieuchi types`: the records of packs as types of TypeScript.
 */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { declarationsOf } from '../author/declarations.js';
import { compileAll } from '../document/compile.js';
import { findAll } from '../document/find.js';
import { EXIT, Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

export interface TypesOptions {
  readonly out?: string;
  readonly json: boolean;
}

/** Prints a declaration, or writes it. */
export async function types(
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
