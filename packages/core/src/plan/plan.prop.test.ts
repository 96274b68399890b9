import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { collectivePacks, nationalPacks, packWith, titleOf } from '../../test/fixtures.js';
import { decimals, declarations, dyadic, givens, pickedFrom, rulesOf } from '../../test/rules.js';
import {
  type CompiledPack,
  checkPack,
  compilePack,
  evaluate,
  type History,
  leastChange,
  type PackPlan,
  planOf,
} from '../index.js';
import { evaluate as evaluateByPlan, leastChange as leastChangeByPlan, openPlan, PlanError } from '../plan.js';
import { operators } from '../rule/operators.js';
import { FORM_KEYS } from '../year/forms.js';
import { POLICIES } from '../year/policies.js';

/** A result without the words of its issues. */
const plain = ({ issues, ...result }: ReturnType<typeof evaluate>) => ({
  ...result,
  issues: issues.map(({ message: _, hint: __, ...issue }) => issue),
});

const throughText = (pack: CompiledPack): PackPlan => JSON.parse(JSON.stringify(planOf(pack))) as PackPlan;

/** What a pack says of a record, and what its plan says when it has been text in between. */
function bothSay(pack: CompiledPack, record: object, history?: History) {
  const opened = openPlan(throughText(pack));
  const result = evaluate(pack, record as never, history);
  const byPlan = evaluateByPlan(opened, record as never, history);
  expect(JSON.stringify(byPlan)).toBe(JSON.stringify(plain(result)));
  expect(JSON.stringify(leastChangeByPlan(opened, byPlan))).toBe(JSON.stringify(leastChange(pack, result)));
}

const record = (group: string, facts: object, more: object = {}) => ({
  subject: 'p',
  year: 2024,
  group,
  facts,
  ...more,
});

/** Packs of two random rules, with indicators, criteria, a threshold, ranks and a title over years. */
const packs = fc
  .tuple(
    fc.constantFrom(dyadic, decimals).chain((numbers) => {
      const { number, truth } = rulesOf(numbers.literal);
      return fc.tuple(number, truth, truth, truth, declarations(numbers, true));
    }),
    fc.constantFrom(...POLICIES.gap),
    fc.constantFrom(...POLICIES.groupChange),
    fc.constantFrom('consecutive', 'atLeast', 'validYears'),
    fc.boolean(),
  )
  .map(([[points, applies, met, when, facts], gap, groupChange, form, recognised]) => {
    const own =
      form === 'consecutive'
        ? { consecutive: 2, groupChange }
        : form === 'atLeast'
          ? { atLeast: 1, of: 3 }
          : { validYears: 2 };
    const years = {
      title: 'dat.kha',
      ...own,
      gap: form === 'consecutive' || gap !== 'bridge' ? gap : 'reset',
      ...(recognised && { counts: 'recognised' }),
    };
    const source = { status: 'placeholder' };
    return packWith({
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
            { id: 'm', met, ...source },
          ],
        },
        { id: 'l', indicators: [{ id: 'j', points: { max: [points, 1] }, ...source }] },
      ],
      titles: [
        {
          id: 'dat',
          when: { and: [when, { '>=': [{ var: 'points.total' }, { var: 'threshold.nguong' }] }] },
          ...source,
          ranks: [
            { id: 'gioi', when: { '>': [{ var: 'points.lowest' }, 2] }, upgradeAfterYears: 1, ...source },
            { id: 'kha', ...source },
          ],
        },
        { id: 'lau', years, ...source },
        titleOf('ca', { or: [{ var: 'title.dat.gioi' }, { '<': [{ var: 'met.count' }, { var: 'points.k' }] }] }),
      ],
    });
  });

const history: fc.Arbitrary<History | undefined> = fc.option(
  fc.record({
    since: fc.integer({ min: 2018, max: 2024 }),
    titles: fc.uniqueArray(
      fc.record({
        year: fc.integer({ min: 2018, max: 2023 }),
        group: fc.constantFrom('nhom-1', 'nhom-2'),
        verdicts: fc.record({
          dat: fc.constantFrom('met', 'unmet', 'unknown', 'exempt'),
          'dat.kha': fc.constantFrom('met', 'unmet', 'unknown'),
        }),
      }),
      { maxLength: 5, selector: ({ year }) => year },
    ),
  }),
  { nil: undefined },
) as fc.Arbitrary<History | undefined>;

