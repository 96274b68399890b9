/**
 * The formats of registers.
 */
import { extname } from 'node:path';
import { InputError } from '../table/input-error.js';
import { checkFile } from '../table/text.js';
import { csv } from './csv.js';
import { ndjson } from './ndjson.js';
import { parquet } from './parquet.js';
import type { Format, Source, Users } from './source.js';

/** Each in a file of its own. */
export const FORMATS: readonly Format[] = [csv, ndjson, parquet];

/** Opens a file in the format that its ending says. */
export async function openSource(path: string, users: Users): Promise<Source> {
  const ending = extname(path).toLowerCase();
  checkFile(path);
  const format = FORMATS.find(({ endings }) => endings.includes(ending));
  if (format !== undefined) return format.open(path, users);
  const endings = FORMATS.flatMap((each) => each.endings).join(', ');
  throw new InputError('input/unknown-format', path, { ending, endings });
}
