/**
 * An issue says that a document or the data is wrong: what and where. It is data; sentences live in catalogues, and whoever
 * shows an issue gives them.
 */

/** An `error` refuses the document, or leaves a value out; a `warning` does not. */
export type Severity = 'error' | 'warning';

/** One mistake, located, as data. `code` never changes its meaning; `params` fill the sentences of `wordIssue`. */
export interface Issue {
  /** What is wrong, as `area/what`; every code stands in the reference of issue codes. */
  readonly code: string;
  /** Whether it refuses the document, or leaves a value out (`error`), or neither (`warning`). */
  readonly severity: Severity;
  /** JSON Pointer into the document or record; empty for the whole of it. */
  readonly pointer: string;
  /** What fills the sentences, by name: values that were found, names that were meant, limits. */
  readonly params: { readonly [name: string]: string | number };
  /** Line of the text, from 1; only when the document was given as text. */
  readonly line?: number;
  /** Column within the line in UTF-16 units, from 1; beside `line`. */
  readonly column?: number;
}

/** An issue with its sentence in English, as the main entry gives it. */
export interface WordedIssue extends Issue {
  /** The sentence in English; `wordIssue` gives it in other languages. */
  readonly message: string;
  /** What to do, in English; absent where the sentence says it all. */
  readonly hint?: string;
}

/** What fills the places in braces of a sentence, by name. */
export type Params = { readonly [name: string]: string | number };
