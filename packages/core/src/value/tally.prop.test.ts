import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import type { Target } from '../document/index.js';
import { mergeTallies } from '../index.js';
import { distanceTo, holdAgainst, targetVerdict } from '../programme/target.js';
import { shareOf } from './share.js';
import { EMPTY, type Tally, totalOf } from './tally.js';
import { highOf, lowOf } from './verdict.js';

const few = fc.nat({ max: 3 });
const tally: fc.Arbitrary<Tally> = fc.record({
  met: few,
  unmet: few,
  unknown: few,
  maybeMet: few,
  maybeUnmet: few,
  maybeUnknown: few,
  exempt: few,
});
const percent = fc.oneof(
  fc.constantFrom(0, 33.33, 50, 60, 66.67, 99.99, 100),
  fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
);
const target = fc.oneof(
  percent.map((atLeast) => ({ atLeast })),
  percent.filter((p) => p < 100).map((moreThan) => ({ moreThan })),
);

/** Every way the unknown may turn out: who belongs, and who of them is met. */
function completions({
  met,
  unmet,
  unknown,
  maybeMet,
  maybeUnmet,
  maybeUnknown,
}: Tally): { met: number; total: number }[] {
  const all: { met: number; total: number }[] = [];
  for (let turned = 0; turned <= unknown; turned += 1)
    for (let yes = 0; yes <= maybeMet; yes += 1)
      for (let no = 0; no <= maybeUnmet; no += 1)
        for (let open = 0; open <= maybeUnknown; open += 1)
          for (let opened = 0; opened <= open; opened += 1)
            all.push({ met: met + turned + yes + opened, total: met + unmet + unknown + yes + no + open });
  return all;
}

const reaches = (
  { met, total }: { met: number; total: number },
  { atLeast, moreThan }: { atLeast?: number; moreThan?: number },
) => {
  const [reached, asked] = [met * 10_000, Math.round((atLeast ?? moreThan)! * 100) * total];
  return atLeast !== undefined ? reached >= asked : reached > asked;
};

test('the share is the least and the greatest of all completions', () => {
  fc.assert(
    fc.property(tally, (given) => {
      const share = shareOf(given);
      const some = completions(given).filter(({ total }) => total > 0);
      if (some.length === 0) return void expect(share).toBeNull();
      const ratios = some.map(({ met, total }) => met / total);
      if (share!.low !== null) expect(share!.low.met / share!.low.total).toBe(Math.min(...ratios));
      if (share!.high !== null) expect(share!.high.met / share!.high.total).toBe(Math.max(...ratios));
      // An end is missing only where its denominator would be nobody.
      if (totalOf(given) > 0) expect([share!.low, share!.high]).not.toContain(null);
    }),
    runs(500),
  );
});

test('the verdict is that of all completions, and unknown when they differ', () => {
  fc.assert(
    fc.property(tally, target, (given, asked) => {
      const verdict = targetVerdict(given, asked);
      const all = completions(given);
      const some = all.filter(({ total }) => total > 0);
      if (some.length === 0) return void expect(verdict).toBe('exempt');
      // Perhaps nobody belongs: that is neither success nor failure.
      if (totalOf(given) === 0) return void expect(verdict).toBe('unknown');
      const verdicts = new Set(some.map((each) => reaches(each, asked)));
      expect(verdict).toBe(verdicts.size === 2 ? 'unknown' : verdicts.has(true) ? 'met' : 'unmet');
    }),
    runs(500),
  );
});

test('the distance is the least number of members that would do, over all completions', () => {
  fc.assert(
    fc.property(tally, target, (given, asked) => {
      const distance = distanceTo(given, asked);
      const some = completions(given).filter(({ total }) => total > 0);
      // Over nobody, certainly or perhaps, there is no distance.
      if (totalOf(given) === 0) return void expect(distance).toBeUndefined();
      const lacking = some.map(({ met, total }) => {
        let more = 0;
        while (!reaches({ met: met + more, total }, asked)) more += 1;
        return more;
      });
      expect([lowOf(distance!), highOf(distance!)]).toEqual([Math.min(...lacking), Math.max(...lacking)]);
      expect(targetVerdict(given, asked) === 'met').toBe(highOf(distance!) === 0);
    }),
    runs(500),
  );
});

