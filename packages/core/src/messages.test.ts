import { describe, expect, test } from 'vitest';
import { english } from './issue/english.js';
import { vietnamese } from './issue/vietnamese.js';
import { vietnameseWords } from './issue/vietnamese-words.js';
import { catalogue, wordIssue } from './messages.js';
import { refused } from './rule/operators.js';

/** Vietnamese sentences, as `code message` or `code hint`, that need no letter with a diacritic. */
const PLAIN: readonly string[] = [];

const codes = Object.keys(english);
const paramsIn = (sentences: readonly (string | undefined)[]) =>
  [...new Set(sentences.flatMap((sentence) => sentence?.match(/\{\w+\}/g) ?? []))].sort();
const sentencesOf = (words: typeof english) =>
  Object.entries(words).flatMap(([code, [message, hint]]) => [
    [`${code} message`, message] as const,
    ...(hint === undefined ? [] : [[`${code} hint`, hint] as const]),
  ]);

test('the catalogue holds both languages', () => {
  expect(catalogue.en!.issues).toBe(english);
  expect(catalogue.vi!.issues).toBe(vietnamese);
});

test('Vietnamese words the same codes, in the same order', () => {
  expect(Object.keys(vietnamese)).toEqual(codes);
});

describe.each(codes)('%s', (code) => {
  const [message, hint] = english[code] ?? [];
  const [viMessage, viHint] = vietnamese[code] ?? [];

  test('has the same params', () => {
    expect(paramsIn([viMessage, viHint])).toEqual(paramsIn([message, hint]));
  });

  test('has a hint in both languages or in neither', () => {
    expect(viHint === undefined).toBe(hint === undefined);
  });
});

describe.each([...sentencesOf(english), ...sentencesOf(vietnamese)])('%s', (_where, sentence) => {
  test('is NFC, starts lower case, ends without a full stop and stays on one line', () => {
    expect(sentence).toBe(sentence.normalize('NFC'));
    expect(sentence).not.toMatch(/\.$|\n|^\s|\s$/);
    expect(sentence).toMatch(/^[^\p{Lu}]/u);
    expect((sentence.match(/`/g) ?? []).length % 2).toBe(0);
  });
});

test.each(sentencesOf(vietnamese))('%s is Vietnamese', (where, sentence) => {
  const words = sentence.replace(/\{\w+\}|`[^`]*`/g, '');
  const hasDiacritic = /[đ]|[a-z]\p{Mn}/iu.test(words.normalize('NFD'));
  expect(hasDiacritic || PLAIN.includes(where)).toBe(true);
});

describe('words that fill places', () => {
  test('what to write instead of a refused operator', () => {
    expect(Object.values(refused).filter((instead) => !Object.hasOwn(vietnameseWords, instead))).toEqual([]);
  });

  test('are Vietnamese, in NFC', () => {
    for (const word of Object.values(vietnameseWords)) expect(word).toBe(word.normalize('NFC'));
  });
});

test('without a wording an issue keeps its own sentence', () => {
  const issue = { code: 'json/empty', params: {}, message: 'nothing is written yet', hint: 'begin' };
  expect(wordIssue(catalogue.fr, issue)).toEqual({ message: issue.message, hint: issue.hint });
  expect(wordIssue({} as never, issue)).toEqual({ message: issue.message, hint: issue.hint });
  expect(wordIssue(undefined, { code: 'x/y', params: {} })).toEqual({ message: 'x/y' });
});
