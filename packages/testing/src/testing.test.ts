import nodeTest from 'node:test';
import { compilePack } from '@tieuchi/core';
import { describe, expect, test } from 'vitest';
import { type Case, caseFault, casesOf, failureOf, runCases, stockOf, testCases } from './index.js';

const pack = compilePack({
  ...{ format: 'tieuchi-pack/1', id: 'demo/reader', version: '1.0.0', subject: 'cong-dan', group: 'nhom-1' },
  ...{ place: 'vn', through: 'noi-o', inForce: { from: '2022-01-01', status: 'placeholder' }, sources: {} },
  facts: { books: { type: 'integer', min: 0, max: 100 } },
  titles: [{ id: 'reader', status: 'placeholder', when: { '>=': [{ var: 'books' }, 12] } }],
});
const query = '/titles/reader/verdict';
const of = (note: string, want: unknown, ...books: number[]): Case => ({
  ...{ note, pack: 'packs/reader.pack.json', record: { group: 'nhom-1' }, query, want },
  records: books.map((each) => ({ facts: { books: each } })),
});

test('what is wanted passes, anything else fails, and nothing found is never wanted', () => {
  const cases = [
    of('right', ['met', 'unmet'], 12, 11),
    of('wrong', ['met'], 11),
    of('fewer', ['met'], 12, 12),
    { ...of('nowhere', ['met'], 12), query: '/titles/none' },
    { ...of('the whole', undefined, 12), query: '/nothing' },
  ];
  const results = runCases(pack, cases);
  expect(results.map(({ passed }) => passed)).toEqual([true, false, false, false, false]);
  expect(results[1]).toEqual({ given: cases[1], passed: false, found: ['unmet'] });
  expect(failureOf(results[3]!)).toContain('found [∅]');
});

test('earlier years and members are part of a case', () => {
  const history = { since: 2020, titles: [] };
  expect(runCases(pack, [{ ...of('with history', ['met'], 12), history }])[0]).toMatchObject({ passed: true });
  const members = [{ subject: 'b', group: 'nhom-1', facts: { books: 1 } }];
  expect(runCases(pack, [{ ...of('with members', ['met'], 12), members }])[0]).toMatchObject({ passed: true });
});

describe('a file of cases', () => {
  test('is a list of cases', () => {
    const cases = [of('right', ['met'], 12)];
    expect(casesOf(JSON.stringify(cases), pack)).toEqual(cases);
  });

  test.each<[unknown, string]>([
    ['x', ''],
    [{ ...of('n', [], 1), note: 1 }, 'note'],
    [{ ...of('n', [], 1), query: 'titles' }, 'query'],
    [{ note: 'n', pack: 'p', query: '' }, 'want'],
    [{ ...of('n', [], 1), wnat: [] }, 'wnat'],
    [{ note: 'n', query: '', want: 1 }, 'programme'],
    [{ ...of('n', [], 1), programme: 'p' }, 'pack'],
  ])('with %j names the key', (value, key) => {
    expect(caseFault(value, stockOf(pack))).toEqual({ key });
    expect(() => casesOf(JSON.stringify([of('right', ['met'], 12), value]), pack)).toThrow(`case 1: \`${key}\``);
  });

  test('that is no list is told so', () => {
    expect(() => casesOf('{}', pack)).toThrow('a list');
    expect(() => casesOf('[', pack)).toThrow(SyntaxError);
  });
});

describe('cases as tests', () => {
  // Registered for good: these are tests of this file.
  testCases(test, pack, [of('12 books are enough', ['met', 'unmet'], 12, 11)]);

  test('fail with what was wanted and what was found', () => {
    const run: (() => void)[] = [];
    testCases((_, each) => run.push(each), pack, [of('wrong', ['met'], 11)]);
    expect(run).toHaveLength(1);
    expect(run[0]).toThrow('/titles/reader/verdict: wanted ["met"], found ["unmet"]');
  });

  test('are what node:test takes', () => {
    const takes: Parameters<typeof testCases>[0] = nodeTest;
    expect(takes).toBeTypeOf('function');
  });
});
