/**
 * The shape of a pack's records as JSON Schema, for forms and validators of other makers.
 */
import { FIRST_YEAR, LAST_YEAR } from './dates.js';
import type { Fact, Texts } from './documents.js';
import { decimalsOf, type Node, scaled } from './node.js';
import type { CompiledPack } from './pack.js';
import type { Program } from './program.js';
import { LARGEST_COUNT } from './share.js';

/** A JSON Schema of draft 2020-12, as plain JSON. */
export interface RecordSchema {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  readonly type: 'object';
  readonly title?: string;
  readonly required: readonly string[];
  readonly properties: { readonly [key: string]: object };
}

/** Choices and numbers with more values than this are not listed. */
const LISTED = 1000;

/**
 * The records that a pack judges, as JSON Schema 2020-12 with the words of the texts in `locale`: the title of a fact is
 * its name, its description what the indicators that read it ask for. A form library draws the form from it, and a
 * validator checks input. A fact that is missing is left out of a record, or null.
 *
 * What the schema accepts, `checkRecord` accepts, but for two things a schema cannot say: that `date` lies in `year`, and
 * the step of a number with more than 1,000 values when binary fractions cannot hold it.
 *
 * @example
 * const schema = recordSchema(pack);
 * schema.properties.facts.properties.books; // => { type: ['integer', 'null'], minimum: 0, maximum: 100 }
 */
export function recordSchema(pack: CompiledPack, locale = 'vi'): RecordSchema {
  const { document, program } = pack;
  const texts = pack.texts[locale];
  const facts = Object.entries(document.facts);
  const known = facts.map(([id]) => id);
  const day = { type: 'string', format: 'date' };
  const text = { type: 'string', minLength: 1 };
  const factSchemas = (judged: boolean) => ({
    type: 'object',
    properties: Object.fromEntries(
      facts.map(([id, fact]) => [
        id,
        {
          ...titled(texts?.facts?.[id]),
          ...described(id, fact, program, texts),
          ...valueSchema(id, fact, texts, judged),
        },
      ]),
    ),
    additionalProperties: false,
  });
  const outcome = { enum: ['granted', 'refused', 'revoked'] };
  const decision = { type: 'object', properties: { number: text, date: day, by: text } };
  const titles = { enum: document.titles.map(({ id }) => id) };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(texts && { title: texts.name }),
    type: 'object',
    required: ['subject', 'year', 'group', 'facts'],
    properties: {
      subject: text,
      year: { type: 'integer', minimum: FIRST_YEAR, maximum: LAST_YEAR },
      group: { const: pack.group, ...titled(texts?.groups?.[pack.group]) },
      date: day,
      registered: { type: 'boolean', default: true },
      places: {
        type: 'object',
        additionalProperties: { anyOf: [text, { type: 'array', items: text }, { type: 'null' }] },
      },
      facts: factSchemas(true),
      selfFacts: factSchemas(false),
      evidence: {
        type: 'object',
        propertyNames: { enum: known.filter((id) => document.facts[id]!.evidence === true) },
        additionalProperties: { type: 'array', items: text },
      },
      stage: text,
      dates: { type: 'object', additionalProperties: day },
      recognised: {
        type: 'array',
        items: {
          type: 'object',
          required: ['title', 'outcome'],
          properties: { title: titles, rank: text, outcome, decision },
        },
      },
    },
  };
}

/** What the indicators ask for that read a fact, or else the author's note. */
function described(id: string, { note }: Fact, { indicators }: Program, texts: Texts | undefined): object {
  const reads = (node: Node | undefined): boolean =>
    node !== undefined && (node.symbol?.name === id || node.operands.some(reads));
  const asked = indicators.flatMap(({ id: indicator, applies, points, met }) => {
    const words = texts?.indicators?.[indicator];
    return words !== undefined && [applies, points, met].some(reads) ? [words] : [];
  });
  const description = asked.length > 0 ? asked.join('; ') : note;
  return description === undefined ? {} : { description };
}

function valueSchema(id: string, fact: Fact, texts: Texts | undefined, judged: boolean): object {
  const { type, min, max, step, of } = fact;
  const fallback = judged && fact.default !== undefined && { default: fact.default };
  if (type === 'boolean') return { type: ['boolean', 'null'], ...fallback };
  if (type === 'share') return shareSchema(fact);
  if (type === 'choice') {
    const words = texts?.values?.[id];
    const values = of!.map((value) => ({ const: value, ...titled(words?.[value]) }));
    return { oneOf: [...values, { type: 'null' }], ...fallback };
  }
  const kind = type === 'decimal' ? 'number' : 'integer';
  return { type: [kind, 'null'], minimum: min ?? 0, maximum: max!, ...stepSchema(fact, step ?? 1), ...fallback };
}

/** A declared share: how many of how many. */
function shareSchema({ from }: Fact): object {
  const count = { type: 'integer', minimum: 0, maximum: LARGEST_COUNT };
  return {
    type: ['object', 'null'],
    properties: { met: count, among: count },
    required: from === undefined ? ['met', 'among'] : ['among'],
    additionalProperties: false,
  };
}

/** Which numbers between the bounds are meant, as exactly as validators can tell, which divide in binary fractions. */
function stepSchema({ type, min = 0, max }: Fact, step: number): object {
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
