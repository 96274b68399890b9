/**
 * Makes the inputs of attacks from what their data says, so that a nesting of a hundred thousand levels is a line of data.
 *
 * Anything in `make` is itself, but for objects with one key that begins with `$`:
 *
 * - `$repeat: { times, of, join? }`: text `of` many times, `{i}` in it counted from 0; with `join` between them
 * - `$concat: [text, …]`: texts one after another
 * - `$list: { times, of, from? }`: a list of `of`, `{i}` in its texts and keys counted, `{before}` one less
 * - `$flat: [list, …]`: lists one after another
 * - `$object: { times, key, value }`: an object, `{i}` counted
 * - `$nest: { times, around, inner }`: `inner` in the place of `"$here"` in `around`, many times over
 * - `$merge: [a, b, …]`: objects as one
 * - `$text: json`: JSON text of it
 * - `$json: text`: what JSON.parse makes of it, with `__proto__` as a key of its own
 * - `$pack`, `$plan`, `$rule`, `$programme`, `$places`, `$texts`: a sound document with these parts replaced
 * - `$js: name`: a value that no JSON has, made by the function of that name in `hostile`
 */
const counted = (value, i) => {
  if (typeof value === 'string') return value.replaceAll('{i}', String(i)).replaceAll('{before}', String(i - 1));
  if (Array.isArray(value)) return value.map((item) => counted(item, i));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [counted(key, i), counted(item, i)]));
  return value;
};

const here = (around, inner) => {
  if (around === '$here') return inner;
  if (Array.isArray(around)) return around.map((item) => here(item, inner));
  if (around && typeof around === 'object')
    return Object.fromEntries(Object.entries(around).map(([key, item]) => [key, here(item, inner)]));
  return around;
};

