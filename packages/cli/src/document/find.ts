/**
 * Packs, programmes, places and texts from files, folders and installed packages.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { textOf } from '../table/text.js';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';
import type { Document, Kind } from './document.js';
import { formatOf } from './json.js';
import { documentInPackage, manifestOf, packageFolder } from './manifest.js';
import { placesFromTable } from './places-table.js';

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
  if (lists === undefined) {
    const texts = jsonFiles(folder).map((path) => ({ path, text: textOf(path) }));
    return texts.flatMap(({ path, text }) => (formatOf(text) === kind ? [withTexts(path, text)] : []));
  }
  const paths = (lists[kind] ?? []).map((path) => join(folder, path));
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
function withTexts(path: string, text = textOf(path)): Document {
  const stem = basename(path).replace(/(\.(pack|programme|places))?\.json$/, '');
  const folder = dirname(path);
  const texts = readdirSync(folder)
    .filter((name) => new RegExp(`^${stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.[a-z]{2,3}\\.json$`).test(name))
    .sort()
    .map((name) => join(folder, name))
    .filter((each) => each !== path)
    .map((each) => ({ path: each, text: textOf(each) }));
  return { path, text, texts: texts.filter((each) => formatOf(each.text) === 'texts') };
}
