import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../test/effort.js';
import { packWith, titleOf } from '../test/fixtures.js';
import { digest } from './bytes/digest.js';
import {
  checkPack,
  checkPlaces,
  checkProgramme,
  checkRecord,
  checkTexts,
  compilePack,
  compilePlaces,
  compileProgramme,
  compileRule,
  createRun,
  evaluate,
  explain,
  leastChange,
  rollUp,
} from './index.js';

/** A pack with a part of every kind, so that every way through the engine is open. */
const pack = compilePack(
  packWith({
    through: 'constructor',
    facts: {
      diem: { type: 'integer', min: 0, max: 10 },
      'so-gio': { type: 'decimal', min: 0, max: 100, step: 0.5, default: 1 },
      'co-chung-chi': { type: 'boolean' },
      nghe: { type: 'choice', of: ['nong-dan', 'cong-nhan', 'khac'] },
      missing: { type: 'integer', min: 0, max: 3 },
    },
    thresholds: {
      dat: [
        { value: 5, status: 'placeholder' },
        { value: 6, from: '2022-01-01', status: 'placeholder' },
      ],
    },
    criteria: [
      {
        id: 'hoc',
        indicators: [
          { id: 'a', status: 'placeholder', points: { var: 'diem' } },
          {
            id: 'b',
            status: 'placeholder',
            applies: { '!=': [{ var: 'nghe' }, 'khac'] },
            points: { if: [{ var: 'co-chung-chi' }, { var: 'so-gio' }, { var: 'missing' }] },
          },
          { id: 'c', status: 'placeholder', met: { '>': [{ var: 'points.a' }, 3] } },
        ],
      },
    ],
    titles: [
      titleOf('dat', { and: [{ '>=': [{ var: 'points.total' }, { var: 'threshold.dat' }] }, { var: 'met.all' }] }),
      {
        id: 'nhieu-nam',
        status: 'placeholder',
        years: { title: 'dat', consecutive: 3, gap: 'bridge', groupChange: 'unknown' },
        ranks: [
          { id: 'gioi', status: 'placeholder', when: { '>=': [{ var: 'points.lowest' }, 8] } },
          { id: 'kha', status: 'placeholder', when: { '>=': [{ var: 'points.lowest' }, 3] } },
        ],
      },
      {
        id: 'cong-nhan',
        status: 'placeholder',
        years: { title: 'dat', consecutive: 2, gap: 'reset', counts: 'recognised' },
      },
    ],
  }),
);
const places = compilePlaces({
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  places: [
    { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
    { id: 'xa', code: '01', level: 'xa', name: 'Xã', parent: 'vn' },
  ],
});
const programme = compileProgramme(
  {
    format: 'tieuchi-programme/1',
    id: 'test/programme',
    version: '1.0.0',
    place: 'vn',
    asOf: '12-31',
    sources: {},
    roles: { constructor: { of: 'place' } },
    stages: ['dang-ky', 'cong-nhan'],
    facts: { lop: { type: 'integer', min: 1, max: 12 } },
    measures: [
      {
        id: 'ty-le',
        count: 'cong-dan',
        through: 'constructor',
        among: { and: [{ '>': [{ var: 'lop' }, 1] }, { '==': [{ var: 'stage' }, 'cong-nhan'] }] },
        met: { or: [{ var: 'title.dat' }, { var: 'recognised.nhieu-nam.kha' }] },
        levels: ['quoc-gia', 'xa'],
      },
    ],
  },
  [pack],
);

class Instance {
  readonly diem = 8;
  get subject() {
    return 'p';
  }
}

const fail = () => {
  throw new Error('of the caller');
};

/** Values that no JSON has, each made anew. */
const strange: readonly (() => unknown)[] = [
  () => undefined,
  () => Symbol('x'),
  () => 10n ** 30n,
  () => fail,
  () => Number.NaN,
  () => Number.NEGATIVE_INFINITY,
  () => -0,
  () => new Date(Number.NaN),
  () => new Map([['diem', 8]]),
  () => new Set([1]),
  () => new Instance(),
  () => Object(8),
  () => Object('dat'),
  () => Object(Symbol('x')),
  () => Object.create(null),
  () => Object.freeze({ diem: 8 }),
  () => Object.freeze([8]),
  () => new Array(4_000_000_000),
  () => Object.assign(new Array(3), { 1: 'x' }),
  () => new Float64Array(3),
  () => ({ toString: fail, valueOf: fail, toJSON: fail, [Symbol.toPrimitive]: fail, [Symbol.iterator]: fail }),
  () => Object.assign([1, 2], { [Symbol.iterator]: fail, map: fail, entries: fail, forEach: fail, join: fail }),
  () => Object.defineProperty({}, 'diem', { enumerable: true, get: fail }),
  () => Object.defineProperty([1], 0, { enumerable: true, get: fail }),
  () =>
    Object.create({
      set diem(_: unknown) {},
      get year() {
        return fail();
      },
    }),
  () => Object.create(Array.prototype),
  () => 'nửa \ud800',
  () => JSON.parse('{"__proto__": {"diem": 8}, "constructor": {"prototype": 1}}'),
  () => {
    let asked = 0;
    return {
      get diem() {
        asked += 1;
        return asked % 2 ? 8 : {};
      },
    };
  },
  () => {
    const circle: { [key: string]: unknown } = {};
    circle.diem = circle;
    return circle;
  },
];
const oddity = fc.constantFrom(...strange).map((make) => make());

/** A value of the right kind or any other: JSON, and what no JSON is. */
const instead = (right: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: fc.jsonValue() }, { weight: 2, arbitrary: oddity });

