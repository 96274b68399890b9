/**
 * The engine and the second implementation, which was written from SEMANTICS alone, tell the same of random worlds: records,
 * tallies, declared counts, other trees, kinds of places and their targets, stages, heads, issues, period reports, and the
 * digest of the records. `npm run test:worlds` holds thousands of them against each other.
 */
import { expect, test } from 'vitest';
import { runs } from '../effort.js';
import { differences, isSound } from './compare.js';
import { worldOf } from './world.js';

test('of every world both tell the same', () => {
  const { numRuns } = runs(2_000);
  const seeds = Array.from({ length: numRuns }, (_, index) => index + 1);
  const sound = seeds.filter((seed) => isSound(worldOf(seed)));
  expect(sound.length).toBeGreaterThan(numRuns * 0.9);
  const found = sound.flatMap((seed) => {
    const { engine, second } = differences(worldOf(seed));
    return engine.length + second.length === 0 ? [] : { seed, engine, second };
  });
  expect(found).toEqual([]);
});

test('a world whose places were divided, with a whole tally beside, is among them', () => {
  const worlds = Array.from({ length: 200 }, (_, seed) => worldOf(seed + 1));
  const isBeside = worlds.some(({ places, counts }) =>
    places.links?.some(
      ({ kind, to }) => kind === 'partial' && counts.some(({ place, met }) => place === to && met !== undefined),
    ),
  );
  expect(isBeside).toBe(true);
});
