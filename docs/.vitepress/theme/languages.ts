/**
 * Takes the place of the default theme's module of the same task: links to the same page in another language when there is
 * one, else to that language's first page.
 */
import { useData } from 'vitepress';
import { computed } from 'vue';

export function useLangs({ correspondingLink = false } = {}) {
  const { site, localeIndex, page, theme, hash } = useData<{ counterparts: string[] }>();
  const homeOf = (locale: string) => (locale === 'root' ? '/' : `/${locale}/`);
  const currentLang = computed(() => ({
    label: site.value.locales[localeIndex.value]?.label,
    link: homeOf(localeIndex.value),
  }));
  const localeLinks = computed(() => {
    const path = page.value.relativePath.slice(homeOf(localeIndex.value).length - 1);
    const hasBoth = correspondingLink && theme.value.counterparts.includes(path);
    const address = path.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html');
    return Object.entries(site.value.locales)
      .filter(([locale]) => locale !== localeIndex.value)
      .map(([locale, { label }]) => ({
        text: label,
        link: hasBoth ? homeOf(locale) + address + hash.value : homeOf(locale),
      }));
  });
  return { localeLinks, currentLang };
}
