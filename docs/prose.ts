/**
 * The sentences of a page, as a reader counts them: what is code, a table, a heading or a picture is none.
 */

/** The paragraphs and points of lists of a page, each as one line of words. */
export function paragraphsOf(markdown: string): string[] {
  const prose = markdown
    .replace(/^---\n.*?\n---\n/s, '')
    .replace(/^( *)```.*?^\1```$/gms, '\n')
    .replace(/<!--.*?-->/gs, '')
    .replace(/^ *\|.*$/gm, '')
    .replace(/^#+ .*$/gm, '\n');
  return prose
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )|\n(?=>)/)
    .map((paragraph) =>
      wordsIn(paragraph.replace(/^\s*(?:[-*]|\d+\.|>)+ (?:\[[ x]\] )?/, ''))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '');
}

/** What is read of a line: of a link its text, of code one word, of emphasis what is emphasised. */
function wordsIn(text: string): string {
  return text
    .replace(/(`+)(.+?)\1/gs, (code) => (/[.!?]`+$/.test(code) ? 'code.' : 'code'))
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|(?<![\p{L}\p{N}])[_*]|[_*](?![\p{L}\p{N}])/gu, '');
}

/** The sentences of a page. A colon or a semicolon ends none. */
export function sentencesOf(markdown: string): string[] {
  return paragraphsOf(markdown).flatMap((paragraph) =>
    paragraph
      .split(/(?<=[.!?…][)”"’]?) (?=[“"(]?(?:[\p{Lu}\p{N}]|code\b))/u)
      .map((sentence) => sentence.trim())
      .filter((sentence) => lengthOf(sentence) > 0),
  );
}

/** How many words a sentence has. A sign alone is none. */
export function lengthOf(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
