/**
 * Results and issues in words: lines as data, each with its sentence, in Vietnamese and English.
 */

import type { Issue } from '../issue/issue.js';
import { type Catalogue, wordIssue } from '../issue/wording.js';
import type { Result } from '../judge/result.js';
import type { CompiledPack } from '../pack/compiled.js';
import { needCompiled } from '../shape/compiled.js';
import { matchLocale } from '../text/locale.js';
import { type Line, lineOf } from './line.js';
import { resultLines } from './result-lines.js';

/** Sentences in the order in which one reads them. */
export interface Sentences {
  /** Each with what it says as data. */
  readonly lines: readonly Line[];
  /** The lines as one text, a line each. */
  readonly text: string;
}

/** A result or an issue in words. */
export interface Explanation extends Sentences {
  /** The language of the sentences: the one asked for as far as there is one, else `en`. */
  readonly locale: string;
  /**
   * The same in short: each title and rank with its verdict, what decided and what is lacking. Left out are years, thresholds,
   * sources, points, members and issues; of an issue, what to do.
   */
  readonly short: Sentences;
}

/**
 * Why a result came out as it did, or what an issue says, with the sentences of a catalogue in the locale. A result is explained
 * in `en` where no language of the catalogue answers the locale; what has no sentence is told by its key or code.
 *
 * @throws TypeError for a pack that `compilePack` has not made, and for what is neither a result nor an issue; nothing else.
 */
export function explain(pack: CompiledPack, result: Result, locale: string, catalogue: Catalogue): Explanation;
export function explain(catalogue: Catalogue, issue: Issue, locale: string): Explanation;
export function explain(
  packOrCatalogue: CompiledPack | Catalogue,
  resultOrIssue: Result | Issue,
  locale: string,
  catalogue?: Catalogue,
): Explanation {
  if (typeof resultOrIssue !== 'object' || resultOrIssue === null)
    throw new TypeError('explain: no result and no issue. Give what evaluate returns, or one of its issues.');
  return 'code' in resultOrIssue
    ? explainIssue(packOrCatalogue as Catalogue, resultOrIssue, locale)
    : explainResult(packOrCatalogue as CompiledPack, resultOrIssue, locale, catalogue ?? {});
}

function explainIssue(catalogue: Catalogue, issue: Issue, locale: string): Explanation {
  const found = matchLocale(locale, Object.keys(catalogue ?? {}));
  const { message, hint } = wordIssue(found === undefined ? undefined : catalogue[found], issue);
  const lines = (['message', 'hint'] as const).flatMap((kind) => {
    const text = kind === 'message' ? message : hint;
    return text === undefined ? [] : [lineOf(kind, text, issue.params, issue.pointer)];
  });
  return { locale: found ?? 'en', ...sentences(lines), short: sentences(lines.slice(0, 1)) };
}

function explainResult(pack: CompiledPack, result: Result, locale: string, catalogue: Catalogue): Explanation {
  needCompiled('explain', 'pack', pack);
  if (!Array.isArray(result.titles)) throw new TypeError('explain: no result. Give what evaluate returns.');
  const spoken = Object.keys(catalogue).filter((each) => catalogue[each]?.lines !== undefined);
  const found = matchLocale(locale, spoken) ?? 'en';
  const named = matchLocale(locale, Object.keys(pack.texts)) ?? matchLocale(found, Object.keys(pack.texts));
  const words = catalogue[found]?.lines ?? {};
  const said = resultLines(pack, result, { words, texts: named === undefined ? undefined : pack.texts[named] });
  const wording = catalogue[matchLocale(locale, Object.keys(catalogue)) ?? found];
  const issues = result.issues.map((issue) =>
    lineOf('issue', `! ${wordIssue(wording, issue).message}`, issue.params, issue.pointer),
  );
  const short = said.filter(({ isShort }) => isShort).map(({ line }) => line);
  return { locale: found, ...sentences([...said.map(({ line }) => line), ...issues]), short: sentences(short) };
}

function sentences(lines: readonly Line[]): Sentences {
  return { lines, text: lines.map(({ text }) => text).join('\n') };
}
