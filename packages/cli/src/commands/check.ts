/**
 * `tieuchi check`: every mistake in packs, programmes, places and texts, where it stands and what to do.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { type CompiledPack, checkPack, checkPlaces, checkProgramme, checkTexts, compilePack, type Issue } from '@tieuchi/core';
import { type Document, findAll, findDocuments, formatOf, issueLines, type Kind } from '../documents.js';
import { EXIT, Failure } from '../failure.js';
import type { Speech } from '../words/speech.js';

export interface CheckOptions {
  /** Packs whose titles and facts the programmes read; those checked in the same call count too. */
  readonly pack: readonly string[];
  readonly json: boolean;
}

interface Checked {
  readonly path: string;
  readonly kind: Kind | 'texts' | undefined;
  readonly id: string;
  readonly issues: readonly Issue[];
}

/** Checks documents; exit code 1 when one has an error. */
export async function check(names: readonly string[], options: CheckOptions, speech: Speech, print: (line: string) => void): Promise<number> {
  const documents = await documentsOf(names, speech);
  const packs = soundPacks([...documents, ...(await findAll(options.pack, 'packs', speech))]);
  const checked = documents.map((document) => checkOne(document, packs));
  const count = (severity: Issue['severity']) => checked.reduce((sum, { issues }) => sum + issues.filter((issue) => issue.severity === severity).length, 0);
  const errors = count('error') + checked.filter(({ kind }) => kind === undefined).length;
  if (options.json) print(JSON.stringify(checked, null, 2));
  else {
    for (const { path, kind, id, issues } of checked) {
      if (kind === undefined) print(speech('check-unknown-format', { path }));
      else if (issues.length === 0) print(speech('check-sound', { path, kind, id }));
      else for (const issue of issues) for (const line of issueLines(path, issue, speech)) print(line);
    }
    print(speech('check-summary', { documents: checked.length, errors, warnings: count('warning') }));
  }
  return errors > 0 ? EXIT.input : EXIT.done;
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
      for (const document of await findDocuments(name, kind, speech).catch(() => [])) {
        any = true;
        add(document);
      }
    }
    if (!any) throw new Failure([speech('no-such-document', { name })]);
  }
  return [...found.values()];
}

function soundPacks(documents: readonly Document[]): CompiledPack[] {
  return documents.flatMap(({ text }) => (kindOf(text) === 'packs' && checkPack(text).every(({ severity }) => severity === 'warning') ? compilePack(text) : []));
}

/** A document that does not parse, or says nothing of its format, is checked as a pack: then the reason is told. */
function kindOf(text: string): Kind | 'texts' | undefined {
  const format = formatOf(text);
  if (format !== undefined) return format;
  return checkPack(text).some(({ code }) => code.startsWith('json/')) ? 'packs' : undefined;
}

function checkOne({ path, text }: Document, packs: readonly CompiledPack[]): Checked {
  const kind = kindOf(text);
  const id = /"(?:id|of)"\s*:\s*"([^"]*)"/.exec(text.slice(0, 4096))?.[1] ?? '';
  const issues = kind === 'packs' ? checkPack(text) : kind === 'programmes' ? checkProgramme(text, packs) : kind === 'places' ? checkPlaces(text) : kind === 'texts' ? checkTexts(text) : [];
  return { path, kind, id, issues };
}

/** The text of a file that must be there. */
export function readText(path: string, folder: string, speech: Speech): string {
  if (!existsSync(path)) throw new Failure([speech('not-a-run', { folder, file: path })]);
  return readFileSync(path, 'utf8');
}
