/**
 * The receipt: digests of everything that went in and came out, so that anyone can run it again and compare.
 */

import type { RunCounts } from './desk.js';
import { digest, type RowsDigest, rulesDigest } from './digest.js';
import type { DeclaredCount } from './documents.js';
import type { CompiledPack } from './pack.js';
import type { CompiledPlaces } from './places.js';
import type { CompiledProgramme } from './programme.js';
import { SEMANTICS } from './report.js';
import type { Finished } from './run.js';

/** One document of a run and the digest of its rules. */
export interface ReceiptEntry {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
}

/** What a run took and gave, by digests: plain JSON, the same bytes for the same input. */
export interface Receipt {
  readonly format: 'tieuchi-receipt/1';
  readonly semantics: number;
  readonly packs: readonly ReceiptEntry[];
  readonly programmes: readonly ReceiptEntry[];
  readonly places: readonly ReceiptEntry[];
  /** Digest of the declared counts; absent when there were none. */
  readonly declaredCounts?: string;
  /** Digest of the earlier years that were taken from other runs; absent when there were none. */
  readonly history?: string;
  /** Options that change an answer, with their digest. */
  readonly options: { readonly [name: string]: string | number | boolean };
  readonly counts: RunCounts;
  readonly records: RowsDigest;
  readonly results: RowsDigest;
  readonly report: string;
  /** Digests of files that the caller wrote, by name; words in them may change between versions, numbers may not. */
  readonly files?: { readonly [name: string]: string };
  /** Given by the caller; the engine has no clock. */
  readonly stamp?: string;
}

/** What a receipt is made of: the same documents that the run was given, and what it gave. */
export interface ReceiptInput {
  readonly packs: readonly CompiledPack[];
  readonly programme?: CompiledProgramme | readonly CompiledProgramme[];
  readonly places?: CompiledPlaces;
  readonly counts?: readonly DeclaredCount[];
  readonly history?: string;
  readonly options?: Receipt['options'];
  readonly finished: Finished;
  readonly files?: { readonly [name: string]: string };
  readonly stamp?: string;
}

/** The receipt of a finished run. The same input gives the same bytes, whatever the order of rows was. */
export function createReceipt({
  packs,
  programme,
  places,
  counts = [],
  history,
  options = {},
  finished,
  files,
  stamp,
}: ReceiptInput): Receipt {
  const programmes = programme === undefined ? [] : [programme].flat();
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
    report: digest(finished.report),
    ...(files !== undefined && { files }),
    ...(stamp !== undefined && { stamp }),
  };
}
