import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** From the lowest up: a file imports only files of its own layer or of a lower one. */
const layers: { readonly [layer: string]: readonly string[] } = {
  words: [
    'limits',
    'outline',
    'plain',
    'verdict',
    'issue',
    'english',
    'vietnamese',
    'explanations',
    'vietnamese-words',
    'parts',
    'pack-document',
    'programme-document',
    'places-document',
    'record-document',
    'documents',
    'result',
    'review-result',
    'record-of',
    'names',
    'numerals',
    'dates',
    'slips',
    'json',
    'misfits',
    'shape',
    'shape.gen',
  ],
  rules: [
    'tally',
    'operators',
    'node',
    'operands',
    'share',
    'declared-share',
    'comparisons',
    'logic',
    'branches',
    'arithmetic',
    'rule',
    'cases',
    'reach',
    'facts',
  ],
  concepts: [
    'policies',
    'recognition',
    'chain',
    'years',
    'provenance',
    'place-checks',
    'places',
    'merge',
    'digest',
    'columns',
    'share-change',
    'union',
    'place-times',
  ],
  pipeline: [
    'program',
    'texts',
    'reading',
    'thresholds',
    'indicators',
    'totals',
    'year-rules',
    'titles',
    'proof',
    'pack',
    'copy',
    'counted',
    'judge',
    'trace',
    'reasons',
    'record',
    'record-schema',
    'compiled-rule',
    'history',
    'title-result',
    'evaluate',
    'stages',
    'stage-counts',
    'heads',
    'self-assessment',
    'deadlines',
    'procedure',
    'lens',
    'member-measures',
    'cascade',
    'collectives',
    'waiting',
    'counting',
    'members-tally',
    'programme',
    'members',
    'ground',
    'declared',
    'follow',
    'stage-report',
    'head-report',
    'remapping',
    'place-kinds',
    'report',
    'tallier',
    'roll-up',
    'review',
    'rows',
    'elsewhere',
    'desk',
    'tell',
    'intake',
    'pack-choice',
    'subject',
    'run',
    'receipt',
    'explain',
    'least-change',
    'reference',
  ],
  face: ['index', 'messages'],
};
const order = Object.values(layers);
const layerOf = (name: string) => order.findIndex((files) => files.includes(name));

const sources = readdirSync(import.meta.dirname)
  .filter((name) => /\.(ts|js)$/.test(name) && !/\.(test|d)\.ts$/.test(name) && !name.endsWith('.prop.test.ts'))
  .map((name) => ({
    name: name.replace(/\.(ts|js)$/, ''),
    text: readFileSync(`${import.meta.dirname}/${name}`, 'utf8'),
  }));

/** Code without comments and without text, so that neither is taken for a call. */
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
const imports = (text: string) =>
  [...codeOf(text).matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'/gm)].map(
    ([, ...paths]) => paths.find(Boolean)!,
  );

test('every file has its layer', () => {
  expect(sources.filter(({ name }) => layerOf(name) < 0).map(({ name }) => name)).toEqual([]);
  expect(order.flat().filter((name) => !sources.some((source) => source.name === name))).toEqual([]);
});

describe.each(sources.map(({ name, text }) => [name, text] as const))('%s', (name, text) => {
  test('imports its own layer or a lower one', () => {
    const up = imports(text)
      .filter((path) => path.startsWith('.'))
      .map((path) => path.replace(/^\.\/|\.js$/g, ''))
      .filter((other) => layerOf(other) < 0 || layerOf(other) > layerOf(name));
    expect(up).toEqual([]);
  });

  test('imports nothing of Node, and no package but the two it names', () => {
    const packages = imports(text).filter((path) => !path.startsWith('.'));
    expect(packages.filter((path) => !['@noble/hashes/sha2.js', 'json-logic-js'].includes(path))).toEqual([]);
    if (name !== 'reference') expect(packages).not.toContain('json-logic-js');
  });

  test('reads no clock, no chance, no locale, no environment, and makes no code', () => {
    const code = codeOf(text).replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
    expect(
      code.match(
        /Math\.random|\bDate\b|\bIntl\b|\beval\b|new Function|\bperformance\b|\bprocess\b|\bglobalThis\b|\bcrypto\b|toLocale\w*|localeCompare|\bfetch\(|setTimeout|\brequire\(/g,
      ),
    ).toBeNull();
  });
});
