/** PostgreSQL, and what speaks its language. */
import { sql } from '../statement/sql.js';
import type { Dialect } from './dialect.js';
import { quoted, quotedName } from './quoted.js';

export const postgres: Dialect = {
  name: 'postgres',
  text: (value) => quoted(value),
  named: quotedName,
  quotient: (dividend, divisor) => sql`(${dividend} / ${divisor})`,
  whole: (value) => sql`${value}::BIGINT`,
  contains: (text, part) => sql`(strpos(${text}, ${quoted(part)}) > 0)`,
};
