import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberFrom } from './numerals.js';

describe('a numeral is the number it says, or none', () => {
  test.each<[string, number | undefined]>([
    ['0', 0],
    ['-0', -0],
    ['0.0', 0],
    ['0e5', 0],
    ['-0.000000000000000000000', -0],
    ['8', 8],
    ['8.0', 8],
    ['8.00000000000000000000000', 8],
    ['0.1', 0.1],
    ['1e3', 1000],
    ['1E+3', 1000],
    ['1000e-3', 1],
    ['12.5e-1', 1.25],
    ['123456789.123456', 123456789.123456],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992],
    ['100000000000000000000000', 1e23],
    ['5e-324', 5e-324],
    ['9007199254740993', undefined],
    ['-9007199254740993', undefined],
    ['79.99999999999999999', undefined],
    ['5.0000000000000000000001', undefined],
    ['0.30000000000000001', undefined],
    ['0.12345678901234567890', undefined],
    ['1e-400', undefined],
    ['-1e-400', undefined],
    ['4.9e-324', undefined],
    ['1e999', undefined],
    ['1e-99999999999999999999', undefined],
  ])('%s', (numeral, number) => expect(numberFrom(numeral)).toBe(number));

  test('in time that grows with its length', () => {
    expect(numberFrom(`0.${'0'.repeat(400_000)}1`)).toBeUndefined();
    expect(numberFrom(`1${'0'.repeat(400_000)}`)).toBeUndefined();
    expect(numberFrom(`8.${'0'.repeat(400_000)}`)).toBe(8);
  });
});

test('what a number is written as means that number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(numberFrom(String(number))).toBe(number === 0 ? 0 : number);
      expect(numberFrom(JSON.stringify(number))).toBe(number === 0 ? 0 : number);
    }),
  );
});

test('digits beyond those of a number change it, and are never lost', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 1, max: 9 }), (whole, last) => {
      expect(numberFrom(`${whole}.0000000000000000000${last}`)).toBeUndefined();
      expect(numberFrom(`${whole}.00000${last}`)).toBe(Number(`${whole}.00000${last}`));
    }),
  );
});
