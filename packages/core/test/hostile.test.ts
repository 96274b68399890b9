/**
 * Whatever stands anywhere in what a caller hands over, every public function answers, or throws what its docstring says.
 */
import { expect, test } from 'vitest';
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
  createRowReader,
  createRun,
  evaluate,
  PackError,
  parseJson,
  procedureOn,
  recordSchema,
  rollUp,
  selfAssessment,
} from '../src/index.js';
import { packWith, titleOf } from './fixtures.js';

const fail = () => {
  throw new Error('of the caller');
};

/** A proxy that was taken back: nothing can be asked of it, not even whether it is a list. */
const revoked = (of: object) => {
  const { proxy, revoke } = Proxy.revocable(of, {});
  revoke();
  return proxy;
};

/** Every trap throws. */
const TRAPS: ProxyHandler<object> = {
  get: fail,
  has: fail,
  ownKeys: fail,
  getPrototypeOf: fail,
  getOwnPropertyDescriptor: fail,
};

const hostile: { readonly [name: string]: () => unknown } = {
  'a revoked proxy of an object': () => revoked({}),
  'a revoked proxy of a list': () => revoked([]),
  'a revoked proxy of a function': () => revoked(() => 0),
  'an object whose traps throw': () => new Proxy({ diem: 8 }, TRAPS),
  'a list whose traps throw': () => new Proxy([1], TRAPS),
  'an object whose keys cannot be listed': () => new Proxy({ diem: 8 }, { ownKeys: fail }),
  'an object whose prototype cannot be asked for': () => new Proxy({ diem: 8 }, { getPrototypeOf: fail }),
  'a list whose length throws': () =>
    new Proxy([1], { get: (of, key) => (key === 'length' ? fail() : Reflect.get(of, key)) }),
  'an object whose tag throws': () => Object.defineProperty({ diem: 8 }, Symbol.toStringTag, { get: fail }),
  'a getter that throws': () => Object.defineProperty({}, 'diem', { enumerable: true, get: fail }),
  'a list with a getter that throws': () => Object.defineProperty([1], 0, { enumerable: true, get: fail }),
  'an object that cannot become text': () => ({
    toString: fail,
    valueOf: fail,
    toJSON: fail,
    [Symbol.toPrimitive]: fail,
  }),
  'an object without a prototype': () => Object.create(null),
  'a list whose methods throw': () =>
    Object.assign([1, 2], { [Symbol.iterator]: fail, map: fail, flatMap: fail, entries: fail, find: fail, join: fail }),
  'a huge list': () => new Array(4_000_000_000),
  'a list with holes': () => Object.assign(new Array(3), { 1: 'x' }),
  'a bigint': () => 10n,
  'a symbol': () => Symbol('x'),
  'a function': () => fail,
  'a number that is none': () => Number.NaN,
  infinity: () => Number.POSITIVE_INFINITY,
  'a number': () => 8,
  'a text': () => 'x',
  'half a character': () => 'nửa \ud800',
  true: () => true,
  null: () => null,
  nothing: () => undefined,
  'a boxed number': () => Object(8),
  'a map': () => new Map([['diem', 8]]),
  'no date': () => new Date(Number.NaN),
  'a circle': () => {
    const circle: { [key: string]: unknown } = {};
    circle.diem = circle;
    return circle;
  },
};

