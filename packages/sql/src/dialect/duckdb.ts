/** DuckDB. */
import { joined, sql, words } from '../statement/sql.js';
import type { Dialect } from './dialect.js';
import { quoted, quotedName } from './quoted.js';

export const duckdb: Dialect = {
  name: 'duckdb',
  stepAs: 'AS',
  text: (value) => quoted(value),
  named: quotedName,
  quotient: (dividend, divisor) => sql`(${dividend} // ${divisor})`,
  whole: (value) => sql`${value}::BIGINT`,
  contains: (text, part) => sql`contains(${text}, ${quoted(part)})`,
  missing: { whole: words('CAST(NULL AS BIGINT)'), text: words('CAST(NULL AS VARCHAR)') },
  asText: (value) => sql`CAST(${value} AS VARCHAR)`,
  fields: (parts) => sql`concat_ws(chr(31), ${joined(parts, ', ')})`,
  hash: (text) => sql`sha256(${text})`,
  together: (text, order) => `string_agg(${text}, '' ORDER BY ${order})`,
  byCodePoints: (text) => text,
};
