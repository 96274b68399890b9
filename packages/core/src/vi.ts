/**
 * The words of Vietnamese alone: the sentences of issues, for `wordIssue`.
 *
 * @module @tieuchi/core/vi
 */
export { vi } from './issue/vietnamese.js';
export { type Wording, wordIssue } from './issue/wording.js';
