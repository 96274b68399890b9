/**
 * The community's cases for JSON Logic, run through `compileRule`.
 */
import { compileRule, type Quantity, type Truth } from '../../src/index.js';
import { filesIn, textOf } from '../fixtures.js';
import { factsFor, type Json } from './typing.js';

export interface Case {
  /** Its place among the cases of its suite, from 1. */
  readonly number: number;
  readonly description: string;
  readonly rule: Json;
  readonly data?: Json;
  /** What is demanded; absent when an error is. */
  readonly result?: Json;
  readonly error?: Json;
}

export interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/**
 * What came of a case. `open`: unknown or a range, which is no answer; it may be so only where a fact is missing.
 * `refused`: with the code of the first issue of the rule, or else of the facts.
 */
export type Outcome =
  | { readonly kind: 'answered'; readonly value: number | boolean }
  | { readonly kind: 'open'; readonly value: Quantity | Truth; readonly reads: readonly string[] }
  | { readonly kind: 'refused'; readonly code: string };

const folder = 'packages/core/test/json-logic/';

/** All suites in order of their names; the headings between the cases are left out. */
export function suites(): Suite[] {
  const folders = filesIn(folder).filter((name) => !name.includes('.') && name !== 'LICENSE');
  const files = folders.flatMap((name) => filesIn(folder + name).map((file) => `${name}/${file}`));
  return ['compatible.json', ...files].map((file) => ({
    name: file.replace('.json', ''),
    cases: (JSON.parse(textOf(folder + file)) as (string | Omit<Case, 'number'>)[])
      .filter((each) => typeof each !== 'string')
      .map((each, index) => ({ ...(each as Omit<Case, 'number'>), number: index + 1 })),
  }));
}

/** A case as the list of those that must answer names it. */
export function nameOf({ number, description }: Case): string {
  return `${number} ${description}`;
}

/** The cases that must answer, by suite. */
export function mustAnswer(): { readonly [suite: string]: readonly string[] } {
  return JSON.parse(textOf(`${folder}must-answer.json`)) as { [suite: string]: string[] };
}

/** Runs a rule on the data, with facts typed from it. */
export function run(rule: Json, data: Json | undefined): Outcome {
  const facts = factsFor(rule, data);
  // As text, so that a rule which is text itself stays one.
  const compiled = compileRule(JSON.stringify(rule), facts);
  if (compiled.evaluate === undefined) {
    const errors = compiled.issues.filter(({ severity }) => severity === 'error');
    return { kind: 'refused', code: (errors.find(({ pointer }) => pointer.startsWith('/rule')) ?? errors[0]!).code };
  }
  const value = compiled.evaluate(data);
  if (typeof value === 'object' || value === 'unknown') return { kind: 'open', value, reads: compiled.reads };
  return { kind: 'answered', value: typeof value === 'number' ? value : value === 'met' };
}
