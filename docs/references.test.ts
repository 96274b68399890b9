import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { operators, refused } from '../packages/core/src/operators.js';
import { checkedAs, mistakeAreas } from '../packages/core/test/mistakes.js';
import { commandNames } from './generators/commands.js';
import { areaOf, gravityOf, sentencesIn, warnings } from './generators/issues.js';
import { references } from './generators/references.js';

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('npm run references leaves unchanged', () => {
  test.each(references.map(({ path, make }) => [path, make] as const))('%s', (path, make) => {
    expect(textOf(path)).toBe(make());
  });
});

test('SEMANTICS §2 has a row for each operator, and no other', () => {
  const [, section] = /^## 2\. (.*?)^## 3\. /ms.exec(textOf('docs/SEMANTICS.md'))!;
  const named = [...section!.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].flatMap(([, names]) => names!.split(' ')),
  );
  expect(named.sort()).toEqual(Object.keys(operators).sort());
});

describe.each(['operators.md', 'operators.vi.md'])('%s', (page) => {
  const text = textOf(`docs/reference/${page}`);
  const refusals = text.slice(text.lastIndexOf('\n## '));
  test('is NFC and tells of every operator, those we have and those we refuse', () => {
    expect(text).toBe(text.normalize('NFC'));
    for (const name of Object.keys(operators)) expect(text).toContain(`\n## \`${name}\`\n`);
    for (const name of Object.keys(refused)) expect(refusals).toContain(`\n| \`${name}\` `);
    expect(text).not.toContain('undefined');
  });
});

describe('issue codes', () => {
  const english = sentencesIn('en').map(([code]) => code);

  test('are the same in both languages, and every warning is one of them', () => {
    expect(
      sentencesIn('vi')
        .map(([code]) => code)
        .sort(),
    ).toEqual([...english].sort());
    for (const code of warnings) expect(english).toContain(code);
  });

  test('are as grave as the page says, in every document of the corpus of mistakes', () => {
    const seen = new Set<string>();
    for (const { base, mistakes } of mistakeAreas())
      for (const { text } of mistakes)
        for (const { code, severity } of checkedAs(base, text)) {
          seen.add(code);
          expect(severity, code).toBe(gravityOf(code));
        }
    expect(seen.size).toBeGreaterThan(100);
  });

  test('are warnings in the source where the page says so', () => {
    const folder = new URL('../packages/core/src/', import.meta.url);
    const source = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('');
    const given = [
      ...source.matchAll(/(?:issueOf|setAside)\(\s*'([a-z-]+\/[a-z-]+)',\s*'(warning|error)'/g),
      ...source.matchAll(/\.(?:warning)\(\s*'([a-z-]+\/[a-z-]+)'/g),
    ];
    expect(given.length).toBeGreaterThan(50);
    for (const [, code, severity = 'warning'] of given) expect([code, gravityOf(code!)]).toEqual([code, severity]);
    expect(new Set(english.map(areaOf)).size).toBeGreaterThan(25);
  });
});

test('the page on the command line has a section for each command', () => {
  expect(commandNames()).toEqual(expect.arrayContaining(['check', 'score', 'explain', 'replay']));
});
