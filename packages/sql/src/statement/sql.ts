/**
 * Text of SQL together with the columns that it reads.
 */

/** A column of a query that is made of phases and, within each, of layers. */
export interface Column {
  /** Its name: letters, digits and `_`, so that no engine needs quotes. */
  readonly name: string;
  /** The phase that computes it, or at whose beginning it is given; from 0. */
  readonly phase: number;
  /** How many layers of its phase lie below the one that computes it; 0 for what is given. */
  readonly depth: number;
  /** True for a text; everything else is a whole number. */
  readonly isText?: true;
}

/** An expression, and the columns that it reads. */
export interface Sql {
  readonly text: string;
  readonly reads: readonly Column[];
}

/** What may be in an expression: a column, another expression, a whole number. */
export type Part = Column | Sql | number;

/** An expression out of parts. Texts of a pack or a register come in through a dialect's `text` alone. */
export function sql(words: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  let text = words[0]!;
  for (let at = 0; at < parts.length; at += 1) text += textOf(parts[at]!) + words[at + 1]!;
  return { text, reads: readsOf(parts) };
}

/** Words of SQL of our own that read nothing. */
export function words(text: string): Sql {
  return { text, reads: [] };
}

/** Expressions one after the other, with something between them. */
export function joined(parts: readonly Part[], between: string): Sql {
  return { text: parts.map(textOf).join(between), reads: readsOf(parts) };
}

/** A function over parts. */
export function called(name: string, parts: readonly Part[]): Sql {
  const { text, reads } = joined(parts, ', ');
  return { text: `${name}(${text})`, reads };
}

/** The least or greatest of parts; one part alone is it. */
export function extremeOf(name: 'LEAST' | 'GREATEST', parts: readonly Part[]): Sql {
  return parts.length === 1 ? sql`${parts[0]!}` : called(name, parts);
}

/** A whole number of 64 bits, however short the numbers are that it is made of: all engines know this word. */
export function wide(part: Part): Sql {
  return sql`CAST(${part} AS BIGINT)`;
}

function readsOf(parts: readonly Part[]): readonly Column[] {
  const reads = new Set<Column>();
  for (const part of parts) {
    if (typeof part === 'number') continue;
    if ('name' in part) reads.add(part);
    else for (const column of part.reads) reads.add(column);
  }
  return [...reads];
}

function textOf(part: Part): string {
  if (typeof part === 'number') return wholeNumber(part);
  return 'name' in part ? part.name : part.text;
}

/** A whole number as every engine reads it. */
function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number that SQL may hold`);
  return String(value + 0);
}