test('a plan that has been text says what its pack says, byte for byte', () => {
  let judged = 0;
  fc.assert(
    fc.property(
      packs,
      fc.array(fc.tuple(givens(true), history, fc.boolean()), { minLength: 4, maxLength: 4 }),
      (document, tries) => {
        if (checkPack(document).some(({ severity }) => severity === 'error')) return;
        const pack = compilePack(document);
        for (const [picks, past, registered] of tries) {
          judged += 1;
          const facts = pickedFrom((document as { facts: never }).facts, picks);
          bothSay(
            pack,
            record('nhom-1', facts, { registered, recognised: [{ title: 'dat', rank: 'kha', outcome: 'granted' }] }),
            past,
          );
        }
      },
    ),
    runs(1000),
  );
  expect(judged).toBeGreaterThan(20);
});

test('every operator', () => {
  const all = compilePack(
    packWith({
      facts: { a: { type: 'integer', min: 0, max: 9 }, t: { type: 'boolean' }, c: { type: 'choice', of: ['x', 'y'] } },
      titles: [
        ...Object.entries(operators).flatMap(([name, { takes, bounds }], index) =>
          bounds === undefined ? [] : titleOf(`t-${index}`, ruleOf(name, takes)),
        ),
      ],
    }),
  );
  const ops = new Set(planOf(all).nodes.map(({ op }) => op));
  expect(Object.keys(operators).filter((name) => !ops.has(name))).toEqual([]);
  for (const c of ['x', 'y', undefined])
    for (const a of [0, 3, undefined]) bothSay(all, record('nhom-1', { a, t: a === 0, c }));
});

test('an indicator that gives the same to everybody', () => {
  const indicators = [
    { id: 'i', points: 5, status: 'placeholder' },
    { id: 'm', met: true, status: 'placeholder' },
  ];
  const when = { and: [{ '>': [{ var: 'points.i' }, { var: 'n' }] }, { var: 'met.m' }] };
  const pack = compilePack(
    packWith({
      facts: { n: { type: 'integer', min: 0, max: 10 } },
      criteria: [{ id: 'k', indicators }],
      titles: [titleOf('t', when)],
    }),
  );
  for (const n of [4, 5, undefined]) bothSay(pack, record('nhom-1', { n }));
});

test('every form of a year rule and every policy', () => {
  const forms: { readonly [form: string]: object } = {
    consecutive: { consecutive: 3 },
    atLeast: { atLeast: 2, of: 3 },
    validYears: { validYears: 2 },
  };
  expect([...FORM_KEYS].sort()).toEqual(Object.keys(forms).sort());
  const past: History = {
    since: 2021,
    titles: [
      { year: 2023, group: 'nhom-2', verdicts: { dat: 'met' }, recognised: { dat: 'granted' } },
      { year: 2021, group: 'nhom-1', verdicts: { dat: 'unknown' } },
    ],
  };
  for (const form of FORM_KEYS)
    for (const gap of POLICIES.gap)
      for (const groupChange of form === 'consecutive' ? POLICIES.groupChange : [undefined])
        for (const counts of ['computed', 'recognised'])
          for (const value of [gap, { value: gap, status: 'placeholder' }]) {
            if (gap === 'bridge' && form !== 'consecutive') continue;
            const years = { title: 'dat', ...forms[form], gap: value, counts, ...(groupChange && { groupChange }) };
            const pack = compilePack(
              packWith({
                facts: { diem: { type: 'integer', min: 0, max: 10 } },
                titles: [titleOf('dat', { '>=': [{ var: 'diem' }, 5] }), { id: 'lau', status: 'placeholder', years }],
              }),
            );
            for (const diem of [3, 6, undefined])
              for (const history of [undefined, past]) bothSay(pack, record('nhom-1', { diem }), history);
          }
});

/** A condition in which an operator stands, that is neither met by nothing nor always alike. */
function ruleOf(name: string, takes: string): unknown {
  const [a, t, c] = [{ var: 'a' }, { var: 't' }, { var: 'c' }];
  if (takes === 'choice-and-list') return { [name]: [c, ['x']] };
  if (takes === 'alike') return { [name]: [a, 4] };
  if (takes === 'numbers-or-share') return { [name]: [a, 4] };
  if (takes === 'truths') return { [name]: [t] };
  if (takes === 'branches') return { [name]: [t, { '>': [a, 2] }, { '>': [a, 3] }] };
  return { '>': [{ [name]: [a] }, name === '-' ? -4 : 4] };
}

