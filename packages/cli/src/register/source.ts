/**
 * Rows as files give them, before they are put in order.
 */

import type { CompiledPack, CompiledProgramme, Repair, SubjectRecord } from '@tieuchi/core';
import type { TypedFile } from '@tieuchi/sql';
import type { Database } from '../table/database.js';

/** What will use the rows. */
export interface Users {
  readonly packs: readonly CompiledPack[];
  readonly programmes: readonly CompiledProgramme[];
}

/** What makes a row none. */
export interface Fault {
  /** The mistake, and what words it: often the same. */
  readonly code: string;
  readonly wording?: string;
  readonly params: { readonly [name: string]: string | number };
}

/** What a row is ordered by, as a run will read it. */
export interface Keys {
  readonly subject?: unknown;
  readonly year?: unknown;
  readonly group?: unknown;
}

export type SourceRow =
  | { readonly line: number; readonly keys: Keys; readonly text: string; readonly fault?: undefined }
  | { readonly line: number; readonly fault: Fault };

/** Reads the text that was made of a row. */
export type Reader = (text: string) => { readonly record: SubjectRecord; readonly repairs: readonly Repair[] };

export interface Source {
  readonly path: string;
  /** The name of its format. */
  readonly format: string;
  /** True when rows have the columns of a table, so that a fact without a column is missing for everybody. */
  readonly isTable: boolean;
  readonly separator?: string;
  /** Columns that are read. */
  readonly columns: readonly string[];
  readonly ignored: readonly { readonly column: string; readonly near?: string }[];
  /** Read while one goes through them, once. */
  readonly batches: AsyncIterable<Iterable<SourceRow>> | Iterable<Iterable<SourceRow>>;
  readonly reader: Reader;
  /** Rows so far, malformed ones included. */
  rows: number;
  /** A row again, from its text; given by tables. */
  readonly again?: (text: string, line: number) => SourceRow;
  /** How the database reads its rows by itself; undefined when they have to be read one by one. */
  readonly typed?: () => DatabaseSource | undefined;
}

/** Rows that the database reads by itself. */
export interface DatabaseSource extends Pick<TypedFile, 'source' | 'cells' | 'isRow' | 'raw'> {
  /** How many rows it must find, the header included; absent: as many as it finds. */
  readonly lines?: number;
  /** Reads what the database gives of a row that is odd; undefined for what is none. */
  readonly rowIn?: (raw: string, line: number) => SourceRow | undefined;
  /** The odd rows of a table of typed ones, read again. Given where the database keeps no text of them. */
  readonly oddRows?: (database: Database, table: string) => AsyncIterable<Iterable<SourceRow>>;
}

/** A format of input files: one file here for each, and one line in `formats.ts`. */
export interface Format {
  /** As receipts name it. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** The endings of its files, with the dot, in lower case. */
  readonly endings: readonly string[];
  /** Opens a file; its rows are read while one goes through them. */
  readonly open: (path: string, users: Users) => Source | Promise<Source>;
}
