/**
 * The whole pipeline: rows become records, records results, results tallies and a report, all of it digests.
 */
import { createRecordDigester, createResultDigester } from './columns.js';
import type { Desk, Origin, Row, RunCounts, RunOptions } from './desk.js';
import { createRowDigest, type RowsDigest } from './digest.js';
import type { Record as SubjectRecord } from './documents.js';
import { accept } from './intake.js';
import { compareCodePoints, shownName } from './names.js';
import type { CompiledPack } from './pack.js';
import type { CompiledProgramme } from './programme.js';
import { placeholdersIn } from './provenance.js';
import type { Report } from './result.js';
import type { Repair } from './rows.js';
import { judgeAll, judgeSubject } from './subject.js';
import { createTallier } from './tallier.js';

export interface Finished {
  readonly counts: RunCounts;
  readonly report: Report;
  readonly records: RowsDigest;
  readonly results: RowsDigest;
  /** Ids of the packs that judged at least one record, as `id@version`. */
  readonly packsUsed: readonly string[];
}

export interface Run {
  /** Takes one row as a record. `repairs` are what the reader of the row put right. */
  add(record: SubjectRecord, origin?: Origin, repairs?: readonly Repair[]): void;
  finish(): Finished;
}

/**
 * A run over many rows, the same that the command line uses: choice of pack, duplicates, history, roll-up, digests. Rows
 * that cannot be judged are told to `on.rejected`; nothing is dropped.
 *
 * @throws RangeError when a sorted run has no `since` or its rows are not in order: these are faults of the caller.
 *
 * @example
 * const run = createRun({ packs: [pack] });
 * run.add({ subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } });
 * run.finish().counts; // => { rowsRead: 1, records: 1, merged: 0, rejected: 0 }
 */
export function createRun(options: RunOptions): Run {
  const { packs, places, on = {}, sorted = false } = options;
  if (sorted && options.since === undefined) throw new RangeError('a sorted run must be told `since`');
  const programmes = options.programme === undefined ? [] : [options.programme].flat();
  const tallier =
    programmes.length > 0 && places !== undefined ? createTallier(programmes, places, options.codesAsOf) : undefined;
  const roles = rolesOf(packs, programmes);
  const facts = [...new Set([...packs, ...programmes].flatMap(({ document }) => Object.keys(document.facts ?? {})))];
  const [records, results] = [createRowDigest(), createRowDigest()];
  const desk: Desk = {
    options,
    on,
    packs: byGroup(packs),
    roles,
    stages: new Set(programmes.flatMap(({ document }) => document.stages ?? [])),
    used: new Set(),
    digestRecord: createRecordDigester(records, facts, roles),
    digestResult: createResultDigester(results),
    sealed: () => ({ records: records.finish(), results: results.finish() }),
    counts: { rowsRead: 0, records: 0, merged: 0, rejected: 0 },
    ...(tallier && { tallier }),
  };
  let waiting: Row[] = [];
  let current: string | undefined;
  return {
    add: (given, origin = { file: 0, line: desk.counts.rowsRead + 1 }, repairs = []) => {
      desk.counts.rowsRead += 1;
      const row = accept(desk, given, origin, repairs);
      if (row === undefined) return;
      const { subject } = row.record;
      if (sorted && current !== undefined && subject !== current) {
        if (compareCodePoints(subject, current) < 0)
          throw new RangeError(`rows are not in order: ${shownName(subject)} after ${shownName(current)}`);
        judgeSubject(desk, waiting, options.since!);
        waiting = [];
      }
      current = subject;
      waiting.push(row);
    },
    finish: () => {
      if (sorted) judgeSubject(desk, waiting, options.since ?? 0);
      else judgeAll(desk, waiting, options.since);
      waiting = [];
      return finish(desk, options);
    },
  };
}

function byGroup(packs: readonly CompiledPack[]): Map<string, CompiledPack[]> {
  const groups = new Map<string, CompiledPack[]>();
  for (const pack of packs) groups.set(pack.group, [...(groups.get(pack.group) ?? []), pack]);
  return groups;
}

function rolesOf(packs: readonly CompiledPack[], programmes: readonly CompiledProgramme[]): string[] {
  const declared = programmes.flatMap(({ document }) =>
    Object.entries(document.roles)
      .filter(([, { of }]) => of === 'place')
      .map(([id]) => id),
  );
  return [...new Set([...packs.map(({ document }) => document.through), ...declared])];
}

function finish(desk: Desk, { counts: declared = [] }: RunOptions): Finished {
  const { rowsRead, records, merged, rejected } = desk.counts;
  if (rowsRead !== records + merged + rejected)
    throw new Error(`${rowsRead} rows read, but ${records} + ${merged} + ${rejected} accounted for`);
  const empty: Report = { format: 'tieuchi-report/1', semantics: 1, programmes: [], placeholders: [], issues: [] };
  const report = desk.tallier?.report(declared) ?? empty;
  const used = [...desk.used].sort((a, b) => compareCodePoints(a.id, b.id) || compareCodePoints(a.version, b.version));
  const nameOf = ({ id, version }: CompiledPack) => `${id}@${version}`;
  const placeholders = used.flatMap((pack) =>
    placeholdersIn(pack.document).map((pointer) => ({ document: nameOf(pack), pointer })),
  );
  return {
    counts: { rowsRead, records, merged, rejected },
    report: { ...report, placeholders: [...placeholders, ...report.placeholders] },
    ...desk.sealed(),
    packsUsed: used.map(nameOf),
  };
}
