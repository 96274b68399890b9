/**
 * Text that knows whose words it holds: sentences of this program, and words of others in them.
 */

/** How a part of a text is set off. */
export type Style = 'strong' | 'emphasis' | 'code';

/** A part of a text. */
interface Span {
  readonly text: string;
  /** Words of others may hold anything, and steer nothing wherever they are shown. */
  readonly by: 'own' | 'others';
  readonly style?: Style;
}

export type Text = readonly Span[];

/** What fills a place of a sentence: words of others, a number, or a text. */
export type Filling = string | number | Text;

/** Words of this program. */
export function own(text: string, style?: Style): Text {
  return text === '' ? [] : [{ text, by: 'own', ...(style && { style }) }];
}

/** Words that somebody else wrote. */
export function others(text: string, style?: Style): Text {
  return text === '' ? [] : [{ text, by: 'others', ...(style && { style }) }];
}

/** Several texts as one. */
export function joined(texts: readonly Text[], between: string): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [...own(between), ...text]));
}

/** All words, whoever wrote them. */
export function wordsOf(text: Text): string {
  return text.map((span) => span.text).join('');
}

/** Marks of emphasis and of code in a sentence of this program. */
const SENTENCE_MARKS: readonly (readonly [mark: string, style: Style])[] = [
  ['*', 'emphasis'],
  ['`', 'code'],
];

/**
 * A sentence of this program with its `{name}` places filled. What is between two stars is emphasis, between two backticks
 * code; `marks` says which of them the sentence uses.
 */
export function sentence(template: string, filled: (name: string) => Filling | undefined, marks: string = '*`'): Text {
  let style: Style | undefined;
  const styled = (span: Span): Span => (style === undefined ? span : { style, ...span });
  return template.split(/(\{\w+\}|[*`])/).flatMap((part): Text => {
    const [, found] = SENTENCE_MARKS.find(([mark]) => mark === part && marks.includes(mark)) ?? [];
    if (found !== undefined && (style === undefined || style === found)) {
      style = style === undefined ? found : undefined;
      return [];
    }
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const filling = name === undefined ? own(part) : (filled(name) ?? own(part));
    const text =
      typeof filling === 'string' ? others(filling) : typeof filling === 'number' ? own(String(filling)) : filling;
    return text.map(styled);
  });
}
