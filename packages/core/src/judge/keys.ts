/**
 * A record: its keys and facts, checked against a pack.
 */

import type { Outcome, Recognition, SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { hasMembers, isObject, kindName } from '../json/guards.js';
import { shownValue } from '../json/shown.js';
import { createYearEnd, isDay, isYear, lastDayOf, type YearEnd } from '../text/days.js';
import { limits } from '../text/limits.js';
import { isSoundText } from '../text/names.js';
import type { Outcomes } from '../year/recognition.js';
import { lastOfEach } from '../year/recognition.js';

/** The keys of a record as far as they can be read, and what is wrong with them. */
export interface Keys {
  readonly subject: string;
  readonly year: number;
  readonly group: string;
  /** The given date, or 31 December of the year. */
  readonly date: string;
  readonly registered: boolean;
  readonly facts: { readonly [id: string]: unknown };
  /** True when `facts` inherits nothing but what every object has. */
  readonly plain: boolean;
  readonly outcomes: Outcomes | undefined;
  /** Errors here make the record impossible to judge. */
  readonly bad: readonly Issue[];
}

const NO_FACTS = Object.freeze(Object.create(null)) as { readonly [id: string]: unknown };
const NO_ISSUES: readonly Issue[] = Object.freeze([]);
const OUTCOMES: ReadonlySet<unknown> = new Set(['granted', 'refused', 'revoked']);

/**
 * Reads the keys of any value whatever; what cannot be read is an issue. `own` is a group that is known to be sound. Never throws.
 */
export function readKeys(record: unknown, end: YearEnd = createYearEnd(), own?: string): Keys {
  try {
    return keysOf(record as SubjectRecord, end, own);
  } catch {
    const bad = [issueOf('record/not-readable', 'error', '')];
    return {
      subject: '',
      year: 0,
      group: '',
      date: '',
      registered: true,
      facts: NO_FACTS,
      plain: true,
      outcomes: undefined,
      bad,
    };
  }
}

function keysOf(record: SubjectRecord, end: YearEnd, own?: string): Keys {
  if (typeof record !== 'object' || record === null) throw new TypeError('not a record');
  const { subject, year, group, date, registered, facts, recognised } = record;
  const prototype: unknown = isObject(facts) ? Object.getPrototypeOf(facts) : null;
  const plain = prototype === null || prototype === Object.prototype;
  const isSound =
    isSoundText(subject) &&
    isYear(year) &&
    ((own !== undefined && group === own) || isSoundText(group)) &&
    (date === undefined || date === null) &&
    (registered === undefined || typeof registered === 'boolean') &&
    isObject(facts) &&
    plain &&
    (recognised === undefined || recognised === null);
  // Most records: nothing is wrong, and nothing has to be remembered of what is.
  if (isSound) {
    const isRegistered = registered !== false;
    return {
      subject,
      year,
      group,
      date: lastDayOf(end, year),
      registered: isRegistered,
      facts,
      plain,
      outcomes: undefined,
      bad: NO_ISSUES,
    };
  }
  return doubtfulKeys({ subject, year, group, date, registered, facts, recognised }, plain, end);
}

/** Keys of which each may be wrong. */
function doubtfulKeys(
  { subject, year, group, date, registered, facts, recognised }: SubjectRecord,
  plain: boolean,
  end: YearEnd,
): Keys {
  const bad: Issue[] = [];
  const fail = (code: string, key: string, value: unknown) => {
    bad.push(issueOf(code, 'error', `/${key}`, { found: shownKey(value) }));
  };
  const soundSubject = isSoundText(subject);
  if (!soundSubject) fail('record/subject', 'subject', subject);
  const soundYear = isYear(year);
  if (!soundYear) fail('record/year', 'year', year);
  const soundGroup = isSoundText(group);
  if (!soundGroup) fail('record/group', 'group', group);
  if (date !== undefined && date !== null && !isDay(date)) fail('record/date', 'date', date);
  else if (typeof date === 'string' && soundYear && Number(date.slice(0, 4)) !== year)
    fail('record/date-other-year', 'date', date);
  if (registered !== undefined && registered !== null && typeof registered !== 'boolean')
    fail('record/registered', 'registered', registered);
  const soundFacts = isObject(facts) && (plain || hasMembers(facts));
  if (!soundFacts) fail('record/facts', 'facts', isObject(facts) ? kindName(facts) : facts);
  return {
    subject: soundSubject ? subject : '',
    year: soundYear ? year : 0,
    group: soundGroup ? group : '',
    date: typeof date === 'string' && isDay(date) ? date : soundYear ? lastDayOf(end, year) : '',
    registered: registered !== false,
    facts: soundFacts ? facts : NO_FACTS,
    plain,
    outcomes: recognised === undefined || recognised === null ? undefined : outcomesOf(recognised, fail),
    bad: bad.length === 0 ? NO_ISSUES : bad,
  };
}

/** A table gives numbers and truths as such: text that is one stood in quotes, and they are the mistake. */
function shownKey(value: unknown): string {
  const isQuoted = typeof value === 'string' && /^(\d{4}|true|false|[01])$/i.test(value);
  return isQuoted ? `"${value}"` : shownValue(value);
}

/** The authority's outcomes by `title` and `title.rank`; a title that was granted with a rank was granted. */
function outcomesOf(
  recognised: unknown,
  fail: (code: string, key: string, value: unknown) => void,
): { [title: string]: Outcome } {
  const outcomes: { [title: string]: Outcome } = Object.create(null);
  if (!Array.isArray(recognised)) fail('record/recognised', 'recognised', recognised);
  else if (recognised.length > limits.recordEntries) throw new RangeError('too many recognitions');
  else {
    const sound: Recognition[] = [];
    for (const [index, entry] of recognised.entries()) {
      const { title, rank, outcome } = (entry ?? {}) as { title?: unknown; rank?: unknown; outcome?: unknown };
      if (typeof title !== 'string' || !OUTCOMES.has(outcome))
        fail('record/recognised', `recognised/${index}`, outcome);
      else sound.push({ title, outcome: outcome as Outcome, ...(typeof rank === 'string' && { rank }) });
    }
    for (const { title, rank, outcome } of lastOfEach(sound)) {
      outcomes[title] = outcome;
      if (rank !== undefined) outcomes[`${title}.${rank}`] = outcome;
    }
  }
  return outcomes;
}
