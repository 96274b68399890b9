/**
 * What stops a command, in words.
 */
import { InputError } from '../table/input-error.js';
import type { Speech } from '../words/speech.js';
import { EXIT, Failure } from './failure.js';
import { Interrupted } from './stop.js';

/** What went wrong, in words; faults of the program pass as they are. */
export function asFailure(error: unknown, out: string, records: readonly string[], speech: Speech): unknown {
  if (error instanceof Interrupted) return new Failure([speech('interrupted', { out })], EXIT.interrupted);
  if (error instanceof InputError) return inWords(error, speech, records[0]);
  const { code, message } = error as { code?: unknown; message?: string };
  if (/out of memory|failed to allocate|Array buffer allocation failed/i.test(message ?? ''))
    return new Failure([speech('no-memory', { out })]);
  const isWrite =
    typeof code === 'string' && ['ENOSPC', 'EFBIG', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM'].includes(code);
  if (isWrite || /No space left|File too large|could not write/i.test(message ?? ''))
    return new Failure([speech('write-failed', { out, reason: message ?? String(code) })]);
  return error;
}

/** `otherwise` is the file that is meant when the fault names none. */
export function inWords({ code, params, file, line }: InputError, speech: Speech, otherwise = ''): Failure {
  const { message, hint } = speech.issue({ code, params });
  const where = [file ?? otherwise, ...(line === undefined ? [] : [line])].join(':');
  return new Failure([
    `${where} ${speech('error')} ${code}`,
    `  ${message}`,
    ...(hint === undefined ? [] : [`  → ${hint}`]),
  ]);
}
