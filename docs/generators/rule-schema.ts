/**
 * The JSON Schema of rules, for editors: made from the table of operators, so that it names each with what it takes.
 *
 * Whatever it refuses, the rule checker refuses too; what needs the declared names, their types or their bounds is left to
 * the checker.
 */
import { LARGEST_INPUT } from '../../packages/core/src/frame/node.js';
import type { Operator } from '../../packages/core/src/rule/meaning.js';
import { operators } from '../../packages/core/src/rule/operators.js';

type Schema = { readonly [keyword: string]: unknown };
/** What a place in a rule asks for: anything, a number, a truth. */
type Place = 'rule' | 'number' | 'truth';

/** Of an `if`, even numbers of operands up to here are refused by the schema, and all of them by the checker. */
const EVEN_UP_TO = 32;

const ref = (name: Place | 'value' | 'name'): Schema => ({ $ref: `#/$defs/${name}` });

/** The schema as JSON. */
export function ruleSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://tieuchi.dev/schema/rule.schema.json',
    title: 'Rule',
    // Not a description: editors would show it instead of what the key means under which a rule stands.
    $comment: 'A rule of tieuchi-logic/1. Generated from the table of operators.',
    ...operationIn('rule', ['number', 'boolean']),
    $defs: {
      rule: { description: 'A number, true or false, or one operator with its operands.', $ref: '#' },
      number: { description: 'A number, or an operator that gives one.', ...operationIn('number', ['number']) },
      truth: {
        description: 'A condition: true or false, or an operator that gives one of them.',
        ...operationIn('truth', ['boolean']),
      },
      value: {
        description: 'A rule, or a value of a choice in quotes.',
        ...operationIn('rule', ['number', 'boolean', 'string']),
      },
      name: {
        description: 'A choice that is read by its name.',
        type: 'object',
        properties: { var: { description: sentence(operators.var!.doc), ...operandsSchema(operators.var!, 'rule') } },
        required: ['var'],
        additionalProperties: false,
      },
    },
  };
}

/** Literals of these types, or an object of one operator that can stand here. */
function operationIn(place: Place, literals: readonly string[]): Schema {
  const fits = ({ gives }: Operator) => place === 'rule' || gives === place || gives === 'named' || gives === 'branch';
  return {
    type: [...literals, 'object'],
    ...(literals.includes('number') && { minimum: -LARGEST_INPUT, maximum: LARGEST_INPUT }),
    properties: Object.fromEntries(
      Object.entries(operators)
        .filter(([, operator]) => fits(operator))
        .map(([name, operator]) => [
          name,
          { description: `${sentence(operator.doc)} Ranges: ${operator.ranges}.`, ...operandsSchema(operator, place) },
        ]),
    ),
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
  };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The operands in their list, or the one that may stand without. */
function operandsSchema(operator: Operator, place: Place): Schema {
  const { takes, bare, least, most } = operator;
  const size = { minItems: least, ...(Number.isFinite(most) && { maxItems: most }) };
  switch (takes) {
    case 'name':
      return { type: ['string', 'array'], minLength: 1, items: { type: 'string', minLength: 1 }, ...size };
    case 'numbers':
    case 'numbers-or-share':
      return inList({ items: ref('number'), ...size }, bare && ref('number'));
    case 'truths':
      return inList({ items: ref('truth'), ...size }, bare && ref('truth'));
    case 'alike':
      return inList({ items: ref('value'), ...size });
    case 'choice-and-list':
      return inList({ prefixItems: [ref('name'), { type: 'array', items: { type: 'string' } }], ...size });
    case 'branches':
      return inList({
        prefixItems: [ref('truth'), ref(place)],
        items: ref('rule'),
        ...size,
        not: { anyOf: evenSizes(least) },
      });
  }
}

function inList(list: Schema, bare?: Schema | false): Schema {
  const whole = { type: 'array', ...list };
  if (!bare) return whole;
  // By entries: an object literal with the key `then` would pass for a promise.
  return Object.fromEntries([
    ['if', { type: 'array' }],
    ['then', whole],
    ['else', bare],
  ]);
}

function evenSizes(least: number): Schema[] {
  const sizes = Array.from({ length: EVEN_UP_TO / 2 }, (_, index) => 2 * (index + 1)).filter((size) => size > least);
  return sizes.map((size) => ({ minItems: size, maxItems: size }));
}
