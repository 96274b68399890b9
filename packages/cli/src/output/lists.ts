/**
 * Lists of what a run tells row by row: what was rejected, corrected, in conflict, late. Lists that no plain register
 * fills come into being with their first row.
 */

import { join } from 'node:path';
import type { Origin, Quantity, RowEvent, RunEvents } from '@tieuchi/core';
import { FILES, type FolderFile } from '../folder/files.js';
import { type CsvFile, createCsv } from '../table/csv.js';
import type { Speech } from '../words/speech.js';
import { quantityCell } from './results.js';

type ListCell = string | number | boolean | null | undefined;
type Told = Pick<Parameters<Speech['issue']>[0], 'code' | 'params'> & { readonly pointer?: string };

export interface RowLists {
  readonly on: Required<
    Pick<
      RunEvents,
      'rejected' | 'issue' | 'repaired' | 'conflict' | 'discrepancy' | 'late' | 'elsewhere' | 'selfAssessed'
    >
  >;
  /** Rejects a line that is no row: it has neither subject nor year. `code` is the mistake, `told` the words for it. */
  reject(origin: Origin, code: string, told: Told): void;
  /** Rows in each list; of self-assessments, records. */
  readonly rows: () => ListCounts;
  close(): void;
  abandon(): void;
}

export interface ListCounts {
  readonly rejected: number;
  readonly issues: number;
  readonly repairs: number;
  readonly conflicts: number;
  readonly discrepancies: number;
  readonly late: number;
  readonly elsewhere: number;
  readonly selfAssessed: number;
}

const ROW_PLACE = ['file', 'line', 'subject', 'year'];

/** New lists in a folder. `nameOf` gives the name of the file that an origin counts. */
export function createLists(folder: string, nameOf: (file: number) => string, speech: Speech): RowLists {
  const files: CsvFile[] = [];
  const list = (
    { path }: FolderFile,
    columns: readonly string[],
    create: typeof createCsv = createWhenFilled,
  ): CsvFile => {
    const file = create(join(folder, path), [...ROW_PLACE, ...columns]);
    files.push(file);
    return file;
  };
  const rejects = list(FILES.rejects, ['code', 'pointer', 'message'], createCsv);
  const issues = list(FILES.issues, ['code', 'pointer', 'message'], createCsv);
  const repairs = list(FILES.repairs, ['code', 'column', 'from', 'to'], createCsv);
  const conflicts = list(FILES.conflicts, ['what', 'values', 'rows'], createCsv);
  const discrepancies = list(
    FILES.discrepancies,
    ['title', 'computed', 'recognised', 'decision_number', 'decision_date', 'decided_by'],
    createCsv,
  );
  const late = list(FILES.late, ['programme', 'stage', 'date', 'before', 'days_late']);
  const elsewhere = list(FILES.elsewhere, ['role', 'counted_at', 'also', 'programmes']);
  const self = list(FILES.self, ['what', 'id', 'self', 'judged', 'difference']);
  let selfAssessed = 0;

  const where = ({ origin, subject, year }: RowEvent): ListCell[] => [nameOf(origin.file), origin.line, subject, year];
  const told = (issue: Told): ListCell[] => {
    const { message, hint } = speech.issue(issue);
    return [issue.code, issue.pointer, hint === undefined ? message : `${message} → ${hint}`];
  };
  return {
    on: {
      rejected: (event) => rejects.write([...where(event), ...told(event.issue)]),
      issue: (event) => issues.write([...where(event), ...told(event.issue)]),
      repaired: (event) => {
        const { code, column, from, to } = event.repair;
        repairs.write([...where(event), code, column, from, to]);
      },
      conflict: (event) => {
        const rows = event.origins.map(({ file, line }) => `${nameOf(file)}:${line}`);
        conflicts.write([...where(event), event.what, event.values.join(' | '), rows.join(' ')]);
      },
      discrepancy: (event) => {
        const { title, computed, recognised, decision } = event;
        const decided = [decision?.number, decision?.date, decision?.by];
        discrepancies.write([...where(event), title, computed, recognised, ...decided]);
      },
      late: (event) => {
        const { programme, stage, date, deadline, days } = event;
        late.write([...where(event), programme, stage, date, deadline, days]);
      },
      elsewhere: (event) => {
        const { role, countedAt, also, programmes } = event;
        elsewhere.write([...where(event), role, countedAt, also.join('|'), programmes.join('|')]);
      },
      selfAssessed: (event) => {
        selfAssessed += 1;
        for (const row of selfRows(event.self)) self.write([...where(event), ...row]);
      },
    },
    reject: ({ file, line }, code, issue) => {
      const [, ...rest] = told(issue);
      rejects.write([nameOf(file), line, '', '', code, ...rest]);
    },
    rows: () => ({
      rejected: rejects.rows(),
      issues: issues.rows(),
      repairs: repairs.rows(),
      conflicts: conflicts.rows(),
      discrepancies: discrepancies.rows(),
      late: late.rows(),
      elsewhere: elsewhere.rows(),
      selfAssessed,
    }),
    close: () => {
      for (const each of files) each.close();
    },
    abandon: () => {
      for (const each of files) each.abandon();
    },
  };
}

function selfRows({
  facts,
  total,
  titles,
}: Parameters<Required<RunEvents>['selfAssessed']>[0]['self']): (readonly ListCell[])[] {
  const cell = (value: unknown): ListCell =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as ListCell);
  const quantity = (value: Quantity) => quantityCell(value);
  return [
    ...facts.map(({ fact, self, judged, difference }) => ['fact', fact, cell(self), cell(judged), difference]),
    ...(total === undefined
      ? []
      : [['total', 'points.total', quantity(total.self), quantity(total.judged), quantity(total.difference)]]),
    ...titles.map(({ title, self, judged }) => ['title', title, self, judged, undefined]),
  ];
}

/** A CSV file that comes into being with its first row. */
function createWhenFilled(path: string, columns: readonly string[]): CsvFile {
  let file: CsvFile | undefined;
  return {
    rows: () => file?.rows() ?? 0,
    write: (cells) => {
      file ??= createCsv(path, columns);
      file.write(cells);
    },
    close: () => file?.close(),
    abandon: () => file?.abandon(),
  };
}
