/**
 * Typed packs, rules and schemas: what compiles and what does not, checked by `npm run types`. Each `@ts-expect-error` fails
 * when its line compiles.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { JSONSchema7 } from 'json-schema';
import {
  type CompiledPack,
  checkRecord,
  compilePack,
  compileRule,
  createRun,
  evaluate,
  explain,
  leastChange,
  type Pack,
  type RecordOf,
  recordSchema,
  type SubjectRecord,
  standardSchema,
} from '../src/index.js';
import { catalogue } from '../src/messages.js';

/** Written in the call: the document is a constant without `as const`. */
const reader = compilePack({
  format: 'tieuchi-pack/1',
  id: 'demo/reader',
  version: '1.0.0',
  subject: 'cong-dan',
  group: 'nhom-1',
  place: 'vn',
  through: 'noi-o',
  inForce: { from: '2022-01-01', status: 'placeholder' },
  sources: {},
  facts: { books: { type: 'integer', min: 0, max: 100 }, area: { type: 'choice', of: ['thanh-thi', 'nong-thon'] } },
  titles: [{ id: 'reader', status: 'placeholder', when: { '>=': [{ var: 'books' }, 12] } }],
});
const head = { subject: 'p-1', year: 2024, group: 'nhom-1' } as const;
evaluate(reader, { ...head, facts: { books: 12, area: 'nong-thon' } });
evaluate(reader, { ...head, facts: { books: undefined, area: null } });
evaluate(reader, { ...head, facts: {}, date: undefined, selfFacts: undefined, places: { 'noi-o': undefined } });
// @ts-expect-error: no such fact
evaluate(reader, { ...head, facts: { bookz: 12 } });
// @ts-expect-error: text for an integer
evaluate(reader, { ...head, facts: { books: '12' } });
// @ts-expect-error: not one of the choices
evaluate(reader, { ...head, facts: { area: 'mien-nui' } });
// @ts-expect-error: another group
evaluate(reader, { ...head, group: 'nhom-2', facts: {} });
// @ts-expect-error: no such title
evaluate(reader, { ...head, facts: {}, recognised: [{ title: 'raeder', outcome: 'granted' }] });
// @ts-expect-error: what the subject says of itself has the same names
evaluate(reader, { ...head, facts: {}, selfFacts: { bookz: 12 } });

/** A constant of its own, as modules of packages give it. */
const family = {
  format: 'tieuchi-pack/1',
  id: 'demo/family',
  version: '1.0.0',
  subject: 'gia-dinh',
  group: 'gia-dinh',
  place: 'vn',
  through: 'noi-o',
  inForce: { from: '2022-01-01', status: 'placeholder' },
  sources: {},
  facts: { hours: { type: 'decimal', min: 0, max: 24, step: 0.5 } },
  titles: [{ id: 'gia-dinh-hoc-tap', status: 'placeholder', when: { '>=': [{ var: 'hours' }, 1] } }],
} as const;
const families = compilePack(family);
evaluate(families, { subject: 'gd-1', year: 2024, group: 'gia-dinh', facts: { hours: 1.5 } });
// @ts-expect-error: no such fact
evaluate(families, { subject: 'gd-1', year: 2024, group: 'gia-dinh', facts: { hour: 1.5 } });

/** One of several: a record of any of them. */
const either = [reader, families][0]!;
evaluate(either, { ...head, facts: { books: 12 } });
evaluate(either, { subject: 'gd-1', year: 2024, group: 'gia-dinh', facts: { hours: 1.5 } });
// @ts-expect-error: facts of one in the group of the other
evaluate(either, { ...head, facts: { hours: 1.5 } });

/** Packs whose names nobody knows while compiling take any record. */
const text = '{}';
const loose: SubjectRecord = { subject: 'p-1', year: 2024, group: 'any', facts: { anything: 'at all' } };
const read: unknown = family;
const mutable = { ...family, format: 'tieuchi-pack/1' as string };
for (const pack of [compilePack(text), compilePack(JSON.parse(text)), compilePack(read), compilePack(mutable)]) {
  const taken: CompiledPack = pack;
  evaluate(taken, loose);
  evaluate(pack, loose);
}
evaluate(compilePack(family as Pack), loose);

/** A typed pack goes wherever a pack goes, and may be used loosely on purpose. */
const anyPack: CompiledPack = reader;
evaluate(anyPack, loose);
createRun({ packs: [reader, families, anyPack] }).add(loose);
checkRecord(reader, loose);
leastChange(reader, evaluate(reader, { ...head, facts: {} }));
explain(reader, evaluate(reader, { ...head, facts: {} }), 'en');

// @ts-expect-error: a document that is not compiled
evaluate(family, { subject: 'gd-1', year: 2024, group: 'gia-dinh', facts: {} });
// @ts-expect-error: a document that is not compiled
checkRecord(family, loose);
// @ts-expect-error: a document that is not compiled
createRun({ packs: [family] });
// @ts-expect-error: a document that is not compiled
recordSchema(family);

/** A record of a typed pack is a record. */
export const records: readonly SubjectRecord[] = [
  { ...head, facts: { books: undefined } } satisfies RecordOf<typeof reader.document>,
];

const rule = compileRule(
  { '>=': [{ var: 'a' }, 5] },
  { a: { type: 'integer', min: 0, max: 9 }, b: { type: 'boolean' } },
);
if (rule.type === 'truth') {
  rule.evaluate({ a: 5, b: true });
  rule.evaluate({ a: undefined });
  rule.evaluate();
  // @ts-expect-error: no such fact
  rule.evaluate({ c: 5 });
  // @ts-expect-error: text for an integer
  rule.evaluate({ a: '5' });
}
const facts: unknown = {};
compileRule(true, facts).evaluate?.({ whatever: 1 });
compileRule(true, '{}').evaluate?.('anything');

/** They are Standard Schemas by the types of the specification, and give their values' types. */
const schemas: readonly StandardSchemaV1[] = [reader, families, anyPack, standardSchema(reader, catalogue, 'vi')];
export const record: StandardSchemaV1.InferOutput<typeof reader> = { ...head, facts: { books: 12 } };
export const inVietnamese: StandardSchemaV1<RecordOf<typeof family>> = standardSchema(families, catalogue, 'vi');
// @ts-expect-error: a wrong fact
export const wrong: StandardSchemaV1.InferInput<typeof reader> = { ...head, facts: { bookz: 12 } };
if (rule.type !== undefined) {
  const values: StandardSchemaV1.InferOutput<typeof rule> = { a: 5 };
  const schema: StandardSchemaV1<typeof values> = standardSchema(rule, catalogue, 'vi');
  const checked = schema['~standard'].validate(values);
  if (!(checked instanceof Promise) && checked.issues === undefined) rule.evaluate(checked.value);
  schemas.includes(schema);
}

/** A schema is typed down to its fields, and goes where libraries want JSON Schema. */
export const asJsonSchema: readonly JSONSchema7[] = [recordSchema(reader), recordSchema(anyPack)];
const { facts: drawn, group } = recordSchema(reader).properties;
export const bounds: readonly number[] = [drawn.properties.books.minimum, drawn.properties.books.maximum];
export const choices: readonly (string | null)[] = drawn.properties.area.oneOf.map((each) => each.const);
export const only: 'nhom-1' = group.const;
export const named: string | undefined = drawn.properties.books.title;
// @ts-expect-error: no such fact
drawn.properties.bookz;
export const byAnyName: number | undefined = recordSchema(anyPack).properties.facts.properties.whatever?.maximum;
