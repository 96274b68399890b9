import { fileURLToPath } from 'node:url';
import { type DefaultTheme, defineConfigWithTheme } from 'vitepress';
import { anchorOf } from '../anchor.js';
import { checkDeadEnds } from './site/dead-ends.js';
import { copyLinkedFiles, rewriteLinks } from './site/links.js';
import { addressOf, counterparts, noPages, sidebarOf, sidebarOfApi } from './site/pages.js';
import { searchByLanguage } from './site/search.js';
import { appendSources } from './site/sources.js';
import { english, vietnamese } from './site/words.js';

const source = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#3451b2"/><path d="M4 8.5l3 3 5-7" fill="none" stroke="#fff" stroke-width="2"/></svg>',
)}`;

/** Letters without marks, so that “tieu chi” finds “tiêu chí”. Sent to the browser as source, so it may use nothing outside. */
const plainTerm = (term: string) => term.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

export default defineConfigWithTheme<DefaultTheme.Config & { counterparts?: string[] }>({
  title: 'tieuchi',
  description: english.description,
  lang: 'en',
  // Where the site stands on its host: `/` by itself, `/name/` on pages of a forge.
  base: process.env.SITE_BASE ?? '/',
  head: [['link', { rel: 'icon', href: icon }]],
  // Pages stand in `docs` and beside the examples.
  srcDir: '..',
  srcExclude: noPages,
  rewrites: addressOf,
  lastUpdated: false,
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      description: english.description,
      themeConfig: { ...english.theme, nav: english.nav, sidebar: { '/api/': sidebarOfApi(), '/': sidebarOf('en') } },
    },
    vi: {
      label: 'Tiếng Việt',
      lang: 'vi',
      description: vietnamese.description,
      themeConfig: { ...vietnamese.theme, nav: vietnamese.nav, sidebar: sidebarOf('vi') },
    },
  },
  themeConfig: {
    counterparts: counterparts(),
    search: {
      provider: 'local',
      options: {
        locales: { vi: { translations: vietnamese.search } },
        miniSearch: { options: { processTerm: plainTerm }, searchOptions: { fuzzy: 0.15, prefix: true } },
      },
    },
  },
  // The pages are plain Markdown: tags and braces in them are text.
  markdown: {
    html: false,
    attrs: { disable: true },
    anchor: { slugify: anchorOf },
    config: (markdown) => {
      rewriteLinks(markdown);
      appendSources(markdown);
    },
  },
  buildEnd: ({ outDir, site: { base } }) => {
    copyLinkedFiles(outDir);
    checkDeadEnds(outDir, base);
  },
  vite: {
    plugins: [searchByLanguage()],
    resolve: {
      alias: [
        { find: /^@tieuchi\/core\/(\w+)$/, replacement: source('packages/core/src/$1.ts') },
        { find: /^@tieuchi\/core$/, replacement: source('packages/core/src/index.ts') },
        // Generated JavaScript beside TypeScript: this Vite looks for JavaScript only.
        { find: /^\.\.\/text\/limits\.js$/, replacement: source('packages/core/src/text/limits.ts') },
        // The theme would link to pages that have no translation.
        { find: /^.*\/composables\/langs(\.js)?$/, replacement: source('docs/.vitepress/theme/languages.ts') },
      ],
    },
    server: { fs: { allow: [source('.')] } },
  },
});
