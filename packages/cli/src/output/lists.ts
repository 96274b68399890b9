/**
 * Lists that a run writes only when there is something in them: late.csv, elsewhere.csv, self-assessment.csv.
 */
import { join } from 'node:path';
import type { Quantity, RowEvent, RunEvents } from '@tieuchi/core';
import { type CsvFile, createCsv } from './csv.js';
import { quantityCell } from './results.js';

type Cell = string | number | boolean | null | undefined;

export interface Lists {
  readonly on: Required<Pick<RunEvents, 'late' | 'elsewhere' | 'selfAssessed'>>;
  /** Rows in each list. */
  readonly rows: () => { readonly late: number; readonly elsewhere: number; readonly selfAssessed: number };
  close(): void;
  abandon(): void;
}

/** `where` are the first cells of each row, under the columns `first`. */
export function createLists(folder: string, first: readonly string[], where: (event: RowEvent) => Cell[]): Lists {
  const late = list(join(folder, 'late.csv'), [...first, 'programme', 'stage', 'date', 'before', 'days_late']);
  const elsewhere = list(join(folder, 'elsewhere.csv'), [...first, 'role', 'counted_at', 'also', 'programmes']);
  const self = list(join(folder, 'self-assessment.csv'), [...first, ...['what', 'id', 'self', 'judged', 'difference']]);
  let selfAssessed = 0;
  const all = [late, elsewhere, self];
  return {
    on: {
      late: (event) =>
        late.write([...where(event), event.programme, event.stage, event.date, event.deadline, event.days]),
      elsewhere: (event) =>
        elsewhere.write([
          ...where(event),
          ...[event.role, event.countedAt, event.also.join('|'), event.programmes.join('|')],
        ]),
      selfAssessed: (event) => {
        selfAssessed += 1;
        for (const row of rowsOf(event.self)) self.write([...where(event), ...row]);
      },
    },
    rows: () => ({ late: late.rows(), elsewhere: elsewhere.rows(), selfAssessed }),
    close: () => {
      for (const each of all) each.close();
    },
    abandon: () => {
      for (const each of all) each.abandon();
    },
  };
}

function rowsOf({
  facts,
  total,
  titles,
}: Parameters<Required<RunEvents>['selfAssessed']>[0]['self']): (readonly Cell[])[] {
  const cell = (value: unknown): Cell =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell);
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
function list(path: string, columns: readonly string[]): CsvFile {
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
