/**
 * VitePress tells the language of a page in its search index by the name of the file, not by where the page stands: all pages
 * come in one index. This parts them again.
 */
import MiniSearch from 'minisearch';
import type { UserConfig } from 'vitepress';

type Plugin = Extract<NonNullable<NonNullable<UserConfig['vite']>['plugins']>[number], { name: string }>;

const INDEX = '/@localSearchIndex';
const LOCALES = ['root', 'vi'] as const;

type Load = (this: unknown, id: string) => Promise<string | undefined>;

/** Each language searches its own pages. */
export function searchByLanguage(): Plugin {
  return {
    name: 'search-by-language',
    configResolved: ({ plugins, base }) => {
      const search = plugins.find(({ name }) => name === 'vitepress:local-search');
      const all = search?.load as Load | undefined;
      if (search === undefined || all === undefined) throw new Error('VitePress has no local search');
      const load: Load = async function (id) {
        if (id === INDEX) {
          await all.call(this, id);
          return `export default {${LOCALES.map((locale) => `${locale}: () => import('${INDEX.slice(1)}${locale}')`)}}`;
        }
        const locale = LOCALES.find((each) => id === INDEX + each);
        if (locale === undefined) return all.call(this, id);
        return exported(await pagesOf(await all.call(this, `${INDEX}root`), locale, base));
      };
      search.load = load as NonNullable<Plugin['load']>;
    },
  };
}

/** The part of an index whose pages stand in the folder of a language, or outside all. */
async function pagesOf(code: string | undefined, locale: (typeof LOCALES)[number], base: string): Promise<string> {
  const json = JSON.parse(code!.replace('export default ', '').trim()) as string;
  const index = MiniSearch.loadJSON(json, { fields: ['title', 'titles', 'text'], storeFields: ['title', 'titles'] });
  const { documentIds } = index.toJSON();
  for (const id of Object.values(documentIds) as string[])
    if (id.startsWith(`${base}vi/`) !== (locale === 'vi')) index.discard(id);
  await index.vacuum();
  return JSON.stringify(index);
}

function exported(json: string): string {
  return `export default ${JSON.stringify(json)}`;
}
