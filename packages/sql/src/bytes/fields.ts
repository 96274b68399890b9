/**
 * Fields of rows (SEMANTICS §8.1). Whatever is missing is an empty text: no field is ever NULL.
 */
import type { Dialect } from '../dialect/dialect.js';
import { type Part, type Sql, sql } from '../statement/sql.js';

/** A text of a record as it is; empty when it is missing. */
export function textField(text: Part): Sql {
  return sql`COALESCE(${text}, '')`;
}

/** A text in quotes, as JSON: plain texts hold nothing that JSON would escape. */
export function quotedField(text: Part): Sql {
  return sql`COALESCE('"' || ${text} || '"', '')`;
}

/** A key: as JSON when it begins with a quote (SEMANTICS 8.1.6). A plain row has no key with a character below U+0020. */
export function keyField(key: Part, dialect: Dialect): Sql {
  const slash = dialect.text('\\');
  const escaped = sql`replace(replace(${key}, ${slash}, ${dialect.text('\\\\')}), '"', ${dialect.text('\\"')})`;
  return sql`CASE WHEN ${key} LIKE '"%' THEN '"' || ${escaped} || '"' ELSE ${key} END`;
}

/** A whole number; empty when it is missing. */
export function wholeField(number: Part, dialect: Dialect): Sql {
  return sql`COALESCE(${dialect.asText(number)}, '')`;
}

/** A truth or a verdict by its code. */
export function verdictField(code: Part): Sql {
  return sql`CASE ${code} WHEN 2 THEN 'met' WHEN 0 THEN 'unmet' ELSE 'unknown' END`;
}

/** The first field of every row when a run has a salt (SEMANTICS 8.1.20). */
export function saltField(salt: string, subject: Part, year: Part, dialect: Dialect): Sql {
  return dialect.hash(dialect.fields([dialect.text(salt), keyField(subject, dialect), dialect.asText(year)]));
}

/** The hash of a row by its fields (SEMANTICS 8.1.19). */
export function rowHash(fields: readonly Part[], salt: Sql | undefined, dialect: Dialect): Sql {
  return dialect.hash(sql`'r' || ${dialect.fields(salt === undefined ? fields : [salt, ...fields])}`);
}
