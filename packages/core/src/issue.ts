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
  hasErrors(): boolean;
  /** What was found, with a last issue that counts those beyond the limit. */
  shown(): Issue[];
}

/** Makes one issue, worded in English. */
export function issueOf(code: string, severity: Severity, pointer: string, params: Params = {}): Issue {
  const [message, hint] = english[code] ?? [code];
  const worded = { code, severity, pointer, message: fill(message, params), params };
  return hint === undefined ? worded : { ...worded, hint: fill(hint, params) };
}

/** An empty collector. */
export function createIssues(): Issues {
  const list: Issue[] = [];
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

/** Puts `params` into the `{name}` places of a sentence. */
export function fill(sentence: string, params: Params): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : place,
  );
}
