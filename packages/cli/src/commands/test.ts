/**
 * `tieuchi test`: the cases of a folder of packs, each passed or failed.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { CompiledPack, CompiledPlaces } from '@tieuchi/core';
import { type Case, type CaseResult, caseFault, foundText, runCases, type Stock } from '@tieuchi/testing';
import { compileAll } from '../document/compile.js';
import type { Document, Kind } from '../document/document.js';
import { documentsIn, findAll } from '../document/find.js';
import { dependenciesOf } from '../document/manifest.js';
import { command } from '../program/command.js';
import { several } from '../program/flags.js';
import { EXIT, Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

export const testCommand = command({
  name: 'test',
  takes: '<folder>',
  about: {
    vi: 'chạy các trường hợp thử của một thư mục bộ tiêu chí',
    en: 'try the cases of a folder of packs',
  },
  flags: {
    pack: several('<name>', {
      vi: 'bộ tiêu chí của nơi khác: tệp, thư mục hoặc gói; có thể ghi nhiều lần',
      en: 'packs of others: file, folder or package; may be repeated',
    }),
    places: several('<name>', {
      vi: 'địa bàn: tệp, thư mục hoặc gói; có thể ghi nhiều lần',
      en: 'places: file, folder or package; may be repeated',
    }),
  },
  run: ({ names: [folder], flags, speech, print }) => test(folder!, flags, speech, print),
});

interface TestOptions {
  readonly pack: readonly string[];
  readonly places: readonly string[];
  readonly json: boolean;
}

interface Tried extends CaseResult {
  readonly file: string;
}

/** The documents of a folder by their paths, with what is around them. */
interface FolderStock extends Stock {
  readonly packs: ReadonlyMap<string, CompiledPack>;
  readonly programmes: ReadonlyMap<string, string>;
}

/** Tries every case; exit code 1 when one fails or there is none. */
async function test(
  name: string,
  options: TestOptions,
  speech: Speech,
  print: (line: string) => void,
): Promise<number> {
  const folder = resolve(name);
  const stock = await stockOf(folder, options, speech);
  const tried = casesIn(folder, stock, speech).flatMap(({ file, given }): Tried[] =>
    runCases(stock, [given]).map((result) => ({ file, ...result })),
  );
  const untried = [...stock.packs.keys(), ...stock.programmes.keys()].filter(
    (path) => !tried.some(({ given }) => given.pack === path || given.programme === path),
  );
  const failed = tried.filter(({ passed }) => !passed);
  if (options.json) print(JSON.stringify({ cases: tried.map(shown), untried }, null, 2));
  else {
    for (const each of tried) for (const line of linesOf(each, speech)) print(line);
    for (const path of untried) print(speech('test-untried', { path }));
    print(speech('test-summary', { passed: tried.length - failed.length, failed: failed.length }));
  }
  return failed.length > 0 ? EXIT.input : EXIT.done;
}

function shown({ file, passed, given, found }: Tried): object {
  return {
    file,
    note: given.note,
    passed,
    ...(!passed && { query: given.query, want: given.want, found: found ?? null }),
  };
}

function linesOf({ file, passed, given, found }: Tried, speech: Speech): string[] {
  const line = speech(passed ? 'test-passed' : 'test-failed', { file, note: given.note });
  if (passed) return [line];
  return [line, speech('test-found', { query: given.query, want: foundText(given.want), found: foundText(found) })];
}

function casesIn(folder: string, stock: Stock, speech: Speech): { readonly file: string; readonly given: Case }[] {
  const place = join(folder, 'cases');
  const files = existsSync(place) ? readdirSync(place).filter((file) => file.endsWith('.json')) : [];
  const cases = files.sort().flatMap((name) => {
    const file = join('cases', name);
    const fail = (reason: string) => new Failure([speech('test-unreadable', { file, reason })]);
    let list: unknown;
    try {
      list = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      throw fail((error as Error).message);
    }
    if (!Array.isArray(list)) throw fail('[ … ]');
    return list.map((given: unknown, index) => {
      const fault = caseFault(given, stock);
      if (fault !== undefined) throw fail(speech('test-no-case', { index, key: fault.key }));
      return { file, given: given as Case };
    });
  });
  if (cases.length === 0) throw new Failure([speech('test-none', { folder: place })]);
  return cases;
}

/** The documents of the folder, of the packages it depends on, and of those named. */
async function stockOf(folder: string, options: TestOptions, speech: Speech): Promise<FolderStock> {
  if (!existsSync(folder)) throw new Failure([speech('no-such-document', { name: folder })]);
  const folders = [folder, ...dependenciesOf(folder, speech)];
  const all = async (kind: Kind, names: readonly string[]) => [
    ...(await Promise.all(folders.map((each) => documentsIn(each, kind, speech)))).flat(),
    ...(await findAll(names, kind, speech)),
  ];
  const packs = await all('packs', options.pack);
  const places = await all('places', options.places);
  const programmes = await documentsIn(folder, 'programmes', speech);
  const pathOf = ({ path }: Document) => relative(folder, path).split(sep).join('/');
  const compiled = compileAll({ packs, programmes, places: [] }, speech).packs;
  let tree: CompiledPlaces | undefined;
  return {
    packs: new Map(
      packs.flatMap((each, index) => (each.path.startsWith(folder + sep) ? [[pathOf(each), compiled[index]!]] : [])),
    ),
    programmes: new Map(programmes.map((each) => [pathOf(each), each.text])),
    allPacks: compiled,
    // A nation's places take longer to read than all cases together: only when a case counts in them.
    places: () => {
      tree ??= places.length === 0 ? undefined : compileAll({ packs: [], programmes: [], places }, speech).places;
      return tree;
    },
  };
}
