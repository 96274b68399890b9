/**
 * How engines type a text. DuckDB tries a cast and looks whether it is written in the same way, which is cheap; other engines
 * look at the text first, since not all of them can try.
 */
import type { Dialect, DialectName } from '../dialect/dialect.js';
import { quoted, quotedWithEscapes } from '../dialect/quoted.js';

/** Typing of texts in one engine; what a cell is given as is SQL of a text that is never NULL. */
export interface Typing {
  /** Types of columns: a text, a whole number of 16 bits, of 64. */
  readonly types: { readonly text: string; readonly small: string; readonly whole: string };
  /** A text as a literal. */
  readonly text: (value: string) => string;
  /** True when a pattern describes all of a text. */
  readonly matches: (cell: string, pattern: string) => string;
  /** True for a text without U+0001, which separates the cells of a row. */
  readonly holdsNoMark: (cell: string) => string;
  /** A year of four digits; NULL for any other text. */
  readonly year: (cell: string) => string;
  /** True for a day of the calendar, `YYYY-MM-DD`, from 1900 to 2199. */
  readonly isDay: (cell: string) => string;
  /** Type of millionths; `isShort`: they fit into 32 bits, and what does not is no value of the column. */
  readonly millionthsType: (isShort: boolean) => string;
  /** A number as everybody writes it, in millionths; NULL for any other text, and for what may be read in two ways. */
  readonly millionths: (cell: string, isShort: boolean) => string;
}

/** At most three digits before the point and three behind it: it may be a thousand. */
const THOUSAND = '-?[1-9][0-9]{0,2}\\.[0-9]{3}';
const DECIMAL = '(-?[1-9][0-9]{0,8}|0)\\.[0-9]{1,6}';
const WHOLE = '-?[1-9][0-9]{0,8}|0';

const duckdb: Typing = {
  types: { text: 'VARCHAR', small: 'SMALLINT', whole: 'BIGINT' },
  text: (value) => quoted(value).text,
  matches: (cell, pattern) => `regexp_full_match(${cell}, ${quoted(pattern).text})`,
  holdsNoMark: (cell) => `NOT contains(${cell}, chr(1))`,
  year: (cell) =>
    `CASE WHEN length(${cell}) = 4 AND CAST(TRY_CAST(${cell} AS SMALLINT) AS VARCHAR) = ${cell} THEN TRY_CAST(${cell} AS SMALLINT) END`,
  isDay: (cell) =>
    `(length(${cell}) = 10 AND coalesce(CAST(TRY_CAST(${cell} AS DATE) AS VARCHAR) = ${cell}, false) AND ${cell} BETWEEN '1900-01-01' AND '2199-12-31')`,
  millionthsType: (isShort) => (isShort ? 'INTEGER' : 'BIGINT'),
  millionths: (cell, isShort) => {
    const whole = `TRY_CAST(${cell} AS INTEGER)`;
    return (
      `TRY_CAST(CASE WHEN CAST(${whole} AS VARCHAR) = ${cell} THEN CAST(${whole} AS BIGINT) * 1000000` +
      ` WHEN ${duckdb.matches(cell, DECIMAL)} AND NOT ${duckdb.matches(cell, THOUSAND)}` +
      ` THEN CAST(TRY_CAST(${cell} AS DECIMAL(15, 6)) * 1000000 AS BIGINT) END AS ${duckdb.millionthsType(isShort)})`
    );
  },
};

/** For an engine that is not asked to try: the text is looked at before it is cast. */
function looking(types: Typing['types'], text: Typing['text'], matches: Typing['matches']): Typing {
  const whole = (expression: string) => `CAST(${expression} AS ${types.whole})`;
  return {
    types,
    text,
    matches,
    holdsNoMark: (cell) => `NOT ${matches(cell, '.*\\x01.*')}`,
    year: (cell) => `CASE WHEN ${matches(cell, '(19|20|21)[0-9]{2}')} THEN CAST(${cell} AS ${types.small}) END`,
    isDay: (cell) =>
      `(CASE WHEN NOT ${matches(cell, '(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])')} THEN false` +
      ` WHEN right(${cell}, 5) = '02-29' THEN ${whole(`left(${cell}, 4)`)} % 4 = 0 AND left(${cell}, 4) NOT IN ('1900', '2100')` +
      ` ELSE right(${cell}, 5) NOT IN ('02-30', '02-31', '04-31', '06-31', '09-31', '11-31') END)`,
    millionthsType: () => types.whole,
    millionths: (cell) =>
      `CASE WHEN ${matches(cell, WHOLE)} THEN ${whole(cell)} * 1000000` +
      ` WHEN ${matches(cell, DECIMAL)} AND NOT ${matches(cell, THOUSAND)}` +
      ` THEN ${whole(`CAST(${cell} AS DECIMAL(15, 6)) * 1000000`)} END`,
  };
}

const TYPINGS: { readonly [name in DialectName]: Typing } = {
  duckdb,
  postgres: looking(
    { text: 'TEXT', small: 'SMALLINT', whole: 'BIGINT' },
    (value) => quoted(value).text,
    (cell, pattern) => `${cell} ~ ${quoted(`^(${pattern})$`).text}`,
  ),
  spark: looking(
    { text: 'STRING', small: 'SMALLINT', whole: 'BIGINT' },
    (value) => quotedWithEscapes(value).text,
    (cell, pattern) => `${cell} RLIKE ${quotedWithEscapes(`^(${pattern})$`).text}`,
  ),
  clickhouse: looking(
    { text: 'Nullable(String)', small: 'Nullable(Int16)', whole: 'Nullable(Int64)' },
    (value) => quotedWithEscapes(value).text,
    (cell, pattern) => `match(${cell}, ${quotedWithEscapes(`^(${pattern})$`).text})`,
  ),
};

/** The typing of a dialect. */
export function typingOf({ name }: Dialect): Typing {
  return TYPINGS[name];
}
