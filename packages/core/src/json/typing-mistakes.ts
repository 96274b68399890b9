/**
 * Typing mistakes in JSON text: what people write out of habit, told as what it is and how to write it.
 */
import { shownName } from '../text/names.js';

/** A typing mistake found: the code of its issue, where it is, and what fills the sentence. */
export interface Slip {
  readonly code: string;
  readonly offset: number;
  readonly params: { readonly [name: string]: string | number };
}

/** What a parser was about to read when it met something else. */
export type Expected =
  | 'a value'
  | 'a key in double quotes'
  | '`:`'
  | '`,` or `]`'
  | '`,` or `}`'
  | 'the end of the text';

/** Where a parser is in its text. */
export interface Stop {
  readonly text: string;
  /** Where the text cannot go on. */
  readonly at: number;
  readonly wanted: Expected;
  /** Where the last value or key ended, or the last comma or bracket stands. */
  readonly after: number;
  /** The innermost bracket that is still open. */
  readonly open?: { readonly bracket: '[' | '{'; readonly line: number };
}

/** Straight and curved quotation marks that JSON does not know. */
const QUOTES = /^[\u2018-\u201f\u00ab\u00bb'`\u00b4]/;
/** Spaces and marks that nobody sees and JSON does not skip. */
const UNSEEN_START = /^[\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;
const COMMENT = /^(?:\/\/|\/\*|#|<!--|--)/;
/** Up to the next character that has a meaning in JSON. */
const UNQUOTED = /^[^\s,:[\]{}"]+/;
const NUMBER_LIKE = /^[+-]?\.?\d/;
const VALUE = /^["[{\d-]|^(?:true|false|null)(?![\w.+-])/;
const CONSTANT_WORDS = ['true', 'false', 'null'];

/** Says what is where JSON cannot go on. */
export function slipAt(stop: Stop): Slip {
  const { text, at, wanted } = stop;
  if (at >= text.length) return stop.open === undefined ? emptyText(stop) : unclosed(stop, 'the end of the text');
  const rest = text.slice(at, at + 100);
  const found = `\`${shownName(String.fromCodePoint(rest.codePointAt(0)!))}\``;
  const tell = (code: string, params: Slip['params'] = { found }, offset = at): Slip => ({ code, offset, params });
  const hidden = UNSEEN_START.exec(rest)?.[0];
  if (hidden !== undefined)
    return tell('json/unseen', { found: `U+${hidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` });
  if (COMMENT.test(rest)) return tell('json/comment', { found: COMMENT.exec(rest)![0] });
  if (QUOTES.test(rest)) return tell('json/quotes');
  if (wanted === 'the end of the text') return tell('json/after-end');
  if (wanted === '`:`') return tell('json/colon');
  const word = UNQUOTED.exec(rest)?.[0];
  if (wanted === 'a value')
    return valueSlip(stop, rest, word, tell) ?? tell('json/expected', { expected: wanted, found });
  if (wanted === 'a key in double quotes') return keySlip(stop, rest, word, tell);
  // A value was read, and the list or the object goes on without a comma.
  const gap = text.slice(stop.after, at);
  if (text[stop.after - 1] === '"' && word !== undefined && /^[\p{L}\d]/u.test(word) && !gap.includes('\n'))
    return tell('json/quote-within', { found: shownName(word) }, stop.after - 1);
  const number = /-?\d[\d.]*$/.exec(text.slice(Math.max(0, stop.after - 40), stop.after))?.[0];
  if (gap !== '' && VALUE.test(rest)) return tell('json/missing-comma', { found }, stop.after);
  if (number !== undefined && word !== undefined && !gap.includes('\n'))
    return tell('json/no-number', { found: shownName(number + gap + word) }, stop.after - number.length);
  if (/^[}\]]/.test(rest)) return unclosed(stop, found);
  if (VALUE.test(rest)) return tell('json/missing-comma', { found }, stop.after);
  return tell('json/expected', { expected: wanted, found });
}

type MakeSlip = (code: string, params?: Slip['params'], offset?: number) => Slip;

function valueSlip(
  { text, at, after }: Stop,
  rest: string,
  word: string | undefined,
  tell: MakeSlip,
): Slip | undefined {
  if (/^[\]}]/.test(rest) && text[after - 1] === ',')
    return tell('json/trailing-comma', { found: `\`${rest[0]}\`` }, after - 1);
  if (/^[\]},]/.test(rest)) return tell('json/no-value', { found: `\`${rest[0]}\`` });
  if (word === undefined) return undefined;
  if (NUMBER_LIKE.test(rest)) return tell('json/no-number', { found: shownName(word) });
  const constant = CONSTANT_WORDS.find((name) => name === word.toLowerCase());
  if (constant !== undefined) return tell('json/constant', { found: shownName(word), near: constant });
  return /^[\p{L}_]/u.test(text.slice(at)) ? tell('json/unquoted', { found: shownName(word) }) : undefined;
}

function keySlip({ text, after }: Stop, rest: string, word: string | undefined, tell: MakeSlip): Slip {
  const comma = text[after - 1] === ',';
  if (comma && /^[\]}]/.test(rest)) return tell('json/trailing-comma', { found: `\`${rest[0]}\`` }, after - 1);
  const whole = /[\d]$/.exec(text.slice(0, after - 1));
  if (comma && whole !== null && /^\d/.test(rest)) {
    const number = `${/-?\d+$/.exec(text.slice(Math.max(0, after - 40), after - 1))![0]},${/^\d+/.exec(rest)![0]}`;
    return tell(
      'json/decimal-comma',
      { found: number, near: number.replace(',', '.') },
      after - 1 - number.indexOf(','),
    );
  }
  if (word !== undefined && /^[\p{L}_$]/u.test(word)) return tell('json/unquoted', { found: shownName(word) });
  return tell('json/expected', { expected: 'a key in double quotes', found: `\`${shownName(rest[0]!)}\`` });
}

function unclosed({ at, wanted, open }: Stop, found: string): Slip {
  if (open === undefined) return { code: 'json/expected', offset: at, params: { expected: wanted, found } };
  return {
    code: 'json/unclosed',
    offset: at,
    params: { open: open.bracket, close: open.bracket === '[' ? ']' : '}', line: open.line, found },
  };
}

function emptyText({ text, at, wanted }: Stop): Slip {
  if (text.trim() === '') return { code: 'json/empty', offset: at, params: {} };
  return { code: 'json/expected', offset: at, params: { expected: wanted, found: 'the end of the text' } };
}

/** Says why a text in double quotes that begins at `from` cannot be read. */
export function stringSlip(text: string, from: number): Slip {
  for (let at = from + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) break;
    if (unit < 32)
      return { code: 'json/control', offset: at, params: { found: unit === 9 ? 'a tab' : 'a control character' } };
    if (unit === 34) return { code: 'json/half-character', offset: from, params: {} };
    if (unit !== 92) continue;
    const known = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.exec(text.slice(at, at + 6))?.[0];
    if (known === undefined && at + 1 < text.length)
      return { code: 'json/escape', offset: at, params: { found: shownName(text.slice(at, at + 2)) } };
    at += (known ?? '\\').length - 1;
  }
  return { code: 'json/unended-text', offset: from, params: {} };
}
