/**
 * The files of a folder that `score` writes: the one list that whoever writes, lists, shows, compares or reads them goes by.
 */

export interface FolderFile {
  /** Its path in the folder, with `/` between names. */
  readonly path: string;
  /** The source file that writes it. */
  readonly by: string;
  /** The sentence that says what it is. */
  readonly words: `file-${string}`;
  /** True when it is written only if there is something in it. */
  readonly optional?: boolean;
  /** False for what the receipt cannot list: itself. */
  readonly listed?: false;
  /** Where it is in the summary; absent: after all that have a number. */
  readonly shown?: number;
  /** Columns that hold words of the engine: another version may say the same otherwise. */
  readonly wording?: readonly string[];
  /** True when a later version may find more to say of the same records. */
  readonly mayGrow?: boolean;
}

/** In the order of the receipt. */
export const FILES = {
  results: {
    ...{ path: 'results.parquet', by: 'output/results-table.ts', words: 'file-results', optional: true },
    wording: ['reasons'],
  },
  resultsTable: {
    ...{ path: 'results.csv', by: 'output/results-table.ts', words: 'file-results-table', optional: true },
    wording: ['reasons'],
  },
  tallies: { path: 'tallies.csv', by: 'output/tallies.ts', words: 'file-tallies' },
  json: { path: 'report.json', by: 'scoring/score.ts', words: 'file-json' },
  page: { path: 'report.md', by: 'scoring/score.ts', words: 'file-report', shown: 1 },
  proposals: { path: 'proposals.csv', by: 'output/proposals.ts', words: 'file-proposals' },
  rejects: { path: 'rejects.csv', by: 'output/lists.ts', words: 'file-rejects', wording: ['message'] },
  issues: { path: 'issues.csv', by: 'output/lists.ts', words: 'file-issues', wording: ['message'], mayGrow: true },
  repairs: { path: 'repairs.csv', by: 'output/lists.ts', words: 'file-repairs' },
  conflicts: { path: 'conflicts.csv', by: 'output/lists.ts', words: 'file-conflicts' },
  discrepancies: { path: 'discrepancies.csv', by: 'output/lists.ts', words: 'file-discrepancies' },
  late: { path: 'late.csv', by: 'output/lists.ts', words: 'file-late', optional: true },
  elsewhere: { path: 'elsewhere.csv', by: 'output/lists.ts', words: 'file-elsewhere', optional: true },
  self: { path: 'self-assessment.csv', by: 'output/lists.ts', words: 'file-self', optional: true },
  stages: { path: 'stages.csv', by: 'output/counts.ts', words: 'file-stages', optional: true },
  heads: { path: 'heads.csv', by: 'output/counts.ts', words: 'file-heads', optional: true },
  deadlines: { path: 'deadlines.csv', by: 'output/counts.ts', words: 'file-deadlines', optional: true },
  digests: { path: 'digests.csv', by: 'output/digests.ts', words: 'file-digests' },
  receipt: { path: 'receipt.json', by: 'scoring/score.ts', words: 'file-receipt', listed: false },
} as const satisfies { readonly [name: string]: FolderFile };

/** Where a run keeps what it was given: documents by kind, and these. */
export const INPUTS = 'inputs';

/** What a run keeps beside the documents. */
export const KEPT = {
  counts: 'inputs/counts.json',
  options: 'inputs/options.json',
  records: 'inputs/records.json',
  history: 'inputs/history.ndjson',
} as const;

/** All files, as the list describes them. */
export const ALL_FILES: readonly FolderFile[] = Object.values(FILES);

/** A file of the list by its path; undefined for what a run keeps of its inputs. */
export function fileAt(path: string): FolderFile | undefined {
  return ALL_FILES.find((file) => file.path === path);
}

/** As a reader wants to see them: what is to be read first. */
export function shownFiles(): FolderFile[] {
  const place = ({ shown = Number.POSITIVE_INFINITY }: FolderFile) => shown;
  return ALL_FILES.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
