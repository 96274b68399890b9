/**
 * The words of English alone: the sentences of issues, for `wordIssue`.
 *
 * @module @tieuchi/core/en
 */
export { en } from './issue/english.js';
export { type Wording, wordIssue } from './issue/wording.js';
