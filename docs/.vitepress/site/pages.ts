/**
 * Which pages there are, where they stand on the site, and how one finds them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DefaultTheme } from 'vitepress';
import { api } from './words.js';

/** The folder of the pages, with a slash at its end. */
export const docs = fileURLToPath(new URL('../../', import.meta.url));

export type Locale = 'en' | 'vi';

interface Page {
  /** Below `docs/`. */
  readonly file: string;
  readonly locale: Locale;
  readonly title: string;
}

/** `guide/province.vi.md` stands at `vi/guide/province.md`; English ones at the root. */
export function addressOf(file: string): string {
  const plain = file.replace(/\.(en|vi)\.md$/, '.md');
  return localeOf(file) === 'vi' ? `vi/${plain}` : plain;
}

/** The file that stands at an address. */
export function fileAt(address: string): string {
  const plain = address.replace(/^vi\//, '').replace(/\.md$/, '');
  const endings = address.startsWith('vi/') ? ['.vi.md'] : ['.en.md', '.md'];
  return endings.map((ending) => plain + ending).find((file) => existsSync(docs + file)) ?? address;
}

/** Pages in English, below `docs/`, that have a Vietnamese one. */
export function counterparts(): string[] {
  return pagesIn('', 'guide', 'reference').flatMap(({ file, locale }) =>
    locale === 'vi' ? [addressOf(file).slice('vi/'.length)] : [],
  );
}

/** The list of pages beside the text: those in the language, then those that exist only in English. */
export function sidebarOf(locale: Locale): DefaultTheme.SidebarItem[] {
  const [guides, references, apiTitle, about] =
    locale === 'vi'
      ? ['Hướng dẫn', 'Tra cứu', 'API của @tieuchi/core (tiếng Anh)', 'Về tieuchi']
      : ['Guides', 'Reference', 'API of @tieuchi/core', 'About tieuchi'];
  const translated = new Set(counterparts());
  const shown = (page: Page) =>
    page.locale === locale || (page.locale === 'en' && !translated.has(addressOf(page.file)));
  const items = (folder: string): DefaultTheme.SidebarItem[] =>
    pagesIn(folder)
      .filter(shown)
      .filter(({ file }) => !/^(index|playground)\b/.test(file))
      .map(({ file, title }) => ({ text: title, link: `/${addressOf(file)}` }));
  return [
    { text: guides!, items: items('guide') },
    { text: references!, items: [...items('reference'), { text: apiTitle!, ...api }] },
    { text: about!, items: items('') },
  ].filter(({ items }) => items.length > 0);
}

function localeOf(file: string): Locale {
  return file.endsWith('.vi.md') ? 'vi' : 'en';
}

function pagesIn(...folders: string[]): Page[] {
  return folders.flatMap((folder) => {
    const path = `${docs}${folder}`;
    if (!existsSync(path)) return [];
    const names = readdirSync(path).filter((name) => name.endsWith('.md'));
    return names.sort().map((name) => {
      const file = folder === '' ? name : `${folder}/${name}`;
      const text = readFileSync(docs + file, 'utf8');
      const title = /^# (.+)$/m.exec(text)?.[1]?.replace(/[`*]/g, '') ?? name.replace(/(\.(en|vi))?\.md$/, '');
      return { file, locale: localeOf(file), title };
    });
  });
}