/** An object some of whose members throw, or say something else each time. */
const members = (of: { [key: string]: fc.Arbitrary<unknown> }) =>
  fc
    .tuple(fc.record(of, { requiredKeys: [] }), fc.constantFrom('', '', '', ...Object.keys(of)), oddity)
    .map(([values, key, other]) => {
      if (key === '') return values;
      let asked = 0;
      return Object.defineProperty({ ...values }, key, {
        enumerable: true,
        get: () => {
          asked += 1;
          return other === undefined ? fail() : asked % 2 ? (values as { [key: string]: unknown })[key] : other;
        },
      });
    });

const facts = members({
  diem: instead(fc.integer({ min: -1, max: 11 })),
  'so-gio': instead(fc.constantFrom(0, 0.5, 0.25, 100)),
  'co-chung-chi': instead(fc.boolean()),
  nghe: instead(fc.constantFrom('nong-dan', 'khac', 'nghề')),
  missing: instead(fc.integer({ min: 0, max: 3 })),
  constructor: instead(fc.integer()),
  lop: instead(fc.integer({ min: 0, max: 13 })),
});
const verdict = fc.constantFrom('met', 'unmet', 'unknown', 'exempt');
const names = fc.constantFrom('dat', 'nhieu-nam', 'nhieu-nam.kha', 'constructor', '__proto__');
const record = instead(
  members({
    subject: instead(fc.constantFrom('p', 'q')),
    year: instead(fc.constantFrom(2021, 2022, 2023)),
    group: instead(fc.constant('nhom-1')),
    date: instead(fc.constantFrom('2022-06-01', '2022-02-30')),
    stage: instead(fc.constantFrom('dang-ky', 'cong-nhan')),
    dates: instead(fc.dictionary(fc.constantFrom('dang-ky', 'cong-nhan'), instead(fc.constant('2022-01-01')))),
    registered: instead(fc.boolean()),
    places: instead(members({ constructor: instead(fc.constantFrom('01', 'vn', null, ['01', 'vn'])) })),
    facts: instead(facts),
    selfFacts: instead(facts),
    evidence: instead(fc.constant({ diem: ['x'] })),
    recognised: instead(
      fc.array(
        instead(
          members({
            title: instead(names),
            rank: instead(fc.constant('kha')),
            outcome: instead(fc.constantFrom('granted', 'refused', 'revoked')),
            decision: instead(members({ number: instead(fc.constant('1')), date: instead(fc.constant('2022-01-01')) })),
          }),
        ),
        { maxLength: 3 },
      ),
    ),
  }),
);
const history = instead(
  members({
    since: instead(fc.constantFrom(1900, 2019)),
    titles: instead(
      fc.array(
        instead(
          members({
            year: instead(fc.constantFrom(2019, 2020, 2021, 2022)),
            group: instead(fc.constant('nhom-1')),
            verdicts: instead(fc.dictionary(names, instead(verdict))),
            recognised: instead(fc.dictionary(names, instead(fc.constantFrom('granted', 'refused')))),
          }),
        ),
        { maxLength: 4 },
      ),
    ),
  }),
);

/** What the types forbid is what is tried here. */
const any = (value: unknown) => value as never;
const options = runs(1000);

