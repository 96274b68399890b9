/**
 * Blocks: what a page holds, as plain data. Renderers draw them, each in its own format.
 */
import type { Text } from '../words/text.js';
import type { Cell } from './cell.js';

export type Block = Heading | Paragraph | Note | List | Terms | Table | Series | Section;

export interface Heading {
  readonly kind: 'heading';
  /** 1 is the title of the page. */
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly text: Text;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly sentences: readonly Text[];
}

/** What nobody may pass over: `label` is at the top of every page. */
export interface Note {
  readonly kind: 'note';
  readonly tone: 'label' | 'warning' | 'error';
  readonly text: Text;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Text[];
}

/** Things, and what each is. */
interface Terms {
  readonly kind: 'terms';
  readonly items: readonly { readonly term: Text; readonly about: Text }[];
}

export interface Column {
  readonly head: Text;
  /** Absent: numbers are to the right. */
  readonly side?: 'left' | 'right';
  /** Characters after which a cell goes on in the next line, where a page has no room for more. */
  readonly width?: number;
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** A cell for each column. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Shares of one measure at one place over the years, for a chart. The table beside it holds the same numbers. */
export interface Series {
  readonly kind: 'series';
  readonly text: Text;
  /** Official shares as counts; `target` in percent is what the year asks. */
  readonly points: readonly {
    readonly year: number;
    readonly met: number;
    readonly total: number;
    readonly target?: number;
  }[];
}

/** Blocks that belong together. */
export interface Section {
  readonly kind: 'section';
  readonly blocks: readonly Block[];
}

export function heading(level: Heading['level'], text: Text): Heading {
  return { kind: 'heading', level, text };
}

export function paragraph(...sentences: readonly Text[]): Paragraph {
  return { kind: 'paragraph', sentences };
}

export function note(tone: Note['tone'], text: Text): Note {
  return { kind: 'note', tone, text };
}

/** A list; nothing when it has no items. */
export function list(items: readonly Text[]): List[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** A table whose columns need nothing but their heads. */
export function table(heads: readonly Text[], rows: readonly (readonly Cell[])[]): Table {
  return { kind: 'table', columns: heads.map((head) => ({ head })), rows };
}

export function section(...blocks: readonly Block[]): Section {
  return { kind: 'section', blocks };
}
