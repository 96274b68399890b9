/**
 * From subjects to places: tallies by measure, year and place, declared counts beside them, targets above them.
 */
import type { DeclaredCount, SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { shownValue } from '../json/shown.js';
import { copyRecord } from '../judge/copy.js';
import { createCollectives } from '../measure/collectives.js';
import { readOutcome, type Scored } from '../measure/members.js';
import type { CompiledPlaces } from '../place/places.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { needAllCompiled, needCompiled } from '../shape/compiled.js';
import { isYear } from '../text/days.js';
import type { Report } from './result.js';
import { createTallier, titlesRead } from './tallier.js';

/** What may be said about a roll-up. */
export interface RollUpOptions {
  /** Counts that an authority declares in the stead of records; absent: none. */
  readonly counts?: readonly DeclaredCount[];
  /** Day with which codes of places are resolved; absent: each record's own date. */
  readonly codesAsOf?: string;
  /**
   * Day whose tree of places all years are counted on, as `YYYY-MM-DD`; absent: each year's own. What was at a place that
   * was divided is perhaps here and perhaps there, and never apportioned.
   */
  readonly tree?: string;
}

/**
 * The report over judged subjects (SEMANTICS §7), with issues as data. Each subject and year must come once.
 *
 * @throws RangeError when `tree` is not a day: this is a fault of the caller; TypeError for a programme or places that are not compiled.
 */
export function rollUp(
  programme: CompiledProgramme | readonly CompiledProgramme[],
  places: CompiledPlaces,
  scored: Iterable<Scored>,
  options: RollUpOptions = {},
): Report {
  const programmes = [programme].flat();
  needAllCompiled('rollUp', 'programme', programmes);
  needCompiled('rollUp', 'places', places);
  const collectives = createCollectives(titlesRead(programmes));
  const kinds = new Map(programmes.flatMap((each) => [...each.kinds]));
  const tallier = createTallier(programmes, places, collectives, options);
  const issues: Issue[] = [];
  for (const { record: given, result, kind: told } of scored) {
    const { record, issue } = copyRecord(given);
    const { subject, year, group } = result;
    // Who has no readable year is in none.
    const unread = issue ?? (isYear(year) ? undefined : yearIssue(record));
    if (unread !== undefined) {
      issues.push(unread);
      continue;
    }
    const each: Scored = { record, result, ...(told !== undefined && { kind: told }) };
    issues.push(...tallier.add(each));
    const kind = each.kind ?? kinds.get(group);
    if (kind !== undefined && collectives.isRead(kind))
      collectives.note(kind, subject, year, (name) => readOutcome(each, name));
  }
  const report = tallier.report(options.counts ?? []);
  return { ...report, issues: [...report.issues, ...issues] };
}

function yearIssue({ year }: SubjectRecord): Issue {
  return issueOf('record/year', 'error', '/year', { found: shownValue(year) });
}
