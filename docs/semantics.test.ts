/**
 * The form of docs/SEMANTICS.md: rules with anchors, short sentences about something that is named, an example for each rule
 * or the reason why it has none. What the rules say is held by the cases that they are printed from.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anchorOf } from './anchor.js';
import { citedCases } from './generators/semantics/cases.js';
import { rulesOf } from './generators/semantics/page.js';
import { lengthOf, paragraphsOf, sentencesOf } from './prose.js';

const root = new URL('../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8');
const page = textOf('docs/SEMANTICS.md');

const rules = rulesOf(page);
const ids = rules.map(({ id }) => id);
const cited = citedCases();

/** All that people wrote: numbers of rules and examples are generated. */
const written = page.replace(/^\*\*\d+\.\d+\.\d+\*\* /gm, '').replace(/^\*\*Example\.\*\* .*$/gm, '');

describe('prose of SEMANTICS', () => {
  const sentences = sentencesOf(written);

  test('has sentences of at most 25 words, in paragraphs of at most 60', () => {
    expect(sentences.length).toBeGreaterThan(500);
    expect(sentences.filter((sentence) => lengthOf(sentence) > 25)).toEqual([]);
    expect(paragraphsOf(written).filter((paragraph) => lengthOf(paragraph) > 60)).toEqual([]);
  });

  test('names what it speaks of: no sentence begins with a word that only points', () => {
    const pointing =
      /^(?:It|They|What|Who|Whoever|Which|That|One of|(?:This|These|Those) (?:is|are|was|who|of|that))\b/;
    expect(sentences.filter((sentence) => pointing.test(sentence))).toEqual([]);
  });

  test('uses ordinary verbs', () => {
    const own = /\b(?:is told|are told|tells|comes to|mended|of passage|strange|put right|slips?)\b/;
    expect(sentences.filter((sentence) => own.test(sentence))).toEqual([]);
  });
});

describe('rules of SEMANTICS', () => {
  test('have anchors, each its own', () => {
    const anchors = [...page.matchAll(/^#{1,4} (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test('are numbered within the paragraph under which they stand', () => {
    expect(rules.filter(({ number }) => !/^\d+\.\d+\.\d+$/.test(number))).toEqual([]);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s has an example, or says why not', (id, { none }) => {
    const shown = cited.filter((each) => each.rules.includes(id));
    if (none === undefined) return expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual([]);
    expect(none).toMatch(/^(?:a definition|\S.*Held by `[^`]+`)\.$/);
    for (const [, path] of none.matchAll(/`([^`]+\/[^`]+)`/g))
      expect(existsSync(new URL(path!, root)), path).toBe(true);
  });

  test('are what cases cite', () => {
    const astray = cited.filter(({ rules: of }) => of.length === 0 || of.some((id) => !ids.includes(id)));
    expect(astray.map(({ note }) => note)).toEqual([]);
  });
});

describe('what leads to SEMANTICS', () => {
  const anchors = [...page.matchAll(/^#{1,4} (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
  const sources = ['docs', 'packages', 'criteria-packs', 'examples'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .filter(
        (name) => /\.(?:md|ts|mjs|js|json|sql|vue)$/.test(name) && !/node_modules|dist|\.vitepress.cache/.test(name),
      )
      .map((name) => `${folder}/${name}`),
  );
  const files = [...sources, 'README.md', 'README.vi.md', 'CONTRIBUTING.md'].map(
    (path) => [path, textOf(path)] as const,
  );

  test('anchors exist', () => {
    const missing = files.flatMap(([path, text]) =>
      [
        ...[...text.matchAll(/SEMANTICS\.(?:md|html)#([\w-]+)/g)],
        ...(path === 'docs/SEMANTICS.md' ? [...text.matchAll(/\]\(#([\w-]+)\)/g)] : []),
      ]
        .filter(([, anchor]) => !anchors.includes(anchor!))
        .map(([, anchor]) => `${path}: ${anchor}`),
    );
    expect(missing).toEqual([]);
  });

  test('numbers of paragraphs exist', () => {
    const numbers = [...page.matchAll(/^### (\d+\.\d+) /gm)].map(([, number]) => number!);
    const named = files.flatMap(([path, text]) =>
      [...text.matchAll(/SEMANTICS(?:\.md)? §?(\d+\.\d+)/g)].map(([, number]) => `${path}: ${number}`),
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((each) => !numbers.includes(each.split(': ')[1]!))).toEqual([]);
  });
});
