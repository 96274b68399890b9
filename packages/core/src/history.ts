/**
 * A history as a caller gives it: what is wrong with it is an issue, and what cannot be read is no history.
 */
import { isYear } from './dates.js';
import { type Issue, issueOf } from './issue.js';
import { shownName } from './names.js';
import type { History } from './result.js';

/** A history that can be read: `since` is required, and two entries of a year that define a title are an issue. */
export function soundHistory(history: History, year: number, issues: Issue[]): History | undefined {
  try {
    const { since, titles } = history;
    if (!isYear(since) || !Array.isArray(titles)) {
      issues.push(issueOf('history/not-readable', 'error', ''));
      return undefined;
    }
    const seen = new Set<string>();
    for (const entry of titles) {
      if (typeof entry?.verdicts !== 'object' || entry.verdicts === null || !isYear(entry.year)) {
        issues.push(issueOf('history/not-readable', 'error', ''));
        return undefined;
      }
      if (entry.year < since || entry.year >= year) continue;
      for (const title of new Set([...Object.keys(entry.verdicts), ...Object.keys(entry.recognised ?? {})])) {
        const key = `${entry.year} ${title}`;
        if (seen.has(key))
          issues.push(issueOf('history/doubled-year', 'error', '', { year: entry.year, title: shownName(title) }));
        seen.add(key);
      }
    }
    return { since, titles };
  } catch {
    issues.push(issueOf('history/not-readable', 'error', ''));
    return undefined;
  }
}
