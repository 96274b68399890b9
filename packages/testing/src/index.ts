/**
 * Runs the cases of packs and programmes in any test runner: without a command line, without a database.
 *
 * @module @tieuchi/testing
 */

export { type Case, caseFault, casesOf, type Stock, stockOf } from './case.js';
export { failureOf, foundText, type TestFunction, testCases } from './register.js';
export { type CaseResult, runCases } from './run.js';
