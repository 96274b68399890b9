/**
 * A folder that `score` wrote, read again: its receipt, its options and the documents it kept. Exactly the files that the
 * receipt lists are read; nothing in the folder can name another.
 */
import { dirname, join } from 'node:path';
import { type DeclaredCount, digest, type Receipt, rulesDigest } from '@tieuchi/core';
import { compileAll, type Loaded, type Names } from '../document/compile.js';
import type { Document, Kind } from '../document/document.js';
import { formatOf } from '../document/json.js';
import type { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';
import { digestFile, type Entry, entriesIn } from './digests.js';
import { FILES, INPUTS, KEPT } from './files.js';
import { countsFrom, optionsFrom } from './kept-inputs.js';
import { readKept, readKeptJson } from './kept-json.js';
import { isWhole, listsAll, readReceipt } from './kept-receipt.js';
import type { ScoreOptions } from './options.js';

export interface RecordedRun {
  readonly folder: string;
  readonly receipt: Receipt;
  readonly options: ScoreOptions;
  readonly counts: readonly DeclaredCount[];
  readonly names: Names;
  readonly loaded: Loaded;
  /** Files whose bytes are not those that the receipt lists, or that are missing. */
  readonly changed: readonly { readonly file: string; readonly missing: boolean }[];
  /** What is in the folder and is not listed. */
  readonly unlisted: readonly string[];
}

const DOCUMENT_KINDS: readonly Kind[] = ['packs', 'programmes', 'places'];

/** A document that a run keeps: the number says in which order it was given; words have the number of theirs. */
const KEPT_DOCUMENT = /^inputs\/(packs|programmes|places)\/(\d{2,})-([^/]+\.json)$/;

/** Files that a run keeps beside documents. */
const KEPT_FILES: readonly string[] = Object.values(KEPT);

/** Folders that a run makes; they may be empty. */
const FOLDERS = [INPUTS, ...DOCUMENT_KINDS.map((kind) => `${INPUTS}/${kind}`)];

/** Opens a folder of `score`; fails in words when it is none. What differs from its receipt is reported, not judged. */
export function openRun(folder: string, speech: Speech): RecordedRun {
  const receipt = readReceipt(folder, speech);
  const entries = entriesIn(folder);
  const listed = listedFiles(receipt, entries);
  const standing = new Set(entries.flatMap(({ path, kind }) => (kind === 'file' ? [path] : [])));
  const names = keptDocuments(
    folder,
    [...listed].filter((file) => standing.has(file)),
    speech,
  );
  return {
    folder,
    receipt,
    options: optionsFrom(readKeptJson(folder, KEPT.options, speech), folder, speech),
    counts: countsFrom(readKeptJson(folder, KEPT.counts, speech), folder, speech),
    names,
    loaded: compiled(
      folder,
      names,
      [...listed].filter((file) => !standing.has(file)),
      speech,
    ),
    changed: [...listed].flatMap((file) => {
      const missing = !standing.has(file);
      const own = receipt.files?.[file];
      const isSame = !missing && (own === undefined || own === digestFile(join(folder, file)));
      return isSame ? [] : [{ file, missing }];
    }),
    unlisted: entries.flatMap(({ path, kind }) =>
      path === FILES.receipt.path || (kind === 'folder' ? isFolder(path, listed) : kind === 'file' && listed.has(path))
        ? []
        : [path],
    ),
  };
}

/** The documents, ready; where one of them is missing or no plain file, that is what is wrong, and not those that need it. */
function compiled(folder: string, names: Names, missing: readonly string[], speech: Speech): Loaded {
  try {
    return compileAll(names, speech);
  } catch (error) {
    const document = missing.find((file) => KEPT_DOCUMENT.test(file));
    if (document !== undefined) readKept(folder, document, speech);
    throw error;
  }
}

/**
 * Opens a folder whose documents, options and named files are what its receipt says; anything else is refused.
 * `changed` words what is wrong with a file.
 */
export function openSoundRun(
  folder: string,
  files: readonly string[],
  speech: Speech,
  changed: (file: string) => Failure,
): RecordedRun {
  const run = openRun(folder, speech);
  const wanted = (file: string) => files.includes(file) || `${file}/`.startsWith(`${INPUTS}/`);
  const wrong = [...run.changed.map(({ file }) => file), ...run.unlisted].find(wanted);
  if (wrong !== undefined) throw changed(KEPT_DOCUMENT.test(wrong) ? dirname(wrong) : wrong);
  const { receipt, loaded, counts } = run;
  if (!isWhole(receipt)) throw changed(FILES.receipt.path);
  for (const file of files) if (receipt.files?.[file] === undefined) throw changed(file);
  for (const [kind, documents] of [
    ['packs', loaded.packs.map(({ document }) => document)],
    ['programmes', loaded.programmes.map(({ document }) => document)],
    ['places', loaded.places?.documents ?? []],
  ] as const) {
    const own = receipt[kind].map((each) => each.digest);
    if (own.length !== documents.length || documents.some((document) => !own.includes(rulesDigest(document))))
      throw changed(`${INPUTS}/${kind}`);
  }
  if ((counts.length === 0 ? undefined : digest(counts)) !== receipt.declaredCounts) throw changed(KEPT.counts);
  for (const key of ['codesAsOf', 'tree'] as const)
    if (run.options[key] !== receipt.options[key]) throw changed(KEPT.options);
  // A first year that was not given comes from the rows: `openResults` looks at those.
  const { since } = run.options;
  if (since !== undefined && since !== receipt.options.since) throw changed(KEPT.options);
  return run;
}

/** The files that the receipt lists; one that lists no inputs means those that a run keeps. */
function listedFiles(receipt: Receipt, entries: readonly Entry[]): ReadonlySet<string> {
  const own = Object.keys(receipt.files ?? {});
  if (listsAll(receipt)) return new Set(own);
  const kept = entries.flatMap(({ path }) => {
    if (path === KEPT.history) return receipt.history === undefined ? [] : [path];
    return KEPT_FILES.includes(path) || KEPT_DOCUMENT.test(path) ? [path] : [];
  });
  return new Set([...own, ...kept]);
}

function isFolder(path: string, listed: ReadonlySet<string>): boolean {
  return FOLDERS.includes(path) || [...listed].some((file) => file.startsWith(`${path}/`));
}

/** The documents among these files, in the order in which they were given, each with its words. */
function keptDocuments(folder: string, files: readonly string[], speech: Speech): Names {
  const found = files.flatMap((file) => {
    const [, kind, number, name] = KEPT_DOCUMENT.exec(file) ?? [];
    return kind === undefined ? [] : [{ file, kind: kind as Kind, number: Number(number), name: name! }];
  });
  const read = found
    .sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1))
    .map((each) => ({ ...each, path: join(folder, each.file), text: readKept(folder, each.file, speech) }))
    .map((each) => ({ ...each, isWords: formatOf(each.text) === 'texts' }));
  const of = (kind: Kind): Document[] =>
    read
      .filter((each) => each.kind === kind && !each.isWords)
      .map(({ number, path, name, text }) => ({
        path,
        name,
        text,
        texts: read.filter((each) => each.kind === kind && each.isWords && each.number === number),
      }));
  return { packs: of('packs'), programmes: of('programmes'), places: of('places') };
}
