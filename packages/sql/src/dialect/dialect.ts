/**
 * What engines write differently. Everything else is one SQL.
 */
import type { Part, Sql } from '../statement/sql.js';

/** Names of the engines whose SQL is written. */
export type DialectName = 'duckdb' | 'postgres' | 'clickhouse' | 'spark';

/** One engine's way to write what engines write differently. */
export interface Dialect {
  readonly name: DialectName;
  /**
   * What stands between the name of a step and its query. An engine that would write the expressions of a step into each place
   * where they are read is told to make the step once.
   */
  readonly stepAs: 'AS' | 'AS MATERIALIZED';
  /** A text, whatever is in it. */
  readonly text: (value: string) => Sql;
  /** A name of a column or table that is not ours, whatever is in it. */
  readonly named: (name: string) => Sql;
  /** The whole part of a quotient of whole numbers; both are exact wherever it is used. */
  readonly quotient: (dividend: Part, divisor: number) => Sql;
  /** A whole number of 64 bits: columns of literals must not become narrower ones that overflow. */
  readonly whole: (value: number) => Sql;
  /** True when a text contains another. */
  readonly contains: (text: Part, part: string) => Sql;
  /** A whole number or nothing, and a text or nothing, as columns that hold nothing. */
  readonly missing: { readonly whole: Sql; readonly text: Sql };
  /** A whole number as text. */
  readonly asText: (value: Part) => Sql;
  /** Texts with U+001F between them; none of them is NULL. */
  readonly fields: (parts: readonly Part[]) => Sql;
  /** SHA-256 of a text in UTF-8, as 64 hexadecimal digits in small letters. */
  readonly hash: (text: Part) => Sql;
  /** Texts of a group one after the other, in the order of a whole number that each has. */
  readonly together: (text: string, order: string) => string;
  /** A text as it is put in order: by its code points. */
  readonly byCodePoints: (text: string) => string;
}
