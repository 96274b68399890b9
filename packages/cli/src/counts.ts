/**
 * Declared counts from CSV or JSON files.
 */
import { type DeclaredCount, parseJson, type Status } from '@tieuchi/core';
import { Failure } from './failure.js';
import { InputError } from './input/error.js';
import { textOf } from './text/file.js';
import { openTable } from './text/table.js';
import type { Speech } from './words/speech.js';

const COLUMNS = ['programme', 'place', 'year', 'measure', 'among', 'met', 'share', 'status', 'source'];
const STATUSES: readonly string[] = ['official', 'local', 'reported', 'placeholder'];

/** All counts of all files, in their order. What cannot be read stops the run: a denominator is never guessed. */
export function readCounts(paths: readonly string[], speech: Speech): DeclaredCount[] {
  const counts: DeclaredCount[] = [];
  for (const path of paths)
    for (const { line, row } of rowsOf(path, speech)) counts.push(countOf(row, `${path}:${line}`, speech));
  return counts;
}

interface CountRow {
  /** Its line; in a list of JSON, its position from 1. */
  readonly line: number;
  readonly row: { readonly [column: string]: unknown };
}

function rowsOf(path: string, speech: Speech): CountRow[] {
  const fail = (reason: string) => new Failure([speech('wrong-counts', { path, reason })]);
  if (path.endsWith('.json')) {
    const { value: rows, issues } = parseJson(textOf(path));
    const [issue] = issues;
    if (issue !== undefined) throw fail(`${issue.line}:${issue.column} ${speech.issue(issue).message}`);
    if (!Array.isArray(rows)) throw fail('not a list');
    return rows.map((row, index) => ({ line: index + 1, row: row as CountRow['row'] }));
  }
  const { columns, rows } = openTable(path, ['place', 'year', 'measure', 'status', 'source']);
  const unknown = columns.find((column) => !COLUMNS.includes(column));
  if (unknown !== undefined) throw fail(`column ${unknown}; known: ${COLUMNS.join(', ')}`);
  const found: CountRow[] = [];
  for (const batch of rows)
    for (const { line, cells, fault } of batch) {
      if (fault !== undefined) throw new InputError(fault.code, path, fault.params, line);
      found.push({ line, row: Object.fromEntries(columns.map((column, index) => [column, cells[index]])) });
    }
  return found;
}

function countOf(row: { readonly [column: string]: unknown }, where: string, speech: Speech): DeclaredCount {
  const fail = (reason: string): never => {
    throw new Failure([speech('wrong-counts', { path: where, reason })]);
  };
  const text = (column: string) => {
    const value = row[column];
    return value === null || value === undefined || value === ''
      ? fail(`${column} = ∅`)
      : String(value).normalize('NFC').trim();
  };
  const number = (column: string, whole: boolean) => {
    const value = row[column];
    if (value === null || value === undefined || value === '') return undefined;
    const found = /^\d+([.,]\d{1,2})?$/.test(String(value)) ? Number(String(value).replace(',', '.')) : Number.NaN;
    return Number.isNaN(found) || (whole && !Number.isInteger(found)) ? fail(`${column} = ${String(value)}`) : found;
  };
  const year = Number(text('year'));
  if (!Number.isInteger(year) || year < 1900 || year > 2199) fail(`year = ${String(row.year)}`);
  const status = text('status');
  if (!STATUSES.includes(status)) fail(`status = ${status}; ${STATUSES.join(', ')}`);
  const programme = row.programme;
  const [among, met, share] = [number('among', true), number('met', true), number('share', false)];
  if (among === undefined && met === undefined && share === undefined) fail('among, met, share = ∅');
  if (share !== undefined && share > 100) fail(`share = ${share}`);
  return {
    ...(typeof programme === 'string' && programme !== '' && { programme }),
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
