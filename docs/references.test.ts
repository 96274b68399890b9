import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePack, planOf } from '../packages/core/src/index.js';
import { operators, refused } from '../packages/core/src/rule/operators.js';
import { packWith } from '../packages/core/test/fixtures.js';
import { checkedAs, mistakeAreas } from '../packages/core/test/mistakes.js';
import { anchorOf } from './anchor.js';
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

/** The texts of all sources beneath a folder. */
function sourcesIn(folder: URL, wanted: (name: string) => boolean = () => true): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && wanted(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

test('the paragraphs of SEMANTICS that docstrings name are there', () => {
  const sections = textOf('docs/SEMANTICS.md').split(/^## /m).slice(1);
  const there = sections.flatMap((section) => {
    const number = section.split('.')[0]!;
    return [number, ...[...section.matchAll(/^### \d+\.(\d+) /gm)].map(([, item]) => `${number}.${item}`)];
  });
  const folder = new URL('../packages/core/src/', import.meta.url);
  const named = sourcesIn(folder).flatMap((text) =>
    [...text.replace(/\s\*?\s*/g, ' ').matchAll(/§(\d+(?:\.\d+)?)/g)].map(([, section]) => section!),
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((section) => !there.includes(section))).toEqual([]);
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

test.each(['en', 'vi'] as const)('the page of mistakes holds every message, in %s', (locale) => {
  const page = textOf(`docs/guide/mistakes.${locale}.md`);
  expect(sentencesIn(locale).filter(([code]) => !page.includes(`\`${code}\``))).toEqual([]);
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

  test.each(['en', 'vi'] as const)('are headings of their page, each with an anchor of its own, in %s', (locale) => {
    const headings = [...textOf(`docs/reference/issues.${locale}.md`).matchAll(/^#+ (.+)$/gm)].map(
      ([, title]) => title!,
    );
    const anchors = headings.map(anchorOf);
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const code of english) expect(headings).toContain(`\`${code}\``);
    const linked = [...textOf(`docs/guide/mistakes.${locale}.md`).matchAll(/issues\.\w+\.md#([^)]*)\)/g)];
    expect(linked.length).toBeGreaterThan(english.length);
    for (const [, anchor] of linked) expect(anchors).toContain(anchor);
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
    const source = sourcesIn(folder, (name) => !name.includes('.test.')).join('');
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

describe('what pages name exists', () => {
  const pages = [
    ...['README.md', 'README.vi.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md'],
    ...['docs/ARCHITECTURE.md', 'docs/PRIVACY.md', 'docs/PRIVACY.vi.md', 'docs/DECISIONS.md', 'docs/GLOSSARY.md'],
    ...['docs/benchmarks.md', 'docs/benchmarks.vi.md', 'docs/longer-scripts.md'],
    ...['developer', 'province', 'auditor'].flatMap((guide) => [
      `docs/guide/${guide}.en.md`,
      `docs/guide/${guide}.vi.md`,
    ]),
  ];
  const exists = (path: string) => existsSync(new URL(`../${path}`, import.meta.url));

  test.each(pages)('links of %s', (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, to]) => to!);
    const missing = links.filter((to) => !existsSync(new URL(to, new URL(`../${page}`, import.meta.url))));
    expect(missing).toEqual([]);
  });

  test.each(['core', 'cli'])('the picture of the folders of packages/%s shows all of them, in their order', (name) => {
    const [, order] = /const ORDER =\s*'([a-z ]+)'\.split/.exec(textOf(`packages/${name}/src/folders.test.ts`))!;
    const [, picture] = new RegExp(`^packages/${name}/src/\n(.*?)^\`\`\``, 'ms').exec(textOf('docs/ARCHITECTURE.md'))!;
    const shown = [...picture!.matchAll(/^ {5}([a-z-]+)\/ +\S.*\.$/gm)].map(([, folder]) => folder!);
    expect(shown.reverse()).toEqual(order!.split(' '));
  });

  test('the nodes of a plan that ARCHITECTURE shows are those of its rule', () => {
    const page = textOf('docs/ARCHITECTURE.md');
    const [, rule] = /Take the rule `([^`]+)`/.exec(page)!;
    const shown = [.../^```json\n(.*?)^```/ms.exec(page)![1]!.matchAll(/^\{.*\}/gm)].map(([node]) => JSON.parse(node!));
    const pack = compilePack(
      packWith({
        facts: { books: { type: 'integer', min: 0, max: 100 } },
        titles: [{ id: 'reader', status: 'placeholder', when: JSON.parse(rule!) as never }],
      }),
    );
    expect(planOf(pack).nodes).toMatchObject(shown);
    expect(shown).toHaveLength(3);
  });

  test('files and folders, in what tells of them by path', () => {
    const paths = ['docs/ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/PRIVACY.md'].flatMap((page) =>
      [...textOf(page).matchAll(/`((?:docs|packages|criteria-packs|examples)\/[\w./-]*?)(?:\/?\*[^`]*)?`/g)].map(
        ([, path]) => path!,
      ),
    );
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });

  test('commands of npm, in the guide for contributors and the architecture', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: object };
    const named = ['CONTRIBUTING.md', 'docs/ARCHITECTURE.md', 'README.md'].flatMap((page) =>
      [...textOf(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!),
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});
