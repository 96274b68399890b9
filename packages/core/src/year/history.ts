/**
 * A history as a caller gives it, read once: what is wrong with it is an issue, and what cannot be read is no history.
 */

import type { Outcome } from '../document/index.js';
import type { Issue, Params } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { isObject } from '../json/guards.js';
import { isYear } from '../text/days.js';
import { limits } from '../text/limits.js';
import { shownName } from '../text/names.js';
import type { Verdict } from '../value/verdict.js';

/** Reports a mistake. */
type ReportMistake = (code: string, params?: Params) => void;

/** A history that can be read: `since` is required, and two entries of a year that define a title are an issue. */
export function soundHistory(history: History, year: number, issues: Issue[]): History | undefined {
  const found: Issue[] = [];
  let beyond = 0;
  const tell: ReportMistake = (code, params) => {
    if (found.length < limits.issues) found.push(issueOf(code, 'error', '', params));
    else beyond += 1;
  };
  let sound: History | undefined;
  try {
    sound = copyOfHistory(history, year, tell);
  } catch {
    tell('history/not-readable');
  }
  issues.push(...found);
  if (beyond > 0) issues.push(issueOf('document/more-issues', 'warning', '', { count: beyond }));
  return sound;
}

function copyOfHistory({ since, titles }: History, year: number, tell: ReportMistake): History | undefined {
  if (!isYear(since) || !Array.isArray(titles)) return void tell('history/not-readable');
  if (titles.length > limits.recordEntries) return tooLong(tell);
  const seen = new Set<string>();
  const entries: HistoryYear[] = [];
  for (let index = 0; index < titles.length; index += 1) {
    const { year: of, group, registered, verdicts, recognised } = titles[index] as HistoryYear;
    if (!isObject(verdicts) || !isYear(of)) return void tell('history/not-readable');
    if (of < since || of >= year) continue;
    if (isWide(verdicts) || isWide(recognised)) return tooLong(tell);
    const entry: HistoryYear = {
      year: of,
      ...(typeof group === 'string' && { group }),
      ...(registered === false && { registered }),
      verdicts: { ...verdicts },
      ...(isObject(recognised) && { recognised: { ...recognised } }),
    };
    const names = new Set(
      [...Object.keys(entry.verdicts), ...Object.keys(entry.recognised ?? {})].map((name) => name.split('.')[0]!),
    );
    if (seen.size + names.size > limits.historyVerdicts) return tooLong(tell);
    for (const title of names) {
      const key = `${of} ${title}`;
      if (seen.has(key)) tell('history/doubled-year', { year: of, title: shownName(title) });
      seen.add(key);
    }
    entries.push(entry);
  }
  return { since, titles: entries };
}

/** True when more is there than is worth copying. */
function isWide(members: unknown): boolean {
  let room: number = limits.recordEntries;
  if (isObject(members)) for (const _ in members) if (--room < 0) return true;
  return false;
}

function tooLong(tell: ReportMistake): undefined {
  tell('history/too-long', { limit: limits.recordEntries });
}

/** What one subject's earlier years say: `since` is the first year that the history covers. */
export interface History {
  /** First calendar year that it covers: a year from then on without an entry was not assessed, an earlier one is unknown. */
  readonly since: number;
  /** Earlier years in any order, one entry each; a year that is reported twice is unknown, and an issue. */
  readonly titles: readonly HistoryYear[];
}

/** What one earlier year says of a subject. */
export interface HistoryYear {
  /** Calendar year, before the one that is judged. */
  readonly year: number;
  /** Group in which the subject was judged; without it a change of group is open. */
  readonly group?: string;
  /** Pack that judged it, as `id@version`: told, and never read. */
  readonly pack?: string;
  /** False when the subject did not register: then each title that is reported, and each rank of it, is unmet. */
  readonly registered?: boolean;
  /** Computed verdicts, by `title` or `title.rank`. */
  readonly verdicts: { readonly [title: string]: Verdict };
  /** What the authority decided, by `title` or `title.rank`. */
  readonly recognised?: { readonly [title: string]: Outcome };
}
