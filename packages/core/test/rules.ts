/**
 * Rules, declarations and values at random, for properties of the rule language: everything that is well typed, nothing
 * that is not.
 */
import fc from 'fast-check';
import type { Declared, Facts, Given } from './naive.js';

/** Facts of each type that rules are generated over. */
export const NAMES = { numbers: ['a', 'b', 'd'], truths: ['t', 'u'], choices: ['c', 'e'] } as const;

/** Values of the choices. */
const VALUES = { c: ['x', 'y', 'z'], e: ['x', 'z'] } as const;

/** Which numbers rules are made of. */
export interface Numbers {
  readonly literal: fc.Arbitrary<number>;
  /** Least and greatest times 10^places, and steps. */
  readonly declared: fc.Arbitrary<Declared>;
}

/** A number declared by its least value, its step and the count of its values, in units of 1/`scale`. */
function numbersIn(scale: number, steps: readonly number[], low: fc.Arbitrary<number>, most: number) {
  return fc
    .tuple(low, fc.constantFrom(...steps), fc.integer({ min: 1, max: most }))
    .map(([least, step, count]): Declared => {
      const [min, max] = [least / scale, (least + step * count) / scale];
      const isWhole = [min, max, step / scale].every(Number.isInteger);
      if (isWhole && step === scale) return { type: 'integer', min, max };
      return { type: isWhole ? 'integer' : 'decimal', min, max, step: step / scale };
    });
}

const around = fc.integer({ min: -40, max: 40 });

/** Whole numbers, and binary fractions: json-logic-js computes them without rounding. */
export const dyadic: Numbers = {
  literal: fc.oneof(
    fc.integer({ min: -20, max: 40 }),
    around.map((value) => value / 8),
  ),
  declared: fc.oneof(numbersIn(1, [1, 1, 2, 3], around, 6), numbersIn(8, [1, 2, 4, 8], around, 6)),
};

/** Numbers of up to six decimals, with steps that binary fractions cannot hold. */
export const decimals: Numbers = {
  literal: fc.oneof(
    around.map((value) => value / 10),
    fc.integer({ min: -20, max: 40 }),
    fc.constantFrom(0.05, 0.25, -0.125, 2.5, 0.000001, 1.005, 1e9, -1e9),
  ),
  declared: fc.oneof(
    numbersIn(1, [1, 1, 2, 3], around, 6),
    numbersIn(10, [1, 2, 5, 10], around, 6),
    numbersIn(100, [1, 5, 25], around, 6),
    numbersIn(1e6, [1, 250_000], around, 6),
    numbersIn(1, [1, 1000], fc.integer({ min: -1e6, max: 1e6 }), 1e5),
  ),
};

