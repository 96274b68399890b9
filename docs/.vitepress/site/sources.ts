/**
 * The programs of an example, below its page: readers of the site have no repository at hand.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MarkdownOptions } from 'vitepress';
import { fileAt, root } from './pages.js';

type Markdown = Parameters<NonNullable<MarkdownOptions['config']>>[0];

/** The programs that an example is; what makes its register or tries it is left out. */
const PROGRAM = /^(?:main|page|worker|form|demo)\.(mjs|jsx)$/;

/** Appends to the README of an example each of its programs, under its name. */
export function appendSources(markdown: Markdown): void {
  markdown.core.ruler.before('normalize', 'sources-of-examples', (state) => {
    const address = (state.env as { relativePath?: string }).relativePath;
    const page = address === undefined ? '' : fileAt(address);
    if (!/^examples\/.+\/README\.md$/.test(page)) return;
    const folder = join(root, dirname(page));
    for (const name of readdirSync(folder).sort()) {
      const ending = PROGRAM.exec(name)?.[1];
      if (ending === undefined) continue;
      const language = ending === 'jsx' ? 'jsx' : 'js';
      state.src += `\n\n## \`${name}\`\n\n\`\`\`${language}\n${readFileSync(join(folder, name), 'utf8')}\`\`\`\n`;
    }
  });
}
