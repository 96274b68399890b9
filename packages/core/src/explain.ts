/**
 * Results and issues in words.
 *
 * @module @tieuchi/core/explain
 */
export { type ExplainOptions, type Explanation, explain, type Sentences } from './explanation/explain.js';
export type { Line, LineOf, LineParams } from './explanation/line.js';
export { type Catalogue, type Wording, wordIssue } from './issue/wording.js';
