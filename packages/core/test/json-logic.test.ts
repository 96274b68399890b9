/** The community's cases for JSON Logic: the demanded answer, or a refusal with its code, never another answer. */
import { describe, expect, test } from 'vitest';
import { english } from '../src/issue/english.js';
import { mustAnswer, nameOf, run, suites } from './json-logic/cases.js';
import { mustAnswerBy } from './json-logic/well-typed.js';

test('all cases are here, and the list names cases of suites that exist', () => {
  expect(suites().map(({ name, cases }) => [name, cases.length])).toMatchObject({ length: 18 });
  expect(suites().reduce((sum, { cases }) => sum + cases.length, 0)).toBe(765);
  expect(Object.keys(mustAnswer()).filter((name) => !suites().some((suite) => suite.name === name))).toEqual([]);
});

describe.each(suites().map(({ name, cases }) => [name, cases] as const))('%s', (name, cases) => {
  test.each(cases.map((each) => [nameOf(each), each] as const))('%s', (_, { rule, data, result, error }) => {
    const outcome = run(rule, data);
    if (error !== undefined) expect(outcome.kind).toBe('refused');
    if (outcome.kind === 'refused') expect(english).toHaveProperty([outcome.code]);
    else if (outcome.kind === 'answered') expect(Object.is(outcome.value, -0) ? 0 : outcome.value).toBe(result);
    else {
      const known = (data ?? {}) as { readonly [name: string]: unknown };
      expect(outcome.reads.filter((read) => (known[read] ?? '') === '')).not.toEqual([]);
    }
  });

  test('those on the list answer, and no others', () => {
    const answered = cases.filter(({ rule, data }) => run(rule, data).kind === 'answered').map(nameOf);
    expect(answered).toEqual(mustAnswer()[name] ?? []);
  });

  test('those on the list are those whose operators are in the table and whose data is complete and well typed', () => {
    const demanded = cases.filter(({ rule, data }) => mustAnswerBy(rule, data)).map(nameOf);
    expect(mustAnswer()[name] ?? []).toEqual(demanded);
  });
});
