/**
 * Makes issues, worded in English.
 */
import { en } from './english.js';
import type { Issue, Params, Severity } from './issue.js';
import { type PlainIssue, plainIssue } from './plain.js';
import { wordIssue } from './wording.js';

/** Makes one issue, worded in English. */
export function issueOf(code: string, severity: Severity, pointer: string, params: Params = {}): Issue {
  return worded(plainIssue(code, severity, pointer, params));
}

/** The same issue with its sentence in English. */
export function worded({ code, severity, pointer, params, ...position }: PlainIssue): Issue {
  return {
    code,
    severity,
    pointer,
    ...wordIssue(en, { code, params }),
    params,
    ...position,
  };
}
