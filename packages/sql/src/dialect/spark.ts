/** Spark SQL. */
import { sql } from '../statement/sql.js';
import type { Dialect } from './dialect.js';
import { backticked, quotedWithEscapes } from './quoted.js';

export const spark: Dialect = {
  name: 'spark',
  text: (value) => quotedWithEscapes(value),
  named: (name) => backticked(name, false),
  quotient: (dividend, divisor) => sql`(${dividend} div ${divisor})`,
  whole: (value) => sql`${value}L`,
  contains: (text, part) => sql`contains(${text}, ${quotedWithEscapes(part)})`,
};
