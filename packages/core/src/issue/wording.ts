/**
 * Sentences: a catalogue filled with what an issue or a line of an explanation says.
 */
import type { Params, WordedIssue } from './issue.js';

/** The words of languages, by locale: all that is shown of issues and results. */
export interface Catalogue {
  readonly [locale: string]: Wording;
}

/**
 * Puts `params` into the `{name}` places of a sentence. What stands in backticks there was written by somebody and stays
 * as it is; elsewhere `words` put the engine's own words into the language of the sentence.
 */
export function fill(sentence: string, params: Params, words: Wording['words'] = {}): string {
  const param = (place: string, name: string) => (Object.hasOwn(params ?? {}, name) ? paramText(params[name]) : place);
  return sentence.replace(/`[^`]*`|\{(\w+)\}/g, (part, name?: string) => {
    if (name === undefined) return part.replace(/\{(\w+)\}/g, param);
    const value = param(part, name);
    return Object.hasOwn(words, value) ? words[value]! : value;
  });
}

/** What an issue says is text or a number; what else a caller may have put there is told by its kind. */
function paramText(param: unknown): string {
  return typeof param === 'string' || typeof param === 'number' ? String(param) : typeof param;
}

/** The words of one language: sentences of issues and of results, with `{names}` that params fill. */
export interface Wording {
  /** Code ▸ sentence and what to do. */
  readonly issues: { readonly [code: string]: readonly [message: string, hint?: string] };
  /** Sentences of explanations of results, by kind of line; a language without them explains issues alone. */
  readonly lines?: { readonly [key: string]: string };
  /** The engine's own words that fill places in the sentences: English ▸ this language. */
  readonly words: { readonly [english: string]: string };
}

/**
 * What an issue says in a language, and what to do: its sentence with the params filled in. An issue whose code the wording
 * does not know keeps its own sentences, and so does any issue without a wording: a catalogue has none for some languages. Never throws for an issue of this engine.
 *
 * @example
 * const [issue] = checkPack('{');
 * wordIssue(catalogue.vi, issue).hint; // => 'viết thêm dấu `}` còn thiếu'
 */
export function wordIssue(
  wording: Wording | undefined,
  {
    code,
    params,
    message: own,
    hint: ownHint,
  }: Pick<WordedIssue, 'code' | 'params'> & Partial<Pick<WordedIssue, 'message' | 'hint'>>,
): {
  /** The sentence. */
  readonly message: string;
  /** What to do; absent where the sentence says it all. */
  readonly hint?: string;
} {
  const { issues, words }: Partial<Wording> = wording ?? {};
  const [message, hint] = issues !== undefined && Object.hasOwn(issues, code) ? issues[code]! : [];
  if (message === undefined) return { message: own ?? code, ...(ownHint !== undefined && { hint: ownHint }) };
  return {
    message: fill(message, params, words),
    ...(hint !== undefined && { hint: fill(hint, params, words) }),
  };
}
