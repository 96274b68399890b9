import { ajvResolver } from '@hookform/resolvers/ajv';
import rjsf from '@rjsf/validator-ajv8';
import { Ajv } from 'ajv';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { nationalPacks, packWith, titleOf } from '../../test/fixtures.js';
import type { Declared } from '../../test/naive.js';
import { decimals, declarations, givens, pickedFrom, rulesOf, valuesOf } from '../../test/rules.js';
import { checkPack, checkRecord, compilePack, recordSchema } from '../index.js';
import type { CompiledPack } from './compiled.js';

/** Validators of others: with formats and without, strict about the schema itself. */
const validators = [true, false].map((formats) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: formats, ownProperties: true });
  if (formats) addFormats.default(ajv);
  return ajv;
});

function validatorOf(pack: CompiledPack, locale?: string): ValidateFunction[] {
  return validators.map((ajv) => ajv.compile(recordSchema(pack, locale)));
}

const factsIn = (pack: CompiledPack, locale?: string) => recordSchema(pack, locale).properties.facts.properties;

/** What is an error of the record; a warning is none. */
const errors = (pack: CompiledPack, record: unknown) =>
  checkRecord(pack, record).filter(({ severity }) => severity === 'error');

const record = { subject: 'p-1', year: 2023, group: 'nhom-1', facts: {} };

describe.each(nationalPacks().map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  const facts = Object.entries(pack.document.facts);
  const sound = { ...record, group: pack.group };

  test.each(['vi', 'en'])('has a name for every fact in %s, and says what its indicators ask for', (locale) => {
    const texts = pack.texts[locale]!;
    const schemas = factsIn(pack, locale);
    expect(recordSchema(pack, locale).title).toBe(texts.name);
    expect(Object.keys(schemas).sort()).toEqual(facts.map(([id]) => id).sort());
    for (const [id] of facts) expect(schemas[id]!.title).toBe(texts.facts![id]);
    for (const { id, indicators } of pack.document.criteria!) {
      for (const indicator of indicators) {
        const { description } = schemas[(indicator.points as { var: string }).var]!;
        expect(description).toContain(texts.criteria![id]);
        expect(description).toContain(texts.indicators![indicator.id]);
      }
    }
  });

  test('has no word of another language in a form: what authors note is a comment', () => {
    for (const [id, { note }] of facts) {
      const { description = '', $comment } = factsIn(pack)[id]!;
      expect($comment).toBe(note);
      if (note !== undefined) expect(description).not.toContain(note);
    }
  });

  test('keeps what one criterion asks for together, in the order of the pack', () => {
    const read = pack.document.criteria!.flatMap(({ indicators }) =>
      indicators.map(({ points }) => (points as { var: string }).var),
    );
    expect(Object.keys(factsIn(pack)).slice(0, read.length)).toEqual(read);
    expect(JSON.stringify(recordSchema(pack))).toBe(JSON.stringify(recordSchema(pack)));
  });

  test('is a schema, and judges each value of each fact as checkRecord does', () => {
    const validate = validatorOf(pack);
    for (const [id, fact] of facts) {
      const values = [...valuesOf(fact as Declared), null, 0, -1, 0.5, 11, '5', true, 'x', [], {}];
      for (const value of values) {
        const given = { ...sound, facts: { [id]: value } };
        const isSound = errors(pack, given).length === 0;
        for (const each of validate) expect([id, value, each(given)]).toEqual([id, value, isSound]);
      }
    }
  });
});

