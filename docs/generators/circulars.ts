/**
 * The table of the README of `@tieuchi/packs-vn` that puts every number of the packs of circulars 24/2023 and 25/2023
 * beside its article. It is made from the packs: what a pack asks stands in it, and nothing else.
 */
import { readFileSync } from 'node:fs';
import type { Indicator, Pack, Rule } from '@tieuchi/core';
import { table } from './table.js';

const folder = new URL('../../criteria-packs/vn/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');

/** The packs that are made from the circulars' own text. */
export const CIRCULAR_PACKS = [
  'don-vi/cap-huyen-tt-24-2023',
  'don-vi/cap-tinh-tt-24-2023',
  'xa/tt-25-2023',
  'huyen/tt-25-2023',
  'tinh/tt-25-2023',
];
const PROCEDURES = [
  '24-2023-tt-bgddt',
  '25-2023-tt-bgddt-cap-xa',
  '25-2023-tt-bgddt-cap-huyen',
  '25-2023-tt-bgddt-cap-tinh',
];
const [BEGIN, END] = ['<!-- circulars: made by `npm run references` -->', '<!-- /circulars -->'];

/** The README with the tables as the packs are now. */
export function circularsPage(): string {
  const text = read('README.md');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`criteria-packs/vn/README.md: ${BEGIN} … ${END} is not there`);
  const parts = [...CIRCULAR_PACKS.map(packTable), deadlinesTable()];
  return `${text.slice(0, before)}${BEGIN}\n\n${parts.join('\n\n')}\n\n${text.slice(after)}`;
}

/** The articles that a note begins with: `Điều 6.2.a; 12.2.` */
export function articleOf({ note = '' }: { readonly note?: string }): string | undefined {
  if (!/^Điều \d/.test(note)) return undefined;
  // Its first sentence; a comma or a bracket begins what is said of it.
  return note.split(/\.(?: |$)|, as |:/)[0]!;
}

function packTable(path: string): string {
  const pack = JSON.parse(read(`packs/${path}.pack.json`)) as Pack;
  const words = JSON.parse(read(`packs/${path}.en.json`)) as { indicators: { [id: string]: string } };
  const rows = (pack.criteria ?? []).flatMap(({ indicators }, criterion) =>
    indicators.map((indicator) => [
      `${criterion + 1}`,
      `\`${indicator.id}\`: ${words.indicators[indicator.id]}`,
      indicator.applies === undefined ? 'all' : asked(indicator.applies),
      short(asked(indicator.met!, pack), indicator),
      short(levelTwo(pack, indicator), indicator),
      articleOf(indicator) ?? '',
    ]),
  );
  const { inForce, titles } = pack;
  const [title, valid] = titles;
  const more = [
    [
      '',
      'in force',
      '',
      inForce.from,
      inForce.until === undefined ? '' : `until ${inForce.until}`,
      articleOf(inForce) ?? '',
    ],
    ['', `\`${title!.id}\``, '', 'every target', 'every target', title!.ranks!.map(articleOf).reverse().join(' · ')],
    [
      '',
      `\`${valid!.id}\``,
      '',
      `${(valid!.years as { validYears: number }).validYears} years after`,
      '',
      articleOf(valid!) ?? '',
    ],
    [
      '',
      '`cho-nang-muc-do`',
      'holders of level 1',
      '',
      'after 12 months',
      articleOf(pack.facts['cho-nang-muc-do']!) ?? '',
    ],
  ];
  const head = ['criterion', 'target', 'asked of', 'level 1', 'level 2', 'article'];
  return `**\`packs/${path}\`**\n\n${table(head, [...rows, ...more])}`;
}

