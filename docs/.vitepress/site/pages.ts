/**
 * Which pages there are, where they stand on the site, and how one finds them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DefaultTheme } from 'vitepress';
import { tasks } from './api-tasks.mjs';
import { api } from './words.js';

/** The root of the repository, with a slash at its end: pages stand in `docs/`, and the README of each example is one. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

export type Locale = 'en' | 'vi';

interface Page {
  /** Below the root. */
  readonly file: string;
  readonly locale: Locale;
  readonly title: string;
}

/** Markdown below the root that is no page of the site. */
export const noPages = [
  ...['*.md', '.*/**', 'packages/**', 'criteria-packs/**', 'packaging/**'],
  ...['docs/pictures/**', 'examples/*/*/**', 'demo-out/**', 'cascade-out/**'],
];

/** True for the path of a page below the root; it need not exist. */
export function isPage(file: string): boolean {
  return /^docs\/.*\.md$|^examples\/([^/]+\/)?README\.md$/.test(file);
}

/** `docs/guide/province.vi.md` stands at `vi/guide/province.md`, English ones at the root, `examples/x/README.md` at `examples/x.md`. */
export function addressOf(file: string): string {
  if (file.startsWith('examples/'))
    return file.replace(/\/README\.md$/, (_, at) => (at === 'examples'.length ? '/index.md' : '.md'));
  const plain = file.replace(/^docs\//, '').replace(/\.(en|vi)\.md$/, '.md');
  return localeOf(file) === 'vi' ? `vi/${plain}` : plain;
}

/** The file that stands at an address. */
export function fileAt(address: string): string {
  if (existsSync(root + address)) return address;
  const plain = address.replace(/^vi\//, '').replace(/\.md$/, '');
  if (plain.startsWith('examples/')) return plain === 'examples/index' ? 'examples/README.md' : `${plain}/README.md`;
  const endings = address.startsWith('vi/') ? ['.vi.md'] : ['.en.md', '.md'];
  return endings.map((ending) => `docs/${plain}${ending}`).find((file) => existsSync(root + file)) ?? address;
}

/** Addresses of pages in English that have a Vietnamese one. */
export function counterparts(): string[] {
  return pagesIn('docs', 'docs/guide', 'docs/reference').flatMap(({ file, locale }) =>
    locale === 'vi' ? [addressOf(file).slice('vi/'.length)] : [],
  );
}

const titles = {
  en: {
    guides: 'Guides',
    examples: 'Examples',
    reference: 'Reference',
    api: 'API of @tieuchi/core',
    about: 'About tieuchi',
  },
  vi: {
    guides: 'Hướng dẫn',
    examples: 'Ví dụ (tiếng Anh)',
    reference: 'Tra cứu',
    api: 'API của @tieuchi/core (tiếng Anh)',
    about: 'Về tieuchi',
  },
};

/** The list of pages beside the text: those in the language, then those that exist only in English. */
export function sidebarOf(locale: Locale): DefaultTheme.SidebarItem[] {
  const said = titles[locale];
  const translated = new Set(counterparts());
  const shown = (page: Page) =>
    page.locale === locale || (page.locale === 'en' && !translated.has(addressOf(page.file)));
  const items = (folder: string): DefaultTheme.SidebarItem[] =>
    pagesIn(folder)
      .filter(shown)
      .filter(({ file }) => !/^docs\/(index|playground)\b/.test(file))
      .map(linkTo);
  return [
    { text: said.guides, items: items('docs/guide') },
    { text: said.examples, items: examples().map(linkTo) },
    { text: said.reference, items: [...items('docs/reference'), { text: said.api, link: api.link }] },
    { text: said.about, items: items('docs') },
  ].filter(({ items }) => items.length > 0);
}

/** The list beside the reference of the API: what is called, by task. Types stand on the first page. */
export function sidebarOfApi(): DefaultTheme.SidebarItem[] {
  const called = new Map<string, DefaultTheme.SidebarItem[]>();
  for (const module of [
    '',
    'core/check/',
    'core/en/',
    'core/explain/',
    'core/messages/',
    'core/plan/',
    'core/rollup/',
    'core/rule/',
    'core/run/',
    'core/vi/',
  ]) {
    const page = `${root}docs/api/${module}index.md`;
    const sections = existsSync(page) ? readFileSync(page, 'utf8').split(/^## /m).slice(1) : [];
    for (const section of sections) {
      const task = section.slice(0, section.indexOf('\n'));
      const links = [...section.matchAll(/^\| \[(\S+)\]\(((?:\S+\/)?(?:functions|classes|variables)\/\w+)\.md\)/gm)];
      const found = links.map(([, text, path]) => ({ text: text!, link: `/api/${module}${path}` }));
      called.set(task, [...(called.get(task) ?? []), ...found]);
    }
  }
  return [
    { text: titles.en.api, link: api.link },
    ...tasks
      .map(({ title }) => ({ text: title, items: called.get(title) ?? [] }))
      .filter(({ items }) => items.length > 0),
  ];
}

function linkTo({ file, title }: Page): DefaultTheme.SidebarItem {
  return { text: title, link: `/${addressOf(file)}` };
}

function localeOf(file: string): Locale {
  return file.endsWith('.vi.md') ? 'vi' : 'en';
}

function pagesIn(...folders: string[]): Page[] {
  return folders.flatMap((folder) =>
    readdirSync(root + folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => pageOf(`${folder}/${name}`)),
  );
}

function examples(): Page[] {
  const folders = readdirSync(`${root}examples`).sort();
  const files = ['', ...folders.map((name) => `${name}/`)].map((folder) => `examples/${folder}README.md`);
  return files.filter((file) => existsSync(root + file)).map(pageOf);
}

function pageOf(file: string): Page {
  const text = readFileSync(root + file, 'utf8');
  const title = /^# (.+)$/m.exec(text)?.[1]?.replace(/[`*]/g, '') ?? file.replace(/^.*\/|(\.(en|vi))?\.md$/g, '');
  return { file, locale: localeOf(file), title };
}