describe('keys of a record', () => {
  const pack = compilePack(packWith({ facts: { t: { type: 'boolean' } }, titles: [titleOf('x', { var: 't' })] }));
  const validate = validatorOf(pack);
  const values: readonly unknown[] = [
    ...[undefined, true, false, 0, 1899, 1900, 2023, 2023.5, 2199, 2200, '2023', '', 'p-1', 'nhom-1', 'nhom-2', [], {}],
    ...['2023-02-28', '2023-02-29', '2024-02-29', '1900-02-29', '2000-02-29', '2100-02-29', '2023-04-31', '2023-13-01'],
    ...['2023-00-10', '2023-1-1', '1899-12-31', '2200-01-01', '2023-12-31', '2023-12-31T00:00:00Z', { t: true }],
    ...[[{ title: 'x', outcome: 'granted' }], [{ title: 'x', outcome: 'given' }], [{ outcome: 'granted' }], [null]],
  ];
  const accepts = (given: object) => validate.map((each) => each(JSON.parse(JSON.stringify(given))));

  test.each(['subject', 'year', 'group', 'facts', 'date', 'registered', 'recognised'])('%s', (key) => {
    let accepted = 0;
    for (const value of values) {
      const given = { ...record, [key]: value };
      const isSound = errors(pack, given).every(({ code }) => code === 'record/date-other-year');
      expect([value, ...accepts(given)]).toEqual([value, isSound, isSound]);
      if (isSound) accepted += 1;
    }
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(values.length);
  });

  test('all days there are, and no others', () => {
    for (let year = 1900; year <= 2199; year += 1) {
      for (const day of ['02-28', '02-29', '02-30', '04-30', '04-31', '12-31', '12-32']) {
        const given = { ...record, year, date: `${year}-${day}` };
        const isSound = errors(pack, given).length === 0;
        expect([given.date, ...accepts(given)]).toEqual([given.date, isSound, isSound]);
      }
    }
  });

  test('it is stricter than checkRecord, as documented, where a form would make a mistake', () => {
    const looser: readonly object[] = [
      ...[{ facts: { tt: true } }, { facts: { t: '' } }, { date: null }, { registered: null }, { recognised: null }],
      ...[{ places: 'vn' }, { selfFacts: { t: 1 } }, { evidence: { t: [] } }, { stage: 1 }, { dates: { stage: 'x' } }],
      ...[{ recognised: [{ title: 'other', outcome: 'granted' }] }],
    ];
    for (const parts of looser) {
      expect(errors(pack, { ...record, ...parts })).toEqual([]);
      expect([parts, ...accepts({ ...record, ...parts })]).toEqual([parts, false, false]);
    }
  });
});

describe('shares and counts', () => {
  const counted = { count: 'cong-dan', through: 'noi-o', met: { var: 'title.x' } };
  const pack = compilePack(
    packWith({
      facts: {
        declared: { type: 'share' },
        counted: { type: 'share', from: counted },
        many: { type: 'count', max: 20, from: counted },
        t: { type: 'boolean' },
      },
      roles: { 'noi-o': { of: 'place' } },
      titles: [titleOf('x', { and: [{ var: 't' }, { '>=': [{ var: 'declared' }, 50] }] })],
    }),
  );
  const validate = validatorOf(pack);

  test.each(['declared', 'counted', 'many'])('%s', (id) => {
    const shares = [{ met: 3, among: 4 }, { met: 0, among: 0 }, { among: 4 }, { met: 3 }, { met: 1.5, among: 4 }, {}];
    const others = [
      { met: 3, among: 4, of: 1 },
      { met: -1, among: 4 },
      { met: '3', among: 4 },
      { met: 1, among: 2e9 },
    ];
    const numbers = [null, 0, 7, 20, 21, -1, 2.5, '7', true, []];
    let accepted = 0;
    for (const value of [...shares, ...others, ...numbers]) {
      const given = { ...record, facts: { [id]: value } };
      const isSound = errors(pack, given).length === 0;
      for (const each of validate) expect([value, each(given)]).toEqual([value, isSound]);
      if (isSound) accepted += 1;
    }
    expect(accepted).toBeGreaterThan(1);
  });

  test('no schema can say that those who meet it are not more than all', () => {
    const given = { ...record, facts: { declared: { met: 5, among: 4 } } };
    expect(errors(pack, given).map(({ code }) => code)).not.toEqual([]);
    for (const each of validate) expect(each(given)).toBe(true);
  });
});

