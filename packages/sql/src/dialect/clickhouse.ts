/** ClickHouse. */
import { joined, sql, words } from '../statement/sql.js';
import type { Dialect } from './dialect.js';
import { backticked, quotedWithEscapes } from './quoted.js';

export const clickhouse: Dialect = {
  name: 'clickhouse',
  stepAs: 'AS',
  text: (value) => quotedWithEscapes(value),
  named: (name) => backticked(name, true),
  quotient: (dividend, divisor) => sql`intDiv(${dividend}, ${divisor})`,
  whole: (value) => sql`toInt64(${value})`,
  contains: (text, part) => sql`(position(${text}, ${quotedWithEscapes(part)}) > 0)`,
  missing: { whole: words('CAST(NULL AS Nullable(Int64))'), text: words('CAST(NULL AS Nullable(String))') },
  asText: (value) => sql`toString(${value})`,
  fields: (parts) => sql`concatWithSeparator(char(31), ${joined(parts, ', ')})`,
  hash: (text) => sql`lower(hex(SHA256(${text})))`,
  together: (text, order) => `arrayStringConcat(arrayMap(each -> each.2, arraySort(groupArray((${order}, ${text})))))`,
  byCodePoints: (text) => text,
};
