/**
 * Results and issues in words, in Vietnamese and English without being given any.
 */
import type { Explanation } from '../explanation/explain.js';
import { explain as explained } from '../explanation/explain.js';
import { englishLines } from '../issue/english-lines.js';
import type { Issue } from '../issue/issue.js';
import { vietnameseLines } from '../issue/vietnamese-lines.js';
import { aboutHistory, aboutRecords } from '../issue/vietnamese-results.js';
import type { Catalogue, Wording } from '../issue/wording.js';
import type { Result } from '../judge/result.js';
import type { CompiledPack } from '../pack/compiled.js';

/** What an explanation may be told. */
export interface ExplainOptions {
  /** Sentences of issues in other languages than Vietnamese and English; absent: in other languages they are in English. */
  readonly catalogue?: Catalogue;
}

/** Issues of results have their English sentences already. */
const OWN = {
  en: { issues: {}, words: {}, lines: englishLines },
  vi: { issues: { ...aboutRecords, ...aboutHistory }, words: {}, lines: vietnameseLines },
} satisfies Catalogue;

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
  { catalogue = {} }: ExplainOptions = {},
): Explanation {
  return explained(packOrCatalogue as CompiledPack, resultOrIssue as Result, locale, withLines(catalogue));
}

/** A catalogue whose languages explain results too, as far as there are own sentences for them. */
function withLines(given: Catalogue): Catalogue {
  const all: { [locale: string]: Wording } = { ...OWN };
  for (const [locale, wording] of Object.entries(given)) {
    const lines = wording.lines ?? all[locale]?.lines;
    all[locale] = lines === undefined ? wording : { ...wording, lines };
  }
  return all;
}
