import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../packages/core/src/messages.js';
import { limits } from '../packages/core/src/text/limits.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(`${root}docs/reference/limits.md`, 'utf8');
const rows = [...page.matchAll(/^\| `(\w+)`\s*\| ([\d,]+)\s*\| (–|`([a-z/-]+)`)\s*\|/gm)].map(
  ([, name, value, , code]) => ({ name: name!, value: Number(value!.replaceAll(',', '')), code }),
);

test('the page has every limit of the engine, with its value', () => {
  expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({ ...limits });
});

test('every limit names an issue that has its words in both languages', () => {
  for (const { code } of rows.filter(({ code }) => code !== undefined))
    for (const locale of ['en', 'vi']) expect(catalogue[locale]!.issues).toHaveProperty([code!]);
});

/** Every bound of a schema, by the name of the limit it is. */
const bounds: { readonly [pointer: string]: keyof typeof limits } = {
  'common /$defs/id/maxLength': 'idCharacters',
  'common /$defs/date/maxLength': 'idCharacters',
  'common /$defs/text/maxLength': 'textCharacters',
  'common /$defs/fact/properties/of/maxItems': 'choiceValues',
  'common /$defs/words/maxProperties': 'words',
  'facts /maxProperties': 'facts',
  'pack /properties/id/maxLength': 'idCharacters',
  'pack /properties/version/maxLength': 'idCharacters',
  'pack /properties/roles/maxProperties': 'roles',
  'pack /properties/sources/maxProperties': 'sources',
  'pack /properties/criteria/maxItems': 'criteria',
  'pack /properties/thresholds/maxProperties': 'thresholds',
  'pack /properties/thresholds/additionalProperties/maxItems': 'thresholdValues',
  'pack /properties/titles/maxItems': 'titles',
  'pack /properties/titles/items/properties/ranks/maxItems': 'ranks',
  'programme /properties/id/maxLength': 'idCharacters',
  'programme /properties/version/maxLength': 'idCharacters',
  'programme /properties/asOf/maxLength': 'idCharacters',
  'programme /properties/sources/maxProperties': 'sources',
  'programme /properties/roles/maxProperties': 'roles',
  'programme /properties/stages/maxItems': 'stages',
  'programme /properties/measures/maxItems': 'measures',
  'programme /properties/measures/items/properties/levels/maxItems': 'levels',
  'programme /properties/measures/items/properties/targets/maxItems': 'targets',
  'programme /properties/measures/items/properties/reading/properties/others/maxItems': 'otherReadings',
  'programme /properties/procedure/properties/decides/maxItems': 'procedureNotes',
  'programme /properties/procedure/properties/reportTo/maxItems': 'procedureNotes',
  'programme /properties/procedure/properties/reviews/maxItems': 'procedureNotes',
  'programme /properties/procedure/properties/reportBefore/properties/day/maxLength': 'idCharacters',
  'texts /properties/locale/maxLength': 'idCharacters',
  'texts /properties/values/maxProperties': 'facts',
  'places /properties/id/maxLength': 'idCharacters',
  'places /properties/version/maxLength': 'idCharacters',
  'places /properties/sources/maxProperties': 'sources',
  'places /properties/snapshots/maxItems': 'snapshots',
  'places /properties/expect/properties/counts/maxItems': 'expectedCounts',
  'places /properties/places/maxItems': 'places',
  'places /properties/links/maxItems': 'links',
};

describe('the schemas', () => {
  const found: { [pointer: string]: number } = {};
  const walk = (json: unknown, pointer: string): void => {
    if (typeof json !== 'object' || json === null) return;
    for (const [key, value] of Object.entries(json)) {
      if (/^max(Length|Items|Properties)$/.test(key) && typeof value === 'number') found[`${pointer}/${key}`] = value;
      walk(value, `${pointer}/${key}`);
    }
  };
  // The schema of rules is for editors only.
  for (const name of readdirSync(`${root}packages/core/schema`).filter((file) => file !== 'rule.schema.json'))
    walk(
      JSON.parse(readFileSync(`${root}packages/core/schema/${name}`, 'utf8')),
      `${name.replace('.schema.json', '')} `,
    );

  test('bound what they bound with the limits of the engine', () => {
    expect(found).toEqual(Object.fromEntries(Object.entries(bounds).map(([at, name]) => [at, limits[name]])));
  });
});
