/**
 * docs/SEMANTICS.md read as rules: each is a heading of the fourth level, whose anchor is its id, below the paragraph of
 * its number (`### 3.3 …`). The text is written by people; the numbers of rules and the examples are written here.
 */
import { textOf } from '../../../packages/core/test/fixtures.js';
import { anchorOf } from '../../anchor.js';
import { type Cited, citedCases } from './cases.js';
import { exampleOf } from './example.js';

export const semanticsPath = 'docs/SEMANTICS.md';

export interface Rule {
  /** Its anchor, by which cases cite it. */
  readonly id: string;
  /** Its number, such as 3.3.4: its paragraph and its place in it. */
  readonly number: string;
  /** Everything that a person wrote below the heading, without the number. */
  readonly text: string;
  /** Why there is no example, where that is said. */
  readonly none: string | undefined;
}

const HEADING = /^#### (.+)\n\n(?:\*\*\d+\.\d+\.\d+\*\* )?/;
const GENERATED = /\n\*\*Examples?\.\*\* .*$/s;

/** The rules of the page, in order. */
export function rulesOf(page: string): Rule[] {
  return blocksOf(page).flatMap((block) => block.rule ?? []);
}

/** The page with its numbers and examples as they must be. */
export function semanticsPage(): string {
  const cases = citedCases();
  return blocksOf(textOf(semanticsPath))
    .map(({ text, rule, title }) =>
      rule === undefined
        ? text
        : `#### ${title}\n\n**${rule.number}** ${rule.text.trimEnd()}\n\n${rule.none === undefined ? `${shown(rule.id, cases)}\n\n` : ''}`,
    )
    .join('')
    .replace(/\n+$/, '\n');
}

/** A case of the rule, an answer rather than a refusal; or where its first case is printed. */
function shown(id: string, cases: readonly Cited[]): string {
  const own = cases.filter(({ rules }) => rules[0] === id);
  const example = own.find(({ wantIssues }) => wantIssues === undefined) ?? own[0];
  if (example !== undefined) return exampleOf(example);
  const other = cases.find(({ rules }) => rules.includes(id));
  if (other === undefined)
    throw new Error(
      `SEMANTICS: no case cites the rule \`${id}\`; add one, or say below it why there is none: **No example:** …`,
    );
  return `**Example.** The one of [${other.rules[0]}](#${other.rules[0]}).`;
}

interface Block {
  readonly text: string;
  readonly title?: string;
  readonly rule?: Rule;
}

/** The page cut before each heading. */
function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let paragraph = '';
  let index = 0;
  for (const text of page.split(/^(?=#{2,4} )/m)) {
    const found = HEADING.exec(text);
    if (found === null) {
      const numbered = /^### (\d+\.\d+) /.exec(text);
      if (numbered !== null) [paragraph, index] = [numbered[1]!, 0];
      blocks.push({ text });
      continue;
    }
    index += 1;
    const written = text.slice(found[0].length).replace(GENERATED, '\n');
    blocks.push({
      text,
      title: found[1]!,
      rule: {
        id: anchorOf(found[1]!),
        number: `${paragraph}.${index}`,
        text: written,
        none: /^\*\*No example:\*\* (.+)$/m.exec(written)?.[1],
      },
    });
  }
  return blocks;
}
