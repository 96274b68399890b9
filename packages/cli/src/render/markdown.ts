/**
 * Blocks as Markdown.
 */
import type { Block, Table } from '../block/block.js';
import { cellText } from '../block/said.js';
import { sidesOf } from '../block/sides.js';
import type { Speech } from '../words/speech.js';
import type { Style, Text } from '../words/text.js';
import { inMarkdown } from './escaped.js';
import type { Renderer } from './renderer.js';

export const markdown: Renderer<string> = {
  ending: 'md',
  render: (blocks, speech) => `${blocks.flatMap((block) => blockLines(block, speech)).join('\n')}\n`,
};

/** A block and the empty line behind it. */
function blockLines(block: Block, speech: Speech): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${written(block.text)}`, ''];
    case 'paragraph':
      return [...block.sentences.map(written), ''];
    case 'note':
      return [`> **${written(block.text)}**`, ''];
    case 'list':
      return [...block.items.map((item) => `- ${written(item)}`), ''];
    case 'terms':
      return [...block.items.map(({ term, about }) => `- ${written(term)}: ${written(about)}`), ''];
    case 'table':
      return tableLines(block, speech);
    case 'section':
      return block.blocks.flatMap((each) => blockLines(each, speech));
    case 'series':
      // Markdown draws nothing; the table beside it holds the same numbers.
      return [];
  }
}

function tableLines({ columns, rows }: Table, speech: Speech): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const cells = rows.map((row) => row.map((cell) => written(cellText(cell, speech))));
  const sides = sidesOf(columns, cells).map((side) => (side === 'right' ? '---:' : '---'));
  return [line(columns.map(({ head }) => written(head))), line(sides), ...cells.map(line), ''];
}

const STYLE_MARKS: { readonly [style in Style]: string } = { strong: '**', emphasis: '*', code: '`' };

/** A text with its marks; those of neighbours that are set off alike are one. */
function written(text: Text): string {
  let style: Style | undefined;
  let line = '';
  const turn = (next: Style | undefined) => {
    if (next === style) return;
    line += `${style === undefined ? '' : STYLE_MARKS[style]}${next === undefined ? '' : STYLE_MARKS[next]}`;
    style = next;
  };
  for (const span of text) {
    turn(span.style);
    line += span.by === 'own' ? span.text : inMarkdown(span.text);
  }
  turn(undefined);
  return line;
}
