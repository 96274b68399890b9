import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { initTRPC, TRPCError } from '@trpc/server';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import {
  type CompiledPack,
  checkRecord,
  compilePack,
  compileRule,
  evaluate,
  type StandardSchema,
  standardSchema,
} from '../index.js';
import { catalogue } from '../messages.js';

const pack: CompiledPack = compilePack(
  packWith({
    facts: { books: { type: 'integer', min: 0, max: 100 }, adults: { type: 'share' } },
    titles: [titleOf('t', { '>=': [{ var: 'books' }, 12] })],
  }),
);
const rule = compileRule({ '>=': [{ var: 'a' }, 5] }, { a: { type: 'integer', min: 0, max: 9 } });
if (rule.type === undefined) throw new Error('the rule is sound');
const record = { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } };
const validate = <Value>(schema: StandardSchema<Value>, value: unknown) => schema['~standard'].validate(value);

describe('compiled packs and rules are Standard Schemas as they are', () => {
  test('by the letter of the specification', () => {
    for (const schema of [pack, rule, standardSchema(pack, catalogue, 'vi'), standardSchema(rule, catalogue, 'vi')]) {
      const held: StandardSchemaV1 = schema;
      expect(held['~standard']).toMatchObject({ version: 1, vendor: 'tieuchi', validate: expect.any(Function) });
    }
  });

  test('a sound value comes out as it went in', () => {
    expect(validate(pack, record)).toEqual({ value: record });
    expect((validate(pack, record) as { value: unknown }).value).toBe(record);
    expect(validate(rule, { a: 5 })).toEqual({ value: { a: 5 } });
  });

  test('errors refuse it, each with its path', () => {
    const wrong = { ...record, year: '2023', facts: { books: '12' }, recognised: [{ title: 't', outcome: 'yes' }] };
    expect(validate(pack, wrong)).toEqual({
      issues: [
        {
          code: 'record/year',
          message:
            '`year` must be a whole number from 1900 to 2199, found `"2023"`; write the year of the assessment: `2023`',
          path: ['year'],
        },
        {
          code: 'record/recognised',
          message:
            'a recognition needs a title and an outcome: granted, refused or revoked; found `yes`; correct the decision',
          path: ['recognised', 0],
        },
        {
          code: 'record/number-as-text',
          message: 'the number `"12"` of `books` is written as text: taken as missing; write it without quotes',
          path: ['facts', 'books'],
        },
      ],
    });
    expect(validate(rule, { a: 10 }).issues?.map(({ path }) => path)).toEqual([['a']]);
    expect(validate(pack, null).issues?.map(({ path }) => path)).toEqual([[]]);
  });

  test('warnings refuse nothing: they are told by what judges the value', () => {
    const odd = { ...record, facts: { bookz: 12, cccd: 1 } };
    expect(validate(pack, odd)).toEqual({ value: odd });
    expect(evaluate(pack, odd).issues.map(({ code }) => code)).toEqual(['record/misspelt-fact']);
  });

  test('it says what checkRecord says, of anything, and never throws', () => {
    const throwing = Object.defineProperty({}, 'facts', {
      get: () => {
        throw new Error('no');
      },
      enumerable: true,
    });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const same = (value: unknown) => {
      const errors = checkRecord(pack, value).filter(({ severity }) => severity === 'error');
      expect(validate(pack, value).issues?.map(({ code }) => code) ?? []).toEqual(errors.map(({ code }) => code));
      expect(validate(rule, value)).toBeTypeOf('object');
    };
    for (const value of [throwing, proxy, [proxy], { ...record, facts: proxy }, { ...record, facts: throwing }])
      same(value);
    const parts = { subject: fc.anything(), year: fc.anything(), group: fc.anything(), facts: fc.anything() };
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.record(parts)), same));
  });
});

describe('standardSchema gives the sentences of a language', () => {
  const messageIn = (locale: string, words = catalogue) =>
    validate(standardSchema(pack, words, locale), { ...record, facts: { books: 101 } }).issues?.[0]?.message;
  const english = '`101` is not allowed for `books`: taken as missing; allowed: 0, 1 … 100';
  const vietnamese = '`101` không dùng được cho dữ kiện `books`: coi như còn thiếu; dùng được: 0, 1 … 100';

  test.each([
    ['vi', vietnamese],
    ['vi-VN', vietnamese],
    ['VI_vn', vietnamese],
    ['vi-Latn-VN', vietnamese],
    ['en', english],
    ['en-GB', english],
    ['fr', english],
    ['', english],
  ])('%s', (locale, message) => expect(messageIn(locale)).toBe(message));

  test('of a catalogue of one’s own', () => {
    const own = { fr: { issues: { 'record/fact-invalid': ['`{found}` refusé'] as const }, words: {} } };
    expect(messageIn('fr-CA', own)).toBe('`101` refusé');
    expect(messageIn('vi', own)).toBe(english);
  });

  test('of a rule', () => {
    expect(validate(standardSchema(rule, catalogue, 'vi'), { a: 'x' }).issues?.[0]?.message).toMatch(/^`x` không dùng/);
  });

  test('what is not compiled is refused', () => {
    const refused = compileRule({ var: 'b' }, { a: { type: 'boolean' } }) as typeof rule;
    for (const wrong of [refused, undefined, {}]) {
      expect(() => standardSchema(wrong as typeof rule, catalogue, 'vi')).toThrow(TypeError);
    }
  });
});

describe('libraries of other makers take them', () => {
  const options = { fields: {}, shouldUseNativeValidation: false };

  test('react-hook-form, by its resolver', async () => {
    const resolve = standardSchemaResolver(standardSchema(pack, catalogue, 'vi'));
    expect(await resolve(record, undefined, options)).toEqual({ values: record, errors: {} });
    const { errors } = await resolve({ ...record, facts: { books: 101 } }, undefined, options);
    expect(errors).toMatchObject({ facts: { books: { message: expect.stringMatching(/^`101` không dùng được/) } } });
    const ofRule = await standardSchemaResolver(rule)({ a: 10 }, undefined, options);
    expect(ofRule.errors).toMatchObject({ a: { message: expect.stringMatching(/^`10` is not allowed/) } });
  });

  test('tRPC, as the input of a procedure', async () => {
    const t = initTRPC.create();
    const router = t.router({
      judge: t.procedure.input(pack).query(({ input }) => evaluate(pack, input).titles[0]!.verdict),
    });
    const caller = router.createCaller({});
    expect(await caller.judge(record)).toBe('met');
    const refused = caller.judge({ ...record, facts: { books: 101 } });
    await expect(refused).rejects.toThrow(TRPCError);
    await expect(refused).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { issues: [{ path: ['facts', 'books'], code: 'record/fact-invalid' }] },
    });
  });
});
