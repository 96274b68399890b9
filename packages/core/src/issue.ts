/**
 * An issue says that a document or the data is wrong: what, where, and what to do. It is data; the wording lives in the
 * catalogue.
 */

import { english } from './english.js';

export type Severity = 'error' | 'warning';

/** One mistake, located. `code` never changes its meaning; `params` fill the catalogue's sentences. */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  /** JSON Pointer into the document or record; empty for the whole of it. */
  readonly pointer: string;
  /** The sentence in English; `explain` gives it in other languages. */
  readonly message: string;
  readonly hint?: string;
  readonly params: { readonly [name: string]: string | number };
  /** 1-based, when the document was given as text. */
  readonly line?: number;
  readonly column?: number;
}

/** At most this many issues are kept of one document; the count of the rest is told. */
export const SHOWN_ISSUES = 100;

export type Params = { readonly [name: string]: string | number };

/** Collects issues of one document. */
export interface Issues {
  readonly list: readonly Issue[];
  push(issue: Issue): void;
  error(code: string, pointer: string, params?: Params): void;
  warning(code: string, pointer: string, params?: Params): void;
  /** Tells of a cause once, where it is first met; `times` in its params counts the places. */
  once(cause: string, code: string, pointer: string, params?: Params): void;
  hasErrors(): boolean;
  /** What was found, with a last issue that counts those beyond the limit. */
  shown(): Issue[];
}

/** Makes one issue, worded in English. */
export function issueOf(code: string, severity: Severity, pointer: string, params: Params = {}): Issue {
  return { code, severity, pointer, ...wordIssue({ issues: english, words: {} }, { code, params }), params };
}

/** An empty collector. */
export function createIssues(): Issues {
  const list: Issue[] = [];
  const causes = new Map<string, Issue>();
  let errors = 0;
  let beyond = 0;
  const push = (issue: Issue) => {
    if (issue.severity === 'error') errors += 1;
    if (list.length < SHOWN_ISSUES) return void list.push(issue);
    beyond += 1;
    // Warnings make room, so that what is refused always says why.
    const last = issue.severity === 'error' ? list.findLastIndex(({ severity }) => severity === 'warning') : -1;
    if (last < 0) return;
    list.splice(last, 1);
    list.push(issue);
  };
  return {
    list,
    push,
    error: (code, pointer, params) => push(issueOf(code, 'error', pointer, params)),
    warning: (code, pointer, params) => push(issueOf(code, 'warning', pointer, params)),
    once: (cause, code, pointer, params) => {
      const before = causes.get(cause);
      const told =
        before === undefined
          ? issueOf(code, 'error', pointer, { ...params, times: 1 })
          : issueOf(before.code, 'error', before.pointer, { ...before.params, times: Number(before.params.times) + 1 });
      causes.set(cause, told);
      if (before === undefined) return push(told);
      const at = list.indexOf(before);
      if (at >= 0) list[at] = told;
    },
    hasErrors: () => errors > 0,
    shown: () => (beyond > 0 ? [...list, issueOf('document/more-issues', 'warning', '', { count: beyond })] : list),
  };
}

/** A collector that tells the same mistake at the same place only once. */
export function withoutRepeats(issues: Issues): Issues {
  const told = new Set<string>();
  const push = (issue: Issue) => {
    const key = `${issue.code} ${issue.pointer}`;
    if (told.has(key)) return;
    told.add(key);
    issues.push(issue);
  };
  return {
    ...issues,
    push,
    error: (code, pointer, params) => push(issueOf(code, 'error', pointer, params)),
    warning: (code, pointer, params) => push(issueOf(code, 'warning', pointer, params)),
  };
}

/**
 * Puts `params` into the `{name}` places of a sentence. What stands in backticks there was written by somebody and stays
 * as it is; elsewhere `words` put the engine's own words into the language of the sentence.
 */
export function fill(sentence: string, params: Params, words: Wording['words'] = {}): string {
  const param = (place: string, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : place);
  return sentence.replace(/`[^`]*`|\{(\w+)\}/g, (part, name?: string) => {
    if (name === undefined) return part.replace(/\{(\w+)\}/g, param);
    const value = param(part, name);
    return Object.hasOwn(words, value) ? words[value]! : value;
  });
}

/** How one language words issues. */
export interface Wording {
  /** Code ▸ sentence and what to do. */
  readonly issues: { readonly [code: string]: readonly [message: string, hint?: string] };
  /** The engine's own words that fill places in the sentences: English ▸ this language. */
  readonly words: { readonly [english: string]: string };
}

/** What an issue says in a language, and what to do. */
export function wordIssue(
  { issues, words }: Wording,
  { code, params, message: fallback }: Pick<Issue, 'code' | 'params'> & { readonly message?: string },
): { readonly message: string; readonly hint?: string } {
  const [message, hint] = issues[code] ?? [];
  if (message === undefined) return { message: fallback ?? code };
  return {
    message: fill(message, params, words),
    ...(hint !== undefined && { hint: fill(hint, params, words) }),
  };
}
