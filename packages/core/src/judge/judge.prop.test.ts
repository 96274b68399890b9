import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { packWith } from '../../test/fixtures.js';
import { type CompiledPack, checkPack, compilePack, evaluate, type History, type SubjectRecord } from '../index.js';

const STATUS = { status: 'placeholder' } as const;
const facts = {
  a: { type: 'integer', min: 0, max: 10 },
  b: { type: 'integer', min: -2, max: 4, step: 2 },
  d: { type: 'decimal', min: 0, max: 0.5, step: 0.1 },
  t: { type: 'boolean' },
  c: { type: 'choice', of: ['x', 'y', 'z'] },
  e: { type: 'integer', min: 0, max: 400, default: 7 },
};
const v = (name: string) => fc.constant({ var: name });
const pairOf = (number: fc.Arbitrary<unknown>) => fc.tuple(number, number);

/** Rules over some numbers and truths. */
function rulesOver(numbers: readonly string[], truths: readonly string[]) {
  return fc.letrec<{ number: unknown; truth: unknown }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      ...numbers.map(v),
      fc.constantFrom(-1, 0, 0.1, 1, 2.5, 6),
      fc.record({ '+': fc.array(tie('number'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ '-': fc.array(tie('number'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ '*': pairOf(tie('number')) }),
      fc.record({ min: fc.array(tie('number'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ max: fc.array(tie('number'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ if: fc.tuple(tie('truth'), tie('number'), tie('number')) }),
    ),
    truth: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      ...truths.map(v),
      fc.record({ '==': fc.tuple(v('c'), fc.constantFrom('x', 'y')) }),
      fc.record({ in: fc.tuple(v('c'), fc.subarray(['x', 'y', 'z'], { minLength: 1, maxLength: 2 })) }),
      fc
        .constantFrom('<', '<=', '>', '>=', '==', '!=')
        .chain((operator) => pairOf(tie('number')).map((pair) => ({ [operator]: pair }))),
      fc.tuple(tie('number'), tie('number'), tie('number')).map((three) => ({ '<=': three })),
      fc.record({ and: fc.array(tie('truth'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('truth'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ '!': tie('truth') }),
      fc.record({ '!=': pairOf(tie('truth')) }),
      fc.record({ if: fc.tuple(tie('truth'), tie('truth'), tie('truth')) }),
    ),
  }));
}

const ofFacts = rulesOver(['a', 'b', 'd', 'e'], ['t']);
const NUMBERS = ['a', 'd', 'points.total', 'points.lowest', 'points.k', 'met.count', 'threshold.dat'];
const ofTitles = (...titles: string[]) => rulesOver(NUMBERS, ['t', 'met.all', ...titles]).truth;
const applies = fc.option(ofFacts.truth, { nil: undefined, freq: 2 });
const indicator = (id: string, rule: object) =>
  applies.map((when) => ({ id, ...STATUS, ...rule, ...(when !== undefined && { applies: when }) }));
const points = (id: string) => ofFacts.number.chain((rule) => indicator(id, { points: rule }));
const met = (id: string) => ofFacts.truth.chain((rule) => indicator(id, { met: rule }));
const years = fc.oneof(
  fc.record({ consecutive: fc.integer({ min: 2, max: 3 }), groupChange: fc.constantFrom('keep', 'reset', 'unknown') }),
  fc.constant({ atLeast: 2, of: 4 }),
  fc.constant({ validYears: 2 }),
);
const yearRule = fc
  .tuple(years, fc.constantFrom('reset', 'unknown'), fc.boolean())
  .map(([form, gap, decided]) => ({ title: 'one', ...form, gap, ...(decided && { counts: 'recognised' }) }));

const document = fc
  .record({
    indicators: fc.tuple(
      points('p'),
      points('q'),
      met('m'),
      met('n'),
      fc.constant({ id: 'whole', ...STATUS, points: { var: 'a' } }),
    ),
    one: ofTitles(),
    two: ofTitles('title.one'),
    three: ofTitles('title.one', 'title.two', 'title.three-years'),
    ranks: fc.tuple(ofTitles('title.three-years'), fc.boolean()),
    years: yearRule,
    both: yearRule,
    threshold: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ indicators, one, two, three, ranks: [better, gate], threshold, ...given }) =>
    packWith({
      facts,
      thresholds: {
        dat: [
          { value: threshold, ...STATUS },
          { value: threshold + 1, from: '2022-06-30', ...STATUS },
        ],
      },
      criteria: [
        { id: 'k', indicators: indicators.slice(0, 3) },
        { id: 'l', indicators: indicators.slice(3) },
      ],
      titles: [
        { id: 'one', ...STATUS, when: one },
        { id: 'two', ...STATUS, when: two, years: given.years },
        { id: 'three-years', ...STATUS, years: given.both },
        { id: 'last', ...STATUS, when: three },
        {
          id: 'ranked',
          ...STATUS,
          when: { var: 't' },
          ranks: [
            { id: 'high', ...STATUS, when: better, ...(gate && { upgradeAfterYears: 2 }) },
            { id: 'low', ...STATUS },
          ],
        },
      ],
    }),
  );

const whole = fc.record({
  a: fc.integer({ min: 0, max: 10 }),
  b: fc.constantFrom(-2, 0, 2, 4),
  d: fc.constantFrom(0, 0.1, 0.3, 0.5),
  t: fc.boolean(),
  c: fc.constantFrom('x', 'y', 'z'),
  e: fc.constantFrom(0, 7, 255, 256, 400),
});
/** Values that are missing, not allowed, or beyond what is remembered; and names that are no facts. */
const some = fc.oneof(
  { weight: 3, arbitrary: whole },
  fc.record(
    {
      a: fc.constantFrom(0, -0, 3, 11, '3', null),
      b: fc.constantFrom(1, 2),
      d: fc.constantFrom(0.25, 0.1),
      t: fc.constantFrom(true, 1),
      c: fc.constantFrom('x', 'w'),
      ee: fc.constant(1),
      e: fc.constant(3),
    },
    { requiredKeys: [] },
  ),
);
const verdict = fc.constantFrom('met', 'unmet', 'unknown', 'exempt');
const past = fc.option(
  fc.record({
    since: fc.integer({ min: 2019, max: 2022 }),
    titles: fc.array(
      fc.record({
        year: fc.integer({ min: 2019, max: 2021 }),
        group: fc.constantFrom('nhom-1', 'nhom-2'),
        verdicts: fc.record({ one: verdict, 'ranked.low': verdict, ranked: verdict }, { requiredKeys: [] }),
      }),
      { maxLength: 2 },
    ),
  }),
  { nil: undefined, freq: 2 },
);
const record = fc
  .record(
    {
      facts: some,
      date: fc.constantFrom('2022-01-01', '2022-06-30'),
      registered: fc.constantFrom(true, true, false),
      recognised: fc.constantFrom(
        [],
        [{ title: 'one', outcome: 'granted' }],
        [{ title: 'ranked', rank: 'high', outcome: 'granted' }],
      ),
    },
    { requiredKeys: ['facts'] },
  )
  .map((given) => ({ subject: 'p-1', year: 2022, group: 'nhom-1', ...given }) as unknown as SubjectRecord);

/** The same pack, for which nothing is ever known all over. */
function overRanges(pack: CompiledPack): CompiledPack {
  return { ...pack, program: { ...pack.program, isExact: false, idle: [] } };
}

/** The pack, unless the rules that were drawn make it wrong. */
function compiled(given: object): CompiledPack | undefined {
  return checkPack(given).some(({ severity }) => severity === 'error') ? undefined : compilePack(given);
}

test('what is known is judged over plain numbers, and comes to the same bytes as over ranges', () => {
  let exact = 0;
  fc.assert(
    fc.property(document, fc.array(fc.tuple(record, past), { minLength: 4, maxLength: 8 }), (given, records) => {
      const pack = compiled(given);
      fc.pre(pack !== undefined);
      if (pack.program.isExact) exact += 1;
      const ranged = overRanges(pack);
      for (const [each, history] of records) {
        const judge = (by: CompiledPack) => JSON.stringify(evaluate(by, each, history as History | undefined));
        const fast = judge(pack);
        expect(fast).toBe(judge(ranged));
        // What was remembered of the records before changes nothing.
        expect(fast).toBe(judge(pack));
      }
    }),
    runs(1_000),
  );
  expect(exact).toBeGreaterThan(5);
});
