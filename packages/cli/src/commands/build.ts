/**
 * `tieuchi build`: the documents of a package of packs as modules that apps import.
 */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { checkTexts, type Plan, planOf } from '@tieuchi/core';
import { modulesOf } from '../author/modules.js';
import { compileAll } from '../document/compile.js';
import { readCounts } from '../document/counts.js';
import { documentsIn } from '../document/find.js';
import { issueLines } from '../document/issues.js';
import { type DocumentLists, dependenciesOf, exportsOf, manifestOf } from '../document/manifest.js';
import { command } from '../program/command.js';
import { textOf } from '../table/text.js';
import { EXIT, Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

export const buildCommand = command({
  name: 'build',
  takes: '<folder>',
  about: {
    vi: 'ghi các mô-đun để ứng dụng nhập từ một gói bộ tiêu chí',
    en: 'write the modules that apps import from a package of packs',
  },
  flags: {},
  run: ({ names: [folder], flags, speech, print }) => build(folder!, flags, speech, print),
});

interface BuildOptions {
  readonly json: boolean;
}

/** Writes `dist/` and, where they differ, the `exports` of `package.json`. Nothing is written when a document has errors. */
async function build(
  name: string,
  options: BuildOptions,
  speech: Speech,
  print: (line: string) => void,
): Promise<number> {
  const folder = resolve(name);
  const manifest = manifestOf(folder, speech);
  const lists = manifest?.tieuchi;
  if (manifest === undefined || lists === undefined) throw new Failure([speech('no-lists', { folder })]);
  const [packs, programmes, places] = await Promise.all([
    documentsIn(folder, 'packs', speech),
    documentsIn(folder, 'programmes', speech),
    documentsIn(folder, 'places', speech),
  ]);
  const beside = await packsBeside(folder, speech);
  const compiled = compileAll({ packs: [...packs, ...beside], programmes, places: [] }, speech);
  checkWords(folder, lists, speech);
  const counts = await readCounts(
    (lists.counts ?? []).map((path) => join(folder, path)),
    speech,
  );
  const plans = new Map<string, Plan>();
  for (const pack of compiled.packs) plans.set(documentName(pack), planOf(pack, compiled.packs));
  for (const programme of compiled.programmes) plans.set(documentName(programme), planOf(programme));
  const files = modulesOf(folder, lists, { places, counts, plans });
  const target = join(folder, 'dist');
  rmSync(target, { recursive: true, force: true });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  const changed = writeExports(folder, lists);
  if (options.json) print(JSON.stringify({ folder: target, files: files.map(({ path }) => path), exports: changed }));
  else {
    print(speech('build-done', { folder: target, files: files.length }));
    if (changed) print(speech('build-exports', { path: join(folder, 'package.json') }));
  }
  return EXIT.done;
}

function documentName({ id, version }: { readonly id: string; readonly version: string }): string {
  return `${id}@${version}`;
}

/** Words that are beside no document are checked here; all others with theirs. */
function checkWords(folder: string, { texts = [] }: DocumentLists, speech: Speech): void {
  const lines = texts.flatMap((each) => {
    const path = join(folder, each);
    const errors = checkTexts(textOf(path)).filter(({ severity }) => severity === 'error');
    return errors.flatMap((issue) => issueLines(path, issue, speech));
  });
  if (lines.length > 0) throw new Failure(lines);
}

/** Packs of other packages, which programmes of this one read. */
async function packsBeside(folder: string, speech: Speech) {
  const found = await Promise.all(dependenciesOf(folder, speech).map((each) => documentsIn(each, 'packs', speech)));
  return found.flat();
}

/** True when the exports had to be written. */
function writeExports(folder: string, lists: DocumentLists): boolean {
  const path = join(folder, 'package.json');
  const wanted = exportsOf(lists);
  const manifest = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { exports?: unknown }) : {};
  if (isDeepStrictEqual(manifest.exports, wanted)) return false;
  writeFileSync(path, `${JSON.stringify({ ...manifest, exports: wanted }, null, 2)}\n`);
  return true;
}
