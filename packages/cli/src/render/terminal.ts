/**
 * Blocks on a terminal: sections with an empty line between them.
 */
import Table from 'cli-table3';
import colours from 'picocolors';
import type { Block, Note, Table as TableBlock } from '../block/block.js';
import { cellText } from '../block/said.js';
import { plainText } from '../words/shown.js';
import type { Speech } from '../words/speech.js';
import type { Text } from '../words/text.js';
import type { Renderer } from './renderer.js';

export const terminal: Renderer<string> = {
  ending: 'txt',
  render: (blocks, speech) => blocks.map((block) => printedLines(block, speech).join('\n')).join('\n\n'),
};

const TONES: { readonly [tone in Note['tone']]: (text: string) => string } = {
  label: colours.yellow,
  warning: colours.yellow,
  error: colours.red,
};

function printedLines(block: Block, speech: Speech): string[] {
  switch (block.kind) {
    case 'heading':
      return [colours.bold(printed(block.text))];
    case 'paragraph':
      return block.sentences.map(printed);
    case 'note':
      return [TONES[block.tone](printed(block.text))];
    case 'list':
      return block.items.map((item) => `  ${printed(item)}`);
    case 'terms': {
      const terms = block.items.map(({ term }) => printed(term));
      const width = Math.max(...terms.map((term) => term.length));
      return block.items.map(
        ({ about }, index) => `  ${terms[index]!.padEnd(width + 3)}${colours.dim(printed(about))}`,
      );
    }
    case 'table':
      return [tableText(block, speech)];
    case 'section':
      return block.blocks.flatMap((each) => printedLines(each, speech));
    case 'series':
      return [];
  }
}

function tableText({ columns, rows }: TableBlock, speech: Speech): string {
  const table = new Table({
    head: columns.map(({ head }) => printed(head)),
    style: { head: [], border: [], compact: true },
    colAligns: columns.map(({ side }) => side ?? 'right'),
    colWidths: columns.map(({ width }) => width ?? null),
    wordWrap: columns.some(({ width }) => width !== undefined),
  });
  table.push(...rows.map((row) => row.map((cell) => printed(cellText(cell, speech)))));
  return table.toString();
}

/** Words as they are read; those of others steer nothing. */
function printed(text: Text): string {
  return text
    .map((span) => {
      const words = span.by === 'own' ? span.text : plainText(span.text);
      return span.style === 'code' ? `\`${words}\`` : span.style === 'strong' ? colours.bold(words) : words;
    })
    .join('');
}