describe('words', () => {
  const facts = {
    late: { type: 'integer', min: 0, max: 9, note: 'seen in the draft only' },
    kind: { type: 'choice', of: ['x', 'y'], default: 'y', evidence: true },
    first: { type: 'integer', min: 0, max: 9 },
  };
  const criteria = [
    { id: 'k', indicators: [{ id: 'i', points: { '+': [{ var: 'first' }, 1] }, status: 'placeholder' }] },
    {
      id: 'l',
      indicators: [
        { id: 'j', points: { var: 'late' }, applies: { '==': [{ var: 'kind' }, 'x'] }, status: 'placeholder' },
        { id: 'm', met: { '>': [{ var: 'late' }, { var: 'first' }] }, status: 'placeholder' },
      ],
    },
  ];
  const words = {
    format: 'tieuchi-texts/1',
    of: 'test/pack',
    locale: 'vi',
    name: 'Bộ tiêu chí',
    facts: { first: 'Điểm đầu', kind: 'Loại' },
    values: { kind: { x: 'Loại một', y: 'Loại hai' } },
    criteria: { k: 'Tiêu chí một', l: 'Tiêu chí hai' },
    indicators: { i: 'Chỉ số một', j: 'Chỉ số hai', m: 'Chỉ số ba' },
    titles: { x: 'Danh hiệu' },
    groups: { 'nhom-1': 'Nhóm một' },
    roles: { 'noi-o': 'Nơi ở' },
  };
  const pack = compilePack(
    packWith({ facts, criteria, titles: [titleOf('x', { '>': [{ var: 'points.total' }, 5] })] }),
    [words],
  );

  test('each fact has its name, what is asked of it, its values in words, its default', () => {
    expect(factsIn(pack)).toEqual({
      first: {
        title: 'Điểm đầu',
        description: 'Tiêu chí một; Chỉ số một; Tiêu chí hai; Chỉ số ba',
        type: ['integer', 'null'],
        minimum: 0,
        maximum: 9,
      },
      kind: {
        title: 'Loại',
        description: 'Tiêu chí hai; Chỉ số hai',
        type: ['string', 'null'],
        oneOf: [
          { const: 'x', title: 'Loại một' },
          { const: 'y', title: 'Loại hai' },
          { const: null, title: '–' },
        ],
        default: 'y',
      },
      late: {
        description: 'Tiêu chí hai; Chỉ số hai; Chỉ số ba',
        $comment: 'seen in the draft only',
        type: ['integer', 'null'],
        minimum: 0,
        maximum: 9,
      },
    });
    expect(Object.keys(factsIn(pack))).toEqual(['first', 'kind', 'late']);
  });

  test('group, title, role and evidence are named too; scores of oneself have no default', () => {
    expect(recordSchema(pack).properties).toMatchObject({
      group: { const: 'nhom-1', default: 'nhom-1', title: 'Nhóm một' },
      places: { properties: { 'noi-o': { title: 'Nơi ở' } } },
      evidence: { properties: { kind: { title: 'Loại' } } },
      recognised: { items: { properties: { title: { oneOf: [{ const: 'x', title: 'Danh hiệu' }] } } } },
    });
    const { kind } = recordSchema(pack).properties.selfFacts.properties;
    expect(kind).not.toHaveProperty('default');
  });

  test('a language without texts leaves the schema without words', () => {
    expect(JSON.stringify(recordSchema(pack, 'en'))).not.toMatch(/"title":"(?!–)|"description":"/);
    for (const each of validatorOf(pack, 'en')) expect(each({ ...record, facts: { kind: 'x', first: 3 } })).toBe(true);
  });
});

/** What JSON text can hold. */
const isJson = (value: unknown) =>
  typeof value === 'number' ? Number.isFinite(value) : value !== undefined && typeof value !== 'bigint';

test('packs made at random: what the schema accepts checkRecord accepts, and the other way round', () => {
  let [accepted, rejected] = [0, 0];
  fc.assert(
    fc.property(
      declarations(decimals, true),
      rulesOf(decimals.literal).truth,
      fc.array(givens(true), { minLength: 20, maxLength: 20 }),
      (facts, when, picks) => {
        const json = packWith({ facts, titles: [titleOf('x', { and: [{ var: 't' }, when] })] });
        if (checkPack(json).some(({ severity }) => severity === 'error')) return;
        const pack = compilePack(json);
        const validate = validatorOf(pack);
        for (const pick of picks) {
          const sound = Object.fromEntries(
            Object.entries(pickedFrom(facts, pick)).filter(([, value]) => value !== '' && isJson(value)),
          );
          const given = { ...record, facts: sound };
          const isSound = errors(pack, given).length === 0;
          // A step that no schema can say leaves more to checkRecord.
          const isSaid = Object.keys(sound).every((id) => {
            const { enum: list, multipleOf } = factsIn(pack)[id]!;
            return list !== undefined || multipleOf !== undefined || facts[id]!.step === undefined;
          });
          for (const each of validate) {
            if (isSound || isSaid) expect(each(given)).toBe(isSound);
          }
          if (isSound) accepted += 1;
          else rejected += 1;
        }
      },
    ),
    runs(100),
  );
  expect(Math.min(accepted, rejected)).toBeGreaterThan(runs(100).numRuns);
});