const soundPack = {
  format: 'tieuchi-pack/1',
  id: 'test/pack',
  version: '1.0.0',
  subject: 'cong-dan',
  group: 'nhom-1',
  place: 'vn',
  through: 'noi-o',
  inForce: { from: '2020-01-01', status: 'placeholder' },
  sources: {},
  facts: { diem: { type: 'integer', min: 0, max: 10 } },
  titles: [{ id: 'dat', status: 'placeholder', when: { '>=': [{ var: 'diem' }, 5] } }],
};
const soundProgramme = {
  format: 'tieuchi-programme/1',
  id: 'test/programme',
  version: '1.0.0',
  place: 'vn',
  asOf: '12-31',
  sources: {},
  roles: { 'noi-o': { of: 'place' } },
  measures: [{ id: 'ty-le', count: 'cong-dan', through: 'noi-o', met: { var: 'title.dat' }, levels: ['quoc-gia'] }],
};
const soundPlaces = {
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  places: [{ id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' }],
};

/** The plan of `soundPack`. */
const soundPlan = {
  format: 'tieuchi-plan/1',
  semantics: 1,
  kind: 'pack',
  id: 'test/pack',
  version: '1.0.0',
  subject: 'cong-dan',
  group: 'nhom-1',
  through: 'noi-o',
  inForce: { from: '2020-01-01' },
  slots: { numbers: 5, codes: 3 },
  facts: [{ id: 'diem', declared: 'integer', type: 'number', slot: 0, decimals: 0, low: 0, high: 10, step: 1 }],
  memberFacts: [],
  thresholds: [],
  days: [''],
  nodes: [
    {
      op: 'var',
      type: 'number',
      slot: 0,
      decimals: 0,
      low: 0,
      high: 10,
      operands: [],
      name: 'diem',
      pointer: '/titles/0/when/>=/0',
    },
    {
      op: 'literal',
      type: 'number',
      slot: 4,
      decimals: 0,
      low: 5,
      high: 5,
      operands: [],
      pointer: '/titles/0/when/>=/1',
    },
    { op: '>=', type: 'truth', slot: 2, decimals: 0, low: 0, high: 1, operands: [0, 1], pointer: '/titles/0/when' },
  ],
  criteria: [],
  indicators: [],
  totals: {
    total: { type: 'number', slot: 1, decimals: 0, low: 0, high: 0 },
    lowest: { type: 'number', slot: 2, decimals: 0, low: 0, high: 0 },
    metAll: { type: 'truth', slot: 0, decimals: 0, low: 0, high: 1 },
    metCount: { type: 'number', slot: 3, decimals: 0, low: 0, high: 0 },
    greatest: [0],
  },
  titles: [{ id: 'dat', pointer: '/titles/0', slot: 1, when: 2, ranks: [] }],
  rules: 'sha256:c6817aa31b1ae2407a1f72af9afdb355d9037c1f9e38a22ff0cf72ca328fb60a',
  roles: { 'noi-o': { of: 'place' } },
};

const soundTexts = { format: 'tieuchi-texts/1', of: 'test/pack', locale: 'vi', name: 'Bộ tiêu chí' };

const throwing = (key) =>
  Object.defineProperty({}, key, {
    enumerable: true,
    get: () => {
      throw new Error('mine');
    },
  });
const circle = () => {
  const value = { format: 'tieuchi-pack/1' };
  value.facts = value;
  return value;
};
const bomb = () => {
  let value = [1];
  for (let level = 0; level < 60; level += 1) value = [value, value];
  return value;
};
const record = (parts) => ({ subject: 'p', year: 2023, group: 'nhom-1', facts: { diem: 8 }, ...parts });

/** Values that no JSON has. */
const hostile = {
  circle,
  bomb,
  undefined: () => undefined,
  nan: () => Number.NaN,
  sparseList: () => new Array(4_000_000_000),
  deepNots: () =>
    Array.from({ length: 2_900 }, (_, at) => ({
      op: '!',
      type: 'truth',
      slot: at + 3,
      decimals: 0,
      low: 0,
      high: 1,
      operands: [at],
      pointer: '',
    })),
  infinity: () => Number.POSITIVE_INFINITY,
  bigint: () => 10n ** 400n,
  symbol: () => Symbol('diem'),
  function: () => () => 1,
  date: () => new Date(0),
  map: () => new Map([['format', 'tieuchi-pack/1']]),
  instance: () =>
    new (class Pack {
      format = 'tieuchi-pack/1';
    })(),
  boxed: () => ({ ...soundPack, version: new String('1.0.0') }),
  sparse: () => ({ ...soundPack, titles: new Array(4_000_000_000) }),
  gap: () => ({ ...soundPack, titles: Object.assign(new Array(3), [soundPack.titles[0]]) }),
  throwingGetter: () => throwing('format'),
  throwingRecord: () => throwing('subject'),
  throwingFacts: () => record({ facts: throwing('diem') }),
  throwingToString: () =>
    record({
      facts: {
        diem: {
          toString() {
            throw new Error('mine');
          },
        },
      },
    }),
  nullPrototypeFact: () => record({ facts: { diem: Object.create(null) } }),
  inheritedFacts: () => record({ facts: Object.create({ diem: 9 }) }),
  throwingHistory: () => throwing('since'),
  throwingVerdicts: () => ({ since: 2020, titles: [{ year: 2022, group: 'nhom-1', verdicts: throwing('dat') }] }),
  changing: () => {
    let asked = 0;
    return record({
      facts: {
        get diem() {
          asked += 1;
          return asked === 1 ? 8 : 'x'.repeat(asked);
        },
      },
    });
  },
  wideObject: () => Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => [`k${i}`, i])),
  wideFacts: () =>
    record({ facts: { diem: 8, ...Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => [`k${i}`, i])) } }),
  deepFact: () => {
    let value = 1;
    for (let level = 0; level < 20_000; level += 1) value = [value];
    return record({ facts: { diem: value } });
  },
  deepPlaces: () => {
    let value = 'vn';
    for (let level = 0; level < 20_000; level += 1) value = [value];
    return record({ places: { 'noi-o': value } });
  },
  circularRecord: () => {
    const value = record({});
    value.facts.diem = value;
    return value;
  },
  symbolKeys: () => Object.assign({ ...soundPack }, { [Symbol('facts')]: 1 }),
  symbolKeysOfRecord: () => record({ facts: { diem: 8, [Symbol('diem')]: 1 }, [Symbol('year')]: 1 }),
  frozenPack: () => Object.freeze({ ...soundPack, facts: Object.freeze(soundPack.facts) }),
  frozenRecord: () => Object.freeze(record({ facts: Object.freeze({ diem: 8 }) })),
  sealedNull: () => Object.seal(Object.assign(Object.create(null), soundPack)),
  getters: () => ({
    ...soundPack,
    get titles() {
      return soundPack.titles;
    },
  }),
  growing: () => ({
    ...soundPack,
    titles: new Proxy([], { get: (_, key) => (key === 'length' ? 4_000_000_000 : undefined) }),
  }),
  setter: () => Object.defineProperty({ ...soundPack }, 'titles', { enumerable: true, set: () => {} }),
  hidden: () => Object.defineProperty({ ...soundPack }, 'facts', { enumerable: false }),
  ownProto: () => JSON.parse('{"__proto__":{"facts":{}},"constructor":1}'),
  ownToJson: () => ({ ...soundPack, toJSON: () => ({}) }),
  sparseFacts: () => record({ facts: new Array(4_000_000_000) }),
  sparseRecognised: () => record({ recognised: new Array(4_000_000_000) }),
  sparseRole: () => record({ places: { 'noi-o': new Array(4_000_000_000) } }),
  mapOfFacts: () => record({ facts: new Map([['diem', 8]]) }),
  dateAsFact: () => record({ facts: { diem: new Date(0) } }),
  bigintAsFact: () => record({ facts: { diem: 8n } }),
  bigintYear: () => record({ year: 2023n }),
  boxedFact: () => record({ facts: { diem: new Number(8) } }),
  bufferAsFact: () => record({ facts: { diem: new Uint8Array(1_000_000) } }),
  negativeZero: () => record({ facts: { diem: -0 } }),
  throwingDates: () => record({ dates: throwing('tham-dinh') }),
  throwingPlaces: () => record({ places: throwing('noi-o') }),
  throwingRecognised: () => record({ recognised: [throwing('title')] }),
  throwingDecision: () => record({ recognised: [{ title: 'dat', outcome: 'granted', decision: throwing('date') }] }),
  throwingPrototype: () =>
    new Proxy(
      {},
      {
        getPrototypeOf: () => {
          throw new Error('mine');
        },
      },
    ),
  revoked: () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  deepSelfFacts: () => {
    let value = 1;
    for (let level = 0; level < 20_000; level += 1) value = { a: value };
    return record({ selfFacts: { diem: value } });
  },
};

