/**
 * The shape of a pack's records as JSON Schema, for forms and validators of other makers.
 */

import type { Fact } from '../document/index.js';
import type { FieldSchema, RecordSchema } from '../document/record-schema.js';
import type { Texts } from '../document/texts.js';
import { decimalsOf, namesIn, scaled } from '../frame/node.js';
import type { Program } from '../plan/program.js';
import { needCompiled } from '../shape/compiled.js';
import { FIRST_YEAR, LAST_YEAR } from '../text/days.js';
import { matchLocale } from '../text/locale.js';
import { LARGEST_COUNT } from '../value/share.js';
import type { CompiledPack } from './compiled.js';

/** What a record schema may be told. */
export interface RecordSchemaOptions {
  /** Names the draft under `$schema`. Absent: none, since the schema says the same in both, and each validator takes its own. */
  readonly draft?: '2020-12' | '07';
  /** True: days bear `format: 'date'`, for form libraries that draw a calendar. Absent: `pattern` alone says what a day is. */
  readonly formats?: boolean;
}

const DRAFTS = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  '07': 'http://json-schema.org/draft-07/schema#',
} as const;

/** Numbers with more values than this are not listed. */
const LISTED = 1000;

/** The days that a record may bear, leap years and all: validators need not know the format `date`. */
const DAY_PATTERN =
  '^(?:(?:19|20|21)\\d\\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))' +
  '|(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29)$';

/** Made anew for each schema: nobody who changes one changes another. */
const textField = (): FieldSchema => ({ type: 'string', minLength: 1 });
const place = (): FieldSchema => ({ anyOf: [textField(), { type: 'array', items: textField() }, { type: 'null' }] });

/**
 * The records that a pack judges, as JSON Schema with the words of the texts in `locale`. A form library draws the form from
 * it, and a validator checks input. It is valid in the drafts 2020-12 and 07 alike and uses no format, so that validators take it
 * with their own settings; `draft` and `formats` add `$schema` and `format` for those who want them.
 *
 * The facts that indicators read come first and in their order, so that what one criterion asks for is together; the title
 * of a fact is its name, its description the criterion and what its indicators ask for. Notes of authors are comments
 * (`$comment`), not words for a form. A fact that is missing is left out of a record, or null. `locale` is a language tag:
 * `vi-VN` is answered in `vi`; a language without texts gives a schema without words.
 *
 * What the schema accepts, `checkRecord` accepts, but for three things a schema cannot say: that `date` lies in `year`,
 * that the `met` of a share is not above its `among`, and the step of a number that starts off its step, or is no binary
 * fraction, and has more than 1,000 values. What `checkRecord` finds no error in, the schema accepts, but that it is
 * stricter with names that are no facts (there a warning), with `""` for a missing fact and null for a missing key, with a
 * share as the seven counts of a tally, which runs write and nobody types, and with the keys that `checkRecord` leaves to
 * others: `places`, `selfFacts`, `evidence`, `stage`, `dates`, and what is in `recognised` beside title and outcome.
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else.
 *
 * @example
 * const schema = recordSchema(pack);
 * schema.properties.facts.properties.books; // => { type: ['integer', 'null'], minimum: 0, maximum: 100 }
 * recordSchema(pack, 'en', { draft: '07' }).$schema; // => 'http://json-schema.org/draft-07/schema#'
 */
export function recordSchema<Compiled extends CompiledPack>(
  pack: Compiled,
  locale = 'vi',
  { draft, formats = false }: RecordSchemaOptions = {},
): RecordSchema<Compiled['document']> {
  needCompiled('recordSchema', 'pack', pack);
  const { document, program } = pack;
  const found = matchLocale(locale, Object.keys(pack.texts));
  const texts = found === undefined ? undefined : pack.texts[found];
  const asked = askedOf(program, texts);
  const facts = inOrderOf(Object.entries(document.facts), [...asked.keys()]);
  const day = (): FieldSchema => ({ type: 'string', ...(formats && { format: 'date' }), pattern: DAY_PATTERN });
  const factSchemas = (judged: boolean) =>
    closed(
      facts.map(([id, fact]) => [
        id,
        {
          ...titled(texts?.facts?.[id]),
          ...described(asked.get(id)),
          ...(fact.note !== undefined && { $comment: fact.note }),
          ...valueSchema(id, fact, texts, judged),
        },
      ]),
    );
  const roles = new Set([document.through, ...Object.keys(texts?.roles ?? {})]);
  const attached = facts.filter(([, { evidence }]) => evidence === true);
  const schema: RecordSchema = {
    ...(draft !== undefined && { $schema: DRAFTS[draft] }),
    ...(texts && { title: texts.name }),
    type: 'object',
    required: ['subject', 'year', 'group', 'facts'],
    properties: {
      subject: textField(),
      year: { type: 'integer', minimum: FIRST_YEAR, maximum: LAST_YEAR },
      group: { type: 'string', const: pack.group, default: pack.group, ...titled(texts?.groups?.[pack.group]) },
      date: day(),
      registered: { type: 'boolean', default: true },
      places: {
        type: 'object',
        properties: Object.fromEntries(
          [...roles].map((role) => [role, { ...titled(texts?.roles?.[role]), ...place() }]),
        ),
        additionalProperties: place(),
      },
      facts: factSchemas(true),
      selfFacts: factSchemas(false),
      evidence: closed(
        attached.map(([id]) => [id, { ...titled(texts?.facts?.[id]), type: 'array', items: textField() }] as const),
      ),
      stage: textField(),
      dates: { type: 'object', additionalProperties: day() },
      recognised: { type: 'array', items: recognitionSchema(pack, texts, day()) },
    },
  };
  // The fields are those of the document, which says the same as its type.
  return schema as RecordSchema<Compiled['document']>;
}