test('merging is addition: order and grouping cannot change it', () => {
  fc.assert(
    fc.property(tally, tally, tally, (a, b, c) => {
      expect(mergeTallies(a, b)).toEqual(mergeTallies(b, a));
      expect(mergeTallies(mergeTallies(a, b), c)).toEqual(mergeTallies(a, mergeTallies(b, c)));
      expect(mergeTallies(a, b, c)).toEqual(mergeTallies(mergeTallies(a, b), c));
      expect(mergeTallies(a, EMPTY)).toEqual(a);
      expect(mergeTallies()).toEqual(EMPTY);
    }),
  );
});

describe('a target', () => {
  const counts = (met: number, unmet: number): Tally => ({ ...EMPTY, met, unmet });
  test('of more than 60 % is not reached by 60 %, of at least 60 % it is', () => {
    expect(targetVerdict(counts(60, 40), { atLeast: 60 })).toBe('met');
    expect(targetVerdict(counts(60, 40), { moreThan: 60 })).toBe('unmet');
    expect(targetVerdict(counts(61, 39), { moreThan: 60 })).toBe('met');
    expect(distanceTo(counts(60, 40), { moreThan: 60 })).toBe(1);
    expect(distanceTo(counts(0, 3), { atLeast: 33.33 })).toBe(1);
    expect(distanceTo(counts(0, 3), { atLeast: 33.34 })).toBe(2);
  });

  test('is compared exactly where floats are not', () => {
    // 0.57 · 100 is 56.99999999999999 in floating point.
    expect(targetVerdict(counts(57, 43), { atLeast: 57 })).toBe('met');
    expect(targetVerdict(counts(69_76, 10_000 - 69_76), { atLeast: 69.76 })).toBe('met');
    expect(targetVerdict(counts(69_76, 10_000 - 69_76), { moreThan: 69.76 })).toBe('unmet');
    expect(targetVerdict(counts(1.15e8, 1e10 - 1.15e8), { moreThan: 1.15 })).toBe('unmet');
  });

  test('nobody is exempt, not a success', () => {
    expect(targetVerdict(EMPTY, { atLeast: 0 })).toBe('exempt');
    expect(targetVerdict({ ...EMPTY, exempt: 5 }, { atLeast: 0 })).toBe('exempt');
    expect(shareOf({ ...EMPTY, exempt: 5 })).toBeNull();
    expect(targetVerdict({ ...EMPTY, maybeMet: 3 }, { atLeast: 10 })).toBe('unknown');
  });

  const targets: Target[] = [
    { year: 2030, atLeast: 60, status: 'official', source: 's' },
    { year: 2025, moreThan: 40, status: 'official', source: 's' },
  ];
  test('has a verdict in its own year only; before it the next one shows its distance', () => {
    expect(holdAgainst(counts(50, 50), targets, 2025)).toEqual({
      year: 2025,
      moreThan: 40,
      status: 'official',
      source: 's',
      verdict: 'met',
      distance: 0,
    });
    expect(holdAgainst(counts(50, 50), targets, 2026)).toEqual({
      year: 2030,
      atLeast: 60,
      status: 'official',
      source: 's',
      distance: 10,
    });
    expect(holdAgainst(counts(40, 60), targets, 2023)).toEqual({
      year: 2025,
      moreThan: 40,
      status: 'official',
      source: 's',
      distance: 1,
    });
    expect(holdAgainst(counts(50, 50), targets, 2031)).toBeUndefined();
  });

  test('in words has no verdict', () => {
    expect(holdAgainst(counts(1, 1), [{ year: 2025, inWords: 'tiếp tục', status: 'official' }], 2025)).toEqual({
      year: 2025,
      inWords: 'tiếp tục',
      status: 'official',
    });
  });
});
