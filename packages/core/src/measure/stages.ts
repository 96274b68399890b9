/**
 * Stages: how far a record has come in the procedure of a programme.
 */
import type { SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { isDay } from '../text/days.js';
import { shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';

/** The record does not say how far it has come. */
export const UNSAID = -1;

/**
 * How many of the stages a record has passed: up to the furthest that its `stage` or its `dates` name, none when it was
 * not registered, `UNSAID` when it names none.
 */
export function passedIn(record: SubjectRecord, stages: readonly string[]): number {
  if (record.registered === false) return 0;
  const { stage, dates } = record;
  const isSilent = (stage === undefined || stage === null) && (dates === undefined || dates === null);
  // Most records of a register without stages.
  if (isSilent) return UNSAID;
  const named = [...(record.stage === undefined || record.stage === null ? [] : [record.stage]), ...datedIn(record)];
  const furthest = Math.max(UNSAID, ...named.map((stage) => stages.indexOf(stage)));
  return furthest === UNSAID ? UNSAID : furthest + 1;
}

/** Stages for which the record has a day. */
function datedIn({ dates }: SubjectRecord): string[] {
  return Object.entries(dates ?? {}).flatMap(([stage, day]) => (isDay(day) ? [stage] : []));
}

/** What a record says of its stages that cannot all be so: told, and nothing is corrected. */
export function stageIssues(record: SubjectRecord, stages: readonly string[]): Issue[] {
  const { stage, registered } = record;
  const dated = datedIn(record).filter((each) => stages.includes(each));
  const issues: Issue[] = [];
  const dateOf = (each: string) => record.dates![each]!;
  const ordered = [...dated].sort((a, b) => stages.indexOf(a) - stages.indexOf(b));
  for (const [index, each] of ordered.entries()) {
    const earlier = ordered.slice(0, index).find((other) => dateOf(other) > dateOf(each));
    if (earlier === undefined) continue;
    const params = { stage: each, date: dateOf(each), earlier, earlierDate: dateOf(earlier) };
    issues.push(issueOf('record/stage-order', 'warning', `/dates/${each}`, params));
  }
  const last = ordered[ordered.length - 1];
  const at = typeof stage === 'string' ? stages.indexOf(stage) : UNSAID;
  if (registered === false && (at !== UNSAID || last !== undefined))
    issues.push(issueOf('record/stage-not-registered', 'warning', '/registered', { stage: last ?? stage! }));
  else if (at !== UNSAID && last !== undefined && stages.indexOf(last) > at)
    issues.push(issueOf('record/stage-behind', 'warning', '/stage', { stage: stage!, dated: last }));
  return issues;
}

/** Days of stages that no programme here has. */
export function strangeDates({ dates }: SubjectRecord, known: ReadonlySet<string>): Issue[] {
  if (known.size === 0) return [];
  return Object.keys(dates ?? {}).flatMap((stage) =>
    known.has(stage)
      ? []
      : issueOf('record/unknown-stage-date', 'warning', pointerTo('/dates', stage), {
          stage: shownName(stage),
          known: [...known].join(', '),
        }),
  );
}
