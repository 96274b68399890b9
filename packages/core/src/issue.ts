/**
 * An issue says that a document or the data is wrong: what, where, and what to do. It is data; the wording lives in the
 * catalogue.
 */

import { english } from './english.js';
import { limits } from './limits.js';
import { nearestName, type Steps } from './names.js';

/** An `error` refuses the document, or leaves a value out; a `warning` does not. */
export type Severity = 'error' | 'warning';

/** One mistake, located. `code` never changes its meaning; `params` fill the catalogue's sentences. */
export interface Issue {
  /** What is wrong, as `area/what`; every code stands in the reference of issue codes. */
  readonly code: string;
  /** Whether it refuses the document, or leaves a value out (`error`), or neither (`warning`). */
  readonly severity: Severity;
  /** JSON Pointer into the document or record; empty for the whole of it. */
  readonly pointer: string;
  /** The sentence in English; `explain` gives it in other languages. */
  readonly message: string;
  /** What to do, in English; absent where the sentence says it all. */
  readonly hint?: string;
  /** What fills the sentences, by name: values that were found, names that were meant, limits. */
  readonly params: { readonly [name: string]: string | number };
  /** Line of the text, from 1; only when the document was given as text. */
  readonly line?: number;
  /** Column within the line in UTF-16 units, from 1; beside `line`. */
  readonly column?: number;
}

/** At most this many issues are kept of one document; the count of the rest is told. */
export const SHOWN_ISSUES = limits.issues;

/** What fills the places in braces of a sentence, by name. */
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
  /** The known name that a misspelt one may be meant for; none when no further error is shown, or too many were sought. */
  nearest(name: string, known: Iterable<string>): string | undefined;
  /** What was found, with a last issue that counts those beyond the limit. */
  shown(): Issue[];
}

/** Makes one issue, worded in English. */
export function issueOf(code: string, severity: Severity, pointer: string, given: Params = {}): Issue {
  const params = short(given);
  return { code, severity, pointer, ...wordIssue({ issues: english, words: {} }, { code, params }), params };
}

/** The first half of a character whose second half was cut off. */
const HALF = /[\ud800-\udbff]$/;

/** The same params, with texts that a message can hold. */
function short(params: Params): Params {
  const isShort = (value: string | number) => typeof value !== 'string' || value.length <= limits.shownCharacters;
  if (Object.values(params).every(isShort)) return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isShort(value)
        ? value
        : `${String(value)
            .slice(0, limits.shownCharacters - 1)
            .replace(HALF, '')}…`,
    ]),
  );
}

/** An empty collector. Of what stands at a pointer in `told` no further error is worded. */
export function createIssues(told: ReadonlySet<string> = new Set()): Issues {
  const list: Issue[] = [];
  const causes = new Map<string, { readonly issue?: Issue; times: number }>();
  const steps: Steps = { left: limits.allNearestSteps };
  let errors = 0;
  let beyond = 0;
  /** Beyond those that are shown, none is worded. */
  const isBeyond = () => {
    if (errors < SHOWN_ISSUES) return false;
    errors += 1;
    beyond += 1;
    return true;
  };
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
    error: (code, pointer, params) => {
      if (!told.has(pointer) && !isBeyond()) push(issueOf(code, 'error', pointer, params));
    },
    warning: (code, pointer, params) => {
      if (list.length < SHOWN_ISSUES) push(issueOf(code, 'warning', pointer, params));
      else beyond += 1;
    },
    once: (cause, code, pointer, params) => {
      const before = causes.get(cause);
      if (before !== undefined) return void (before.times += 1);
      if (isBeyond()) return void causes.set(cause, { times: 1 });
      const issue = issueOf(code, 'error', pointer, { ...params, times: 1 });
      causes.set(cause, { issue, times: 1 });
      push(issue);
    },
    hasErrors: () => errors > 0,
    nearest: (name, known) => (errors >= SHOWN_ISSUES ? undefined : nearestName(name, known, steps)),
    shown: () => {
      const again = new Map<Issue, number>();
      for (const { issue, times } of causes.values()) if (issue !== undefined && times > 1) again.set(issue, times);
      const told = list.map((issue) => {
        const times = again.get(issue);
        return times === undefined ? issue : issueOf(issue.code, 'error', issue.pointer, { ...issue.params, times });
      });
      return beyond > 0 ? [...told, issueOf('document/more-issues', 'warning', '', { count: beyond })] : told;
    },
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

/** How one language words issues: a sentence for each code, with `{names}` that the params of an issue fill. */
export interface Wording {
  /** Code ▸ sentence and what to do. */
  readonly issues: { readonly [code: string]: readonly [message: string, hint?: string] };
  /** The engine's own words that fill places in the sentences: English ▸ this language. */
  readonly words: { readonly [english: string]: string };
}

/**
 * What an issue says in a language, and what to do: its sentence with the params filled in. An issue whose code the wording
 * does not know keeps its own message. Never throws.
 *
 * @example
 * const [issue] = checkPack('{');
 * wordIssue(catalogue.vi, issue).hint; // => 'viết thêm dấu `}` còn thiếu'
 */
export function wordIssue(
  { issues, words }: Wording,
  { code, params, message: fallback }: Pick<Issue, 'code' | 'params'> & { readonly message?: string },
): {
  /** The sentence. */
  readonly message: string;
  /** What to do; absent where the sentence says it all. */
  readonly hint?: string;
} {
  const [message, hint] = Object.hasOwn(issues, code) ? issues[code]! : [];
  if (message === undefined) return { message: fallback ?? code };
  return {
    message: fill(message, params, words),
    ...(hint !== undefined && { hint: fill(hint, params, words) }),
  };
}
