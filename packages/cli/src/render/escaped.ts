/**
 * Words of others in a page of Markdown: they are words there and nothing else, whatever is in them.
 */
import { plainText } from '../words/shown.js';

/** Text as it reads, in Markdown and in the HTML made of it. `|` is seen to where a table is made. */
export function inMarkdown(words: string): string {
  return (
    plainText(words)
      .replace(/[\\`*_[\]#~]/g, '\\$&')
      // Addresses are words too: without this, pages make links of them.
      .replace(/:\/\//g, ':\\//')
      .replace(/\b(www)\./gi, '$1\\.')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}