/** What level 2 asks of an indicator: what the rank's condition reads of the same facts, or the same as level 1. */
function levelTwo(pack: Pack, { met, applies }: Indicator): string {
  const facts = new Set(namesIn(met!).filter((name) => !name.startsWith('threshold.')));
  const rank = pack.titles[0]!.ranks![0]!.when as { and: Rule[] };
  const own = new Set([...facts].flatMap((fact) => [fact, `${fact}-muc-do-2`]));
  const parts = rank.and.filter((part) => {
    const names = namesIn(part);
    return (
      names.some((name) => own.has(name)) && (names.some((name) => name.startsWith('threshold.')) || !isBare(part))
    );
  });
  const texts = parts
    .map((part) => asked(withoutApplies(part), pack) + narrower(part, applies))
    .filter((text) => text !== asked(met!, pack));
  return texts.length === 0 ? 'the same' : texts.join('; ');
}

/** Whom alone level 2 asks, when level 1 asks all. */
function narrower(part: Rule, applies: Rule | undefined): string {
  if (applies !== undefined || withoutApplies(part) === part) return '';
  const [not] = (part as { or: { '!': Rule }[] }).or;
  return ` (asked of: ${asked(not!['!'])})`;
}

/** Without the name of the target, which stands beside it; `yes` where it is only that name. */
function short(text: string, { id }: Indicator): string {
  return text === `\`${id}\`` ? 'yes' : text.startsWith(`\`${id}\` `) ? text.slice(id.length + 3) : text;
}

/** A condition that is only a name: the same at both levels. */
function isBare(rule: Rule): boolean {
  return typeof rule === 'object' && rule !== null && 'var' in rule;
}

/** `not asked, or` before a condition says whom it is asked of, which stands in a column of its own. */
function withoutApplies(rule: Rule): Rule {
  const [operator, operands] = Object.entries(rule as object)[0] as [string, Rule[]];
  return operator === 'or' && operands.length === 2 && '!' in (operands[0] as object) ? operands[1]! : rule;
}

function namesIn(rule: Rule): string[] {
  if (Array.isArray(rule)) return rule.flatMap(namesIn);
  if (typeof rule !== 'object' || rule === null) return [];
  return Object.entries(rule).flatMap(([key, value]) => (key === 'var' ? [String(value)] : namesIn(value as Rule)));
}

/** A condition in short words. */
function asked(rule: Rule, pack?: Pack): string {
  if (typeof rule !== 'object' || rule === null) return String(rule);
  if (Array.isArray(rule)) return rule.map((each) => asked(each, pack)).join(', ');
  const [operator, operands] = Object.entries(rule)[0] as [string, Rule[] & Rule];
  if (operator === 'var') return wordFor(String(operands), pack);
  if (operator === '!') return `not ${asked(operands, pack)}`;
  const [first, second, third] = (operands as Rule[]).map((each) => asked(each, pack));
  if (operator === 'and') return (operands as Rule[]).map((each) => asked(each, pack)).join(' and ');
  if (operator === 'if') return `${third}; where ${first}: ${second}`;
  if (operator === 'in') return `${second!.split(', ').join(' or ')}`;
  if (operator === '==') return second!;
  if (operator === '!=') return `not ${second}`;
  return `${first} ${operator === '>=' ? '≥' : operator} ${second}`;
}

function wordFor(name: string, pack?: Pack): string {
  const threshold = name.startsWith('threshold.') ? pack?.thresholds?.[name.slice(10)] : undefined;
  if (threshold === undefined) return `\`${name}\``;
  // Percentages are compared with shares; the two counts of programmes have no level.
  return `${threshold[0]!.value}${/-muc-do-\d$/.test(name) ? ' %' : ''}`;
}

function deadlinesTable(): string {
  const rows = PROCEDURES.flatMap((path) => {
    const { procedure } = JSON.parse(read(`programmes/${path}.programme.json`)) as {
      procedure: {
        deadlines: { stage: string; before: string; note: string }[];
        decides: { who: string; note: string }[];
      };
    };
    return [
      ...procedure.decides.map((each) => [`\`programmes/${path}\``, each.who, '', articleOf(each) ?? '']),
      ...procedure.deadlines.map((each) => [
        `\`programmes/${path}\``,
        `\`${each.stage}\``,
        `before ${each.before} of the next year`,
        articleOf(each) ?? '',
      ]),
    ];
  });
  return `**Who decides, and by when**\n\n${table(['programme', 'who, or step', 'when', 'article'], rows)}`;
}
