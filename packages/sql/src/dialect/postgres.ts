/** PostgreSQL, and what speaks its language. */
import { joined, sql, words } from '../statement/sql.js';
import type { Dialect } from './dialect.js';
import { quoted, quotedName } from './quoted.js';

export const postgres: Dialect = {
  name: 'postgres',
  stepAs: 'AS MATERIALIZED',
  text: (value) => quoted(value),
  named: quotedName,
  quotient: (dividend, divisor) => sql`(${dividend} / ${divisor})`,
  whole: (value) => sql`${value}::BIGINT`,
  contains: (text, part) => sql`(strpos(${text}, ${quoted(part)}) > 0)`,
  missing: { whole: words('CAST(NULL AS BIGINT)'), text: words('CAST(NULL AS TEXT)') },
  asText: (value) => sql`CAST(${value} AS TEXT)`,
  // A call takes a hundred arguments at most.
  fields: (parts) => sql`(${joined(parts, ' || chr(31) || ')})`,
  hash: (text) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`,
  together: (text, order) => `string_agg(${text}, '' ORDER BY ${order})`,
  byCodePoints: (text) => `${text} COLLATE "C"`,
};
