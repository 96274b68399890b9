/**
 * The receipt: digests of everything that went in and came out, so that anyone can run it again and compare.
 */

import { digest, rulesDigest } from '../bytes/digest.js';
import type { RowsDigest } from '../bytes/place-tree.js';
import type { DeclaredCount } from '../document/index.js';
import type { CompiledPack } from '../pack/compiled.js';
import type { CompiledPlaces } from '../place/places.js';
import { SEMANTICS } from '../plan/semantics.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { needAllCompiled, needCompiled } from '../shape/compiled.js';
import type { RunCounts } from './events.js';
import type { FinishedRun } from './parts.js';

/** One document of a run and the digest of its rules. */
export interface ReceiptEntry {
  /** Id of the document. */
  readonly id: string;
  /** Version of the document, `major.minor.patch`. */
  readonly version: string;
  /** Digest of everything in it but `$schema`, as `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** The program that made a run. The same name and version gives the same bytes; another version the same numbers. */
export interface Engine {
  /** Name of the program, such as that of its package. */
  readonly name: string;
  /** Its version, `major.minor.patch`. */
  readonly version: string;
}

/** Where the rows of a run stood: by it a register that was put into another order is told from a list that was changed. */
export interface ReceiptRegister {
  /** The files in the order in which they were given: name, kind, and how many rows each held. */
  readonly sources: readonly {
    /** Name of the file, without its folder. */
    readonly name: string;
    /** How it is written, such as `csv`. */
    readonly format: string;
    /** Rows it has. */
    readonly rows: number;
  }[];
  /** Digest of the file and line of every row, in the order in which they were judged. */
  readonly places: string;
}

/** What a run took and gave, by digests: plain JSON, the same bytes for the same input. */
export interface Receipt {
  /** Kind of document, and the version of its format. */
  readonly format: 'tieuchi-receipt/1';
  /** Version of the semantics by which it was run; another one must not re-run it. */
  readonly semantics: number;
  /** All packs that were given, by id and version. */
  readonly packs: readonly ReceiptEntry[];
  /** All programmes that were given, by id and version. */
  readonly programmes: readonly ReceiptEntry[];
  /** All lists of places that were given, by id and version. */
  readonly places: readonly ReceiptEntry[];
  /** Digest of the declared counts; absent when there were none. */
  readonly declaredCounts?: string;
  /** Digest of the earlier years that were taken from other runs; absent when there were none. */
  readonly history?: string;
  /** Options that change an answer, by name, as the caller gave them. */
  readonly options: { readonly [name: string]: string | number | boolean };
  /** How the rows were used. */
  readonly counts: RunCounts;
  /** Digest of the records that were judged. */
  readonly records: RowsDigest;
  /** Digest of their results. */
  readonly results: RowsDigest;
  /** Present when a secret salt entered the digests of rows: only who knows it can make them again. */
  readonly salted?: true;
  /** Digest of the report. */
  readonly report: string;
  /** What made the run: name and version of the program, as the caller names it; absent when it did not. */
  readonly engine?: Engine;
  /** Where the rows stood; absent when the caller did not tell. */
  readonly register?: ReceiptRegister;
  /** Digest of the cells of the results that the caller wrote as a table; absent when it wrote none. */
  readonly table?: string;
  /** Digests of files that the caller wrote, by name; words in them may change between versions, numbers may not. */
  readonly files?: { readonly [name: string]: string };
  /** Given by the caller; the engine has no clock. */
  readonly stamp?: string;
}

/** What a receipt is made of: the same documents that the run was given, and what it gave. */
export interface ReceiptInput {
  /** The packs of the run. */
  readonly packs: readonly CompiledPack[];
  /** The programmes of the run; absent: none. */
  readonly programme?: CompiledProgramme | readonly CompiledProgramme[];
  /** The places of the run; absent: none. */
  readonly places?: CompiledPlaces;
  /** The declared counts of the run; absent: none. */
  readonly counts?: readonly DeclaredCount[];
  /** Digest of the earlier years that the run was given, made by the caller; absent: none. */
  readonly history?: string;
  /** Options of the run that change an answer, by name, such as `since`; absent: none. */
  readonly options?: Receipt['options'];
  /** What the run gave. */
  readonly finished: FinishedRun;
  /** The program that makes the receipt; absent: not told. */
  readonly engine?: Engine;
  /** Where the rows stood; absent: not told. */
  readonly register?: ReceiptRegister;
  /** Digest of the cells of the table of results that the caller wrote; absent: none. */
  readonly table?: string;
  /** Digests of files that the caller wrote, by name; absent: none. */
  readonly files?: { readonly [name: string]: string };
  /** Time stamp of the caller's, any text; absent: none, so that the same run gives the same bytes. */
  readonly stamp?: string;
}

/**
 * The receipt of a finished run (SEMANTICS §8). The same input gives the same bytes, whatever the order of rows was: whoever
 * runs it again from the same documents and records gets the same digests.
 *
 * @throws TypeError for documents that are not compiled, and for what a run without digests has given; nothing else, for
 * what a run has given.
 *
 * @example
 * const receiptOf = (facts) => {
 *   const run = createRun({ packs: [pack] });
 *   run.add({ subject: 'p-1', year: 2023, group: 'nhom-1', facts });
 *   return createReceipt({ packs: [pack], finished: run.finish() });
 * };
 * receiptOf({ books: 12 }).packs[0].digest === rulesDigest(pack.document); // => true
 * receiptOf({ books: 12 }).results.digest === receiptOf({ books: 11 }).results.digest; // => false
 */
export function createReceipt({
  packs,
  programme,
  places,
  counts = [],
  history,
  options = {},
  finished,
  engine,
  register,
  table,
  files,
  stamp,
}: ReceiptInput): Receipt {
  const programmes = programme === undefined ? [] : [programme].flat();
  needAllCompiled('createReceipt', 'pack', packs);
  needAllCompiled('createReceipt', 'programme', programmes);
  if (places !== undefined) needCompiled('createReceipt', 'places', places);
  if ((finished as Partial<FinishedRun>).records === undefined)
    throw new TypeError(
      'createReceipt: this run has no digests. Call createRun without `digests: false`, and give createReceipt what its finish() returns.',
    );
  const entry = (document: { readonly id: string; readonly version: string }): ReceiptEntry => ({
    id: document.id,
    version: document.version,
    digest: rulesDigest(document),
  });
  const byId = (a: ReceiptEntry, b: ReceiptEntry) => (`${a.id}@${a.version}` < `${b.id}@${b.version}` ? -1 : 1);
  return {
    format: 'tieuchi-receipt/1',
    semantics: SEMANTICS,
    packs: packs.map(({ document }) => entry(document)).sort(byId),
    programmes: programmes.map(({ document }) => entry(document)).sort(byId),
    places: (places?.documents ?? []).map(entry).sort(byId),
    ...(counts.length > 0 && { declaredCounts: digest(counts) }),
    ...(history !== undefined && { history }),
    options,
    counts: finished.counts,
    records: finished.records,
    results: finished.results,
    ...(finished.salted && { salted: true as const }),
    report: digest(finished.report),
    ...(engine !== undefined && { engine }),
    ...(register !== undefined && { register }),
    ...(table !== undefined && { table }),
    ...(files !== undefined && { files }),
    ...(stamp !== undefined && { stamp }),
  };
}
