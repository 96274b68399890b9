import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchLocale } from './locale.js';

test.each([
  ['vi', ['en', 'vi'], 'vi'],
  ['vi-VN', ['en', 'vi'], 'vi'],
  ['VI-vn', ['en', 'vi'], 'vi'],
  ['vi_VN.UTF-8', ['en', 'vi'], 'vi'],
  ['en-Latn-GB', ['en', 'vi'], 'en'],
  ['en-Latn-GB', ['en-GB', 'en-Latn', 'en'], 'en-Latn'],
  ['en-GB-oxendict', ['en', 'en-gb'], 'en-gb'],
  ['en', ['vi', 'en-GB', 'en-US'], 'en-GB'],
  ['en-US', ['vi', 'en-GB'], 'en-GB'],
  ['e', ['en'], undefined],
  ['eng', ['en'], undefined],
  ['fr-CA', ['en', 'vi'], undefined],
  ['', ['en'], undefined],
  ['-', ['en'], undefined],
  ['__proto__', ['en'], undefined],
  ['vi', [], undefined],
])('%s among %s is %s', (asked, known, found) => expect(matchLocale(asked, known)).toBe(found));

test('whatever is asked for: a tag that is at hand, or none', () => {
  fc.assert(
    fc.property(fc.anything(), fc.array(fc.string()), (asked, known) => {
      expect([undefined, ...known]).toContain(matchLocale(asked, known));
    }),
  );
});
