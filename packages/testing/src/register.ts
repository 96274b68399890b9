/**
 * Cases as tests of vitest, jest, node:test, or of anything else that takes a name and a function.
 */
import { type CompiledPack, canonicalJson } from '@tieuchi/core';
import type { Case, Stock } from './case.js';
import { type CaseResult, runCases } from './run.js';

/** `test` of vitest, jest or node:test: takes the name of a test and what it does, which throws when it fails. */
export type TestFunction = (name: string, run: () => void) => unknown;

/**
 * Registers one test for each case, named by its note; a test fails with what was wanted and what was found.
 *
 * @throws what `test` throws; a test throws an Error when its case fails, and what `runCases` throws.
 *
 * @example
 * const names = [];
 * const want = ['met'];
 * const query = '/titles/reader/verdict';
 * const record = { group: 'nhom-1', facts: { books: 12 } };
 * testCases((name, run) => { names.push(name); run(); }, pack, [{ note: '12 are enough', pack: 'p', record, query, want }]);
 * names; // => ['12 are enough']
 */
export function testCases(test: TestFunction, on: CompiledPack | Stock, cases: readonly Case[]): void {
  for (const given of cases)
    test(given.note, () => {
      const [result] = runCases(on, [given]);
      if (!result!.passed) throw new Error(failureOf(result!));
    });
}

/**
 * Why a case failed: its query, what it wanted and what it found, as JSON. `∅` stands where nothing was found.
 *
 * @throws TypeError for a `want` that is no JSON.
 *
 * @example
 * const given = { note: 'n', pack: 'p', query: '/titles/x', want: ['met'] };
 * failureOf({ given, found: [undefined], passed: false }); // => '/titles/x: wanted ["met"], found [∅]'
 */
export function failureOf({ given: { query, want }, found }: CaseResult): string {
  return `${query}: wanted ${foundText(want)}, found ${foundText(found)}`;
}

/**
 * What a case found, as JSON; `∅` stands where nothing was found.
 *
 * @throws TypeError for what is no JSON.
 *
 * @example
 * foundText([undefined, 3]); // => '[∅,3]'
 */
export function foundText(found: unknown): string {
  if (Array.isArray(found)) return `[${found.map(foundText).join(',')}]`;
  return found === undefined ? '∅' : canonicalJson(found);
}
