import { readdirSync, readFileSync } from 'node:fs';
import { checkPack, type Issue } from '@tieuchi/core';
import { catalogue } from '@tieuchi/core/messages';
import { describe, expect, test } from 'vitest';
import { en } from './en.js';
import { inputMessages } from './input.js';
import { createSpeech } from './speech.js';
import { vi } from './vi.js';

const base = {
  format: 'tieuchi-pack/1',
  id: 'a/b',
  version: '1.0.0',
  subject: 'x',
  group: 'y',
  place: 'z',
  through: 'r',
  inForce: { from: '2022-01-01', status: 'placeholder' },
  sources: {},
  facts: { doc: { type: 'integer', min: 1, max: 10 } },
  titles: [{ id: 't', status: 'placeholder', when: { '>=': [{ var: 'doc' }, 5] } }],
};
const issueOf = (change: object) =>
  checkPack({ ...base, ...change }).find((issue) => issue.severity === 'error') as Issue;
const title = (when: unknown) => ({ titles: [{ id: 't', status: 'placeholder', when }] });

describe('in Vietnamese', () => {
  const vi = createSpeech('vi');
  test.each<[string, Issue, RegExp]>([
    ['a type', issueOf(title({ '+': [{ var: 'doc' }, 1] })), /điều kiện.*số/],
    ['a refused operator', issueOf(title({ '>=': [{ '/': [{ var: 'doc' }, 2] }, 1] })), /nhân vế kia/],
    ['a number of operands', issueOf(title({ '>=': [{ var: 'doc' }] })), /2/],
    ['a shape', issueOf({ titles: {} }), /danh sách/],
  ])('%s is told without English words', (_, issue, words) => {
    const { message, hint = '' } = vi.issue(issue);
    expect(`${message} ${hint}`).toMatch(words);
    expect(`${message} ${hint}`).not.toMatch(/\b(expected|found|number|truth|instead|object|array|list)\b/);
  });

  test('what the user wrote stays as it was written', () => {
    expect(vi.issue({ code: 'rule/unknown-name', params: { name: 'number', times: 1 } }).message).toContain('`number`');
  });
});

describe('numbers', () => {
  test('are grouped and rounded half up, as each language writes them', () => {
    expect(createSpeech('vi').number(1234567)).toBe('1.234.567');
    expect(createSpeech('en').number(1234567)).toBe('1,234,567');
    expect(createSpeech('vi').percent(1, 8)).toBe('12,50%');
    expect(createSpeech('en').percent(2, 3)).toBe('66.67 %');
    expect(createSpeech('en').percent(1, 20_000)).toBe('0.01 %');
    expect(createSpeech('en').percent(0, 0)).toBe('–');
    // What is not the target, not all and not none is never shown as if it were.
    expect(createSpeech('en').percent(10_000, 20_001, 50)).toBe('49.998 %');
    expect(createSpeech('en').percent(10_000, 20_000, 50)).toBe('50.00 %');
    expect(createSpeech('en').percent(999_999, 1_000_000)).toBe('99.9999 %');
    expect(createSpeech('vi').percent(1, 1_000_000)).toBe('0,0001%');
    expect(createSpeech('en').percent(499_999_999, 1_000_000_000, 50)).toBe('49.9999999 %');
    expect(createSpeech('en').percent(0, 7)).toBe('0.00 %');
    expect(createSpeech('en').percent(7, 7)).toBe('100.00 %');
  });
});

/** Text of all files of a folder that are no tests and no words. */
function sourceOf(folder: URL): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.|^words\//.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
}

test('every sentence is used: by its key, or by a key put together of two words', () => {
  const command = sourceOf(new URL('../', import.meta.url));
  const words = command + sourceOf(new URL('../../../core/src/', import.meta.url));
  const isQuoted = (word: string, text: string) => text.includes(`'${word}'`);
  const isPutTogether = (key: string) =>
    [...key.matchAll(/-/g)].some(
      ({ index }) =>
        command.includes(`\`${key.slice(0, index + 1)}\${`) &&
        (isQuoted(key.slice(index + 1), words) || words.includes(`${key.slice(index + 1)}:`)),
    );
  expect(Object.keys(en).filter((key) => !isQuoted(key, command) && !isPutTogether(key))).toEqual([]);
});

describe('Vietnamese has one form', () => {
  const { issues, words } = catalogue.vi!;
  const all = [
    ...Object.values(vi),
    ...Object.values(inputMessages).flatMap((each) => each.vi),
    ...Object.values(issues).flat(),
    ...Object.values(words ?? {}),
  ].filter((each): each is string => typeof each === 'string');

  test.each<[string, RegExp]>([
    ['of a hint: the verb alone', /hãy/i],
    ['of a guess: “có phải là …?”', /có phải ý|có phải (?!là)|có phải là [^?]*không\?/],
    ['of a percentage: no space before the sign', /[\d}] %/],
    ['of a measure: “chỉ tiêu thống kê”', /không chỉ tiêu (?!thống kê)|^chỉ tiêu$/],
  ])('%s', (_, other) => {
    expect(all.length).toBeGreaterThan(500);
    expect(all.filter((each) => other.test(each))).toEqual([]);
  });
});
