/**
 * The pages on operators, docs/reference/operators.md and operators.vi.md, made from the table of operators.
 */
import { compileRule } from '../../packages/core/src/index.js';
import type { Operator } from '../../packages/core/src/rule/meaning.js';
import { operators, refused } from '../../packages/core/src/rule/operators.js';
import { type Example, examples, facts } from './operator-examples.js';
import { type Locale, type Words, words } from './operator-words.js';
import { table } from './table.js';

/** The page in one language. */
export function operatorsPage(locale: Locale): string {
  const say = words[locale];
  const { columns } = say;
  const rows = Object.entries(operators).map(([name, operator]) => [
    `\`${name}\``,
    operandsInWords(operator, say),
    say.gives[operator.gives],
    say.doc(name),
  ]);
  return `${[
    `# ${say.title}`,
    `${say.generated} ${say.other}`,
    say.intro,
    table([columns.operator!, columns.operands!, columns.gives!, columns.meaning!], rows),
    `${say.facts}:`,
    `\`\`\`json\n${objectOf(facts)}\n\`\`\``,
    ...Object.entries(operators).map(([name, operator]) => section(name, operator, say)),
    `## ${say.refusedTitle}`,
    say.refusedIntro,
    table(
      [columns.operator!, columns.instead!],
      Object.keys(refused).map((name) => [`\`${name}\``, say.instead(name)]),
    ),
  ].join('\n\n')}\n`;
}

function section(name: string, operator: Operator, say: Words): string {
  const { columns } = say;
  const lines = [
    `- **${columns.operands}:** ${operandsInWords(operator, say)}${operator.bare ? `; ${say.bare}` : ''}`,
    `- **${columns.gives}:** ${say.gives[operator.gives]}`,
    ...(operator.scale !== undefined ? [`- **${columns.decimals}:** ${say.decimals[operator.scale]}`] : []),
    `- **${columns.ranges}:** ${say.ranges(name)}`,
  ];
  return [
    `## \`${name}\``,
    sentence(say.doc(name)),
    lines.join('\n'),
    ...examples.filter(({ rule }) => name in rule).map((each) => example(each, say)),
  ].join('\n\n');
}

function operandsInWords({ takes, least, most }: Operator, say: Words): string {
  if (takes === 'numbers' || takes === 'truths') return say.many(takes, least, most);
  if (takes === 'numbers-or-share') return `${say.many('numbers', least, most)}, ${say.takes[takes]}`;
  return say.takes[takes];
}

function example({ rule, tries }: Example, say: Words): string {
  const compiled = compileRule(rule, facts);
  if (compiled.evaluate === undefined) throw new RangeError(`an example is refused: ${lineOf(rule)}`);
  const { reads, evaluate } = compiled;
  const rows = tries.map((values) => [
    ...reads.map((fact) => (fact in values ? lineOf(values[fact]) : say.missing)),
    answerInWords(evaluate(values), say),
  ]);
  return `\`\`\`json\n${lineOf(rule)}\n\`\`\`\n\n${table([...reads.map((fact) => `\`${fact}\``), say.result], rows)}`;
}

function answerInWords(value: ReturnType<NonNullable<ReturnType<typeof compileRule>['evaluate']>>, say: Words): string {
  if (typeof value === 'string') return say.truths[value]!;
  return typeof value === 'number' ? String(value) : `${value.low}…${value.high}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** JSON on one line, with the spaces people write. */
function lineOf(json: unknown): string {
  return JSON.stringify(json, null, 1).replace(/\n */g, ' ').replace(/\[ /g, '[').replace(/ \]/g, ']');
}

/** An object with one entry a line. */
function objectOf(entries: { readonly [key: string]: unknown }): string {
  const lines = Object.entries(entries).map(([key, value]) => `  ${JSON.stringify(key)}: ${lineOf(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}
