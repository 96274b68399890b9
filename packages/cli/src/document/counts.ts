/**
 * Declared counts from CSV or JSON files.
 */
import { type DeclaredCount, parseJson, type Status } from '@tieuchi/core';
import { InputError } from '../table/input-error.js';
import { openTable } from '../table/table.js';
import { textOf } from '../table/text.js';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

const COUNT_COLUMNS = ['programme', 'place', 'year', 'measure', 'among', 'met', 'share', 'status', 'source'];
const STATUSES: readonly string[] = ['official', 'local', 'reported', 'placeholder'];

/** All counts of all files, in their order. What cannot be read stops the run: a denominator is never guessed. */
export function readCounts(paths: readonly string[], speech: Speech): DeclaredCount[] {
  const counts: DeclaredCount[] = [];
  for (const path of paths) for (const { at, row } of countRows(path, speech)) counts.push(declaredCount(row, at));
  return counts;
}

interface GivenCount {
  readonly at: CountPlace;
  readonly row: { readonly [column: string]: unknown };
}

/** Where a count is: the line of a table, or the pointer of a list. */
interface CountPlace {
  readonly file: string;
  readonly line?: number;
}

function countRows(path: string, speech: Speech): GivenCount[] {
  const fail = (reason: string) => new Failure([speech('wrong-counts', { path, reason })]);
  if (path.endsWith('.json')) {
    const { value: rows, issues } = parseJson(textOf(path));
    const [issue] = issues;
    if (issue !== undefined) throw fail(`${issue.line}:${issue.column} ${speech.issue(issue).message}`);
    if (!Array.isArray(rows)) throw fail('not a list');
    return rows.map((row, index) => ({ at: { file: `${path}#/${index}` }, row: (row ?? {}) as GivenCount['row'] }));
  }
  const { columns, rows } = openTable(path, ['place', 'year', 'measure', 'status', 'source']);
  const unknown = columns.find((column) => !COUNT_COLUMNS.includes(column));
  if (unknown !== undefined)
    throw new InputError('input/unknown-column', path, { column: unknown, known: COUNT_COLUMNS.join(', ') }, 1);
  const found: GivenCount[] = [];
  for (const batch of rows)
    for (const { line, cells, fault } of batch) {
      if (fault !== undefined) throw new InputError(fault.code, path, fault.params, line);
      found.push({
        at: { file: path, line },
        row: Object.fromEntries(columns.map((column, index) => [column, cells[index]])),
      });
    }
  return found;
}

function declaredCount(row: GivenCount['row'], { file, line }: CountPlace): DeclaredCount {
  const fail = (code: string, params: { [name: string]: string }): never => {
    throw new InputError(code, file, params, line);
  };
  /** A cell without white space around it; undefined when nothing is in it. */
  const given = (column: string) => {
    const value = row[column];
    const text = typeof value === 'string' ? value.trim().normalize('NFC') : value;
    return text === '' || text === null ? undefined : text;
  };
  const text = (column: string) => String(given(column) ?? fail('input/count-missing', { column }));
  const number = (column: string, pattern: RegExp) => {
    const found = given(column);
    if (found === undefined) return undefined;
    const [, digits] = pattern.exec(String(found)) ?? fail('input/count-number', { column, found: shownCell(found) });
    return Number(digits!.replace(',', '.'));
  };
  const year = Number(text('year'));
  if (!Number.isInteger(year) || year < 1900 || year > 2199)
    fail('input/count-year', { found: shownCell(given('year')) });
  const status = text('status').toLowerCase();
  if (!STATUSES.includes(status))
    fail('input/count-status', { found: shownCell(given('status')), known: STATUSES.join('`, `') });
  const programme = given('programme');
  const [among, met] = [number('among', PEOPLE), number('met', PEOPLE)];
  const share = number('share', PERCENT);
  if (share !== undefined && share > 100)
    fail('input/count-number', { column: 'share', found: shownCell(given('share')) });
  if (among === undefined && met === undefined && share === undefined) fail('input/count-missing', { column: 'among' });
  return {
    ...(typeof programme === 'string' && { programme }),
    place: text('place'),
    year,
    measure: text('measure'),
    ...(among !== undefined && { among }),
    ...(met !== undefined && { met }),
    ...(share !== undefined && { share }),
    status: status as Status,
    source: text('source'),
  };
}

/** Whole numbers, also as a spreadsheet writes them with decimals that say nothing. */
const PEOPLE = /^(\d{1,15})([.,]0{1,2})?$/;
/** Percents, with or without their sign. */
const PERCENT = /^(\d{1,3}(?:[.,]\d{1,2})?) ?%?$/;

function shownCell(found: unknown): string {
  return typeof found === 'object' ? typeof found : String(found).slice(0, 60);
}
