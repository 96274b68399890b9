/**
 * Packs, programmes, places and texts from files, folders and installed packages.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import {
  type CompiledPack,
  type CompiledPlaces,
  type CompiledProgramme,
  checkPack,
  compilePack,
  compilePlaces,
  compileProgramme,
  type Issue,
  PackError,
} from '@tieuchi/core';
import { Failure } from './failure.js';
import { InputError } from './input/error.js';
import { documentInPackage, manifestOf, packageFolder } from './manifest.js';
import { textOf } from './text/file.js';
import { openTable } from './text/table.js';
import type { Speech } from './words/speech.js';

export type Kind = 'packs' | 'programmes' | 'places';

/** One document as it stands in its file. */
export interface Document {
  readonly path: string;
  /** The name under which a run keeps it; that of its file when absent. */
  readonly name?: string;
  readonly text: string;
  /** Files of words beside it. */
  readonly texts: readonly { readonly path: string; readonly name?: string; readonly text: string }[];
  /** Of a table of places: the line of each of them. */
  readonly lines?: readonly number[];
}

const FORMATS: { readonly [format: string]: Kind | 'texts' } = {
  'tieuchi-pack/1': 'packs',
  'tieuchi-programme/1': 'programmes',
  'tieuchi-places/1': 'places',
  'tieuchi-texts/1': 'texts',
};

/** What a document says it is; undefined when it says nothing readable. */
export function formatOf(text: string): Kind | 'texts' | undefined {
  const format = /"format"\s*:\s*"([^"]*)"/.exec(text.slice(0, 4096))?.[1];
  return format === undefined ? undefined : FORMATS[format];
}

/**
 * The documents of one kind that a name stands for: a file, a folder, an installed package whose `package.json` lists
 * them under `tieuchi`, or one document of such a package. Loading one runs no code.
 */
export async function findDocuments(name: string, kind: Kind, speech: Speech): Promise<Document[]> {
  const path = resolve(name);
  if (!existsSync(path)) {
    const document = documentInPackage(name, process.cwd());
    if (document !== undefined) return [withTexts(document)];
    const folder = packageFolder(name, process.cwd());
    if (folder === undefined) throw new Failure([speech('no-such-document', { name })]);
    return someIn(folder, kind, speech);
  }
  if (statSync(path).isDirectory()) return someIn(path, kind, speech);
  if (extname(path) === '.csv' && kind === 'places') return [placesFromTable(path)];
  return [withTexts(path)];
}

/** A folder or package holds no documents of a kind. */
export class NoneFound extends Failure {}

/** All documents of all names; each file once. */
export async function findAll(names: readonly string[], kind: Kind, speech: Speech): Promise<Document[]> {
  const found = new Map<string, Document>();
  for (const name of names)
    for (const document of await findDocuments(name, kind, speech)) found.set(document.path, document);
  return [...found.values()];
}

async function someIn(folder: string, kind: Kind, speech: Speech): Promise<Document[]> {
  const documents = await documentsIn(folder, kind, speech);
  if (documents.length === 0) throw new NoneFound([speech('folder-without', { folder, kind })]);
  return documents;
}

/** The documents of one kind in a folder: those that its `package.json` lists, or else all. There may be none. */
export async function documentsIn(folder: string, kind: Kind, speech: Speech): Promise<Document[]> {
  const lists = manifestOf(folder, speech)?.tieuchi;
  const paths =
    lists === undefined
      ? jsonFiles(folder).filter((path) => formatOf(textOf(path)) === kind)
      : (lists[kind] ?? []).map((path) => join(folder, path));
  for (const path of paths) if (!existsSync(path)) throw new Failure([speech('no-such-document', { name: path })]);
  return paths.sort().map((path) => (extname(path) === '.csv' ? placesFromTable(path) : withTexts(path)));
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !path.includes('node_modules'))
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** `nhom-3.pack.json` and the words beside it: `nhom-3.vi.json`, `nhom-3.en.json`. */
function withTexts(path: string): Document {
  const text = textOf(path);
  const stem = basename(path).replace(/(\.(pack|programme|places))?\.json$/, '');
  const folder = dirname(path);
  const texts = readdirSync(folder)
    .filter((name) => new RegExp(`^${stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.[a-z]{2,3}\\.json$`).test(name))
    .map((name) => join(folder, name))
    .filter((each) => each !== path && formatOf(textOf(each)) === 'texts')
    .sort();
  return { path, text, texts: texts.map((each) => ({ path: each, text: textOf(each) })) };
}

/** A table of places (id, code, level, name, parent, from, until) as a document. */
function placesFromTable(path: string): Document {
  const { columns, rows } = openTable(path, ['id', 'name']);
  const places: { [column: string]: string }[] = [];
  const lines: number[] = [];
  for (const batch of rows)
    for (const { line, cells, fault } of batch) {
      if (fault !== undefined) throw new InputError(fault.code, path, fault.params, line);
      const given = columns.flatMap((column, index) => {
        const cell = cells[index]!.trim().normalize('NFC');
        return cell === '' ? [] : [[column, cell] as const];
      });
      places.push(Object.assign(Object.create(null), Object.fromEntries(given)));
      lines.push(line);
    }
  const id = basename(path, '.csv')
    .replace(/\.places$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const text = JSON.stringify({ format: 'tieuchi-places/1', id, version: '1.0.0', places }, null, 1);
  return { path, text, texts: [], lines };
}

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

/** Compiles all documents; every issue of all of them is told before it gives up. */
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
  // What packs count of each other can be checked only when all of them are known.
  for (const each of lines.length > 0 ? [] : packs)
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

/** A path as it is told: from the folder in which one works, when it lies below it. */
export function shownPath(path: string): string {
  const below = relative(process.cwd(), path);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? path : below;
}

/** Issues where they stand in the file: of a table, the line of the row, and the name of the column as the pointer. */
export function placed({ lines }: Pick<Document, 'lines'>, issues: readonly Issue[]): readonly Issue[] {
  if (lines === undefined) return issues;
  return issues.map(({ line: _, column: __, pointer, ...issue }) => {
    const [, list, place, name = ''] = pointer.split('/');
    const line = list === 'places' ? lines[Number(place)] : undefined;
    return { ...issue, pointer: list === 'places' ? name : '', ...(line !== undefined && { line }) };
  });
}

/** An issue of a document: where, what, and what to do. */
export function issueLines(path: string, issue: Issue, speech: Speech): string[] {
  const { message, hint } = speech.issue(issue);
  const where = [shownPath(path), issue.line, issue.column].filter((each) => each !== undefined).join(':');
  const rule = [issue.code, ...(issue.pointer === '' ? [] : [issue.pointer])].join(' ');
  const lines = [`${where} ${speech(issue.severity)} ${rule}`, `  ${message}`];
  return hint === undefined ? lines : [...lines, `  → ${hint}`];
}
