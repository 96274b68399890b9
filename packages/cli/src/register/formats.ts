/**
 * One input file as rows: their keys, by which they are ordered, and a text that holds what is read of them and no more.
 */
import { extname } from 'node:path';
import { InputError } from '../table/input-error.js';
import { checkFile } from '../table/text.js';
import { csvSource } from './csv.js';
import { lineSource } from './ndjson.js';
import { parquetSource } from './parquet.js';
import type { Source, Users } from './source.js';

/** Opens a file by its ending. */
export async function openSource(path: string, users: Users): Promise<Source> {
  const ending = extname(path).toLowerCase();
  checkFile(path);
  switch (ending) {
    case '.csv':
    case '.tsv':
    case '.txt':
      return csvSource(path, users);
    case '.ndjson':
    case '.jsonl':
      return lineSource(path, users);
    case '.parquet':
      return parquetSource(path, users);
    default:
      throw new InputError('input/unknown-format', path, { ending });
  }
}
