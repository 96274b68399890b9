/**
 * Deadlines of a programme's procedure, and what came after them.
 */
import type { Deadline, Programme, SubjectRecord } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { daysBetween, isDay } from '../text/days.js';
import { shownName } from '../text/names.js';

/** A stage whose day lies on or after its deadline. */
export interface LateStage {
  /** Id of the programme whose deadline it is. */
  readonly programme: string;
  /** Id of the stage. */
  readonly stage: string;
  /** Day on which the record says that it was reached, `YYYY-MM-DD`. */
  readonly date: string;
  /** The day before which it was due, `YYYY-MM-DD`. */
  readonly deadline: string;
  /** Days after the last day on which it would have been in time. */
  readonly days: number;
}

/**
 * The deadlines of a programme, one for each stage that has one. Results that are due before a day were decided before it:
 * `reportBefore` is the deadline of the last stage when none is given for that.
 */
export function deadlinesOf({ procedure, stages = [] }: Programme): Deadline[] {
  const { deadlines = [], reportBefore } = procedure ?? {};
  const last = stages[stages.length - 1];
  if (reportBefore === undefined || last === undefined || deadlines.some(({ stage }) => stage === last))
    return [...deadlines];
  const { day, ...rest } = reportBefore;
  return [...deadlines, { stage: last, before: day, ...rest }];
}

/** The day before which a stage of a year is due. */
export function dueDay({ before, ofNextYear }: Pick<Deadline, 'before' | 'ofNextYear'>, year: number): string {
  return `${ofNextYear ? year + 1 : year}-${before}`;
}

/** Stages of a record that came too late for a programme; a stage without a day is not judged. */
export function lateIn({ id, document }: { readonly id: string; readonly document: Programme }, record: SubjectRecord) {
  return deadlinesOf(document).flatMap((deadline): LateStage[] => {
    const date = record.dates?.[deadline.stage];
    const due = dueDay(deadline, record.year);
    if (!isDay(date) || date < due) return [];
    return [{ programme: id, stage: deadline.stage, date, deadline: due, days: daysBetween(due, date) + 1 }];
  });
}

/** Deadlines are for stages that the programme has, one each, on a day that every year has. */
export function checkDeadlines(
  { procedure, stages = [] }: Programme,
  issues: Issues,
  broken: (pointer: string) => boolean,
): void {
  const at = '/procedure/deadlines';
  if (broken('/stages') || broken(at)) return;
  const { deadlines = [] } = procedure ?? {};
  for (const [index, { stage, before }] of deadlines.entries()) {
    const pointer = `${at}/${index}`;
    if (!stages.includes(stage)) {
      const near = issues.nearest(stage, stages);
      issues.error(near ? 'deadline/misspelt-stage' : 'deadline/unknown-stage', `${pointer}/stage`, {
        stage: shownName(stage),
        ...(near && { near }),
      });
    }
    if (deadlines.findIndex((other) => other.stage === stage) !== index)
      issues.error('deadline/doubled', `${pointer}/stage`, { stage });
    if (!isEveryYear(before)) issues.error('deadline/no-day', `${pointer}/before`, { day: before });
  }
  const { reportBefore } = procedure ?? {};
  if (reportBefore !== undefined && !broken('/procedure/reportBefore') && !isEveryYear(reportBefore.day))
    issues.error('deadline/no-day', '/procedure/reportBefore/day', { day: reportBefore.day });
}

/** 2001 is a year without a leap day. */
function isEveryYear(day: string): boolean {
  return isDay(`2001-${day}`);
}
