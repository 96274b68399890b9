/**
 * Looks through the finished site for links that lead nowhere, to a page or within one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** @throws Error naming each link that leads nowhere, or that loads something from elsewhere. */
export function checkDeadEnds(outDir: string, base: string): void {
  const pages = new Map(
    readdirSync(outDir, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(outDir, file), 'utf8')] as const),
  );
  const anchors = new Map([...pages].map(([file, html]) => [file, idsIn(html)] as const));
  const dead = [...pages].flatMap(([file, html]) => {
    const ends = hrefsIn(html).filter((href) => !leadsSomewhere(href, file));
    return [...new Set(ends)].map((href) => `${file} ▸ ${href}`);
  });
  const loads = [...pages].flatMap(([file, html]) =>
    [...html.matchAll(/<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)="((?:https?:)?\/\/[^"]*)"/g)].map(
      ([, url]) => `${file} loads ${url}`,
    ),
  );
  if (dead.length + loads.length > 0) throw new Error(`links that lead nowhere:\n${[...dead, ...loads].join('\n')}`);

  function leadsSomewhere(href: string, from: string): boolean {
    if (/^(?!#)[a-z][a-z+.-]*:|^\/\//i.test(href)) return true;
    const [, path, hash] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(href)!;
    const decoded = decodeURI(path!);
    const below = decoded.startsWith(base) ? decoded.slice(base.length) : posix.join(posix.dirname(from), decoded);
    const file = decoded === '' ? from : below === '' || below.endsWith('/') ? `${below}index.html` : below;
    if (!pages.has(file)) return existsSync(join(outDir, file));
    return hash === undefined || hash === '' || anchors.get(file)!.has(decodeURIComponent(hash));
  }
}

function idsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => unescaped(id!)));
}

function hrefsIn(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => unescaped(href!));
}

function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
