/**
 * A table of places as a document.
 */
import { basename } from 'node:path';
import { InputError } from '../table/input-error.js';
import { openTable } from '../table/table.js';
import type { Document } from './document.js';

/** A table of places (id, code, level, name, parent, from, until) as a document. */
export function placesFromTable(path: string): Document {
  const { columns, rows } = openTable(path, ['id', 'name']);
  const places: { [column: string]: string }[] = [];
  const lines: number[] = [];
  for (const batch of rows)
    for (const { line, cells, fault } of batch) {
      if (fault !== undefined) throw new InputError(fault.code, path, fault.params, line);
      const given = columns.flatMap((column, index) => {
        const cell = cells[index]!.trim().normalize('NFC');
        return cell === '' ? [] : [[column, cell] as const];
      });
      places.push(Object.assign(Object.create(null), Object.fromEntries(given)));
      lines.push(line);
    }
  const id = basename(path, '.csv')
    .replace(/\.places$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const text = JSON.stringify({ format: 'tieuchi-places/1', id, version: '1.0.0', places }, null, 1);
  return { path, text, texts: [], lines };
}
