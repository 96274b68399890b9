/** The schemas say what every key means, in the words of the types. */
import { describe, expect, test } from 'vitest';
import { type Described, describedType } from './descriptions.js';
import { filesIn, textOf } from './fixtures.js';

interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $comment?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: { readonly [key: string]: Schema | true };
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: { readonly [name: string]: Schema };
}

const schemas = new Map(
  filesIn('packages/core/schema/').map((name) => [
    name.replace('.schema.json', ''),
    JSON.parse(textOf(`packages/core/schema/${name}`)) as Schema,
  ]),
);

/** Where the schema of each type stands: the name of the file, and a JSON Pointer into it. */
const places: { readonly [type: string]: string } = {
  Source: 'common#/$defs/source',
  Fact: 'common#/$defs/fact',
  Members: 'common#/$defs/members',
  Role: 'common#/$defs/role',
  ProcedureNote: 'common#/$defs/procedure-note',
  PlacedNote: 'common#/$defs/placed-note',
  Pack: 'pack#',
  InForce: 'pack#/properties/inForce',
  Criterion: 'pack#/properties/criteria/items',
  Indicator: 'pack#/properties/criteria/items/properties/indicators/items',
  ThresholdValue: 'pack#/properties/thresholds/additionalProperties/items',
  Title: 'pack#/properties/titles/items',
  Rank: 'pack#/properties/titles/items/properties/ranks/items',
  Texts: 'texts#',
  Programme: 'programme#',
  PlaceKind: 'programme#/properties/placeKinds/additionalProperties',
  Measure: 'programme#/properties/measures/items',
  Reading: 'programme#/properties/measures/items/properties/reading',
  Target: 'programme#/properties/measures/items/properties/targets/items',
  Procedure: 'programme#/properties/procedure',
  Deadline: 'programme#/properties/procedure/properties/deadlines/items',
  Places: 'places#',
  Snapshot: 'places#/properties/snapshots/items',
  ExpectedCount: 'places#/properties/expect/properties/counts/items',
  Place: 'places#/properties/places/items',
  PlaceLink: 'places#/properties/links/items',
};

function schemaAt(place: string): Schema {
  const [file, pointer] = place.split('#') as [string, string];
  const steps = pointer.split('/').slice(1);
  return steps.reduce((at, step) => (at as never)[step], schemas.get(file)!);
}

/** What a schema is; of a part that keys refer to, a comment, for editors would show it instead of what the key means. */
const aboutOf = ({ description, $comment }: Schema) => description ?? $comment;

const wordsOf = ({ properties = {} }: Schema) =>
  Object.entries(properties).map(([key, each]) => [key, (each as Schema).description] as const);

/** Keys, and what is said of each, of a type and of a schema; then of what stands within. */
function compare(described: Described, schema: Schema, at: string): void {
  expect(Object.fromEntries(wordsOf(schema)), at).toEqual(Object.fromEntries(described.keys));
  for (const [key, inner] of described.within) {
    const found = schema.properties![key] as Schema;
    compare(inner, found.items ?? found, `${at}.${key}`);
  }
}

describe('a schema and its type say the same', () => {
  test.each(Object.entries(places))('%s', (type, place) => {
    const [schema, described] = [schemaAt(place), describedType(type)];
    compare(described, schema, type);
    // What stands under a key of its own says what the key means.
    if (!/\/properties\/\w+$/.test(place)) expect(aboutOf(schema)).toBe(described.about);
  });

  test('the forms of a year rule together', () => {
    const schema = schemaAt('pack#/properties/titles/items/properties/years');
    const forms = ['ConsecutiveYears', 'YearsOutOf', 'ValidYears'].map((form) => describedType(form).keys);
    const said = forms.flatMap((keys) => [...keys]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(wordsOf(schema)));
    for (const [key, words] of said) expect([key, words]).toEqual([key, Object.fromEntries(wordsOf(schema))[key]]);
  });

  test.each(['reset-bridge-unknown', 'keep-reset-unknown', 'first-unknown'])('the policy %s', (name) => {
    expect(Object.fromEntries(wordsOf(schemaAt(`common#/$defs/${name}`)))).toEqual(
      Object.fromEntries(describedType('Policy').keys),
    );
  });
});

/** Every schema within a schema, by its pointer, but for those of the keywords that only narrow what was said. */
function* within(schema: Schema | boolean, at: string): Generator<readonly [string, Schema]> {
  if (typeof schema === 'boolean') return;
  yield [at, schema];
  for (const keyword of ['properties', '$defs'] as const)
    for (const [key, each] of Object.entries(schema[keyword] ?? {})) yield* within(each, `${at}/${keyword}/${key}`);
  for (const keyword of ['items', 'additionalProperties'] as const)
    if (schema[keyword] !== undefined) yield* within(schema[keyword], `${at}/${keyword}`);
}

describe.each([...schemas])('in the schema of %s', (name, schema) => {
  const all = [...within(schema, '')];

  test('everything is described', () => {
    // What operands are, their operator says; what entries of a plan are, their list and their own type.
    const said = all.filter(([at]) => !['rule', 'plan'].includes(name) || !/\/(items|additionalProperties)$/.test(at));
    expect(said.filter(([, each]) => (aboutOf(each) ?? '').length < 5).map(([at]) => at)).toEqual([]);
    expect(schema.title).toMatch(/^[A-Z]/);
  });

  test('an entry that is a part says what the part says', () => {
    const entries = all.filter(([at]) => /\/(items|additionalProperties)$/.test(at));
    for (const [at, { $ref = '', description }] of entries) {
      const part = Object.values(places).find((place) => place === $ref.replace('.schema.json', ''));
      if (part !== undefined) expect(description, at).toBe(aboutOf(schemaAt(part)));
    }
  });

  test('a description is a sentence that says more than the key', () => {
    for (const [at, { description = '' }] of all.filter(([, each]) => each.description !== undefined)) {
      expect(description, at).toMatch(/^[`A-Z0-9].*\.$/);
      expect(description.split(' ').length, at).toBeGreaterThan(1);
    }
  });
});