describe('plans of the packs in this repository', () => {
  test.each([...nationalPacks(), ...collectivePacks()].map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
    const opened = openPlan(throughText(pack));
    expect(opened.program.plan).toEqual(pack.program.plan);
    const facts = fc.record(
      Object.fromEntries(
        pack.program.facts.map(({ id, declared: { type, min = 0, max = 0, step = 1, of } }) => [
          id,
          type === 'boolean'
            ? fc.boolean()
            : type === 'choice'
              ? fc.constantFrom(...of!)
              : type === 'share'
                ? fc.record({ met: fc.nat(5), among: fc.integer({ min: 4, max: 9 }) })
                : fc.nat({ max: Math.floor((max - min) / step) + 1 }).map((at) => min + at * step),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(facts, fc.integer({ min: 2021, max: 2026 }), (given, year) =>
        bothSay(pack, record(pack.group, given, { year })),
      ),
      runs(60),
    );
  });
});

describe('plans that are not sound', () => {
  const sound = throughText(nationalPacks().at(-1)!);
  const junk: readonly unknown[] = [
    null,
    true,
    -1,
    0,
    1,
    7,
    0.5,
    1e300,
    2 ** 53,
    '',
    'x',
    '__proto__',
    [],
    [0],
    [[]],
    {},
    { at: 1 },
  ];
  type Path = readonly (string | number)[];
  const pathsOf = (json: unknown, path: Path = []): Path[] =>
    typeof json !== 'object' || json === null
      ? [path]
      : [path, ...Object.keys(json).flatMap((key) => pathsOf((json as Record<string, unknown>)[key], [...path, key]))];
  const changed = (json: unknown, [key, ...rest]: Path, value: unknown): unknown => {
    if (key === undefined) return value;
    const copy = (Array.isArray(json) ? [...json] : { ...(json as object) }) as Record<string, unknown>;
    const next = changed(copy[key], rest, value);
    if (next === undefined) delete copy[key];
    else copy[key] = next;
    return copy;
  };
  const judges = (json: unknown): 'opened' | string => {
    let plan: ReturnType<typeof openPlan>;
    try {
      plan = openPlan(json);
    } catch (error) {
      expect(error).toBeInstanceOf(PlanError);
      const [issue] = (error as PlanError).issues;
      expect(issue!.code).toMatch(/^plan\//);
      return issue!.code;
    }
    const result = evaluateByPlan(plan, record(plan.group, { a: 1 }) as never);
    leastChangeByPlan(plan, result);
    return 'opened';
  };

  test('whatever stands anywhere in one, it is opened or refused with a code and a place', () => {
    const paths = pathsOf(sound);
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.oneof(fc.constantFrom(...junk), fc.jsonValue(), fc.constant(undefined)),
        (path, value) => {
          judges(changed(sound, path, value));
        },
      ),
      runs(4000),
    );
  });

  test('so is anything at all', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const paths = pathsOf(sound);
    fc.assert(
      fc.property(anything, fc.constantFrom(...paths), (value, path) => {
        expect(judges(value)).not.toBe('opened');
        judges(changed(sound, path, value));
      }),
      runs(2000),
    );
  });

  test('a number, a name or a slot that is another than it is refuses it, wherever that stands', () => {
    // Words of people, and what only tells where something stands, may be anything.
    const free = new Set([
      'id',
      'version',
      'subject',
      'group',
      'through',
      'rules',
      'roles',
      'pointer',
      'from',
      'until',
      'memberFacts',
      'count',
      'default',
      'of',
      'whenEmpty',
      'met',
      'recognised',
      'step',
    ]);
    const paths = pathsOf(sound).filter((path) => !path.some((key) => free.has(String(key))));
    const survivors = paths.filter((path) => {
      const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], sound);
      if (typeof value === 'object') return false;
      const other = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}x`;
      return judges(changed(sound, path, other)) === 'opened';
    });
    // A fact may have other bounds where no rule needs more; a rank another wait; a title over years another number; an
    // indicator another criterion; what stands for an exempt one matters to none here.
    expect(
      survivors
        .map((path) => path.at(-1))
        .filter((key) => !['high', 'low', 'afterYears', 'needs', 'value', 'criterion', '0'].includes(String(key))),
    ).toEqual([]);
  });

  test.each<[string, (plan: Record<string, never>) => unknown, string]>([
    ['another format', (plan) => ({ ...plan, format: 'tieuchi-plan/2' }), 'plan/format'],
    ['other semantics', (plan) => ({ ...plan, semantics: 2 }), 'plan/semantics'],
    ['a programme', (plan) => ({ ...plan, kind: 'programme' }), 'plan/kind'],
    ['a pack', () => packWith({}), 'plan/format'],
    ['text', (plan) => JSON.stringify(plan), 'plan/shape'],
    ['nothing', () => undefined, 'plan/shape'],
  ])('%s', (_, make, code) => {
    expect(judges(make(sound as never))).toBe(code);
  });
});