/** An object with these properties and no others. */
function closed(
  properties: Iterable<readonly [id: string, schema: FieldSchema]>,
): RecordSchema['properties']['evidence'] {
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

/** What the indicators ask for that read a fact, in the order of the pack: the criterion once, then each indicator. */
function askedOf({ criteria, indicators }: Program, texts: Texts | undefined): Map<string, string[]> {
  const asked = new Map<string, string[]>();
  for (const { id, criterion, applies, points, met } of indicators) {
    const names = new Set([applies, points, met].flatMap((rule) => (rule === undefined ? [] : namesIn(rule))));
    const words = [texts?.criteria?.[criteria[criterion]!.id], texts?.indicators?.[id]];
    for (const name of names) {
      const said = asked.get(name) ?? [];
      said.push(...(words.filter((each) => each !== undefined && !said.includes(each)) as string[]));
      asked.set(name, said);
    }
  }
  return asked;
}

/** Those that are named first, in the order of the names; the others as they were. */
function inOrderOf(facts: readonly [string, Fact][], names: readonly string[]): [string, Fact][] {
  const byName = new Map(facts);
  const named = names.flatMap((id): [string, Fact][] => (byName.has(id) ? [[id, byName.get(id)!]] : []));
  return [...named, ...facts.filter(([id]) => !names.includes(id))];
}

/** What an authority decided on one of the pack's titles. */
function recognitionSchema({ document }: CompiledPack, texts: Texts | undefined, date: FieldSchema): FieldSchema {
  return {
    type: 'object',
    required: ['title', 'outcome'],
    properties: {
      title: choicesOf(
        document.titles.map(({ id }) => id),
        texts?.titles,
      ),
      rank: textField(),
      outcome: { type: 'string', enum: ['granted', 'refused', 'revoked'] },
      decision: { type: 'object', properties: { number: textField(), date, by: textField() } },
    },
  };
}

/** One of some values, each with its words. */
function choicesOf(values: readonly string[], words: { readonly [value: string]: string } | undefined): FieldSchema {
  return { type: 'string', oneOf: values.map((value) => ({ const: value, ...titled(words?.[value]) })) };
}

function valueSchema(id: string, fact: Fact, texts: Texts | undefined, judged: boolean): FieldSchema {
  const { type, min, max, step, of } = fact;
  const fallback = judged && fact.default !== undefined && { default: fact.default };
  if (type === 'boolean') return { type: ['boolean', 'null'], ...fallback };
  if (type === 'share') return shareSchema(fact);
  if (type === 'choice') {
    const words = texts?.values?.[id];
    const values = of!.map((value) => ({ const: value, ...titled(words?.[value]) }));
    // Each is a constant with a title, as form libraries want them for a list to choose from.
    return { type: ['string', 'null'], oneOf: [...values, { const: null, title: '–' }], ...fallback };
  }
  const kind = type === 'decimal' ? 'number' : 'integer';
  return { type: [kind, 'null'], minimum: min ?? 0, maximum: max!, ...stepSchema(fact, step ?? 1), ...fallback };
}

/** A declared share: how many of how many. */
function shareSchema({ from }: Fact): FieldSchema {
  const count = (): FieldSchema => ({ type: 'integer', minimum: 0, maximum: LARGEST_COUNT });
  return {
    type: ['object', 'null'],
    properties: { met: count(), among: count() },
    required: from === undefined ? ['met', 'among'] : ['among'],
    additionalProperties: false,
  };
}

/** Which numbers between the bounds are meant, as exactly as validators can tell, which divide in binary fractions. */
function stepSchema({ type, min = 0, max }: Fact, step: number): FieldSchema {
  const decimals = decimalsOf(min, max!, step);
  const [low, high, by] = [scaled(min, decimals), scaled(max!, decimals), scaled(step, decimals)];
  if (Number.isInteger(step * 64) && low % by === 0)
    return step === 1 && type !== 'decimal' ? {} : { multipleOf: step };
  const count = (high - low) / by + 1;
  if (count > LISTED) return {};
  return { enum: [...Array.from({ length: count }, (_, index) => (low + index * by) / 10 ** decimals), null] };
}

function titled(title: string | undefined): { title?: string } {
  return title === undefined ? {} : { title };
}

function described(words: readonly string[] | undefined): { description?: string } {
  return words === undefined || words.length === 0 ? {} : { description: words.join('; ') };
}
