/** DuckDB. */
import { sql } from '../statement/sql.js';
import type { Dialect } from './dialect.js';
import { quoted, quotedName } from './quoted.js';

export const duckdb: Dialect = {
  name: 'duckdb',
  text: (value) => quoted(value),
  named: quotedName,
  quotient: (dividend, divisor) => sql`(${dividend} // ${divisor})`,
  whole: (value) => sql`${value}::BIGINT`,
  contains: (text, part) => sql`contains(${text}, ${quoted(part)})`,
};
