/**
 * Links as they are written for readers of the repository, made to work on the site: between pages wherever those stand, and
 * to files outside the pages, which are copied beside them.
 */
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { MarkdownOptions } from 'vitepress';
import { addressOf, fileAt, isPage, root } from './pages.js';

type Markdown = Parameters<NonNullable<MarkdownOptions['config']>>[0];

/** Files outside the pages that some page links to, below the root of the repository. */
const linked = new Set<string>();

/** Rewrites relative links. A link to nothing stops the build. */
export function rewriteLinks(markdown: Markdown): void {
  markdown.core.ruler.push('links-of-the-site', ({ tokens, env }) => {
    // A title alone is rendered without its page.
    const address = (env as { relativePath?: string }).relativePath;
    if (address === undefined) return;
    const page = fileAt(address);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null && isRelative(href)) token.attrSet('href', hrefOnSite(href, page));
    }
  });
}

/** Copies what pages link to, so that the site is whole without the repository. */
export function copyLinkedFiles(outDir: string): void {
  for (const file of linked) {
    const copy = join(outDir, 'files', nameOfCopy(file));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(join(root, file), copy);
  }
}

function isRelative(href: string): boolean {
  return !/^([a-z][a-z+.-]*:|[/#])/i.test(href);
}

function hrefOnSite(href: string, page: string): string {
  const [, path, rest] = /^([^?#]*)(.*)$/s.exec(href)!;
  const target = posix.normalize(posix.join(posix.dirname(page), decodeURI(path!)));
  // A folder is what its README says of it.
  const written = [target, `${target.replace(/\/$/, '')}/README.md`].find((each) => isFile(join(root, each)));
  if (written === undefined || written.startsWith('..'))
    throw new Error(`${page} links to \`${href}\`, which is no file`);
  if (isPage(written)) return `/${addressOf(written)}${rest}`;
  linked.add(written);
  return `/files/${nameOfCopy(written)}${rest}`;
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** Browsers show text and JSON; of other kinds they would make a download or a page. */
function nameOfCopy(file: string): string {
  return file.endsWith('.json') ? file : `${file}.txt`;
}
