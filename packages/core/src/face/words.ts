/**
 * Issues worded in English, in all that holds them.
 */
import { english } from '../issue/english.js';
import type { Issue, WordedIssue } from '../issue/issue.js';
import { type Wording, wordIssue } from '../issue/wording.js';
import { PackError } from '../shape/error.js';

/** Sentences of issues alone: who never explains a result carries none for it. */
export const issuesInEnglish: Wording = { issues: english, words: {} };

/** The same issue with its sentence; one that has a sentence keeps it. */
export function worded(issue: Issue | WordedIssue): WordedIssue {
  if ('message' in issue) return issue;
  const { code, severity, pointer, params, ...position } = issue;
  // The keys stand in the order of the bytes that folders keep.
  return { code, severity, pointer, ...wordIssue(issuesInEnglish, issue), params, ...position };
}

/** The same of whatever lists issues: a result, a report, a text that was read. Most lists are empty. */
export function withWords<Told extends { readonly issues: readonly Issue[] }>(
  told: Told,
): Omit<Told, 'issues'> & { readonly issues: readonly WordedIssue[] } {
  return { ...told, issues: told.issues.map(worded) };
}

/** Does what may refuse documents, and refuses them in words. */
export function refusedInWords<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw error instanceof PackError ? new PackError(error.issues.map(worded)) : error;
  }
}
