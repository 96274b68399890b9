import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from './examples.js';
import { packed, type State, unpacked } from './state.js';

const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 200 }), { nil: undefined });
const states = fc
  .record({
    example: fc.constantFrom(...examples.map(({ id }) => id)),
    locale: fc.constantFrom('en' as const, 'vi' as const, undefined),
    pack: text,
    record: text,
  })
  .map(
    (state) => Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as unknown as State,
  );

test('an address gives back the state, and needs no escaping', () =>
  fc.assert(
    fc.asyncProperty(states, async (state) => {
      const hash = await packed(state);
      expect(hash).toMatch(/^[\w.-]+$/);
      expect(await unpacked(hash)).toEqual(state);
    }),
  ));

test('what is the example’s own is not repeated', async () => {
  expect(await packed({ example: 'family' })).toBe('family');
  expect(await packed({ example: 'family', locale: 'vi' })).toBe('family.vi');
});

test('an edited national pack fits in an address', async () => {
  expect((await packed({ example: 'citizen', pack: `${examples[0].pack} ` })).length).toBeLessThan(6000);
});

test.each(['', '1.', '1.%%', '1.AAAA', 'x y', '2.abc', '1.q1YqSyzKzEtXslJQSlTSUSpITM4GsgEA'])(
  '%s holds nothing',
  async (hash) => {
    expect(await unpacked(hash)).toBeUndefined();
  },
);

test('an address that unfolds without end is not read', async () => {
  expect(await unpacked(await packed({ example: 'family', record: ' '.repeat(3_000_000) }))).toBeUndefined();
});
