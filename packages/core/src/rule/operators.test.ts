import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operators } from './operators.js';

/** Where operators answer for themselves: the table, the families, and the names that comparisons have in gaps. */
const answering = [
  'rule/arithmetic',
  'rule/branches',
  'rule/comparisons',
  'rule/logic',
  'rule/meaning',
  'rule/operators',
  'rule/share',
  'rule/variable',
  'value/comparing',
];
/** Words that are names of operators too. */
const words = [
  'issue/english',
  'issue/vietnamese',
  'issue/vietnamese-words',
  'issue/english-lines',
  'issue/vietnamese-lines',
];

const root = join(import.meta.dirname, '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file))
  .map((file) => ({
    name: file.replaceAll('\\', '/').replace('.ts', ''),
    text: readFileSync(join(root, file), 'utf8'),
  }));

/** Code without comments. */
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, '');

/** Names that cannot be told from an ordinary text: `-` parts a date and is an empty cell, `min` and `max` are keys of facts. */
const ordinary = new Set(['-', '+', '*', 'min', 'max', 'in', 'if', '!', 'var']);

test('no name of an operator is compared outside of the table and the families', () => {
  const found = sources
    .filter(({ name }) => !answering.includes(name) && !words.includes(name))
    .flatMap(({ name, text }) =>
      [...codeOf(text).matchAll(/(===|!==|case|\bin|has\(|startsWith\(|endsWith\(|\[)\s*'([^'\n]*)'/g)].flatMap(
        ([, before, given]) =>
          Object.hasOwn(operators, given!) && !(before === '[' && ordinary.has(given!))
            ? `${name}: ${before} '${given}'`
            : [],
      ),
    );
  // An empty cell of a table or of a column, and keys of a declaration.
  const same = [
    "bytes/row-text: === '-'",
    "rule/declarations: === 'max'",
    "rule/declarations: === 'min'",
    "run/rows: === '-'",
  ];
  expect(found.filter((each) => !same.includes(each))).toEqual([]);
});

test('nor does one stand anywhere as a text, but where it cannot be told from an ordinary one', () => {
  const names = Object.keys(operators).filter((name) => !ordinary.has(name));
  const found = sources
    .filter(({ name }) => !answering.includes(name) && !words.includes(name))
    .flatMap(({ name, text }) =>
      names.filter((each) => codeOf(text).includes(`'${each}'`)).map((each) => `${name}: '${each}'`),
    );
  expect(found).toEqual([]);
});

test('no form of a year rule is told by its keys outside of the table of forms', () => {
  const found = sources
    .filter(({ name }) => !['year/forms', ...words].includes(name))
    .flatMap(({ name, text }) =>
      [...codeOf(text).matchAll(/'(consecutive|validYears)'|'(\w+)' in \w*(?:rule|years)\b/gi)].map(
        ([all]) => `${name}: ${all}`,
      ),
    );
  expect(found).toEqual([]);
});
