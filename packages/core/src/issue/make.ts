/**
 * Makes issues: what is wrong, where, and what fills a sentence. Whoever shows one gives the words.
 */
import { limits } from '../text/limits.js';
import type { Issue, Params, Severity } from './issue.js';

/** Makes one issue. Texts in its params are cut to what a message can hold. */
export function issueOf(code: string, severity: Severity, pointer: string, params: Params = {}): Issue {
  return { code, severity, pointer, params: shortened(params) };
}

/** The first half of a character whose second half was cut off. */
const HALF = /[\ud800-\udbff]$/;

/** The same params, with texts that a message can hold. */
function shortened(params: Params): Params {
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
