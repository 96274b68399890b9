/**
 * Paths of files as the database takes them.
 */
import { resolve } from 'node:path';
import { InputError } from '../table/input-error.js';

/** A path that is that very file, and no pattern. */
export function literalPath(given: string): string {
  const path = resolve(given);
  // A backslash before such a character would be read as part of a pattern.
  if (/[*?[\]]/.test(path) && path.includes('\\') && !/^[a-z]:\\/i.test(path))
    throw new InputError('input/file-name', path);
  return path.replace(/[*?[]/g, '[$&]');
}