describe('validators and form libraries take it with their own settings', () => {
  const everyKind = compilePack(
    packWith({
      facts: {
        whole: { type: 'integer', min: 0, max: 10 },
        stepped: { type: 'decimal', min: 0, max: 1, step: 0.1, note: 'a note' },
        yes: { type: 'boolean', default: false },
        area: { type: 'choice', of: ['a', 'b'], evidence: true },
        share: { type: 'share' },
        counted: { type: 'count', max: 5, from: { count: 'cong-dan', through: 'noi-o', met: true } },
      },
      titles: [titleOf('t', { '>': [{ var: 'whole' }, 5] })],
    }),
  );
  const facts = { whole: 5, stepped: 0.3, yes: null, area: 'b', share: { met: 1, among: 2 }, counted: 3 };
  const sound = { ...record, date: '2023-02-28', places: { 'noi-o': null }, facts, evidence: { area: ['x'] } };
  const wrong = [
    { ...sound, facts: { whole: 11 } },
    { ...sound, facts: { stepped: 0.35 } },
    { ...sound, facts: { area: 'c' } },
    { ...sound, facts: { other: 1 } },
    { ...sound, date: '2023-02-30' },
    { ...sound, group: 'nhom-2' },
  ];
  const packs: readonly CompiledPack[] = [everyKind, ...nationalPacks().slice(0, 2)];

  test.each([
    ['Ajv, which speaks draft 07', Ajv],
    ['Ajv2020', Ajv2020],
  ])('%s, without a word of warning', (_, Validator) => {
    const said: unknown[] = [];
    const log = (...words: unknown[]) => void said.push(words);
    for (const pack of packs) {
      const ajv = new Validator({ logger: { log, warn: log, error: log }, strictTypes: 'log' });
      const validate = ajv.compile(recordSchema(pack));
      if (pack !== everyKind) continue;
      expect(validate(sound), JSON.stringify(validate.errors)).toBe(true);
      for (const each of wrong) expect(validate(each), JSON.stringify(each)).toBe(false);
    }
    expect(said).toEqual([]);
  });

  test('a draft that is named is that draft, with the same words', () => {
    const { $schema: of07, ...in07 } = recordSchema(everyKind, 'vi', { draft: '07' });
    const { $schema: of2020, ...in2020 } = recordSchema(everyKind, 'vi', { draft: '2020-12' });
    expect([of07, of2020]).toEqual([
      'http://json-schema.org/draft-07/schema#',
      'https://json-schema.org/draft/2020-12/schema',
    ]);
    expect(in07).toEqual(in2020);
    expect(in07).toEqual(recordSchema(everyKind));
    new Ajv().compile(recordSchema(everyKind, 'vi', { draft: '07' }));
    new Ajv2020().compile(recordSchema(everyKind, 'vi', { draft: '2020-12' }));
  });

  test('formats stand there when they are asked for', () => {
    const dayIn = (formats?: boolean) => recordSchema(everyKind, 'vi', formats === undefined ? {} : { formats });
    expect(JSON.stringify(dayIn())).not.toContain('"format"');
    expect(dayIn(true).properties.date.format).toBe('date');
    expect(dayIn(true).properties.date.pattern).toBe(dayIn().properties.date.pattern);
    const ajv = new Ajv();
    addFormats.default(ajv);
    expect(ajv.compile(dayIn(true))(sound)).toBe(true);
  });

  test('react-jsonschema-form', () => {
    for (const pack of packs) {
      const schema = recordSchema(pack);
      const { errors, errorSchema } = rjsf.validateFormData(pack === everyKind ? sound : record, schema);
      if (pack === everyKind) expect({ errors, errorSchema }).toEqual({ errors: [], errorSchema: {} });
    }
    for (const each of wrong)
      expect(rjsf.validateFormData(each, recordSchema(everyKind)).errors, JSON.stringify(each)).not.toEqual([]);
  });

  test('react-hook-form, by its resolver for Ajv', async () => {
    const options = { fields: {}, shouldUseNativeValidation: false };
    const resolve = ajvResolver(recordSchema(everyKind) as never);
    expect(await resolve(sound as never, undefined, options)).toEqual({ values: sound, errors: {} });
    const { errors } = await resolve(wrong[0] as never, undefined, options);
    expect(errors).toMatchObject({ facts: { whole: { message: 'must be <= 10' } } });
  });

  test('no two schemas share a part: what one changes stays with it', () => {
    const [one, other] = [recordSchema(everyKind), recordSchema(everyKind)];
    one.properties.subject.title = 'Mine';
    one.properties.date.title = 'Mine';
    expect(JSON.stringify(one.properties.stage)).not.toContain('Mine');
    expect(JSON.stringify(other)).not.toContain('Mine');
  });
});

describe('its words are those of a language tag', () => {
  const [pack] = nationalPacks();
  test.each([
    ['vi-VN', 'vi'],
    ['VI_vn', 'vi'],
    ['en-US', 'en'],
    ['en-Latn-GB', 'en'],
  ])('%s', (asked, answered) => expect(recordSchema(pack!, asked)).toEqual(recordSchema(pack!, answered)));

  test('a language without texts has no words', () => {
    expect(recordSchema(pack!, 'fr').title).toBeUndefined();
    expect(recordSchema(pack!, undefined as never)).toEqual(recordSchema(pack!, 'vi'));
    expect(recordSchema(pack!, null as never)).toEqual(recordSchema(pack!, 'fr'));
  });
});
