/**
 * Texts as literals.
 */
import type { Sql } from '../statement/sql.js';

/** A text in single quotes, those within doubled: the way of standard SQL, in which a backslash is a character. */
export function quoted(value: string): Sql {
  return { text: `'${withoutZero(value).replaceAll("'", "''")}'`, reads: [] };
}

/** A text in single quotes for engines in which a backslash escapes. */
export function quotedWithEscapes(value: string): Sql {
  return { text: `'${withoutZero(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`, reads: [] };
}

/** A name in double quotes: the way of standard SQL. */
export function quotedName(name: string): Sql {
  return { text: `"${withoutZero(name).replaceAll('"', '""')}"`, reads: [] };
}

/** A name in backticks; `escapes`: a backslash within them escapes too. */
export function backticked(name: string, escapes: boolean): Sql {
  const text = withoutZero(name);
  const inner = (escapes ? text.replaceAll('\\', '\\\\') : text).replaceAll('`', escapes ? '\\`' : '``');
  return { text: `\`${inner}\``, reads: [] };
}

/** No engine holds U+0000 in a text. */
function withoutZero(value: string): string {
  if (value.includes('\0')) throw new RangeError('a text with U+0000 cannot be written in SQL');
  return value;
}