/** Rules over `NAMES`: numbers, truths, or either. */
export function rulesOf(literal: fc.Arbitrary<number>) {
  const from = (names: readonly string[]) =>
    fc.tuple(fc.constantFrom(...names), fc.boolean()).map(([name, bare]) => ({ var: bare ? name : [name] }));
  const of = (operators: readonly string[], operands: fc.Arbitrary<unknown>) =>
    fc.tuple(fc.constantFrom(...operators), operands).map(([operator, list]) => ({ [operator]: list }));
  const some = (arbitrary: fc.Arbitrary<unknown>, least: number, most: number) =>
    fc.array(arbitrary, { minLength: least, maxLength: most });
  const choice = fc.constantFrom('c', 'e').chain((name) =>
    fc.oneof(
      fc
        .tuple(fc.constantFrom('==', '===', '!=', '!=='), fc.constantFrom(...VALUES[name as 'c']), fc.boolean())
        .filter(([, value]) => (VALUES[name as 'c'] as readonly string[]).includes(value))
        .map(([operator, value, turned]) => ({ [operator]: turned ? [value, { var: name }] : [{ var: name }, value] })),
      fc.subarray([...VALUES[name as 'c']]).map((list) => ({ in: [{ var: name }, list] })),
    ),
  );
  const { number, truth } = fc.letrec<{ number: unknown; truth: unknown }>((tie) => {
    const [number, truth] = [tie('number'), tie('truth')];
    const branches = (value: fc.Arbitrary<unknown>) =>
      of(['if'], fc.oneof(fc.tuple(truth, value, value), fc.tuple(truth, value, truth, value, value)));
    return {
      number: fc.oneof(
        { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
        { weight: 3, arbitrary: from(NAMES.numbers) },
        { weight: 2, arbitrary: literal },
        { weight: 2, arbitrary: of(['+', 'min', 'max'], some(number, 1, 3)) },
        { weight: 2, arbitrary: of(['-', '*'], some(number, 1, 2)) },
        { weight: 1, arbitrary: of(['-'], number) },
        { weight: 2, arbitrary: branches(number) },
      ),
      truth: fc.oneof(
        { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
        { weight: 2, arbitrary: from(NAMES.truths) },
        { weight: 1, arbitrary: fc.boolean() },
        { weight: 2, arbitrary: choice },
        { weight: 4, arbitrary: of(['<', '<=', '>', '>=', '==', '===', '!=', '!=='], some(number, 2, 2)) },
        { weight: 2, arbitrary: of(['<', '<='], some(number, 3, 3)) },
        { weight: 2, arbitrary: of(['and', 'or'], some(truth, 1, 3)) },
        { weight: 1, arbitrary: truth.map((operand) => ({ '!': operand })) },
        { weight: 1, arbitrary: of(['==', '===', '!=', '!=='], some(truth, 2, 2)) },
        { weight: 1, arbitrary: branches(truth) },
      ),
    };
  });
  return { number, truth, either: fc.oneof(number, truth) };
}

/** Declarations of all `NAMES`; with `defaults`, some have one. */
export function declarations(numbers: Numbers, defaults: boolean): fc.Arbitrary<Facts> {
  const declared: { [name: string]: fc.Arbitrary<Declared> } = {};
  for (const name of NAMES.numbers) declared[name] = numbers.declared;
  for (const name of NAMES.truths) declared[name] = fc.constant({ type: 'boolean' });
  for (const name of NAMES.choices) declared[name] = fc.constant({ type: 'choice', of: VALUES[name] });
  const picks = fc.record(
    Object.fromEntries(Object.keys(declared).map((name) => [name, fc.nat({ max: 20 })])),
    defaults ? { requiredKeys: [] } : {},
  );
  return fc.tuple(fc.record(declared), picks).map(([facts, picked]) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => {
        const pick = picked[name];
        // About one fact in four has a default.
        if (!defaults || pick === undefined || pick % 2 === 1) return [name, fact];
        return [name, { ...fact, default: valueAt(fact, pick) as number }];
      }),
    ),
  );
}

/** How many values a fact can have. */
function countOf({ type, min, max, step = 1, of }: Declared): number {
  if (type === 'boolean') return 2;
  return type === 'choice' ? of!.length : Math.round((max! - min!) / step) + 1;
}

/** One of the values of a fact, by its place among them, counted round and round. */
function valueAt(fact: Declared, index: number): number | boolean | string {
  const at = index % countOf(fact);
  if (fact.type === 'boolean') return at === 1;
  if (fact.type === 'choice') return fact.of![at]!;
  // Both are multiples of a millionth, which the nearest double of the quotient writes as such.
  return Math.round(fact.min! * 1e6 + at * (fact.step ?? 1) * 1e6) / 1e6;
}

/** All values of a fact. */
export function valuesOf(fact: Declared): (number | boolean | string)[] {
  return Array.from({ length: countOf(fact) }, (_, index) => valueAt(fact, index));
}

/** A value that no declaration here allows, or that only some do: each is judged by the declaration it meets. */
const stray = fc.constantFrom<unknown>(
  ...[
    undefined,
    null,
    '',
    '1',
    'met',
    'w',
    'X',
    true,
    false,
    0,
    -0,
    1,
    2,
    0.1,
    0.3,
    1e-7,
    1e9 + 1,
    -1e9,
    2 ** 53,
    1e300,
  ],
  ...[Number.NaN, Number.POSITIVE_INFINITY, [], [1], {}, { low: 1, high: 2 }, 10n],
);

/** Values for all names: for each a valid one by its place, a stray one, or none. */
export function givens(strays: boolean) {
  const pick = fc.oneof(
    { weight: 6, arbitrary: fc.nat({ max: 1e6 }).map((place) => ({ place })) },
    ...(strays ? [{ weight: 1, arbitrary: stray.map((value) => ({ value })) }] : []),
  );
  const names = Object.values(NAMES).flat();
  return fc.record(Object.fromEntries(names.map((name) => [name, pick])), strays ? { requiredKeys: [] } : {});
}

/** The values that were picked, by the declarations. */
export function pickedFrom(
  facts: Facts,
  picks: { readonly [name: string]: { place: number } | { value: unknown } | undefined },
): Given {
  return Object.fromEntries(
    Object.entries(picks).flatMap(([name, pick]) =>
      pick === undefined ? [] : [[name, 'place' in pick ? valueAt(facts[name]!, pick.place) : pick.value]],
    ),
  );
}
