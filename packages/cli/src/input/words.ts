/**
 * The fault of an input file as what stops a command: where, what, and what to do.
 */
import { Failure } from '../failure.js';
import type { Speech } from '../words/speech.js';
import type { InputError } from './error.js';

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