const packDocument: { readonly [key: string]: unknown } = Object.assign(
  packWith({
    through: 'noi-o',
    roles: { nha: { of: 'cong-dan' } },
    facts: {
      diem: { type: 'integer', min: 0, max: 10 },
      nghe: { type: 'choice', of: ['nong-dan', 'khac'] },
      'co-chung-chi': { type: 'boolean' },
      'ty-le': { type: 'share', whenEmpty: 0 },
      'so-nguoi': {
        type: 'count',
        max: 100,
        from: { count: 'gia-dinh', through: 'nha', met: { var: 'title.tot' } },
      },
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
            met: { var: 'co-chung-chi' },
          },
        ],
      },
    ],
    titles: [
      titleOf('dat', { and: [{ '>=': [{ var: 'diem' }, 5] }, { '>=': [{ var: 'ty-le' }, 50] }] }),
      {
        id: 'nhieu-nam',
        status: 'placeholder',
        years: { title: 'dat', consecutive: 2, gap: 'bridge', groupChange: 'unknown' },
        ranks: [{ id: 'gioi', status: 'placeholder', when: { '>=': [{ var: 'diem' }, 8] } }],
      },
    ],
  }),
);
const texts = { format: 'tieuchi-texts/1', of: packDocument.id, locale: 'vi', name: 'x', facts: { diem: 'điểm' } };
const placesDocument = {
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  places: [
    { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
    { id: 'xa', code: '01', level: 'xa', name: 'Xã', parent: 'vn' },
  ],
};
const programmeDocument = {
  format: 'tieuchi-programme/1',
  id: 'test/programme',
  version: '1.0.0',
  place: 'vn',
  asOf: '12-31',
  sources: {},
  roles: { 'noi-o': { of: 'place' } },
  stages: ['dang-ky', 'cong-nhan'],
  measures: [
    {
      id: 'ty-le',
      count: packDocument.subject,
      through: 'noi-o',
      met: { or: [{ var: 'title.dat' }, { var: 'recognised.dat' }] },
      levels: ['quoc-gia', 'xa'],
      targets: [{ year: 2023, atLeast: 50, status: 'placeholder' }],
    },
  ],
};
const pack = compilePack(packDocument, [texts]);
const places = compilePlaces(placesDocument);
const programme = compileProgramme(programmeDocument, [pack]);

const record = {
  subject: 'p',
  year: 2023,
  group: packDocument.group,
  date: '2023-06-01',
  stage: 'dang-ky',
  dates: { 'dang-ky': '2023-01-01' },
  registered: true,
  places: { 'noi-o': ['01', 'vn'] },
  facts: { diem: 8, nghe: 'khac', 'co-chung-chi': true, 'ty-le': { met: 3, among: 4 }, 'so-nguoi': 3 },
  selfFacts: { diem: 9 },
  evidence: { diem: ['x'] },
  recognised: [{ title: 'dat', outcome: 'granted', decision: { number: '1', date: '2023-01-01', by: 'x' } }],
};
const history = {
  since: 2020,
  titles: [
    {
      year: 2022,
      group: packDocument.group,
      pack: packDocument.id,
      verdicts: { dat: 'met' },
      recognised: { dat: 'granted' },
    },
  ],
};
const tally = { met: 1, unmet: 2, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 0, exempt: 0 };
const counts = [{ place: '01', year: 2023, measure: 'ty-le', among: 4, status: 'placeholder', source: 'x' }];
const any = (value: unknown) => value as never;
const result = evaluate(pack, any(record), any(history));

interface Contract {
  /** What is handed over; whatever stands in it, and it itself unless its parts are several arguments, is replaced. */
  readonly given: unknown;
  readonly call: (given: never) => unknown;
  /** True when `given` holds several arguments. */
  readonly several?: boolean;
  /** What the docstring says is thrown. */
  readonly throws?: readonly (abstract new (
    ...args: never
  ) => Error)[];
  /** True when a list of thousands of millions of entries is the caller's own doing, not what a stranger sent. */
  readonly bounded?: boolean;
}

const contracts: { readonly [name: string]: Contract } = {
  evaluate: {
    given: { record, history, members: { 'so-nguoi': tally } },
    call: ({ record: r, history: h, members: m }) => evaluate(pack, r, h, m),
    several: true,
  },
  checkRecord: { given: record, call: (given) => checkRecord(pack, given) },
  selfAssessment: {
    given: { record, history },
    call: ({ record: r, history: h }) => selfAssessment(pack, r, result, h),
    several: true,
  },
  checkPack: { given: packDocument, call: (given) => checkPack(given) },
  compilePack: { given: packDocument, call: (given) => compilePack(given), throws: [PackError] },
  'the words of compilePack': {
    given: texts,
    call: (given) => compilePack(packDocument, [given]),
    throws: [PackError],
  },
  checkProgramme: { given: programmeDocument, call: (given) => checkProgramme(given, [pack]) },
  checkPlaces: { given: placesDocument, call: (given) => checkPlaces(given) },
  checkTexts: { given: texts, call: (given) => checkTexts(given) },
  compileRule: {
    given: { rule: { '>': [{ var: 'a' }, 1] }, facts: { a: { type: 'integer', min: 0, max: 9 } } },
    call: ({ rule, facts }) => compileRule(rule, facts).issues,
    several: true,
  },
  'the values of a rule': {
    given: { diem: 8 },
    call: (given) => {
      const rule = compileRule({ '>': [{ var: 'diem' }, 1] }, { diem: { type: 'integer', min: 0, max: 10 } });
      return rule.type === 'truth' && [rule.evaluate(given), rule.check(given)];
    },
  },
  parseJson: { given: '{"a": 1}', call: (given) => parseJson(given).issues },
  'cells of rows': {
    given: { cells: ['p', '2023', 'nhom-1', '8', '01|vn', '3/4', 'granted', 'true'] },
    call: ({ cells }) =>
      createRowReader(
        ['subject', 'year', 'group', 'diem', 'place.noi-o', 'ty-le', 'recognised.dat', 'registered'],
        [pack],
        [programme],
      ).read(cells),
    several: true,
    bounded: true,
  },
  'a row of a run': {
    given: { record },
    call: ({ record: r }) => {
      const run = createRun({ packs: [pack], programme, places, on: { scored: () => {}, rejected: () => {} } });
      run.add(r);
      return run.finish();
    },
    several: true,
  },
  'options of a run': {
    given: { since: 2020, codesAsOf: '2023-01-01', tree: '2023-01-01', sorted: false },
    call: (given: object) => {
      const run = createRun({ ...given, packs: [pack], programme, places });
      run.add(any(record));
      return run.finish();
    },
    several: true,
    throws: [RangeError],
  },
  'declared counts of a run': {
    given: counts,
    call: (given) => {
      const run = createRun({ packs: [pack], programme, places, counts: [given] });
      run.add(any(record));
      return run.finish();
    },
  },
  'earlier years of a run': {
    given: history.titles,
    call: (given) => {
      const run = createRun({ packs: [pack], since: 2020, history: () => given });
      run.add(any(record));
      return run.finish();
    },
  },
  rollUp: {
    given: { record, counts: counts[0] },
    call: ({ record: r, counts: c }) => rollUp(programme, places, [{ record: r, result }], { counts: [c] }),
    several: true,
  },
  'options of rollUp': {
    given: { tree: '2023-01-01', codesAsOf: '2023-01-01' },
    call: (given) => rollUp(programme, places, [{ record: any(record), result }], given),
    several: true,
    throws: [RangeError],
  },
  procedureOn: {
    given: { day: '2023-01-01', level: 'xa', place: 'xa' },
    call: ({ day, level, place }) => procedureOn(any(programmeDocument), day, { level, place }),
    several: true,
  },
  recordSchema: { given: { locale: 'vi' }, call: ({ locale }) => recordSchema(pack, locale), several: true },
};

/** Every place in what is given, by its steps. */
function placesIn(value: unknown, steps: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [steps];
  const members = value as { readonly [key: string]: unknown };
  return [steps, ...Object.keys(value).flatMap((key) => placesIn(members[key], [...steps, key]))];
}

/** The same with something else in one place. */
function replaced(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  const of = value as { readonly [key: string]: unknown };
  const within = replaced(of[step], rest, by);
  return Array.isArray(value)
    ? value.map((each, index) => (String(index) === step ? within : each))
    : { ...of, [step]: within };
}

test.each(Object.entries(contracts))('%s', (_, { given, call, several = false, throws = [], bounded = false }) => {
  const thrown: string[] = [];
  for (const steps of placesIn(given).slice(several ? 1 : 0))
    for (const [name, make] of Object.entries(hostile)) {
      if (bounded && name === 'a huge list') continue;
      try {
        call(replaced(given, steps, make()) as never);
      } catch (error) {
        if (!throws.some((kind) => error instanceof kind))
          thrown.push(`/${steps.join('/')}: ${name}: ${(error as Error).stack?.split('\n').slice(0, 2).join(' ')}`);
      }
    }
  expect(thrown).toEqual([]);
});
