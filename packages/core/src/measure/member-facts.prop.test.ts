import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { packWith, programmeWith, titleOf } from '../../test/fixtures.js';
import { compilePack, compilePlaces, compileProgramme, createRun } from '../index.js';

const places = compilePlaces({
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  places: [{ id: 'vn', code: 'vn', level: 'quoc-gia', name: 'vn' }],
});

/** Bounds, a default or none, of one pack. */
const declaration = fc
  .record({ min: fc.nat({ max: 3 }), width: fc.integer({ min: 1, max: 5 }), default: fc.option(fc.nat({ max: 8 })) })
  .map(({ min, width, default: stated }) => ({
    type: 'integer',
    min,
    max: min + width,
    ...(stated !== null && stated >= min && stated <= min + width && { default: stated }),
  }));
const scene = fc.record({
  declared: fc.tuple(declaration, declaration),
  judge: fc.nat({ max: 1 }),
  value: fc.option(fc.nat({ max: 9 })),
  among: fc.nat({ max: 8 }),
  met: fc.nat({ max: 8 }),
});

test('what a measure says of a fact holds for all that the pack which judged allows, whatever other packs allow', () => {
  fc.assert(
    fc.property(scene, ({ declared, judge, value, among, met }) => {
      const packs = declared.map((a, index) =>
        compilePack(
          packWith({
            ...{ id: `test/p${index}`, group: `nhom-${index}` },
            facts: { a, b: { type: 'boolean' } },
            titles: [titleOf('t', { var: 'b' })],
          }),
        ),
      );
      const tallyOf = (given: unknown, order: readonly number[]) => {
        const own = order.map((at) => packs[at]!);
        const programme = compileProgramme(
          programmeWith({
            measures: [
              {
                ...{ id: 'm', count: 'cong-dan', through: 'noi-o', levels: ['quoc-gia'] },
                among: { '>=': [{ var: 'a' }, among] },
                met: { '>=': [{ var: 'a' }, met] },
              },
            ],
          }),
          own,
        );
        const run = createRun({ packs: own, programme, places, since: 2023 });
        const facts = given === undefined ? {} : { a: given };
        run.add({ subject: 'p', year: 2023, group: `nhom-${judge}`, places: { 'noi-o': 'vn' }, facts } as never);
        return run.finish().report.programmes[0]!.years[0]?.measures[0]?.places[0]?.tally;
      };
      const tally = tallyOf(value ?? undefined, [0, 1]);
      expect(tallyOf(value ?? undefined, [1, 0])).toEqual(tally);
      const { min, max, default: stated } = declared[judge]! as { min: number; max: number; default?: number };
      const isSound = value !== null && value >= min && value <= max;
      const completions = isSound
        ? [value]
        : value === null && stated !== undefined
          ? [stated]
          : Array.from({ length: max - min + 1 }, (_, index) => min + index);
      const members = completions.filter((a) => a >= among);
      if (members.length === 0) return void expect(tally).toBeUndefined();
      const isSure = members.length === completions.length;
      const truths = new Set(completions.map((a) => a >= met));
      const truth = truths.size === 2 ? 'unknown' : truths.has(true) ? 'met' : 'unmet';
      const name = isSure ? truth : `maybe${truth[0]!.toUpperCase()}${truth.slice(1)}`;
      expect(Object.entries(tally!).filter(([, count]) => count > 0)).toEqual([[name, 1]]);
    }),
    runs(500),
  );
});
