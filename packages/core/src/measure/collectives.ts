/**
 * Collectives: subjects in which others stand, known by a number each, with what they gave year by year.
 */

import { codeOf, UNKNOWN } from '../frame/kleene.js';
import type { Verdict } from '../value/verdict.js';
import type { CollectiveTitle } from './lens.js';

/** What one collective gave in one year: verdicts and outcomes, by `title.<title>` and `recognised.<title>`. */
type CollectiveOutcomes = (name: string) => Verdict;

/** The collectives of one run. */
export interface Collectives {
  /** The number of a collective, which may be named before its own record comes. */
  readonly numberOf: (kind: string, subject: string) => number;
  /** The subjects of a kind by their numbers. */
  readonly subjectsOf: (kind: string) => readonly string[];
  /** True when titles of this kind are read by somebody who is in it. */
  readonly isRead: (kind: string) => boolean;
  readonly note: (kind: string, subject: string, year: number, outcomes: CollectiveOutcomes) => void;
  /** The code of a title, unknown for a collective without a record in that year. */
  readonly codeOf: (title: CollectiveTitle, collective: number, year: number) => number;
}

interface Kind {
  readonly numbers: Map<string, number>;
  /** Names that are read, each with its column. */
  readonly columns: Map<string, number>;
  readonly years: Map<number, CodeRows>;
}

/** Codes of all collectives of one kind in one year, row by row. */
type CodeRows = { rows: Uint8Array };

/** Keeps of the collectives what these titles read. */
export function createCollectives(titles: readonly CollectiveTitle[]): Collectives {
  const kinds = new Map<string, Kind>();
  const kindOf = (name: string): Kind => {
    let kind = kinds.get(name);
    if (kind === undefined) kinds.set(name, (kind = { numbers: new Map(), columns: new Map(), years: new Map() }));
    return kind;
  };
  for (const { kind, name } of titles) {
    const { columns } = kindOf(kind);
    if (!columns.has(name)) columns.set(name, columns.size);
  }
  const numberOf = (name: string, subject: string): number => {
    const { numbers } = kindOf(name);
    let number = numbers.get(subject);
    if (number === undefined) numbers.set(subject, (number = numbers.size));
    return number;
  };
  return {
    numberOf,
    subjectsOf: (name) => [...kindOf(name).numbers.keys()],
    isRead: (name) => (kinds.get(name)?.columns.size ?? 0) > 0,
    note: (name, subject, year, outcomes) => {
      const { columns, years } = kindOf(name);
      const from = numberOf(name, subject) * columns.size;
      let codes = years.get(year);
      if (codes === undefined) years.set(year, (codes = { rows: unknownRows(1024) }));
      if (codes.rows.length < from + columns.size) codes.rows = grown(codes.rows, from + columns.size);
      // An exempt title is false inside rules.
      for (const [column, at] of columns) codes.rows[from + at] = verdictCode(outcomes(column));
    },
    codeOf: ({ kind, name }, collective, year) => {
      const { columns, years } = kindOf(kind);
      const rows = years.get(year)?.rows;
      return rows?.[collective * columns.size + columns.get(name)!] ?? UNKNOWN;
    },
  };
}

function verdictCode(verdict: Verdict): number {
  return codeOf(verdict === 'exempt' ? 'unmet' : verdict);
}

function unknownRows(length: number): Uint8Array {
  return new Uint8Array(length).fill(UNKNOWN);
}

function grown(rows: Uint8Array, least: number): Uint8Array {
  const larger = unknownRows(Math.max(least, rows.length * 2));
  larger.set(rows);
  return larger;
}
