import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lengthOf, paragraphsOf, sentencesOf } from './prose.js';

/** Pages that people read from the top. */
const pages = [
  'README.md',
  'README.vi.md',
  'CONTRIBUTING.md',
  'docs/ARCHITECTURE.md',
  'docs/DECISIONS.md',
  'docs/GLOSSARY.md',
  'docs/guide/developer.en.md',
  'docs/guide/developer.vi.md',
  'docs/guide/province.en.md',
  'docs/guide/province.vi.md',
  'docs/guide/auditor.en.md',
  'docs/guide/auditor.vi.md',
  ...['core', 'cli', 'reference', 'testing'].map((name) => `packages/${name}/README.md`),
  'docs/index.md',
  'docs/index.vi.md',
  'docs/playground.md',
  'docs/playground.vi.md',
];

/** Words of a sentence; Vietnamese writes syllables apart, of which a word has about one and a half. */
const MOST = { en: 25, vi: 38 };

describe.each(pages)('%s', (page) => {
  test('has sentences that one reads at once', () => {
    const most = page.includes('.vi.') ? MOST.vi : MOST.en;
    const sentences = sentencesOf(readFileSync(new URL(`../${page}`, import.meta.url), 'utf8'));
    expect(sentences.length).toBeGreaterThan(1);
    expect(sentences.filter((sentence) => lengthOf(sentence) > most)).toEqual([]);
  });
});

test('the architecture is read in ten minutes', () => {
  expect(readFileSync(new URL('ARCHITECTURE.md', import.meta.url), 'utf8').split(/\s+/).length).toBeLessThanOrEqual(
    2000,
  );
});

test('sentences are found where a reader sees them', () => {
  const page = `---
title: no sentence. At all.
---
# No sentence. At all.

One *two*, [three](https://example.org/a.b.c) \`four. Four\`. Next, of
two lines!

| a table. Not read. |
| --- |

1. **First** point
   goes on. \`Code\` begins.
- [ ] second (“so. It is.”) Third?

\`\`\`sh
code. No sentence.
\`\`\`
`;
  expect(paragraphsOf(page)).toEqual([
    'One two, three code. Next, of two lines!',
    'First point goes on. code begins.',
    'second (“so. It is.”) Third?',
  ]);
  expect(sentencesOf(page)).toEqual([
    'One two, three code.',
    'Next, of two lines!',
    'First point goes on.',
    'code begins.',
    'second (“so.',
    'It is.”) Third?',
  ]);
  expect(lengthOf('One two, – 3 và bốn: code.')).toBe(6);
});
