/**
 * `tieuchi check`: every mistake in packs, programmes, places and texts, where it is and what to do.
 */

import { existsSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import {
  type CompiledPack,
  checkPack,
  checkPlaces,
  checkProgramme,
  checkTexts,
  compilePack,
  type Issue,
  PackError,
} from '@tieuchi/core';
import type { Document, Kind } from '../document/document.js';
import { findAll, findDocuments, NoneFound } from '../document/find.js';
import { issueLines, placed, shownPath } from '../document/issues.js';
import { formatOf } from '../document/json.js';
import { command } from '../program/command.js';
import { several } from '../program/flags.js';
import { EXIT, Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

export const checkCommand = command({
  name: 'check',
  takes: '<document...>',
  about: {
    vi: 'tìm mọi lỗi trong bộ tiêu chí, chương trình, địa bàn và lời văn',
    en: 'find every mistake in packs, programmes, places and texts',
  },
  flags: {
    pack: several('<name>', {
      vi: 'bộ tiêu chí mà chương trình đọc: tệp, thư mục hoặc gói; có thể ghi nhiều lần',
      en: 'packs that programmes read: file, folder or package; may be repeated',
    }),
    places: several('<name>', {
      vi: 'địa bàn mà danh mục tổ chức thuộc về: tệp, thư mục hoặc gói; có thể ghi nhiều lần',
      en: 'places that lists of organisations hang in: file, folder or package; may be repeated',
    }),
  },
  run: ({ names, flags, speech, print }) => check(names, flags, speech, print),
});

interface CheckOptions {
  /** Packs whose titles and facts the programmes read; those checked in the same call count too. */
  readonly pack: readonly string[];
  /** Lists in which the places that are checked hang; those checked in the same call count too. */
  readonly places: readonly string[];
  readonly json: boolean;
}

interface Checked {
  readonly path: string;

  readonly kind: Kind | 'texts' | undefined;
  readonly id: string;
  readonly issues: readonly Issue[];
}

/** Checks documents; exit code 1 when one has an error. */
export async function check(
  names: readonly string[],
  options: CheckOptions,
  speech: Speech,
  print: (line: string) => void,
): Promise<number> {
  const documents = await documentsOf(names, speech);
  const packs = soundPacks([...documents, ...(await findAll(options.pack, 'packs', speech))]);
  const places = [...documents, ...(await findAll(options.places, 'places', speech))].filter(
    ({ text }) => formatOf(text) === 'places',
  );
  const checked = documents.map((document) => checkOne(document, packs, places));
  const count = (severity: Issue['severity']) =>
    checked.reduce((sum, { issues }) => sum + issues.filter((issue) => issue.severity === severity).length, 0);
  const errors = count('error') + checked.filter(({ kind }) => kind === undefined).length;
  if (options.json) print(JSON.stringify(checked, null, 2));
  else {
    for (const { path, kind, id, issues } of checked) {
      if (kind === undefined) print(speech('check-unknown-format', { path: shownPath(path) }));
      else if (issues.length === 0) print(speech('check-sound', { path: shownPath(path), kind, id }));
      else
        for (const issue of issues.toSorted(byPlace)) for (const line of issueLines(path, issue, speech)) print(line);
    }
    print(speech('check-summary', { documents: checked.length, errors, warnings: count('warning') }));
  }
  return errors > 0 ? EXIT.input : EXIT.done;
}

/** From the first line to the last, as a writer goes through the file. */
function byPlace(a: Issue, b: Issue): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

async function documentsOf(names: readonly string[], speech: Speech): Promise<Document[]> {
  const found = new Map<string, Document>();
  const add = (document: Document) => {
    found.set(document.path, document);
    for (const { path, text } of document.texts) found.set(path, { path, text, texts: [] });
  };
  for (const name of names) {
    const path = resolve(name);
    if (existsSync(path) && statSync(path).isFile()) {
      const [document] = await findDocuments(name, extname(path) === '.csv' ? 'places' : 'packs', speech);
      add(document!);
      continue;
    }
    let any = false;
    for (const kind of ['packs', 'programmes', 'places'] as const) {
      for (const document of await findSome(name, kind, speech)) {
        any = true;
        add(document);
      }
    }
    if (!any) throw new Failure([speech('no-such-document', { name })]);
  }
  return [...found.values()];
}

/** Those of one kind; there may be none. */
async function findSome(name: string, kind: Kind, speech: Speech): Promise<Document[]> {
  try {
    return await findDocuments(name, kind, speech);
  } catch (error) {
    if (error instanceof NoneFound) return [];
    throw error;
  }
}

/** The packs among these documents that can judge; what is wrong with the others is reported when each is checked. */
function soundPacks(documents: readonly Document[]): CompiledPack[] {
  return documents.flatMap(({ text }) => {
    if (formatOf(text) !== 'packs') return [];
    try {
      return [compilePack(text)];
    } catch (error) {
      if (error instanceof PackError) return [];
      throw error;
    }
  });
}

/** A document that does not parse, or says nothing of its format, is checked as a pack: then the reason is told. */
function kindOf(text: string): Kind | 'texts' | undefined {
  const format = formatOf(text);
  if (format !== undefined) return format;
  return checkPack(text).some(({ code }) => code.startsWith('json/')) ? 'packs' : undefined;
}

function checkOne(document: Document, packs: readonly CompiledPack[], places: readonly Document[]): Checked {
  const { path, text } = document;
  const kind = kindOf(text);
  const id = /"(?:id|of)"\s*:\s*"([^"]*)"/.exec(text.slice(0, 4096))?.[1] ?? '';
  const issues =
    kind === 'packs'
      ? checkPack(text, packs)
      : kind === 'programmes'
        ? checkProgramme(text, packs)
        : kind === 'places'
          ? checkPlacesAmong(path, text, places)
          : kind === 'texts'
            ? checkTexts(text)
            : [];
  return { path, kind, id, issues: placed(document, issues) };
}

/** A list of places is checked as it will be used: with the others it hangs in. Only its own issues are told. */
function checkPlacesAmong(path: string, text: string, places: readonly Document[]): readonly Issue[] {
  const alone = checkPlaces(text);
  const others = places.filter((other) => other.path !== path);
  if (
    others.length === 0 ||
    alone.every(({ code }) => code !== 'places/unknown-parent' && code !== 'places/unknown-link')
  )
    return alone;
  const before = checkPlaces(...others.map((other) => other.text));
  return checkPlaces(...others.map((other) => other.text), text).slice(before.length);
}
