/** Spark SQL. */
import { joined, sql, words } from '../statement/sql.js';
import type { Dialect } from './dialect.js';
import { backticked, quotedWithEscapes } from './quoted.js';

export const spark: Dialect = {
  name: 'spark',
  stepAs: 'AS',
  text: (value) => quotedWithEscapes(value),
  named: (name) => backticked(name, false),
  quotient: (dividend, divisor) => sql`(${dividend} div ${divisor})`,
  whole: (value) => sql`${value}L`,
  contains: (text, part) => sql`contains(${text}, ${quotedWithEscapes(part)})`,
  missing: { whole: words('CAST(NULL AS BIGINT)'), text: words('CAST(NULL AS STRING)') },
  asText: (value) => sql`CAST(${value} AS STRING)`,
  fields: (parts) => sql`concat_ws(chr(31), ${joined(parts, ', ')})`,
  hash: (text) => sql`sha2(${text}, 256)`,
  together: (text, order) =>
    `concat_ws('', transform(array_sort(collect_list(struct(${order} AS n, ${text} AS t))), each -> each.t))`,
  byCodePoints: (text) => text,
};
