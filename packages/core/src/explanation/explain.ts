/**
 * Results and issues in words: lines as data, each with its sentence, in Vietnamese and English.
 */

import type { Issue } from '../issue/issue.js';
import { aboutHistory, aboutRecords } from '../issue/vietnamese-results.js';
import { type Catalogue, type Wording, wordIssue } from '../issue/wording.js';
import type { Result } from '../judge/result.js';
import type { CompiledPack } from '../pack/compiled.js';
import { needCompiled } from '../shape/compiled.js';
import { matchLocale } from '../text/locale.js';
import { en } from './english.js';
import { type Line, lineOf } from './line.js';
import { resultLines, type Tongue } from './result-lines.js';
import { vi } from './vietnamese.js';

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

/** What an explanation may be told. */
export interface ExplainOptions {
  /** Sentences of issues in other languages than Vietnamese and English; absent: in other languages they are in English. */
  readonly catalogue?: Catalogue;
}

const TONGUES: { readonly [locale: string]: Tongue['words'] } = { en, vi };
const VIETNAMESE: Wording = { issues: { ...aboutRecords, ...aboutHistory }, words: {} };

/**
 * Why a result came out as it did, or what an issue says. For a result give the pack, whose texts name things; for an issue
 * give the catalogue of messages. What is not known is shown as a range, `73…82`; what is lacking is the least change
 * (SEMANTICS §3.5). `lines` are the sentences with what they say as data; `short` says what decided and what is lacking.
 *
 * `locale` is a language tag: `vi-VN` is answered in `vi`, `en-Latn-GB` in `en`, and one that nothing answers in `en`; the
 * explanation's `locale` says which it was. Names are those of the pack's texts in the language asked for, else in that of
 * the sentences, else ids.
 *
 * @throws TypeError for a pack that `compilePack` has not made, and for what is neither a result nor an issue; nothing else.
 *
 * @example
 * const result = evaluate(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 11 } });
 * explain(pack, result, 'en-GB').lines[0].text; // => 'reader: not met'
 * explain(pack, result, 'en').short.text; // => 'reader: not met\n  books: has 11, needs at least 12; lacking 1'
 * explain(pack, result, 'vi').lines[0].params; // => { title: 'reader', verdict: 'unmet' }
 */
export function explain(pack: CompiledPack, result: Result, locale: string, options?: ExplainOptions): Explanation;
export function explain(catalogue: Catalogue, issue: Issue, locale: string): Explanation;
export function explain(
  packOrCatalogue: CompiledPack | Catalogue,
  resultOrIssue: Result | Issue,
  locale: string,
  options: ExplainOptions = {},
): Explanation {
  if (typeof resultOrIssue !== 'object' || resultOrIssue === null)
    throw new TypeError('explain: no result and no issue. Give what evaluate returns, or one of its issues.');
  return 'code' in resultOrIssue
    ? explainIssue(packOrCatalogue as Catalogue, resultOrIssue, locale)
    : explainResult(packOrCatalogue as CompiledPack, resultOrIssue, locale, options);
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

function explainResult(pack: CompiledPack, result: Result, locale: string, options: ExplainOptions): Explanation {
  needCompiled('explain', 'pack', pack);
  if (!Array.isArray(result.titles)) throw new TypeError('explain: no result. Give what evaluate returns.');
  const found = matchLocale(locale, Object.keys(TONGUES)) ?? 'en';
  const named = matchLocale(locale, Object.keys(pack.texts)) ?? matchLocale(found, Object.keys(pack.texts));
  const tongue = { words: TONGUES[found]!, texts: named === undefined ? undefined : pack.texts[named] };
  const said = resultLines(pack, result, tongue);
  const { catalogue = {} } = options;
  const of = matchLocale(locale, Object.keys(catalogue));
  const wording = of === undefined ? (found === 'vi' ? VIETNAMESE : undefined) : catalogue[of];
  const issues = result.issues.map((issue) =>
    lineOf('issue', `! ${wordIssue(wording, issue).message}`, issue.params, issue.pointer),
  );
  const short = said.filter(({ isShort }) => isShort).map(({ line }) => line);
  return { locale: found, ...sentences([...said.map(({ line }) => line), ...issues]), short: sentences(short) };
}

function sentences(lines: readonly Line[]): Sentences {
  return { lines, text: lines.map(({ text }) => text).join('\n') };
}
