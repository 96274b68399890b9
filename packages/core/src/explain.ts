/**
 * Results and issues in words: those of the catalogue that one gives, such as `{ vi }` with `vi` of `@tieuchi/core/vi`.
 *
 * @module @tieuchi/core/explain
 */
export { type Explanation, explain, type Sentences } from './explanation/explain.js';
export type { Line, LineOf, LineParams } from './explanation/line.js';
export { type Catalogue, type Wording, wordIssue } from './issue/wording.js';
