import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { compilePack } from '../check/pack.js';
import { compilePlaces } from '../check/places.js';
import { compileProgramme } from '../check/programme.js';
import { canonicalJson } from '../json/canonical.js';
import { evaluate } from '../judge/evaluate.js';
import { rollUp } from '../rollup/roll-up.js';
import { reviewOf } from './review.js';
import { changeBetween } from './share-change.js';

const pack = compilePack({
  ...{ format: 'tieuchi-pack/1', id: 'test/p', version: '1.0.0', subject: 's', group: 'g', place: 'top' },
  ...{ through: 'home', inForce: { from: '2000-01-01', status: 'placeholder' }, sources: {} },
  facts: { a: { type: 'integer', min: 0, max: 9 } },
  titles: [{ id: 't', status: 'placeholder', when: { '>=': [{ var: 'a' }, 5] } }],
});
const programmeOf = (id: string) =>
  compileProgramme(
    {
      ...{ format: 'tieuchi-programme/1', id, version: '1.0.0', place: 'top', asOf: '12-31', sources: {} },
      roles: { home: { of: 'place' } },
      measures: [
        {
          ...{ id: 'm', count: 's', through: 'home', met: { var: 'title.t' }, levels: ['low', 'high'] },
          targets: [{ year: 2023, atLeast: 50, status: 'placeholder' }],
        },
      ],
    },
    [pack],
  );
const programmes = ['test/a', 'test/b'].map(programmeOf);
const places = compilePlaces({
  ...{ format: 'tieuchi-places/1', id: 'places', version: '1.0.0' },
  places: [
    { id: 'top', code: 'top', level: 'high', name: 'top' },
    ...['x', 'y', 'z'].map((id) => ({ id, code: id, level: 'low', name: id, parent: 'top' })),
  ],
});
const YEARS = [2021, 2022, 2023, 2024];
const people = fc.array(
  fc.record({
    year: fc.constantFrom(...YEARS),
    home: fc.constantFrom('x', 'y', 'z'),
    a: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  }),
  { maxLength: 30 },
);
const scored = (year: number, home: string, a: number | undefined, index: number) => {
  const facts = a === undefined ? {} : { a };
  const record = { subject: `p-${index}`, year, group: 'g' as const, places: { home }, facts };
  return { record, result: evaluate(pack, record) };
};
const options = { programmes, places: [places] };

test('years counted one by one, in any order, make the same period as years counted together', () => {
  fc.assert(
    fc.property(people, fc.infiniteStream(fc.nat()), (rows, keys) => {
      const all = rows.map(({ year, home, a }, index) => scored(year, home, a, index));
      const together = rollUp(programmes, places, all);
      const yearly = YEARS.map((year) =>
        rollUp(
          programmes,
          places,
          all.filter(({ record }) => record.year === year),
        ),
      );
      // Some years told twice, in some order.
      const shuffled = [...yearly, ...yearly.slice(1)]
        .map((report) => ({ report, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ report }) => report);
      expect(canonicalJson(reviewOf(shuffled, options))).toBe(canonicalJson(reviewOf([together], options)));
    }),
    runs(60),
  );
});

const tally = fc.record({
  met: fc.nat(6),
  unmet: fc.nat(6),
  unknown: fc.nat(3),
  maybeMet: fc.nat(2),
  maybeUnmet: fc.nat(2),
  maybeUnknown: fc.nat(2),
  exempt: fc.constant(0),
});
type Tally = typeof tally extends fc.Arbitrary<infer T> ? T : never;

/** Every share that the undecided could still make, as met and total. */
function completions({ met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown }: Tally) {
  const found: { met: number; total: number }[] = [];
  for (let u = 0; u <= unknown; u += 1)
    for (let m = 0; m <= maybeMet; m += 1)
      for (let n = 0; n <= maybeUnmet; n += 1)
        for (let in_ = 0; in_ <= maybeUnknown; in_ += 1)
          for (let k = 0; k <= in_; k += 1)
            found.push({ met: met + u + m + k, total: met + unmet + unknown + m + n + in_ });
  return found;
}

test('a direction is sure exactly when every completion of both years has it', () => {
  fc.assert(
    fc.property(tally, tally, (first, last) => {
      const change = changeBetween({ year: 2021, tally: first }, { year: 2022, tally: last });
      const isEmpty = [first, last].some(({ met, unmet, unknown }) => met + unmet + unknown === 0);
      expect(change.notComparable).toBe(isEmpty ? 'nobody' : undefined);
      if (isEmpty) return;
      const directions = new Set(
        completions(first).flatMap((a) => completions(last).map((b) => Math.sign(b.met * a.total - a.met * b.total))),
      );
      const sign = { up: 1, down: -1, same: 0 }[change.direction!];
      expect(change.surely === true).toBe(directions.size === 1 && directions.has(sign));
      const totals = [first, last].map(({ met, unmet, unknown }) => met + unmet + unknown) as [number, number];
      expect(change.difference).toEqual({
        numerator: String(last.met * totals[0] - first.met * totals[1]),
        denominator: String(totals[0] * totals[1]),
      });
    }),
    runs(200),
  );
});
