/** ClickHouse. */
import { sql } from '../statement/sql.js';
import type { Dialect } from './dialect.js';
import { backticked, quotedWithEscapes } from './quoted.js';

export const clickhouse: Dialect = {
  name: 'clickhouse',
  text: (value) => quotedWithEscapes(value),
  named: (name) => backticked(name, true),
  quotient: (dividend, divisor) => sql`intDiv(${dividend}, ${divisor})`,
  whole: (value) => sql`toInt64(${value})`,
  contains: (text, part) => sql`(position(${text}, ${quotedWithEscapes(part)}) > 0)`,
};
