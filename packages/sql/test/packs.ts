/** Random packs without year rules, over every operator and type of fact. */
import fc from 'fast-check';
import { packWith, titleOf } from '../../core/test/fixtures.js';
import { decimals, declarations, dyadic, rulesOf } from '../../core/test/rules.js';

const source = { status: 'placeholder' };

/** Packs of random rules, with indicators that may be exempt, criteria, a dated threshold, ranks and titles of titles. */
export const packs: fc.Arbitrary<object> = fc.constantFrom(dyadic, decimals).chain((numbers) => {
  const { number, truth } = rulesOf(numbers.literal);
  return fc
    .tuple(number, number, truth, truth, truth, truth, declarations(numbers, true), fc.boolean())
    .map(([points, other, applies, otherApplies, met, when, facts, allMayBeExempt]) =>
      packWith({
        facts,
        thresholds: {
          nguong: [
            { value: 1, ...source },
            { value: 2.5, from: '2022-01-01', ...source },
          ],
        },
        criteria: [
          {
            id: 'k',
            indicators: [
              { id: 'i', applies, points, ...source },
              { id: 'm', ...(allMayBeExempt && { applies: otherApplies }), met, ...source },
            ],
          },
          {
            id: 'l',
            indicators: [
              { id: 'j', ...(allMayBeExempt && { applies: otherApplies }), points: { max: [other, 1] }, ...source },
            ],
          },
        ],
        titles: [
          {
            id: 'dat',
            when: { and: [when, { '>=': [{ var: 'points.total' }, { var: 'threshold.nguong' }] }] },
            ...source,
            ranks: [
              { id: 'gioi', when: { '>': [{ var: 'points.lowest' }, 2] }, ...source },
              { id: 'kha', ...source },
            ],
          },
          titleOf('ca', { or: [{ var: 'title.dat.gioi' }, { '<': [{ var: 'met.count' }, { var: 'points.k' }] }] }),
          titleOf('du', { or: [{ var: 'met.all' }, { '!': [{ var: 'title.ca' }] }] }),
        ],
      }),
    );
});
