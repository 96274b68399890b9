import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCodePoints, hasHalf, LONE_SURROGATE, sortedByCodePoints } from './names.js';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.string({ maxLength: 4 }));

test('texts are sorted by code points, with and without pairs of units', () => {
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      expect(sortedByCodePoints(texts)).toEqual([...texts].sort(compareCodePoints));
    }),
  );
  expect(sortedByCodePoints(['\u{1f600}', '\uff21', 'a'])).toEqual(['a', '\uff21', '\u{1f600}']);
});

test('half of a pair is found wherever it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (any) => {
      expect(hasHalf(any)).toBe(LONE_SURROGATE.test(any));
    }),
  );
  expect(['\ud800', 'a\udc00', '\udc00\ud800', '\u{1f600}'].map(hasHalf)).toEqual([true, true, true, false]);
});
