/**
 * Words of others as they may be shown: what steers a terminal or turns words round is written as its code.
 */

/** Controls, signs that set the direction of writing, line and paragraph separators, hidden tags. */
const STEERING = '\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';

const ANY = new RegExp(`[${STEERING}]`, 'gu');
/** The colours of this program and line breaks are its own; nothing else that steers is. */
const OWN_OR_ANY = new RegExp(`\\u001b\\[(?:0|1|2[29]|3[1-9]|39)m|[${STEERING}]`, 'gu');

/** A character as JSON and JavaScript write it. */
const code = (character: string) =>
  Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');

/** Words of others on one line. */
export function plainText(words: string): string {
  return words.replace(ANY, code);
}

/** What is about to be printed: lines and colours of this program stay, whatever else steers is written as its code. */
export function printable(text: string): string {
  return text.replace(OWN_OR_ANY, (found) => (found === '\n' || found.length > 2 ? found : code(found)));
}