describe('a pack without errors', () => {
  test('judges, checks and explains any record with any history', () => {
    fc.assert(
      fc.property(
        record,
        history,
        fc.constantFrom('vi', 'en', '__proto__', 'constructor', ''),
        (given, past, locale) => {
          const result = evaluate(pack, any(given), any(past));
          expect(result.titles).toHaveLength(3);
          expect(digest(result)).toMatch(/^sha256:/);
          for (const { code } of checkRecord(pack, given)) expect(code).toMatch(/^(record|document)\//);
          expect(leastChange(pack, result)).toBeInstanceOf(Array);
          expect(typeof explain(pack, result, locale).text).toBe('string');
          for (const issue of result.issues) expect(typeof explain({}, issue, locale).text).toBe('string');
        },
      ),
      options,
    );
  });

  test('goes through a run with any rows, and accounts for each', () => {
    const rows = fc.array(record, { maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.boolean(), (given, counts) => {
        const told: string[] = [];
        const tell = (event: object) => void told.push(digest(Object.keys(event)));
        const run = createRun({
          packs: [pack],
          ...(counts && { programme, places }),
          on: { rejected: tell, issue: tell, conflict: tell, merged: tell, discrepancy: tell, scored: tell },
        });
        for (const row of given) run.add(any(row));
        const finished = run.finish();
        expect(finished.counts.rowsRead).toBe(given.length);
        expect(digest(finished)).toMatch(/^sha256:/);
      }),
      options,
    );
  });

  test('is rolled up with any records and any declared counts', () => {
    const count = instead(
      members({
        place: instead(fc.constantFrom('vn', '01')),
        year: instead(fc.constant(2022)),
        measure: instead(fc.constant('ty-le')),
        among: instead(fc.nat(10)),
        met: instead(fc.nat(10)),
        share: instead(fc.constant(50)),
        status: instead(fc.constant('placeholder')),
        source: instead(fc.constant('x')),
      }),
    );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 4 }), fc.array(count, { maxLength: 3 }), (given, counts) => {
        const scored = given.map((each) => ({ record: any(each), result: evaluate(pack, any(each)) }));
        expect(rollUp(programme, places, scored, { counts: any(counts) }).format).toBe('tieuchi-report/1');
      }),
      options,
    );
  });
});

describe('whatever is given as a document', () => {
  const anything = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withNullPrototype: true,
      withObjectString: true,
      withBoxedValues: true,
      withTypedArray: true,
    }),
    fc.string(),
    oddity,
  );
  /** A sound document in which any one part is anything. */
  const mutated = (document: object) =>
    fc.tuple(fc.nat(400), anything).map(([at, other]) => {
      let left = at;
      const copy = (value: unknown): unknown => {
        left -= 1;
        if (left === 0) return other;
        if (Array.isArray(value)) return value.map(copy);
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
      };
      return copy(document);
    });
  const texts = {
    format: 'tieuchi-texts/1',
    of: 'test/pack',
    locale: 'vi',
    name: 'x',
    facts: { diem: 'điểm' },
    values: { nghe: { khac: 'khác' } },
  };

  test.each([
    ['checkPack', pack.document, checkPack],
    ['checkProgramme', programme.document, (given: unknown) => checkProgramme(given, [pack])],
    ['checkPlaces', places.documents[0]!, (given: unknown) => checkPlaces(given)],
    ['checkTexts', texts, checkTexts],
    [
      'the facts of compileRule',
      pack.document.facts,
      (given: unknown) => compileRule({ '>': [{ var: 'diem' }, 1] }, given).issues,
    ],
    [
      'the rule of compileRule',
      pack.document.titles[0]!.when,
      (given: unknown) => compileRule(given, pack.document.facts).issues,
    ],
  ] as const)('%s answers', (_name, document, check) => {
    fc.assert(
      fc.property(fc.oneof(anything, mutated(document as object)), (given) => {
        for (const { code, message, pointer } of check(given)) {
          expect(message).not.toBe(code);
          expect(typeof pointer).toBe('string');
        }
      }),
      options,
    );
  });

  test('texts of a pack make it or are refused with issues', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, mutated(texts)), { maxLength: 2 }), (given) => {
        try {
          expect(compilePack(pack.document, given).id).toBe('test/pack');
        } catch (error) {
          expect((error as { issues?: unknown[] }).issues?.length).toBeGreaterThan(0);
        }
      }),
      options,
    );
  });

  test('a rule evaluates whatever it is given', () => {
    const rule = compileRule(
      { if: [{ var: 'co-chung-chi' }, { var: 'so-gio' }, { var: 'missing' }] },
      pack.document.facts,
    );
    fc.assert(
      fc.property(fc.oneof(facts, anything), (given) => {
        expect(rule.evaluate!(given)).toBeDefined();
        if (rule.type === 'number') expect(rule.check(given)).toBeInstanceOf(Array);
      }),
      options,
    );
  });
});
