/**
 * Makes issues.
 */

import { limits } from '../text/limits.js';
import { english } from './english.js';
import type { Issue, Params, Severity } from './issue.js';
import { wordIssue } from './wording.js';

/** Makes one issue, worded in English. */
export function issueOf(code: string, severity: Severity, pointer: string, given: Params = {}): Issue {
  const params = short(given);
  return { code, severity, pointer, ...wordIssue({ issues: english, words: {} }, { code, params }), params };
}

/** The first half of a character whose second half was cut off. */
const HALF = /[\ud800-\udbff]$/;

/** The same params, with texts that a message can hold. */
function short(params: Params): Params {
  const isShort = (value: string | number) => typeof value !== 'string' || value.length <= limits.shownCharacters;
  if (Object.values(params).every(isShort)) return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isShort(value)
        ? value
        : `${String(value)
            .slice(0, limits.shownCharacters - 1)
            .replace(HALF, '')}…`,
    ]),
  );
}
