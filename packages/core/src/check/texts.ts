/**
 * Texts: the words of a pack or a programme in one language; they never change a verdict.
 */

import type { Texts } from '../document/texts.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { checkShape, readDocument } from '../shape/read.js';
import { texts as textsShape } from '../shape/validators.gen.js';
import { shownName } from '../text/names.js';

/** What is wrong with a document of words, as text or JSON: located issues as data. Never throws. */
export function checkTexts(textOrJson: unknown): Issue[] {
  return checkShape(textOrJson, textsShape);
}

/** The sound documents of words by locale; what is wrong with the others goes to `found`. `document`: what they must be words of. */
export function readTexts(
  texts: readonly unknown[],
  document: { readonly id: string } | undefined,
  found: Issue[],
): { readonly [locale: string]: Texts } {
  const words: { [locale: string]: Texts } = Object.create(null);
  for (const given of texts) {
    const read = readDocument<Texts>(given, textsShape);
    if (read.document === undefined || read.issues.hasErrors()) found.push(...read.located());
    else if (document !== undefined && read.document.of !== document.id) {
      found.push(issueOf('texts/other-document', 'error', '/of', { of: shownName(read.document.of), id: document.id }));
    } else words[read.document.locale] = read.document;
  }
  return words;
}
