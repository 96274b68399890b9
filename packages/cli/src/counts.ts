/**
 * Declared counts from CSV or JSON files.
 */
import { readFileSync } from 'node:fs';
import { type DeclaredCount, parseJson, type Status } from '@tieuchi/core';
import { Failure } from './failure.js';
import { readTable } from './table.js';
import type { Speech } from './words/speech.js';

const COLUMNS = ['programme', 'place', 'year', 'measure', 'among', 'met', 'share', 'status', 'source'];
const STATUSES: readonly string[] = ['official', 'local', 'reported', 'placeholder'];

/** All counts of all files, in their order. What cannot be read stops the run: a denominator is never guessed. */
export async function readCounts(paths: readonly string[], speech: Speech): Promise<DeclaredCount[]> {
  const counts: DeclaredCount[] = [];
  for (const path of paths) {
    const rows = await rowsOf(path, speech);
    for (const [index, row] of rows.entries()) counts.push(countOf(row, `${path}:${index + 2}`, speech));
  }
  return counts;
}

async function rowsOf(path: string, speech: Speech): Promise<readonly { readonly [column: string]: unknown }[]> {
  const fail = (reason: string) => new Failure([speech('wrong-counts', { path, reason })]);
  try {
    if (path.endsWith('.json')) {
      const { value: rows, issues } = parseJson(readFileSync(path, 'utf8'));
      const [issue] = issues;
      if (issue !== undefined) throw new TypeError(`${issue.line}:${issue.column} ${speech.issue(issue).message}`);
      if (!Array.isArray(rows)) throw new TypeError('not a list');
      return rows as { [column: string]: unknown }[];
    }
    const { columns, rows } = await readTable(path);
    const unknown = columns.find((column) => !COLUMNS.includes(column));
    if (unknown !== undefined) throw new TypeError(`column ${unknown}; known: ${COLUMNS.join(', ')}`);
    return rows.map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index]])));
  } catch (error) {
    throw fail((error as Error).message);
  }
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
