import { expect, test } from 'vitest';
import { outcomeOf, watch } from './recognition.js';

const ranks = ['top', 'high', 'low'];

test.each([
  ['a rank is granted with a better one', 'x.low', { x: 'granted', 'x.top': 'granted' }, 'granted'],
  ['also where only the rank is told', 'x.low', { 'x.high': 'granted' }, 'granted'],
  ['and refused where only a lower one is granted', 'x.top', { x: 'granted', 'x.low': 'granted' }, 'refused'],
  ['without a word on ranks the last one is granted', 'x.low', { x: 'granted' }, 'granted'],
  ['and nothing is decided of the better ones', 'x.high', { x: 'granted' }, undefined],
  ['a title that is refused has no rank', 'x.top', { x: 'refused' }, 'refused'],
  ['a revoked one neither', 'x.low', { x: 'revoked' }, 'revoked'],
  ['what was decided of the rank itself counts', 'x.high', { x: 'refused', 'x.high': 'revoked' }, 'revoked'],
] as const)('%s', (_, name, outcomes, want) => {
  expect(outcomeOf(outcomes, watch(name, ranks))).toBe(want);
});

test('of a rank that the pack does not know only what names it decides', () => {
  for (const own of [[], ['first', 'second']]) {
    expect(outcomeOf({ x: 'granted' }, watch('x.top', own))).toBeUndefined();
    expect(outcomeOf({ x: 'granted', 'x.low': 'granted' }, watch('x.top', own))).toBeUndefined();
    expect(outcomeOf({ x: 'granted', 'x.top': 'granted' }, watch('x.top', own))).toBe('granted');
    expect(outcomeOf({ x: 'refused' }, watch('x.top', own))).toBe('refused');
  }
});