/** What the data of an attack makes. */
export function make(data) {
  if (Array.isArray(data)) return data.map(make);
  if (!data || typeof data !== 'object') return data;
  const [[kind, given] = [], second] = Object.entries(data);
  if (second !== undefined || !kind?.startsWith('$'))
    return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, make(item)]));
  switch (kind) {
    case '$repeat': {
      const { times, of, join = '' } = given;
      return of.includes('{i}') || join !== ''
        ? Array.from({ length: times }, (_, i) => counted(of, i)).join(join)
        : of.repeat(times);
    }
    case '$concat':
      return given.map(make).join('');
    case '$list': {
      const of = make(given.of);
      return Array.from({ length: given.times }, (_, i) => counted(of, i + (given.from ?? 0)));
    }
    case '$flat':
      return given.flatMap(make);
    case '$object': {
      const value = make(given.value);
      return Object.fromEntries(
        Array.from({ length: given.times }, (_, i) => [counted(make(given.key), i), counted(value, i)]),
      );
    }
    case '$nest': {
      let inner = make(given.inner);
      for (let level = 0; level < given.times; level += 1) inner = here(given.around, inner);
      return inner;
    }
    case '$merge':
      return Object.assign({}, ...given.map(make));
    case '$text':
      return JSON.stringify(make(given));
    case '$json':
      return JSON.parse(make(given));
    case '$pack':
      return { ...soundPack, ...make(given) };
    case '$plan':
      return { ...soundPlan, ...make(given) };
    case '$rule':
      return { ...soundPack, titles: [{ ...soundPack.titles[0], when: make(given) }] };
    case '$programme':
      return { ...soundProgramme, ...make(given) };
    case '$places':
      return { ...soundPlaces, places: [...soundPlaces.places, ...make(given)] };
    case '$texts':
      return { ...soundTexts, ...make(given) };
    case '$record':
      return record(make(given));
    case '$js':
      return hostile[given]();
    default:
      throw new Error(`an attack cannot be made of ${kind}`);
  }
}

/** What is done with each kind of input: prepared outside of the measured time, then called. */
export function callOf({ kind, make: data, call, with: parts = {} }, core) {
  const input = data === undefined ? undefined : make(data);
  const packOf = () => core.compilePack({ ...soundPack, ...make(parts) });
  switch (kind) {
    case 'pack':
      return () => core.checkPack(input);
    case 'plan':
      return () => {
        try {
          const result = core.evaluateByPlan(core.openPlan(input), record({}));
          return [{ code: `verdict/${result.titles.at(-1).verdict}` }];
        } catch (error) {
          if (!(error instanceof core.PlanError)) throw error;
          return error.issues.map((issue) => ({ ...issue, ...core.wordIssue(core.catalogue.en, issue) }));
        }
      };
    case 'rule':
      return () => core.compileRule(input, parts.facts === undefined ? soundPack.facts : make(parts.facts)).issues;
    case 'facts':
      return () => core.compileRule({ '>': [{ var: 'diem' }, 1] }, input).issues;
    case 'programme': {
      const pack = packOf();
      return () => core.checkProgramme(input, [pack]);
    }
    case 'places':
      return () => core.checkPlaces(input);
    case 'texts':
      return () => core.checkTexts(input);
    case 'record': {
      const pack = packOf();
      return () => core.checkRecord(pack, input);
    }
    case 'evaluate': {
      const pack = packOf();
      return () => {
        const result = core.evaluate(pack, input);
        core.explain(pack, result, 'vi');
        return [...result.issues, { code: `verdict/${result.titles.at(-1).verdict}` }];
      };
    }
    case 'history': {
      const pack = packOf();
      return () => core.evaluate(pack, record({}), input).issues;
    }
    case 'run': {
      const pack = packOf();
      return () => {
        const issues = [];
        const on = { rejected: (event) => issues.push(event.issue), issue: (event) => issues.push(event.issue) };
        const run = core.createRun({ packs: [pack], on });
        for (const row of Array.isArray(input) ? input : [input]) run.add(row);
        run.finish();
        return issues;
      };
    }
    case 'roll-up': {
      const pack = packOf();
      const programme = core.compileProgramme(soundProgramme, [pack]);
      const places = core.compilePlaces(soundPlaces);
      const scored = [{ record: input, result: core.evaluate(pack, input) }];
      return () => core.rollUp(programme, places, scored).issues;
    }
    default:
      throw new Error(`${kind} is no kind of attack (${call})`);
  }
}
