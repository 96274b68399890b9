/**
 * digests.csv: the digests of every place by year: its leaves by kind, and before them its node.
 */
import { join } from 'node:path';
import type { PlaceLeaf } from '@tieuchi/core';
import { FILES } from '../folder/files.js';
import { createCsv } from '../table/csv.js';

export function writeDigests(folder: string, digests: readonly PlaceLeaf[]): void {
  const file = createCsv(join(folder, FILES.digests.path), ['year', 'place', 'kind', 'rows', 'records', 'results']);
  for (const { year, place, kind, rows, records, results } of digests)
    file.write([year, place, kind, rows, records, results]);
  file.close();
}
