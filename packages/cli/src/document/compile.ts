/**
 * Documents checked and made ready.
 */
import {
  type CompiledPack,
  type CompiledPlaces,
  type CompiledProgramme,
  checkPack,
  compilePack,
  compilePlaces,
  compileProgramme,
  createRun,
  PackError,
} from '@tieuchi/core';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';
import type { Document } from './document.js';
import { issueLines, placed } from './issues.js';

/** Documents that have been checked once, ready to use. */
export interface Loaded {
  readonly packs: readonly CompiledPack[];
  readonly programmes: readonly CompiledProgramme[];
  readonly places?: CompiledPlaces;
}

export interface Names {
  readonly packs: readonly Document[];
  readonly programmes: readonly Document[];
  readonly places: readonly Document[];
}

/** Compiles all documents; every issue of all of them is reported before it gives up. */
export function compileAll({ packs, programmes, places }: Names, speech: Speech): Loaded {
  const lines: string[] = [];
  const attempt = <T>(document: Document, compile: () => T): T | undefined => {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      for (const issue of placed(document, error.issues)) lines.push(...issueLines(document.path, issue, speech));
      return undefined;
    }
  };
  const compiledPacks = packs.flatMap(
    (each) =>
      attempt(each, () =>
        compilePack(
          each.text,
          each.texts.map(({ text }) => text),
        ),
      ) ?? [],
  );
  // What packs count of each other can be checked only when all of them are known; where they do not agree, each is asked why.
  for (const each of lines.length > 0 || agree(compiledPacks) ? [] : packs)
    for (const issue of checkPack(each.text, compiledPacks))
      if (issue.severity === 'error') lines.push(...issueLines(each.path, issue, speech));
  const compiledProgrammes = programmes.flatMap(
    (each) =>
      attempt(each, () =>
        compileProgramme(
          each.text,
          compiledPacks,
          each.texts.map(({ text }) => text),
        ),
      ) ?? [],
  );
  const tree =
    places.length === 0 ? undefined : attempt(places[0]!, () => compilePlaces(...places.map(({ text }) => text)));
  if (lines.length > 0) throw new Failure(lines);
  return { packs: compiledPacks, programmes: compiledProgrammes, ...(tree !== undefined && { places: tree }) };
}

/** True when packs, each checked by itself, can be bound to each other. */
function agree(packs: readonly CompiledPack[]): boolean {
  try {
    createRun({ packs });
    return true;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return false;
  }
}
