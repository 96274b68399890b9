/** The schema of rules: it takes every rule that is right, and refuses none that the rule checker takes. */
import Ajv, { type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operators } from '../src/rule/operators.js';
import { runs } from './effort.js';
import { filesIn, textOf } from './fixtures.js';
import { mustAnswer, nameOf, run, suites } from './json-logic/cases.js';
import { any, data, names, rulesOf } from './json-logic/families.js';
import type { Json } from './json-logic/typing.js';

const schemas = filesIn('packages/core/schema/').map(
  (name) => JSON.parse(textOf(`packages/core/schema/${name}`)) as object,
);
const ajv = new Ajv({ schemas, strict: true, strictTypes: false, strictTuples: false, allowUnionTypes: true });
const validatorOf = (name: string): ValidateFunction =>
  ajv.getSchema(`https://tieuchi.dev/schema/${name}.schema.json`)!;
const takes = validatorOf('rule');

const folders = filesIn('criteria-packs/').filter((name) => !name.includes('.'));
const documents = (kind: 'pack' | 'programme') =>
  folders.flatMap((folder) =>
    filesIn(`criteria-packs/${folder}/`)
      .filter((name) => name === `${kind}s`)
      .flatMap((name) =>
        filesIn(`criteria-packs/${folder}/${name}/`).map((file) => `criteria-packs/${folder}/${name}/${file}`),
      )
      .filter((path) => path.endsWith(`.${kind}.json`)),
  );

describe.each(['pack', 'programme'] as const)('with the schema of a %s', (kind) => {
  test.each(documents(kind))('%s is right', (path) => {
    const validate = validatorOf(kind);
    validate(JSON.parse(textOf(path)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('a rule that is none is refused', () => {
    const [path] = documents(kind);
    const spoilt = textOf(path!).replaceAll('">="', '">=>"').replaceAll('"var"', '"vra"');
    expect(validatorOf(kind)(JSON.parse(spoilt))).toBe(false);
  });
});

test('every case that must be answered is a rule', () => {
  const listed = mustAnswer();
  const refused = suites().flatMap(({ name, cases }) =>
    cases.filter((each) => listed[name]?.includes(nameOf(each)) && !takes(each.rule)).map(nameOf),
  );
  expect(refused).toEqual([]);
});

test.each([
  { '>=>': [1, 2] },
  { And: [true] },
  { '/': [1, 2] },
  {},
  { '<': [1, 2], '>': [1, 2] },
  { '<': [1] },
  { '<': [1, 2, 3, 4] },
  { '>': [1, 2, 3] },
  { '==': [1] },
  { in: [{ var: 'c' }] },
  { in: [{ var: 'c' }, 'x'] },
  { in: ['x', ['x']] },
  { and: [] },
  { and: true },
  { '!': [true, false] },
  { '!': [] },
  { '-': [1, 2, 3] },
  { '+': 1 },
  { var: ['a', 1] },
  { var: 1 },
  { var: [] },
  { if: [true, 1] },
  { if: [true, 1, false, 2] },
  { if: [true, 1, false, 2, true, 3] },
  { '+': [1, true] },
  { and: [1, true] },
  { and: [{ '+': [1] }] },
  { '!': { max: [1, 2] } },
  { '+': [{ '<': [1, 2] }] },
  { '+': [{ if: [true, false, true] }] },
  null,
  'a',
  [],
  2e9,
])('%j is refused', (rule) => {
  expect(takes(rule)).toBe(false);
});

describe('what the schema refuses, the rule checker refuses', () => {
  const taken = (rules: readonly Json[]) => {
    const refusedBySchema = rules.filter((rule) => !takes(JSON.parse(JSON.stringify(rule))));
    expect(refusedBySchema.filter((rule) => run(rule, data).kind !== 'refused')).toEqual([]);
    return rules.length - refusedBySchema.length;
  };

  test.each(names)('in rules of %s', (name) => {
    expect(taken(rulesOf(name)) > 0).toBe(Object.hasOwn(operators, name));
  });

  test('in rules of any depth', () => {
    let count = 0;
    fc.assert(
      fc.property(any, (rule) => {
        count += taken([rule]);
      }),
      runs(10_000),
    );
    expect(count).toBeGreaterThan(runs(10_000).numRuns / 20);
  });
});
